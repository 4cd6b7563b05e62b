"""Years that stand beside or over the dates: a year column, a banner row, the sheet's name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.dates import DateCells, parse_when, settle_dates
from silp_widgets.domain.dates.days import inferred
from silp_widgets.domain.errors import DateNotUnderstood
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.dates import DateContext, DateReading
    from silp_widgets.returns.header import Header
    from silp_widgets.returns.table import Table

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TWO_YEARS: Final = re.compile(r"(?:19|20)\d\d\s*[-/\u2013]\s*\d\d")
_DAY_ALONE: Final = re.compile(r"(?:[a-z]{3,9}\.?,?\s+)?\d{1,2}(?:st|nd|rd|th)?", re.IGNORECASE)
_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATED: Final = re.compile(
    rf"(?:\d[./-]|\b{_MONTHS}[ .,]+)((?:19|20)\d\d)\b|\b((?:19|20)\d\d)-\d\d-\d\d",
    re.IGNORECASE,
)
_MONTH_AND_YEAR: Final = re.compile(rf"\W*({_MONTHS}\W+(?:19|20)\d\d)\W*", re.IGNORECASE)
_LONGEST_BANNER: Final = 60
_LONGEST_DATE: Final = 30
_YEAR_HEADINGS: Final = frozenset({"year", "yr", "yyyy", "blwyddyn"})
_MONTH_HEADINGS: Final = frozenset({"month", "mm", "mis"})
_DAY_HEADINGS: Final = frozenset({"day", "dd", "date", "day of month", "diwrnod", "dyddiad"})


@dataclass(frozen=True, slots=True)
class YearAbove:
    """What stands over a row whose date may lack its year.

    Attributes
    ----------
    words : str
        A year, or a month and a year.
    place : str
        Where it stands, for people; empty where it stands in the row itself.
    """

    words: str
    place: str = ""


def settle_with_years(
    cells: Sequence[DateCells], above: Sequence[YearAbove | None], context: DateContext
) -> list[DateReading]:
    """Read the date columns of a table, a row without a year by the year that stands over it.

    A year in a column of its own is as good as one in the date cell. One that stands above is
    what the agency meant, but not what it wrote in the row: that is said (C105).

    Parameters
    ----------
    cells : sequence of DateCells
        One a row, as written.
    above : sequence of YearAbove or None
        What stands over each row.
    context : DateContext
        What is known about the file.
    """
    if not any(above):
        return settle_dates(cells, context)
    said = [
        _completed(row, year, context) if year else row
        for row, year in zip(cells, above, strict=True)
    ]
    readings = settle_dates(said, context)
    return [
        reading if now is row or year is None else _told(reading, row, year)
        for reading, row, now, year in zip(readings, cells, said, above, strict=True)
    ]


def years_above(
    table: Table,
    header: Header,
    titles: Iterable[int],
    rows: Sequence[tuple[int, list[str]]],
    before: YearAbove | None = None,
) -> list[YearAbove | None]:
    """Return the year that stands over each row, or beside it in a column of its own.

    Parameters
    ----------
    table : Table
        As read.
    header : Header
        Its heading rows.
    titles : iterable of int
        The rows between the events that are titles, as the agency counts.
    rows : sequence of (int, list of str)
        The events: row number as the agency counts, and cells.
    before : YearAbove, optional
        What stood over the last row of the table that this one goes on.
    """
    column = _column(header, _YEAR_HEADINGS)
    if column is not None:
        return _beside(rows, column)
    named = (("the name of the sheet", table.name), ("the words above the table", table.above))
    over = next((one for place, words in named if (one := _banner(words, place))), before)
    banners = {
        number: _banner(" ".join(dict.fromkeys(table.rows[number - 1])), f"row {number}")
        for number in titles
    }
    found: list[YearAbove | None] = []
    for number, _ in rows:
        for passed in sorted(title for title in banners if title < number):
            over = banners.pop(passed)
        found.append(over)
    return _believed(found, [row for _, row in rows])


def days_and_months(
    header: Header, rows: Sequence[tuple[int, list[str]]], cells: list[DateCells]
) -> list[DateCells]:
    """Return the date cells, the day and the month together where they stand in two columns.

    Parameters
    ----------
    header : Header
        The headings of the table.
    rows : sequence of (int, list of str)
        The events: row number as the agency counts, and cells.
    cells : list of DateCells
        The date cells of each, as they stand.
    """
    day, month = _column(header, _DAY_HEADINGS), _column(header, _MONTH_HEADINGS)
    if day is None or month is None:
        return cells
    return [
        replace(one, date_text=_joined(row[day].strip(), row[month].strip()) or one.date_text)
        for one, (_, row) in zip(cells, rows, strict=True)
    ]


def is_part_of_date(heading: str) -> bool:
    """Whether a column holds the year, the month or the day of its row's date."""
    return plain(heading) in _YEAR_HEADINGS | _MONTH_HEADINGS | _DAY_HEADINGS


