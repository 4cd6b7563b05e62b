"""What the chair may change in an entry, and how the old reading stays in sight (I6, R2)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.chronology import AUTHOR_NOTE_MARKS, Agency, Entry
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.narrative import Correction
from silp_widgets.domain.records import new_id
from silp_widgets.domain.uk_time import today
from silp_widgets.domain.vocabulary import (
    ClaimStatus,
    CorrectionAnswer,
    RowKind,
    SourceType,
)
from silp_widgets.returns.scope import scope_of
from silp_widgets.state.chronology.detail import FIELD_NAMES, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.review import Review

LONGEST: Final = 40_000
"""Characters of one field; a cell of a spreadsheet holds 32,767."""


def corrected(
    entry: Entry, changes: Mapping[str, Any], reason: str, ledger: Iterable[Correction]
) -> tuple[Entry, tuple[Correction, ...]]:
    """Return an entry as it should read, and a line of the ledger for every field that changed.

    Parameters
    ----------
    entry : Entry
        As it stands. Its wording, raw cells and file stay as they are (I2).
    changes : Mapping
        Field to its new words, as typed.
    reason : str
        How the chair knows; kept with each line.
    ledger : iterable of Correction
        All lines there are, for the next number.

    Returns
    -------
    tuple
        The entry, with its standing *corrected*, and the new lines, answered *accepted*.

    Raises
    ------
    BadInput
        If a field can't be corrected here, an event would lose its source (I1), or
        nothing would change.
    DateNotUnderstood
        If the new date can't be read.
    """
    reason = _words(reason).strip()
    if not reason:
        raise BadInput("Say how you know, so that others can follow the correction.")
    was = fields_of(entry)
    new = {name: _read(name, value) for name, value in _differing(was, changes)}
    if not new:
        raise BadInput("Nothing is different from what the entry says already.")
    after = replace(entry, **new, claim_status=ClaimStatus.CORRECTED)
    # A row that came without one is asked about (C201); that must not stand in a date's way.
    if _has_source(entry):
        _must_have_source(after)
    return after, ledger_lines(entry, after, new, reason, ledger)


def ledger_lines(
    before: Entry, after: Entry, names: Iterable[str], reason: str, ledger: Iterable[Correction]
) -> tuple[Correction, ...]:
    """Return a line of the ledger, answered *accepted*, for each of these fields.

    Parameters
    ----------
    before, after : Entry
        As it read, and as it reads now.
    names : iterable of str
        The fields that changed.
    reason : str
        How it is known.
    ledger : iterable of Correction
        All lines there are, for the next number.
    """
    was, now = fields_of(before), fields_of(after)
    number = max((line.number for line in ledger), default=0)
    return tuple(
        Correction(
            id=new_id(),
            number=number + place,
            statement=was[name] or "nothing recorded",
            proposed=now[name] or "nothing",
            entry=after.id,
            field=name,
            raised_on=today(),
            answer=CorrectionAnswer.ACCEPTED,
            reason=reason,
            what_changed=f"{after.ref}: {FIELD_NAMES[name]} corrected",
        )
        for place, name in enumerate(names, start=1)
    )


def correct_entry(
    writer: CaseWriter, entry: Entry | str, changes: Mapping[str, Any], *, reason: str
) -> Entry:
    """Correct an entry in one act; what it said stays in the ledger.

    Parameters
    ----------
    writer : CaseWriter
        An open case.
    entry : Entry or str
        The entry, its id, or its ref (``"HV-014"``).
    changes : Mapping
        Field to its new words, as typed; a date is read as any date cell is.
    reason : str
        How it is known; kept with each line of the ledger.

    Returns
    -------
    Entry
        As it stands now.

    Raises
    ------
    BadInput
        As :func:`corrected` does.
    NotInCase
        If there is no such entry.
    """
    wanted = entry.id if isinstance(entry, Entry) else entry
    found = next((e for e in writer.entries() if wanted in {e.id, e.ref}), None)
    if found is None:
        raise NotInCase("There is no such entry in this case.")
    after, lines = corrected(found, changes, reason, writer.corrections())
    if after.when != found.when:
        after = replace(after, scope_status=scope_of(after.when, writer.review().scope))
    with writer.act(f"Correction of {after.ref}"):
        writer.save(after, *lines)
    return after


def typed_in(
    values: Mapping[str, Any], agency: Agency, entries: Iterable[Entry], review: Review
) -> Entry:
    """Return a new entry as it was typed, with the agency's next number.

    Raises
    ------
    BadInput
        If what happened, or its source, is missing.
    DateNotUnderstood
        If the date can't be read.
    """
    fields = {name: _read(name, value) for name, value in values.items() if name in _READERS}
    if not fields.get("text"):
        raise BadInput("Say what happened: an entry needs a sentence of its own.")
    when = fields.get("when")
    if when is None:
        raise BadInput("Give a date; “date not known” is one, if that is so.")
    written = _words(values.get("when"))
    entry = Entry(
        id=new_id(),
        ref=_next_ref(agency, entries),
        agency=agency.key,
        date_text=written,
        source_type=SourceType.OTHER,
        scope_status=scope_of(when, review.scope),
        row_kind=RowKind.NO_CONTACT if values.get("kind") == "no_contact" else RowKind.EVENT,
        **fields,
    )
    _must_have_source(entry)
    return entry


def _has_source(entry: Entry) -> bool:
    return bool(entry.source.strip(AUTHOR_NOTE_MARKS + " "))


def _must_have_source(entry: Entry) -> None:
    if not _has_source(entry):
        raise BadInput("Every entry needs a source: exactly where it is recorded.")


def _next_ref(agency: Agency, entries: Iterable[Entry]) -> str:
    numbers = [
        int(tail)
        for entry in entries
        for code, _, tail in [entry.ref.rpartition("-")]
        if code == agency.code and tail.isdecimal()
    ]
    return f"{agency.code}-{max(numbers, default=0) + 1:03d}"


def _differing(was: Mapping[str, str], changes: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    for name in changes:
        if name not in _READERS:
            raise BadInput("That field can't be corrected here; nothing was changed.")
    return [
        (name, _words(value))
        for name, value in changes.items()
        if _words(value).strip() != was[name].strip()
    ]


def _words(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise BadInput(f"That can't be kept as words of at most {LONGEST:,} characters.")
    return value


def _names(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))


def _sequence(value: str) -> Decimal | None:
    if not value.strip():
        return None
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        raise BadInput("The order within the day is a number such as 1, 1.5 or 2.") from None
    if not number.is_finite():
        raise BadInput("The order within the day is a number such as 1, 1.5 or 2.")
    return number


_READERS: Final[dict[str, Callable[[str], Any]]] = {
    "when": parse_when,
    "text": str.strip,
    "source": str.strip,
    "people": _names,
    "location": str.strip,
    "voice": str.strip,
    "action_taken": str.strip,
    "reason_if_none": str.strip,
    "outcome": str.strip,
    "author_comment": str.strip,
    "sequence": _sequence,
}
"""The fields that may be corrected or typed in, and how their words are read."""


def _read(name: str, value: Any) -> Any:
    return _READERS[name](_words(value))
