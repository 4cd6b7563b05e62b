"""Dates counted from the row above: ``ditto``, ``two weeks later``, ``the following week``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.calendar import month_end
from silp_widgets.domain.dates.clocks import read_clock
from silp_widgets.domain.dates.cursor import Cursor
from silp_widgets.domain.dates.days import (
    doubted,
    inferred,
    months_on,
    noted,
    spread,
    widened,
)
from silp_widgets.domain.dates.from_birth import read_age
from silp_widgets.domain.dates.lexer import tokenise
from silp_widgets.domain.dates.refusal import refuse
from silp_widgets.domain.dates.timing import at_time
from silp_widgets.domain.dates.words import NUMBERS, WEEKDAYS
from silp_widgets.domain.vocabulary import DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.when import When

_A_DAY = timedelta(days=1)
_NUMBER = r"(?P<count>\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")(?: of)?"
_UNIT = r"(?P<unit>day|week|wk|fortnight|month|mth|year|yr)s?"
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_DITTO = re.compile(
    r"(?:ditto|do|ibid|as above|as previous|as before|see above|same as above|date as above|"
    r"(?:later |earlier )?(?:on )?(?:the )?(?:that|same)(?: very)?(?: day| date)?"
    r"(?: as above)?|later in the day|later in day|idem)"
    r"(?:,? ?(?:- ?)?\b(?P<rest>.+))?"
)
_NEXT = re.compile(
    r"(?:on )?(?:the )?(?P<which>next|following|previous|preceding) "
    r"(?:day|(?=morning|afternoon|evening|night))(?:,? ?(?P<rest>.+))?"
)
_DAY_AFTER = re.compile(r"(?:on )?(?:the )?day (?P<which>after|before|later|earlier)")
_LATER = re.compile(
    rf"(?P<approx>(?:about|around|approx(?:imately)?|roughly|c|circa|some)\.? )?(?:just over )?"
    rf"(?:a )?{_NUMBER} ?{_UNIT} "
    r"(?P<way>later|after|afterwards|on|after that|after this|after above|"
    r"subsequently|earlier|before|previously|prior|beforehand)"
)
_FROM_A_DATE = re.compile(
    r"(?P<span>.{0,30}\b(?:day|week|wk|fortnight|month|mth|year|yr)s?) (?P<way>after|before) "
    r"(?P<date>.+)"
)
_PERIOD = re.compile(
    r"(?:in |during |over )?(?:the )?(?P<which>next|following|same|that|later that|later the same|"
    r"previous) (?P<unit>week|month|year)"
)
_ON_WEEKDAY = re.compile(
    rf"(?:on )?(?:the )?(?P<which>following |next |)(?P<weekday>{_WEEKDAY})"
    r"(?P<after> after| following)?"
)
_BACKWARD = frozenset({"earlier", "before", "previously", "prior", "beforehand"})


def counted_from(text: str) -> tuple[str, str] | None:
    """Part ``two days after 6 June`` into what is counted and the date it is counted from."""
    found = _FROM_A_DATE.fullmatch(text)
    return (f"{found['span']} {found['way']}", found["date"]) if found else None


def read_relative(text: str, above: When | None, born: date | None, rules: Rules) -> When | None:
    """Read a cell that is counted from something else; ``None`` if it is no such wording.

    Parameters
    ----------
    text : str
        The cleaned cell.
    above : When, optional
        The row above.
    born : date, optional
        The birth date of the person whose ages are given.
    rules : Rules
        The file's rules, for times.

    Raises
    ------
    DateNotUnderstood
        C125, if what it counts from isn't known.
    """
    for pattern, reader in _READERS:
        found = pattern.fullmatch(text)
        when = reader(found, above, rules) if found else None
        if when:
            return when
    return read_age(text, born)


def _base(above: When | None) -> When:
    if above is None or above.first_day is None or above.last_day is None:
        raise refuse(
            "C125",
            message="This is counted from the row above, which has no date to count from.",
            suggestion="Write the date itself.",
        )
    return above


def _from_above(first: date, last: date, above: When, shift: timedelta = timedelta(0)) -> When:
    edtf = first.isoformat() if first == last else ""
    precision = DatePrecision.DAY if first == last else above.precision
    when = spread(first + shift, last + shift, precision, edtf and (first + shift).isoformat())
    said = f"Counted from the row above ({above.label()})."
    return inferred(when, "C121", said)


def _with_clock(when: When, rest: str, rules: Rules) -> When | None:
    cursor = Cursor(tokenise(rest))
    clock = read_clock(cursor, after_date=True)
    if clock is None or cursor.peek().kind != "end":
        return None
    return at_time(when, clock, rules)


def _ditto(found: re.Match[str], above: When | None, rules: Rules) -> When | None:
    base = _base(above)
    first, last = base.first_day, base.last_day
    if first is None or last is None:
        return None
    when = _from_above(first, last, base)
    if base.earliest == first and base.edtf and first != last:
        when = replace(when, edtf=base.edtf)
    return _with_clock(when, found["rest"], rules) if found["rest"] else when


def _next_day(found: re.Match[str], above: When | None, rules: Rules) -> When | None:
    base = _base(above)
    first, last = base.first_day, base.last_day
    if first is None or last is None:
        return None
    forward = found["which"] in {"next", "following", "after", "later"}
    when = _from_above(first, last, base, _A_DAY if forward else -_A_DAY)
    rest = found.groupdict().get("rest")
    return _with_clock(when, rest, rules) if rest else when


def _later(found: re.Match[str], above: When | None, rules: Rules) -> When | None:
    del rules
    base = _base(above)
    first, last = base.first_day, base.last_day
    if first is None or last is None:
        return None
    count = int(found["count"]) if found["count"].isdigit() else NUMBERS[found["count"]]
    count = -count if found["way"] in _BACKWARD else count
    unit = found["unit"]
    said = f"Counted from the row above ({base.label()}); somebody should confirm it."
    if unit in {"day", "week", "wk", "fortnight"}:
        days = count * {"day": 1, "fortnight": 14}.get(unit, 7)
        when = _from_above(first, last, base, timedelta(days=days))
        if unit == "day" and abs(count) == 1 and not found["approx"]:
            return when
        if found["count"] == "few" and unit != "day":
            when = _a_few(when, timedelta(days=days // count))
        return replace(widened(when), assumption=said)
    months = count * (1 if unit in {"month", "mth"} else 12)
    first, last = months_on(first, months), months_on(last, months)
    if unit in {"month", "mth"}:
        edges = first.replace(day=1), month_end(last.year, last.month)
        when = spread(*edges, DatePrecision.MONTH, f"{first:%Y-%m}")
    else:
        edges = date(first.year, 1, 1), date(last.year, 12, 31)
        when = spread(*edges, DatePrecision.YEAR, f"{first:%Y}")
    return inferred(widened(when), "C121", said)


def _a_few(when: When, unit: timedelta) -> When:
    """Let ``a few weeks`` be one more or one less; days are widened by three as it is."""
    first, last = when.first_day, when.last_day
    if first is None or last is None:
        return when
    wide = spread(first - unit, last + unit, DatePrecision.RANGE)
    return replace(wide, certainty=when.certainty, codes=when.codes)


def _period(found: re.Match[str], above: When | None, rules: Rules) -> When | None:
    del rules
    base = _base(above)
    first = base.first_day
    if first is None:
        return None
    step = {"next": 1, "following": 1, "previous": -1}.get(found["which"], 0)
    unit = found["unit"]
    if unit == "week":
        monday = first - timedelta(days=first.weekday()) + timedelta(days=7 * step)
        when = spread(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    elif unit == "month":
        start = months_on(first.replace(day=1), step)
        end = month_end(start.year, start.month)
        when = spread(start, end, DatePrecision.MONTH, f"{start:%Y-%m}")
    else:
        year = first.year + step
        edges = date(year, 1, 1), date(year, 12, 31)
        when = spread(*edges, DatePrecision.YEAR, f"{year:04d}")
    if found["which"].startswith("later") and when.latest:
        when = spread(first, when.last_day or first, when.precision)
    return inferred(when, "C121", f"Counted from the row above ({base.label()}).")


def _weekday(found: re.Match[str], above: When | None, rules: Rules) -> When | None:
    del rules
    base = _base(above)
    last = base.last_day
    if last is None:
        return None
    ahead = (WEEKDAYS[found["weekday"]] - last.weekday() - 1) % 7 + 1
    when = _from_above(last, last, base, timedelta(days=ahead))
    if found["which"] == "following " or found["after"]:
        return when
    said = f"Read as the {found['weekday'].capitalize()} after the row above."
    return doubted(noted(when, "C114", said))


_READERS = (
    (_DITTO, _ditto),
    (_NEXT, _next_day),
    (_DAY_AFTER, _next_day),
    (_LATER, _later),
    (_PERIOD, _period),
    (_ON_WEEKDAY, _weekday),
)
