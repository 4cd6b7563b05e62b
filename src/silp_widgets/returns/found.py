"""Making a :class:`Problem`: one short way for every reader and check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import Problem

if TYPE_CHECKING:
    from silp_widgets.domain.chronology import Entry

_LONGEST_QUOTE: Final = 60
# What turns the direction of writing would turn the rest of our sentence too.
_TURNING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def in_file(
    code: str,
    message: str,
    *,
    file: str,
    sheet: str = "",
    row: int | None = None,
    column: str = "",
    text: str = "",
    suggestion: str = "",
) -> Problem:
    """Return a problem about a file or a place in it."""
    return Problem(
        id=new_id(),
        code=code,
        message=message,
        file=file,
        sheet=sheet,
        row=row,
        column=column,
        text=text,
        suggestion=suggestion,
    )


def at_entry(
    code: str,
    entry: Entry,
    message: str,
    *,
    column: str = "",
    text: str = "",
    suggestion: str = "",
) -> Problem:
    """Return a problem about one entry; the sentence is opened with its row."""
    came_from = entry.provenance
    where = f"Row {came_from.row}" if came_from.row else entry.ref
    return Problem(
        id=new_id(),
        code=code,
        message=f"{where}: {message}",
        file=came_from.file,
        sheet=came_from.sheet,
        row=came_from.row or None,
        column=column,
        text=text,
        suggestion=suggestion,
        entry=entry.ref,
    )


def quote(text: str) -> str:
    """Return the words in quotation marks, cut where they would fill the sentence."""
    straight = text if text.isascii() else text.translate(_TURNING)
    short = " ".join(straight.split())
    if len(short) > _LONGEST_QUOTE:
        short = short[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{short}”"


def listed(words: list[str], *, most: int = 6) -> str:
    """Return ``a, b and c``; after ``most`` of them how many more there are."""
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    if len(words) > 1:
        return f"{', '.join(words[:-1])} and {words[-1]}"
    return "".join(words)
