"""Weeks, weekends and fortnights, each named by a day in it or at its edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.days import days_of, inferred, spread, with_year_note
from silp_widgets.domain.dates.refusal import plain, refuse
from silp_widgets.domain.dates.term import LAST
from silp_widgets.domain.vocabulary import DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.dates.term import Term
    from silp_widgets.domain.when import When

_SATURDAY, _SUNDAY = 5, 6
_DAYS_IN_A_WEEK = 7


def _one_day(term: Term, rules: Rules) -> tuple[When, date]:
    """Resolve the date inside a week or weekend; a two-digit year there is not remarked on."""
    when = days_of(term, rules)
    first = when.first_day
    if first is None or when.precision is not DatePrecision.DAY:
        raise refuse("C125")
    return replace(when, codes=tuple(c for c in when.codes if c != "C110")), first


def _stretch(when: When, first: date, last: date, precision: DatePrecision) -> When:
    stretch = spread(first, last, precision)
    return replace(stretch, certainty=when.certainty, codes=when.codes, assumption=when.assumption)


def week(term: Term, rules: Rules) -> When:
    """Read ``w/c`` a date: seven days from it, which should be a Monday (C115).

    ``Week of`` any day is the week from Monday to Sunday that the day is in.
    """
    if term.masked or term.day is None:
        return _numbered_week(term, rules)
    inner, first = _one_day(term, rules)
    start = first - timedelta(days=first.weekday()) if term.name == "in" else first
    when = _stretch(inner, start, start + timedelta(days=6), DatePrecision.WEEK)
    if first.weekday() == 0:
        return when
    if term.name == "in":
        return inferred(when, "C114", f"{plain(first)} was a {first:%A}; the week it is in.")
    return inferred(when, "C115", f"{plain(first)} was a {first:%A}; seven days from it.")


def _numbered_week(term: Term, rules: Rules) -> When:
    if term.month is None:
        raise refuse("C125")
    when = days_of(term, rules)
    raise refuse(
        "C125",
        message="A week needs the day it began.",
        suggestion=f"Write the day as well, or only {when.label()}.",
    )


def week_ending(term: Term, rules: Rules) -> When:
    """Read the seven days that end on a date; ``w/e`` may be a weekend (C116)."""
    inner, last = _one_day(term, rules)
    when = _stretch(inner, last - timedelta(days=6), last, DatePrecision.WEEK)
    if term.name == "short":
        return inferred(when, "C116", "“w/e” read as the week ending on that day.")
    if last.weekday() == _SUNDAY:
        return when
    return inferred(when, "C114", f"{plain(last)} was a {last:%A}; the seven days up to it.")


def weekend(term: Term, rules: Rules) -> When:
    """Read the Saturday and Sunday of a date, or those after it."""
    inner, day = _one_day(replace(term, weekday=None), rules)
    saturday = day + timedelta(days=(_SATURDAY - day.weekday()) % _DAYS_IN_A_WEEK)
    if day.weekday() == _SUNDAY:
        saturday = day - timedelta(days=1)
    when = _stretch(inner, saturday, saturday + timedelta(days=1), DatePrecision.RANGE)
    if day.weekday() >= _SATURDAY:
        return when
    return inferred(when, "C114", f"{plain(day)} was a {day:%A}; the weekend after it.")


def fortnight(term: Term, rules: Rules) -> When:
    """Read the fourteen days from a date, or up to it."""
    inner, day = _one_day(term, rules)
    length = timedelta(days=13)
    first, last = (day - length, day) if term.name == "to" else (day, day + length)
    return _stretch(inner, first, last, DatePrecision.RANGE)


def nth_week(term: Term, rules: Rules) -> When:
    """Read ``the first week of May``: seven days counted from an end of the month."""
    inner = days_of(term, rules)
    first, last = inner.first_day, inner.last_day
    if first is None or last is None or inner.precision is not DatePrecision.MONTH:
        raise refuse("C125")
    start = first + timedelta(days=7 * (int(term.name) - 1))
    if term.name == LAST:
        start = last - timedelta(days=6)
    when = _stretch(inner, start, start + timedelta(days=6), DatePrecision.WEEK)
    return inferred(when, "C114", "Read as seven days counted from the end or start of the month.")


def nth_day(term: Term, rules: Rules) -> When:
    """Read ``the second Tuesday of June 2022``, or a weekend so: counted in the month (C122)."""
    inner = days_of(replace(term, weekday=None), rules)
    first, last = inner.first_day, inner.last_day
    if first is None or last is None or inner.precision is not DatePrecision.MONTH:
        raise refuse("C125")
    weekday = _SATURDAY if term.weekday is None else term.weekday
    day = first + timedelta(days=(weekday - first.weekday()) % _DAYS_IN_A_WEEK)
    day += timedelta(days=_DAYS_IN_A_WEEK * (int(term.name) - 1))
    if term.name == LAST:
        day = last - timedelta(days=(last.weekday() - weekday) % _DAYS_IN_A_WEEK)
    if day > last:
        raise refuse("C112")
    if term.kind == "nthweekend":
        when = _stretch(inner, day, day + timedelta(days=1), DatePrecision.RANGE)
    else:
        when = spread(day, day, DatePrecision.DAY, day.isoformat())
        when = with_year_note(when, term, rules)
    return inferred(when, "C122", f"Counted in the month: {plain(day)}.")
