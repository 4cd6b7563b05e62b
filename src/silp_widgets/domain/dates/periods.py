"""Quarters, seasons, terms and festivals: terms that are led by a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates import calendar
from silp_widgets.domain.dates.days import (
    days_of,
    full_year,
    inferred,
    months_on,
    noted,
    spread,
    with_year_note,
    year_of,
)
from silp_widgets.domain.dates.refusal import plain, refuse
from silp_widgets.domain.dates.weeks import fortnight, nth_day, nth_week, week, week_ending, weekend
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.dates.term import Term
    from silp_widgets.domain.when import When

_THIRDS = {"early": 0, "mid": 1, "late": 2}
_MONTH_EDGES = ((1, 10), (11, 20), (21, 31))
EDTF_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SEASON_CODES = {name: code for code, name in EDTF_SEASONS.items()}
_DECADE_EDGES = ((0, 3), (4, 6), (7, 9))
_HALF_TERM_MONTHS = {10: "autumn", 11: "autumn", 2: "spring", 5: "summer", 6: "summer"}


def resolve(term: Term, rules: Rules) -> When:
    """Return the days of any term, leaving out its time.

    Raises
    ------
    DateNotUnderstood
        If it can't be placed in the calendar.
    """
    when = _RESOLVERS[term.kind](term, rules)
    return _part(when, term) if term.parts else when


def _part(when: When, term: Term) -> When:
    """Take the early, middle or late third (or thirds) of a month, a year, or another period."""
    first, last = when.first_day, when.last_day
    if first is None or last is None or (last - first).days < len(_THIRDS) - 1:
        raise refuse("C125")
    thirds = [_THIRDS[part] for part in term.parts]
    low, high = min(thirds), max(thirds)
    precision = when.precision
    if precision is DatePrecision.MONTH:
        end = min(_MONTH_EDGES[high][1], last.day)
        edges = first.replace(day=_MONTH_EDGES[low][0]), last.replace(day=end)
        precision = DatePrecision.PART_MONTH
    elif precision is DatePrecision.YEAR:
        month = 4 * high + 4
        edges = date(first.year, 4 * low + 1, 1), calendar.month_end(first.year, month)
        precision = DatePrecision.PART_YEAR
    elif term.kind == "decade":
        years = first.year + _DECADE_EDGES[low][0], first.year + _DECADE_EDGES[high][1]
        decade = spread(date(years[0], 1, 1), date(years[1], 12, 31), precision)
        return inferred(decade, "C114", f"Read as the years {years[0]} to {years[1]}.")
    elif precision is DatePrecision.SEASON:
        edges = months_on(first, low), month_end_on(first, high)
    else:
        length = (last - first).days + 1
        edges = (
            first + timedelta(days=length * low // 3),
            first + timedelta(days=length * (high + 1) // 3 - 1),
        )
    part = spread(*edges, precision)
    return replace(part, certainty=when.certainty, codes=when.codes, assumption=when.assumption)


def month_end_on(first: date, months: int) -> date:
    """Return the end of the month that many months after the one that begins on ``first``."""
    month = months_on(first, months)
    return calendar.month_end(month.year, month.month)


def _half(term: Term, rules: Rules) -> When:
    year = year_of(term, rules)
    second = int(term.name) > 1
    if term.month is not None:
        first, end = date(year, term.month, 1), calendar.month_end(year, term.month)
        edges = (date(year, term.month, 16), end) if second else (first, first.replace(day=15))
        return with_year_note(spread(*edges, DatePrecision.PART_MONTH), term, rules)
    edges = (
        (date(year, 7, 1), date(year, 12, 31)) if second else (date(year, 1, 1), date(year, 6, 30))
    )
    return with_year_note(spread(*edges, DatePrecision.PART_YEAR), term, rules)


def _quarter(term: Term, rules: Rules) -> When:
    year = year_of(term, rules)
    number = int(term.name)
    financial = term.kind == "fyquarter" or bool(term.second_year)
    shifted = number % 4 + 1 if financial else number
    year += financial and shifted == 1
    first = date(year, 3 * shifted - 2, 1)
    last = calendar.month_end(year, 3 * shifted)
    when = with_year_note(spread(first, last, DatePrecision.PART_YEAR), term, rules)
    if term.kind == "fyquarter":
        return when
    kind = "financial" if financial else "calendar"
    return inferred(when, "C114", f"Read as a quarter of the {kind} year.")


def _season(term: Term, rules: Rules) -> When:
    name, year = str(term.name), year_of(term, rules)
    if term.second_year and name in {"spring", "summer"}:
        year += 1
    first, last = calendar.season(name, year)
    crosses = first.year != last.year
    edtf = "" if crosses else f"{first.year:04d}-{_SEASON_CODES[name]}"
    when = with_year_note(spread(first, last, DatePrecision.SEASON, edtf), term, rules)
    if crosses and not term.second_year:
        return inferred(
            when, "C114", f"Read as the winter that began in {year}; it may mean the one before."
        )
    return when


def _school(group: str, name: str, term: Term, rules: Rules) -> When:
    year = year_of(term, rules)
    if term.second_year and name in {"spring", "summer"}:
        year += 1
    first, last = calendar.span_of(group, name, year)
    when = with_year_note(spread(first, last, DatePrecision.TERM), term, rules)
    return inferred(when, "C122", "Dates from the school calendar; the council's own may differ.")


def _term(term: Term, rules: Rules) -> When:
    return _school("terms", str(term.name), term, rules)


def _half_term(term: Term, rules: Rules) -> When:
    name = str(term.name) or _HALF_TERM_MONTHS.get(term.month or 0, "")
    if not name:
        raise refuse(
            "C125",
            message="There are three half terms in a year.",
            suggestion="Write which one, such as “October half term 2021”.",
        )
    return _school("half_terms", name, term, rules)


def _holiday(term: Term, rules: Rules) -> When:
    return _school("holidays", str(term.name), term, rules)


def _festival(term: Term, rules: Rules) -> When:
    year, name = year_of(term, rules), str(term.name)
    if name == "new year":
        year -= 1
    first, last = calendar.span_of("festivals", name, year)
    when = with_year_note(spread(first, last, DatePrecision.APPROXIMATE), term, rules)
    return inferred(when, "C122", f"Read as {plain(first)} to {plain(last)}.")


def _may_day(term: Term, rules: Rules) -> When:
    """Read ``May Day`` as the first of May or the bank holiday after it (C114)."""
    year = year_of(term, rules)
    first, last = date(year, 5, 1), calendar.bank_holiday("early may bank holiday", year)
    if first == last:
        when = spread(first, last, DatePrecision.DAY, first.isoformat())
    else:
        both = spread(first, last, DatePrecision.RANGE, f"[{first},{last}]")
        when = inferred(both, "C114", f"It may be {plain(first)}, or the holiday, {plain(last)}.")
    return inferred(with_year_note(when, term, rules), "C122")


def _festival_day(term: Term, rules: Rules) -> When:
    if term.name == "may day":
        return _may_day(term, rules)
    if term.kind == "bankholiday":
        day = calendar.bank_holiday(str(term.name), year_of(term, rules))
    else:
        day = calendar.festival_day(str(term.name), year_of(term, rules))
    when = spread(day, day, DatePrecision.DAY, day.isoformat())
    return inferred(with_year_note(when, term, rules), "C122", f"Read as {plain(day)}.")


def _financial_year(term: Term, rules: Rules) -> When:
    year = year_of(term, rules)
    if term.year and not term.second_year:
        both = spread(date(year - 1, 4, 1), date(year + 1, 3, 31), DatePrecision.RANGE)
        said = f"It may be the financial year that begins or the one that ends in {year}."
        return noted(replace(both, certainty=DateCertainty.UNCERTAIN), "C114", said)
    first, last = date(year, 4, 1), date(year + 1, 3, 31)
    when = spread(first, last, DatePrecision.RANGE, f"{first}/{last}")
    return with_year_note(when, term, rules)


def _academic_year(term: Term, rules: Rules) -> When:
    year = year_of(term, rules)
    first, last = date(year, 9, 1), date(year + 1, 8, 31)
    when = with_year_note(spread(first, last, DatePrecision.TERM, f"{first}/{last}"), term, rules)
    when = inferred(when, "C122", "A school year read as 1 September to 31 August.")
    return when if term.second_year else noted(when, "C114")


def _split_year(term: Term, rules: Rules) -> When:
    year = full_year(term.year, rules)
    when = spread(date(year, 1, 1), date(year + 1, 12, 31), DatePrecision.RANGE)
    return noted(
        replace(when, certainty=DateCertainty.UNCERTAIN),
        "C114",
        "It may be calendar years, a financial year or a school year; both years are kept.",
    )


def _years(term: Term, rules: Rules) -> When:
    """Read ``2015-18`` as four years; ``2019-22`` is the interchange form of a summer too."""
    del rules
    year, other = int(term.year), int(term.year[:2] + term.second_year)
    edges = date(year, 1, 1), date(other, 12, 31)
    said = f"Read as the years {year} to {other}."
    if term.name == "to" and term.second_year not in EDTF_SEASONS:
        return noted(spread(*edges, DatePrecision.RANGE, f"{year}/{other}"), "C110", said)
    both = replace(spread(*edges, DatePrecision.RANGE), certainty=DateCertainty.UNCERTAIN)
    return noted(both, "C114", said)


def _decade(term: Term, rules: Rules) -> When:
    year = full_year(term.year, rules)
    first, last = date(year, 1, 1), date(year + 9, 12, 31)
    return spread(first, last, DatePrecision.RANGE, f"{year // 10}X")


_RESOLVERS = {
    "date": days_of,
    "weekof": week,
    "weekending": week_ending,
    "weekendof": weekend,
    "fortnight": fortnight,
    "nthweek": nth_week,
    "nthday": nth_day,
    "nthweekend": nth_day,
    "half": _half,
    "quarter": _quarter,
    "fyquarter": _quarter,
    "season": _season,
    "term": _term,
    "halfterm": _half_term,
    "holiday": _holiday,
    "festival": _festival,
    "festivalday": _festival_day,
    "bankholiday": _festival_day,
    "fy": _financial_year,
    "ay": _academic_year,
    "splityear": _split_year,
    "years": _years,
    "decade": _decade,
}
