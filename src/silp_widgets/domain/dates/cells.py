"""One reading from the separate columns: date, time, end date, end time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.clocks import read_clock
from silp_widgets.domain.dates.cursor import Cursor
from silp_widgets.domain.dates.days import noted
from silp_widgets.domain.dates.lexer import clean, tokenise
from silp_widgets.domain.dates.reader import judged, read_date, reading_of, refused, rules_of
from silp_widgets.domain.dates.stretch import lasting
from silp_widgets.domain.dates.term import Clock
from silp_widgets.domain.dates.timing import at_time
from silp_widgets.domain.errors import DateNotUnderstood
from silp_widgets.domain.making import fast_to_make
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision
from silp_widgets.domain.when_label import EN_DASH

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import DateContext, DateReading, Rules
    from silp_widgets.domain.when import When

_BASE_DAY = re.compile(r"(?:1899-12-3[01]|1900-01-0[01]|1904-01-01)[T ]")
_FRACTION = re.compile(r"0?\.\d+|0|1")
_NO_TIME = re.compile(
    r"[-\s?./]*|(?:time )?(?:not (?:known|recorded|stated|given)|unknown|unk|n/?k|n/?a|n/?r)"
    r"|none|no time|tbc|all day|blank"
)
_STILL = re.compile(
    r"(?:still )?(?:ongoing|on-going|continuing|continues|current|currently|present|present day)|"
    r"(?:to|until|till) (?:date|now|today|present|the present)|to ongoing|now",
    re.IGNORECASE,
)
_MINUTES_IN_A_DAY = 24 * 60
_RELEVANT = frozenset({DatePrecision.EXACT_TIME, DatePrecision.PART_DAY})


@fast_to_make
@dataclass(frozen=True, slots=True)
class DateCells:
    """The date columns of one row, as written."""

    date_text: str
    time_text: str = ""
    end_date_text: str = ""
    end_time_text: str = ""

    @property
    def text(self) -> str:
        """The words of all four, for people."""
        start = f"{self.date_text.strip()} {self.time_text.strip()}".strip()
        end = f"{self.end_date_text.strip()} {self.end_time_text.strip()}".strip()
        return f"{start} {EN_DASH} {end}" if end else start


def read_date_cells(
    date_text: str,
    time_text: str,
    end_date_text: str,
    end_time_text: str,
    context: DateContext,
) -> DateReading:
    """Read the four columns of a row as one date.

    Parameters
    ----------
    date_text, time_text, end_date_text, end_time_text : str
        The cells as written; empty where there is none. Real spreadsheet dates and times as ISO.
    context : DateContext
        What is known around the row.

    Returns
    -------
    DateReading
        Refused with C107 if the end is before the start.
    """
    return read_cells(DateCells(date_text, time_text, end_date_text, end_time_text), context)


def read_cells(cells: DateCells, context: DateContext, rules: Rules | None = None) -> DateReading:
    """Read the date columns of one row; see :func:`read_date_cells`.

    ``rules`` are those of the context, where a whole column is read by the same.
    """
    rules = rules or rules_of(context)
    reading = read_date(cells.date_text, context, rules)
    if reading.when is None or not (cells.time_text or cells.end_date_text or cells.end_time_text):
        return reading
    if not any(map(str.strip, (cells.time_text, cells.end_date_text, cells.end_time_text))):
        return reading
    if _STILL.fullmatch(cells.end_date_text.strip()):
        going_on = read_date(f"{cells.date_text.strip()} to date", context, rules)
        if going_on.when is not None:
            return replace(going_on, when=replace(going_on.when, text=cells.text))
    try:
        when, end = _start(reading.when, cells, rules), _end(reading.when, cells, context)
        if isinstance(end, DateNotUnderstood):
            raise end
        when = lasting([when, end], rules) if end else when
    except DateNotUnderstood as error:
        return refused(error)
    return reading_of(judged(replace(when, text=cells.text), rules), reading.suggestion)


@lru_cache(maxsize=4096)
def read_time(text: str) -> Clock | None:
    """Read a time column; ``None`` where it says nothing.

    Returns
    -------
    Clock or None
        A refused clock (C117) where something stands that is no time.
    """
    words = clean(_BASE_DAY.sub("", text.strip()))
    if _NO_TIME.fullmatch(words):
        return None
    if _FRACTION.fullmatch(words):
        return Clock(start=round(float(words) * _MINUTES_IN_A_DAY))
    cursor = Cursor(tokenise(words))
    clock = read_clock(cursor, after_date=True)
    cursor.pass_marks()
    return clock if clock and cursor.peek().kind == "end" else Clock(refused=True)


def _start(when: When, cells: DateCells, rules: Rules) -> When:
    clock = read_time(cells.time_text)
    end = read_time(cells.end_time_text) if not cells.end_date_text.strip() else None
    if clock and end and clock.end is None and end.start is not None and clock.start is not None:
        clock = replace(clock, end=end.start, doubtful=clock.doubtful or end.doubtful)
    elif clock and end and end.refused:
        return noted(at_time(when, clock, rules), "C117", "There is no such end time.")
    if clock is None:
        return when
    if when.precision in _RELEVANT:
        return _agreed(when, clock, rules)
    return at_time(when, clock, rules)


def _agreed(when: When, clock: Clock, rules: Rules) -> When:
    """Keep the time in the date column; if the time column differs, it is in doubt (C114)."""
    day = when.first_day
    again = replace(when, earliest=day, latest=day, precision=DatePrecision.DAY)
    other = at_time(again, clock, rules)
    if other.earliest == when.earliest and isinstance(when.earliest, datetime):
        return other if clock.end is not None else when
    said = "The date column and the time column give different times."
    return noted(replace(when, time_certainty=DateCertainty.UNCERTAIN), "C114", said)


def _end(start: When, cells: DateCells, context: DateContext) -> When | DateNotUnderstood | None:
    if not cells.end_date_text.strip():
        return None
    first = start.first_day
    year = context.year or (first.year if first else None)
    reading = read_date(cells.end_date_text, replace(context, year=year, before=None, after=None))
    if reading.when is None:
        if reading.codes == ("C101",):
            return None
        return DateNotUnderstood(
            f"The end date can't be read. {reading.message}",
            code=reading.codes[0],
            suggestion=reading.suggestion,
        )
    clock = read_time(cells.end_time_text)
    if not reading.when.is_known:
        return None
    if clock and reading.when.precision not in _RELEVANT:
        return at_time(reading.when, clock, rules_of(context))
    return reading.when
