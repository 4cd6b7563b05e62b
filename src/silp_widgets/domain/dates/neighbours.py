"""Judging a date by the rows around it (C104, C111); nothing is ever changed by it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.days import doubted, noted
from silp_widgets.domain.dates.refusal import plain
from silp_widgets.domain.vocabulary import DatePrecision

if TYPE_CHECKING:
    from datetime import date

    from silp_widgets.domain.dates.context import DateReading
    from silp_widgets.domain.when import When

_IN_WORDS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_ONE_DAY = frozenset({DatePrecision.DAY, DatePrecision.EXACT_TIME, DatePrecision.PART_DAY})
_FEBRUARY = 2
_NEAR = timedelta(days=92)


def is_one_day(when: When | None) -> bool:
    """Say whether a date names one day, and so can be compared with its neighbours."""
    return when is not None and when.precision in _ONE_DAY


def compared(
    reading: DateReading, before: When | None, after: When | None, latest: date | None = None
) -> DateReading:
    """Note where another reading of a day would fit between its neighbours.

    Parameters
    ----------
    reading : DateReading
        The row's own reading.
    before, after : When, optional
        The nearest rows that name one day, in the order of time. At an edge of the file there is
        only one, and what would fit must be near it.
    latest : date, optional
        The day the file was received: nothing later is offered.

    Returns
    -------
    DateReading
        With C104 if day and month swapped would fit, with C111 and marked uncertain if the next
        year would (a New Year slip); otherwise as it was.
    """
    when = reading.when
    if when is None or not is_one_day(when):
        return reading
    day = when.first_day
    start = before.first_day if before else None
    end = after.first_day if after else None
    low = start or (end - _NEAR if end else None)
    high = end or (start + _NEAR if start else None)
    if day is None or low is None or high is None or low > high:
        return reading
    if (start or day) <= day <= (end or day):
        return reading
    high = min(high, latest or high)
    next_year = moved(day, year=day.year + 1)
    if day.month <= _FEBRUARY and next_year and low <= next_year <= high:
        said = f"{plain(next_year)} would fit the rows around it. Was the old year written?"
        return _with(reading, doubted(noted(when, "C111")), said)
    swapped = moved(day, month=day.day, day=day.month)
    if swapped and low <= swapped <= high and not _IN_WORDS.search(when.text):
        said = f"With day and month swapped it is {plain(swapped)}, which fits the rows around it."
        return _with(reading, noted(when, "C104"), said)
    return reading


def _with(reading: DateReading, when: When, suggestion: str) -> DateReading:
    return replace(reading, when=when, codes=when.codes, suggestion=suggestion)


def moved(moment: date, **parts: int) -> date | None:
    """Return a day with parts of it replaced; ``None`` if there is no such day."""
    try:
        return moment.replace(**parts)
    except ValueError:
        return None
