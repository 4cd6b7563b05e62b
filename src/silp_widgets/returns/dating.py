"""The date cells of a table, read in one go, and what there is to say about them (C1xx)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.dates import DateCells, parse_when
from silp_widgets.domain.dates.refusal import is_usual
from silp_widgets.domain.errors import DateNotUnderstood
from silp_widgets.domain.returns import checks
from silp_widgets.domain.when import When
from silp_widgets.returns.found import at_entry, in_file, quote
from silp_widgets.returns.silence import with_period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.dates import DateReading
    from silp_widgets.domain.returns import Problem

_COLUMNS: Final = ("date_text", "time_text", "end_date_text", "end_time_text")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?$")
_PAIR: Final = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?!\d)")
_MONTHS: Final = 12
_ENOUGH_FOR_AN_ORDER: Final = 2
_TIME_CHECKS: Final = frozenset({"C117", "C118", "C119", "C120"})
_TELL_READING: Final = frozenset(
    {"C104", "C105", "C106", "C109", "C110", "C111", "C113", "C114", "C115", "C116"}
    | {"C118", "C119", "C120", "C121", "C122", "C123", "C124"}
)


def date_cells(rows: Iterable[tuple[int, list[str]]], columns: dict[str, int]) -> list[DateCells]:
    """Return the date cells of each row.

    Parameters
    ----------
    rows : iterable of (int, list of str)
        Row number as the agency counts, and cells.
    columns : dict of str to int
        Where each field stands.
    """
    # A column that isn't there is read from the empty cell that is put behind every row.
    at, time, to, to_time = (columns.get(name, -1) for name in _COLUMNS)
    event = columns.get("event_fact", -1)
    padded = ([*row, ""] for _, row in rows)
    return [
        with_period(
            DateCells(row[at].strip(), row[time].strip(), row[to].strip(), row[to_time].strip()),
            row[event].strip(),
        )
        for row in padded
    ]


def when_of(reading: DateReading, cells: DateCells) -> When:
    """Return the reading, or for a refused cell its words without bounds (I19)."""
    return reading.when if reading.when is not None else When.unread(cells.text, reading.codes)


def date_problems(
    entries: list[Entry], readings: list[DateReading], heading: str, time_heading: str
) -> list[Problem]:
    """Return what was found while reading dates, one problem a code and row."""
    found: list[Problem] = []
    for entry, reading in zip(entries, readings, strict=True):
        for code in reading.codes:
            # Of a date that was kept, only its times can be too many (C102).
            of_time = code in _TIME_CHECKS or (code == "C102" and reading.when is not None)
            is_time = of_time and bool(entry.time_text)
            text = entry.time_text if is_time else entry.date_text
            found.append(
                at_entry(
                    code,
                    entry,
                    _sentence(code, text, reading),
                    column=time_heading if is_time else heading,
                    text=text,
                    suggestion=reading.suggestion or _MEND.get(code, ""),
                )
            )
    return found


def order_problems(
    entries: list[Entry], order: str, file: str, sheet: str, heading: str
) -> list[Problem]:
    """Suggest the order month, day, year where no date says otherwise (handbook 5.4 rule 2).

    A refused ``04/13/2022`` shows itself; a ``03/04/2022`` beside it is read without a murmur, and
    may mean another day. It is never assumed, so a person is asked about the whole file (C104).
    """
    pairs = [_PAIR.match(entry.date_text) for entry in entries] if order == "DMY" else []
    numbers = [(int(pair[1]), int(pair[2])) for pair in pairs if pair]
    month_first = sum(one <= _MONTHS < other for one, other in numbers)
    day_first = sum(other <= _MONTHS < one for one, other in numbers)
    if month_first < _ENOUGH_FOR_AN_ORDER or day_first:
        return []
    return [
        in_file(
            "C104",
            f"{month_first} of the {len(numbers)} dates in “{heading}” have no such month when the "
            "day is read first, and all of them can be read with the month first. The others were "
            "read day first, and may mean another day.",
            file=file,
            sheet=sheet,
            suggestion="Ask the agency; if so, choose the order month, day, year in its mapping.",
        )
    ]


_MEND: Final = {
    "C101": "Write the date, or “date not known”.",
    "C102": "Make one row for each event, or use the end date for a period.",
    "C103": "Write the year.",
    "C107": "Check both dates.",
    "C108": "Check the year.",
    "C112": "Check the record for the day and the month.",
    "C117": "Write the time as 14:30.",
    "C125": "Write the date as 22/05/2022, or “date not known”.",
}


def _sentence(code: str, text: str, reading: DateReading) -> str:
    said = checks()[code].message
    opened = f"{quote(text)}: " if text else ""
    if reading.when is None:
        # What every such cell is refused with says no more than the check does.
        more = "" if is_usual(code, reading.message) else f" {reading.message}"
        return f"{opened}{said}.{more}"
    parts = [f"{opened}{said}."]
    if code in _TELL_READING:
        parts.append(f"It was read as {reading.when.label()}.")
    if reading.assumption and code != "C110":
        parts.append(reading.assumption)
    return " ".join(parts)


@lru_cache(maxsize=5_000)
def day_recorded(text: str, received: date) -> date | None:
    """Return the day of a "date recorded" cell; ``None`` where it isn't one plain day."""
    if match := _ISO.match(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    try:
        when = parse_when(text, year=received.year)
    except DateNotUnderstood:
        return None
    return when.first_day if when.first_day == when.last_day else None