def _joined(day: str, month: str) -> str:
    if not _DAY_ALONE.fullmatch(day) or not month:
        return ""
    return f"{day}/{month}" if month.isdigit() else f"{day} {month}"


def _column(header: Header, names: frozenset[str]) -> int | None:
    words = (plain(heading) for heading in header.headings)
    return next((number for number, word in enumerate(words) if word in names), None)


def _beside(rows: Sequence[tuple[int, list[str]]], column: int) -> list[YearAbove | None]:
    found: list[YearAbove | None] = []
    last: YearAbove | None = None
    for number, row in rows:
        cell = row[column].strip()
        if _YEAR.fullmatch(cell):
            last = YearAbove(cell, f"row {number}")
            found.append(YearAbove(cell))
        else:
            last = None if cell else last
            found.append(last)
    return found


def _believed(over: list[YearAbove | None], rows: list[list[str]]) -> list[YearAbove | None]:
    """Leave out a year that the dates under it contradict.

    A sheet may be named after the year it was made in.
    """
    dated: dict[YearAbove, set[str]] = {}
    for year, row in zip(over, rows, strict=True):
        if year:
            cells = "\n".join(cell for cell in row if len(cell) <= _LONGEST_DATE)
            found = (one or other for one, other in _DATED.findall(cells))
            dated.setdefault(year, set()).update(found)
    wrong = {year for year, years in dated.items() if years and year.words[-4:] not in years}
    return [None if year in wrong else year for year in over]


def _banner(words: str, place: str) -> YearAbove | None:
    words = words.strip()
    if len(words) > _LONGEST_BANNER or _TWO_YEARS.search(words):
        return None
    if match := _MONTH_AND_YEAR.fullmatch(words):
        return YearAbove(match[1], place)
    years = _YEAR.findall(words)
    return YearAbove(years[0], place) if len(years) == 1 else None


def _completed(cells: DateCells, above: YearAbove, context: DateContext) -> DateCells:
    """Return the cells with the year, where they have none and can be read with it."""
    text = cells.date_text
    code = _refused(text, context)
    year = above.words[-4:]
    if code == "C103":
        wordings = [f"{text} {year}", f"{text}/{year}", f"{text}.{year}"]
    elif code and above.words != year and _DAY_ALONE.fullmatch(text):
        wordings = [f"{text} {above.words}"]
    else:
        return cells
    for wording in wordings:
        if _refused(wording, context) not in {"C103", "C125", "C109"}:
            return replace(cells, date_text=wording)
    return cells


def _refused(text: str, context: DateContext) -> str:
    try:
        parse_when(text, default_order=context.order)
    except DateNotUnderstood as error:
        return error.code
    return ""


def _told(reading: DateReading, cells: DateCells, above: YearAbove) -> DateReading:
    """Return the reading with the words that the agency wrote, and say where the year stands."""
    if reading.when is None:
        return reading
    when = replace(reading.when, text=cells.text)
    if above.place:
        said = f"No year was written; {above.words} stands above, in {above.place}."
        when = inferred(when, "C105", said)
    codes = dict.fromkeys((*reading.codes, *when.codes))
    return replace(reading, when=when, codes=tuple(codes), assumption=when.assumption)
