"""The calendar behind vague dates: parts of the day, seasons, terms, festivals.

Read from ``data/calendar.toml``, which a council may replace (handbook 5.4 rules 6 and 7).
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from datetime import date, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from silp_widgets.domain.dates.refusal import refuse

_WEEK = timedelta(days=7)


@cache
def calendar() -> dict[str, Any]:
    """Return the calendar as it is written in the file."""
    source = files("silp_widgets").joinpath("data", "calendar.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, leap_centuries = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    leaps, odd = divmod(rest, 4)
    shift = (32 + 2 * leap_centuries + 2 * leaps - epact - odd) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def part_of_day(name: str) -> tuple[time, time]:
    """Return the first and last minute of a part of the day."""
    start, end = calendar()["parts_of_day"][name]
    return time.fromisoformat(start), time.fromisoformat(end)


def season(name: str, year: int) -> tuple[date, date]:
    """Return a season; one that crosses the year begins in ``year``."""
    first, last = calendar()["seasons"][name]
    return date(year, first, 1), month_end(year + (last < first), last)


def span_of(group: str, name: str, year: int) -> tuple[date, date]:
    """Return a term, half term, holiday or festival of a year.

    Parameters
    ----------
    group : str
        A table of the calendar, such as ``"terms"``.
    name : str
        A key in it.
    year : int
        The year it begins in.

    Raises
    ------
    DateNotUnderstood
        C125, if the calendar in force doesn't have it.
    """
    edges = calendar()[group].get(name)
    if edges is None:
        raise refuse("C125", message=f"The calendar in force has no {name} among its {group}.")
    first, last = (_day(edge, year) for edge in edges)
    return first, _day(edges[1], year + 1) if last < first else last


def festival_day(name: str, year: int) -> date:
    """Return a festival that is one day."""
    return _day(calendar()["festival_days"][name], year)


def bank_holiday(name: str, year: int) -> date:
    """Return a bank holiday, with the years it was moved."""
    for moved in calendar()["bank_holidays_moved"].get(name, ()):
        if date.fromisoformat(moved).year == year:
            return date.fromisoformat(moved)
    rule = calendar()["bank_holidays"][name]
    first = date(year, rule["month"], 1)
    monday = first + timedelta(days=-first.weekday() % 7)
    if rule["monday"] == "last":
        while (monday + _WEEK).month == rule["month"]:
            monday += _WEEK
    return monday


def _day(edge: str | int, year: int) -> date:
    if isinstance(edge, int):
        return easter(year) + timedelta(days=edge)
    month, day = edge.split("-")
    return date(year, int(month), int(day))
