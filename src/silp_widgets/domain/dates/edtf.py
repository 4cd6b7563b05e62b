"""Reading the interchange form itself (EDTF, ISO 8601-2) and ISO moments with an offset."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.compose import compose
from silp_widgets.domain.dates.days import (
    doubted,
    inferred,
    noted,
    spread,
    widened,
    with_year_note,
    year_of,
)
from silp_widgets.domain.dates.pairs import follows, spans
from silp_widgets.domain.dates.periods import EDTF_SEASONS, resolve
from silp_widgets.domain.dates.refusal import refuse
from silp_widgets.domain.dates.term import Phrase, Shape, Term
from silp_widgets.domain.dates.timing import changes, clocks_changed
from silp_widgets.domain.uk_time import UK
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.when import When

_ISO = r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?"
_EDTF = re.compile(
    rf"\[[^\[\]]+\]|.+/\.\.|\.\./.+|{_ISO}[?~%]?/{_ISO}[?~%]?|\d{{4}}[?~%]?/\d{{4}}[?~%]?"
    r"|[\dX]{4}(?:-[\dX]{2}){0,2}|\d{4}(?:-\d\d){0,2}%|\d{4}\?-\d\d(?:-\d\d)?|\d{4}-2[1-4][?~%]?"
)
_SINGLE = re.compile(
    r"(?P<year>[\dX]{4})\??(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<mark>[?~%]?)"
)
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?",
    re.IGNORECASE,
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d{2,4})?", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-?\s?W(?:eek\s)?(\d{1,2})(?:-([1-7]))?", re.IGNORECASE)
_WEEK_FIRST = re.compile(
    r"(?:week|wk)\s?(?:no\.?\s?)?(\d{1,2})(?:,?\s\(?(?:of\s)?(\d{4})\)?)?", re.IGNORECASE
)
_MONTHS = 12


def read_moment(text: str) -> When | None:
    """Read an ISO date and time; ``None`` if it isn't one.

    A spreadsheet's date cell arrives so: at 00:00 it is a plain day (handbook 5.4 rule 2). With
    an offset it is shown in UK civil time.
    """
    found = _MOMENT.fullmatch(_BASIC.sub(r"\1-\2-\3T\4:\5\6", text))
    if not found:
        return None
    day, hours, minutes, offset = found.groups()
    try:
        at = datetime.fromisoformat(f"{day}T{hours}:{minutes}:00")
    except ValueError:
        return None
    edtf = at.isoformat(timespec="seconds")
    if (hours, minutes) == ("00", "00") and offset in {None, "Z", "z"}:
        return spread(at.date(), at.date(), DatePrecision.DAY, day)
    if offset:
        edtf += offset.upper() + (":00" if len(offset) == len("+01") else "")
        moment = datetime.fromisoformat(edtf)
        at = moment.astimezone(UK).replace(tzinfo=None)
    when = spread(at, at, DatePrecision.EXACT_TIME, edtf)
    when = replace(when, time_certainty=DateCertainty.STATED)
    if offset:
        return noted(when, assumption="Shown in UK time.")
    return replace(clocks_changed(when), edtf=day) if changes(at) else when


def read_week(text: str, rules: Rules) -> When | None:
    """Read an ISO week such as ``2022-W23``, or a day of one; ``None`` if it isn't one.

    ``Week 23, 2022`` is read so too, but people count weeks in other ways as well (C114).

    Raises
    ------
    DateNotUnderstood
        C112 if the year has no such week, C103 if no year is written and nothing fills it.
    """
    found, spoken = _WEEK.fullmatch(text), _WEEK_FIRST.fullmatch(text)
    if spoken:
        term = Term(year=spoken[2] or "")
        when = with_year_note(_iso_week(year_of(term, rules), spoken[1], ""), term, rules)
        return inferred(when, "C114", "Weeks are counted as ISO 8601 counts them.")
    return _iso_week(int(found[1]), found[2], found[3]) if found else None


def _iso_week(year: int, week: str, weekday: str | None) -> When:
    try:
        day = date.fromisocalendar(year, int(week), int(weekday or 1))
    except ValueError:
        raise refuse("C112", message=f"{year} has no week {week}.") from None
    if weekday:
        return spread(day, day, DatePrecision.DAY, day.isoformat())
    return spread(day, day + timedelta(days=6), DatePrecision.WEEK)


def read_edtf(text: str, rules: Rules) -> When | None:
    """Read EDTF where it can't be anything that people write; ``None`` if it isn't EDTF.

    Raises
    ------
    DateNotUnderstood
        If a date in it isn't in the calendar, or it ends before it begins.
    """
    if not _EDTF.fullmatch(text) or text.isdigit():
        return None
    if text.startswith("["):
        return _set(text, rules)
    if "/" in text:
        return _interval(text, rules)
    return _single(text, rules)


def _pieces(text: str) -> list[Term] | None:
    terms: list[Term] = []
    for piece in re.split(r",|\.\.|/", text):
        found = _SINGLE.fullmatch(piece.strip())
        if found is None or "X" in piece:
            return None
        terms.append(_term(found))
    return terms


def _term(found: re.Match[str]) -> Term:
    season = EDTF_SEASONS.get(found["month"])
    if season:
        return Term(kind="season", name=season, year=found["year"])
    return Term(
        year=found["year"],
        month=int(found["month"] or 0) or None,
        day=int(found["day"]) if found["day"] else None,
    )


def _phrase(shape: Shape, terms: list[Term], text: str, rules: Rules) -> When:
    phrase = Phrase(
        shape=shape,
        terms=tuple(terms),
        doubtful="?" in text or "%" in text,
        approximate="~" in text or "%" in text,
    )
    return compose(phrase, rules)


def _set(text: str, rules: Rules) -> When | None:
    inside = text[1:-1]
    shape = Shape.EITHER
    if inside.startswith(".."):
        shape, inside = Shape.BY, inside[2:]
    elif inside.endswith(".."):
        shape, inside = Shape.NOT_BEFORE, inside[:-2]
    elif ".." in inside:
        shape = Shape.BETWEEN
    terms = _pieces(inside)
    if not terms or (shape is Shape.EITHER and len(terms) == 1):
        return None
    return _phrase(shape, terms, text, rules)


def _interval(text: str, rules: Rules) -> When | None:
    start, _, end = text.partition("/")
    shape = Shape.SINCE if end == ".." else Shape.UNTIL if start == ".." else Shape.LASTING
    terms = _pieces("/".join(edge for edge in (start, end) if edge != ".."))
    if not terms:
        return None
    years = [int(term.year) for term in terms if term.month is None]
    if shape is Shape.LASTING and len(years) > 1 and years[1] - years[0] == 1:
        return None
    return _phrase(shape, terms, text, rules)


def _single(text: str, rules: Rules) -> When | None:
    found = _SINGLE.fullmatch(text)
    if found is None:
        return None
    if "X" in found["year"]:
        return _masked_year(found["year"], text)
    # To most people ``2019-22`` is years, whatever EDTF makes of it.
    if found["month"] and not found["day"] and _is_years(found["year"], found["month"]):
        return None
    special = "X" in text or found["mark"] or "?" in text
    if not special and found["month"] not in EDTF_SEASONS:
        return None
    term = _term_with_masks(found)
    if term.kind == "season" and found["day"]:
        return None
    if not found["day"] and found["month"] and int(term.month or 0) > _MONTHS:
        return None
    when = resolve(term, rules)
    if found["mark"] in {"~", "%"}:
        when = widened(when)
    return doubted(when) if found["mark"] in {"?", "%"} or "?" in text else when


def _is_years(year: str, second: str) -> bool:
    return second.isdigit() and (follows(year, second) or spans(year, second))


def _term_with_masks(found: re.Match[str]) -> Term:
    month, day = found["month"] or "", found["day"] or ""
    if "XX" not in (month, day):
        return _term(found)
    masked = "day" if month != "XX" else "month" if day not in {"", "XX"} else "both"
    return Term(
        year=found["year"],
        month=int(month) if month.isdigit() else None,
        day=int(day) if day.isdigit() else None,
        masked=masked,
    )


def _masked_year(year: str, text: str) -> When | None:
    digits = year.rstrip("X")
    if text != year or not digits.isdigit():
        return None
    first, last = digits + "0" * (4 - len(digits)), digits + "9" * (4 - len(digits))
    if int(first) == 0:
        raise refuse("C109", message="This is outside the period of the review.")
    edges = date(int(first), 1, 1), date(int(last), 12, 31)
    return spread(*edges, DatePrecision.RANGE, year)
