"""Faults of a database, said as sentences; never with the statement or the words in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError, IntegrityError

from silp_widgets.domain.errors import BadInput, CaseError, CaseIsReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT_SECONDS: Final = 15
"""How long to wait for another writer before giving up with a sentence."""

BUSY: Final = (
    f"The case is locked: another program has been writing to it for {WAIT_SECONDS} seconds. "
    "Nothing was changed; close what is using it, or try again in a moment."
)
_FULL: Final = "The disk is full, so nothing was saved. Make room on it and try again."
_ONLY_READING: Final = "This case is open for reading only, so nothing was changed."
_DAMAGED: Final = (
    "The case file can't be read all through: the file or the disk is damaged. "
    "Nothing was changed. Keep a copy of the file as it is, then go back to a backup."
)
_SENTENCES: Final = (
    (("locked", "lock timeout", "deadlock"), CaseError, BUSY),
    (("readonly", "read-only", "not authorized", "prohibited"), CaseIsReadOnly, _ONLY_READING),
    (("disk is full", "no space left"), CaseError, _FULL),
    (("malformed", "file is not a database", "disk i/o"), CaseError, _DAMAGED),
)
_TWINS: Final = {
    "entry": "Two entries would have the same reference; give each its own.",
    "agency": "Two agencies would have the same key; give each its own.",
    "participant": "Two participants would have the same code; give each their own.",
}


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn a fault of the database into an error of ours, without what was being written."""
    try:
        yield
    except IntegrityError as fault:
        raise _twin(str(fault.orig)) from None
    except DBAPIError as fault:
        raise sentence_for(str(fault.orig)) from None


def sentence_for(fault: str) -> CaseError:
    """Return the error that says a database's own words plainly."""
    said = fault.casefold()
    for signs, kind, sentence in _SENTENCES:
        if any(sign in said for sign in signs):
            return kind(sentence)
    return CaseError(
        "The case can't be reached just now, and nothing was changed. "
        "Check the disk or the connection to the database, then try again."
    )


def _twin(fault: str) -> BadInput:
    for noun, sentence in _TWINS.items():
        if f"one_{noun}_" in fault or f"failed: {noun}." in fault:
            return BadInput(sentence)
    return BadInput("That is in this case already; nothing was changed.")
