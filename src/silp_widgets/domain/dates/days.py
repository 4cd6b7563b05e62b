"""From a term to days: years completed, parts left out, approximations widened."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.calendar import month_end
from silp_widgets.domain.dates.refusal import no_such_day, plain, refuse
from silp_widgets.domain.dates.words import WEEKDAY_NAMES
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision
from silp_widgets.domain.when import When

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.dates.term import Term

_SHORT_YEAR = 2
_LONG_YEAR = 4
_CENTURY = 100
_LAST_SHORT_DAY = 31
_MONTHS = 12
_A_DAY = timedelta(days=1)
_AROUND_A_DAY = timedelta(days=3)
_ONE_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BY_MONTHS = frozenset(
    {DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.TERM, DatePrecision.PART_YEAR}
)


def noted(when: When, code: str = "", assumption: str = "") -> When:
    """Return the value with one more check and one more sentence of assumption."""
    codes = (*when.codes, code) if code and code not in when.codes else when.codes
    said = " ".join(part for part in (when.assumption, assumption) if part)
    return replace(when, codes=codes, assumption=said)


def marked(edtf: str, mark: str) -> str:
    """Put ``?`` or ``~`` on a single date; sets, intervals and ``X`` forms carry no mark."""
    body = edtf.rstrip("?~%")
    if "T" in edtf or not _ONE_DATE.fullmatch(body.replace("?", "")):
        return edtf
    marks = set(edtf[len(body) :]) | {mark} | ({"?"} if "?" in body else set())
    both = "%" in marks or {"?", "~"} <= marks
    return body.replace("?", "") + ("%" if both else mark)


def doubted(when: When) -> When:
    """Flag the writer's doubt; the bounds are not widened."""
    edtf = when.edtf.partition("T")[0]  # a time carries no doubt in EDTF
    return replace(when, certainty=DateCertainty.UNCERTAIN, edtf=marked(edtf, "?"))


def inferred(when: When, code: str = "", assumption: str = "") -> When:
    """Flag that we completed or mended it."""
    if when.certainty is DateCertainty.STATED:
        edtf = when.edtf if "?" in when.edtf else marked(when.edtf, "?")
        when = replace(when, certainty=DateCertainty.INFERRED, edtf=edtf)
    return noted(when, code, assumption)


def full_year(digits: str, rules: Rules) -> int:
    """Return the year of two or four digits: up to receipt + 1 is 20xx, else 19xx (rule 5)."""
    if len(digits) != _SHORT_YEAR:
        year = int(digits)
        if not MINYEAR <= year < MAXYEAR:
            raise refuse("C112", message=f"There is no year {digits} in the calendar.")
        return year
    year = 2000 + int(digits)
    return year if year <= rules.received.year + 1 else year - _CENTURY


def year_of(term: Term, rules: Rules) -> int:
    """Return the year of a term, from its words or from the rows around it.

    Raises
    ------
    DateNotUnderstood
        C103, if it has none and nothing fills it.
    """
    if term.year:
        return full_year(term.year, rules)
    if rules.year is None:
        raise refuse("C103")
    return rules.year


def with_year_note(when: When, term: Term, rules: Rules) -> When:
    """Say that a year was filled (C105)."""
    if term.year:
        return when
    return inferred(when, "C105", f"No year was written; read as {rules.year}.")


def exact(first: date, last: date) -> str:
    """Return the EDTF set "once, somewhere between"."""
    return f"[{first.isoformat()}..{last.isoformat()}]"


def spread(
    first: date,
    last: date,
    precision: DatePrecision,
    edtf: str = "",
) -> When:
    """Return a stated stretch, written as a set unless ``edtf`` says otherwise."""
    return When(
        earliest=first,
        latest=last,
        precision=precision,
        certainty=DateCertainty.STATED,
        edtf=edtf or exact(first, last),
    )


def days_of(term: Term, rules: Rules) -> When:
    """Return the days of a plain date, month or year.

    Raises
    ------
    DateNotUnderstood
        C103 without a year, C112 if there is no such day, C125 if too little is written.
    """
    if term.masked:
        return _masked(term, rules)
    if term.month is None:
        if term.day is not None or not term.year:
            raise refuse("C125")
        return _short(_year(full_year(term.year, rules)), term, rules)
    year = year_of(term, rules)
    when = _month(year, term.month) if term.day is None else _day(year, term)
    if not term.year:
        when = with_year_note(when, term, rules)
        body = when.edtf.rstrip("?")
        when = replace(when, edtf=f"{body[:4]}?{body[4:]}")
    when = _short(when, term, rules)
    if term.name == "twonumbers" and (term.day is None or term.day <= _MONTHS):
        return inferred(when, "C113", "Two numbers alone: read as shown.")
    return _mended(_weekday(when, term), term)


