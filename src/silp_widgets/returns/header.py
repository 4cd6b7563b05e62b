"""Finding the heading row of a table: titles above it, two rows of headings, repeats below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.headings import match

if TYPE_CHECKING:
    from silp_widgets.returns.table import Rows, Table

_LOOKED_AT: Final = 40
_ENOUGH: Final = 1.6
_LONG_CELL: Final = 120
_HINT: Final = re.compile(
    r"[\W_]*(?:(?:format|use|as|in)\W+)?d{1,2}\W*(?:m{1,4}|mon|month)\W*y{2,4}\b.*"
    r"|[\W_]*(?:e\.?\s?g\b|for example\b|example\b).*",
    re.IGNORECASE | re.DOTALL,
)
_FEW: Final = 2
_LONG_HEADING: Final = 40
_HAS_DATE: Final = re.compile(r"\d{1,4}[./\- ]\d{1,2}[./\- ]\d{2,4}|\d{1,2}:\d{2}|^\d{5,8}$")
_WEIGHTS: Final = {"date_text": 1.2, "event_fact": 1.2, "source": 1.1}


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table.

    Attributes
    ----------
    headings : tuple of str
        One a column, unique; a column without one is called ``"Column 4"``.
    first, last : int
        The rows they stand in, from 0; ``last`` is ``-1`` where the table has no headings.
    """

    headings: tuple[str, ...]
    first: int
    last: int


def find_header(table: Table) -> Header | None:
    """Return the heading row that fits best, or ``None`` where no row looks like headings."""
    width = max(map(len, table.rows), default=0)
    best: Header | None = None
    best_score = _ENOUGH
    merged = {start for start, _ in table.merged}
    for number, row in enumerate(table.rows[:_LOOKED_AT]):
        words = [cell.strip() for cell in row]
        score = _score(words)
        if score > best_score:
            best, best_score = Header(_unique(words, width), number, number), score
        if number + 1 >= len(table.rows) or not any(words):
            continue
        below = [cell.strip() for cell in table.rows[number + 1]]
        if not _is_second_row(words, below, number, merged):
            continue
        both = _together(words, below)
        score = _score(both) - 0.05
        if score > best_score:
            best, best_score = Header(_unique(both, width), number, number + 1), score
    return best


def unknown_header(table: Table) -> Header:
    """Return the headings of a table whose headings say nothing to us.

    The first row of several short words is taken for them; where the first such row holds a
    date, the table has no headings, and they are made up.
    """
    width = max(map(len, table.rows), default=0)
    for number, row in enumerate(table.rows[:_LOOKED_AT]):
        words = [cell.strip() for cell in row]
        filled = [word for word in words if word]
        if len(filled) * 2 > width and len(filled) > 1:
            if any(len(word) > _LONG_HEADING or _HAS_DATE.search(word) for word in filled):
                break
            return Header(_unique(words, width), number, number)
    return Header(_unique([], width), 0, -1)


def is_repeat(row: list[str], header_cells: frozenset[str]) -> bool:
    """Whether a row of data is the heading row once more (tables split over pages)."""
    filled = [cell.strip().casefold() for cell in row if cell.strip()]
    return len(filled) > 1 and all(cell in header_cells for cell in filled)


def is_hint(cell: str) -> bool:
    """Whether a cell says how to fill in a date column, or holds its example."""
    return _HINT.fullmatch(cell.strip()) is not None


def header_cells(header: Header, rows: Rows) -> frozenset[str]:
    """Return the words of the heading rows, for :func:`is_repeat`."""
    return frozenset(
        cell.strip().casefold()
        for row in rows[header.first : header.last + 1]
        for cell in row
        if cell.strip()
    )


def _score(words: list[str]) -> float:
    fields: dict[str, float] = {}
    wrong = 0.0
    for word in words:
        if not word:
            continue
        if len(word) > _LONG_CELL or _HAS_DATE.search(word) or is_hint(word):
            wrong += 0.7
            continue
        field, sure = match(word)
        if field:
            weighed = sure * _WEIGHTS.get(field, 1.0)
            fields[field] = max(fields.get(field, 0.0), weighed)
        else:
            wrong += 0.1
    if not fields.keys() & {"date_text", "event_fact"}:
        return 0.0
    return sum(fields.values()) - wrong


def _is_second_row(
    words: list[str], below: list[str], number: int, merged: set[tuple[int, int]]
) -> bool:
    """Whether the next row can be a second row of headings rather than the first event."""
    filled = [cell for cell in below if cell]
    if sum(map(bool, words)) == 1 and len(filled) > _FEW:
        return False  # a title over the table, however wide, is no group of columns
    if not filled or any(len(cell) > _LONG_HEADING or _HAS_DATE.search(cell) for cell in filled):
        return False
    grouped = any(row == number for row, _ in merged) or "" in words
    return grouped and sum(bool(match(cell)[0]) for cell in filled) * 2 >= len(filled)


def _together(words: list[str], below: list[str]) -> list[str]:
    """Join two rows of headings, a merged group over each of its columns."""
    both: list[str] = []
    group = ""
    for column in range(max(len(words), len(below))):
        upper = words[column] if column < len(words) else ""
        lower = below[column] if column < len(below) else ""
        group = upper or (group if lower else "")
        if not lower:
            both.append(upper)
        elif not group:
            both.append(lower)
        else:
            # "Child" over "Seen?" reads "Child seen?"; "When" over "Time" is just "Time".
            joined = f"{group} {lower}"
            both.append(joined if match(joined)[1] > match(lower)[1] else lower)
    return both


def _unique(words: list[str], width: int) -> tuple[str, ...]:
    made: list[str] = []
    taken: set[str] = set()
    for column in range(max(width, len(words))):
        words_here = " ".join(words[column].split()) if column < len(words) else ""
        base = words_here or f"Column {column + 1}"
        heading, again = base, 2
        while heading in taken:
            heading, again = f"{base} ({again})", again + 1
        taken.add(heading)
        made.append(heading)
    return tuple(made)