def _short(when: When, term: Term, rules: Rules) -> When:
    """Say how a two-digit year was read (C110), or that it may be a day (C113)."""
    if len(term.year) != _SHORT_YEAR:
        return when
    said = f"Two-digit year read as {full_year(term.year, rules)}."
    if term.name == "twonumbers":
        return noted(when, assumption=said)
    no_day = term.day is None and term.month is not None
    if no_day and not term.apostrophe and 1 <= int(term.year) <= _LAST_SHORT_DAY:
        return inferred(when, "C113", said + " It may have been a day of the month.")
    if no_day or term.day is not None or term.apostrophe:
        return noted(when, "C110", said)
    raise refuse("C125")


def _year(year: int) -> When:
    return spread(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR, f"{year:04d}")


def _month(year: int, month: int) -> When:
    if not 1 <= month <= _MONTHS:
        raise no_such_day(year, month, 1)
    edtf = f"{year:04d}-{month:02d}"
    return spread(date(year, month, 1), month_end(year, month), DatePrecision.MONTH, edtf)


def _day(year: int, term: Term) -> When:
    try:
        day = date(year, term.month or 0, term.day or 0)
    except ValueError:
        raise no_such_day(year, term.month or 0, term.day or 0) from None
    return spread(day, day, DatePrecision.DAY, day.isoformat())


def _masked(term: Term, rules: Rules) -> When:
    if term.masked == "both":
        return When.unknown() if not term.year else _year(full_year(term.year, rules))
    year = year_of(term, rules)
    if term.masked == "day":
        when = _month(year, term.month or 0)
        return with_year_note(replace(when, edtf=when.edtf + "-XX"), term, rules)
    months = [month for month in range(1, _MONTHS + 1) if _exists(year, month, term.day or 0)]
    if not months:
        raise no_such_day(year, 1, term.day or 0)
    first, last = (date(year, month, term.day or 0) for month in (months[0], months[-1]))
    when = spread(first, last, DatePrecision.YEAR, f"{year:04d}-XX-{term.day:02d}")
    when = with_year_note(when, term, rules)
    return noted(
        replace(when, certainty=DateCertainty.UNCERTAIN),
        "C114",
        f"The month was left out: the {term.day} of any month of {year}.",
    )


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= month_end(year, month).day


def _weekday(when: When, term: Term) -> When:
    first = when.first_day
    if term.weekday is None or term.day is None or first is None:
        return when
    if first.weekday() == term.weekday:
        return when
    right, written = (WEEKDAY_NAMES[n].capitalize() for n in (first.weekday(), term.weekday))
    return noted(doubted(when), "C123", f"{plain(first)} was a {right}, not a {written}.")


def _mended(when: When, term: Term) -> When:
    if not term.slip:
        return when
    return inferred(when, "C106", "A slip in the spelling was mended.")


def widened(when: When) -> When:
    """Widen an approximate date: a day by 3 days, a month by 1 month, a year by 1 year."""
    first, last = when.first_day, when.last_day
    if first is None or last is None:
        return when
    years = when.precision is DatePrecision.RANGE and first.timetuple().tm_yday == 1
    if when.precision is DatePrecision.YEAR or (years and (last + _A_DAY).timetuple().tm_yday == 1):
        first, last = first.replace(year=first.year - 1), last.replace(year=last.year + 1)
    elif when.precision in _BY_MONTHS:
        first, last = months_on(first, -1), months_on(last, 1)
    else:
        first, last = first - _AROUND_A_DAY, last + _AROUND_A_DAY
    edtf = marked(when.edtf, "~")
    return replace(
        when,
        earliest=first,
        latest=last,
        precision=DatePrecision.APPROXIMATE,
        edtf=exact(first, last) if "[" in edtf or "/" in edtf else edtf,
    )


def months_on(day: date, count: int) -> date:
    """Move by months; the last day of a month stays the last."""
    at_end = (day + _A_DAY).month != day.month
    year, month = divmod(day.year * _MONTHS + day.month - 1 + count, _MONTHS)
    last = month_end(year, month + 1)
    return last if at_end or day.day > last.day else date(year, month + 1, day.day)
