"""Dates counted from a birth: ``aged 3 months``, ``at 6 weeks old``, ``on her 5th birthday``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.calendar import month_end
from silp_widgets.domain.dates.days import exact, inferred, spread
from silp_widgets.domain.dates.refusal import plain, refuse
from silp_widgets.domain.dates.words import NUMBERS
from silp_widgets.domain.vocabulary import DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.when import When

_A_DAY = timedelta(days=1)
_COUNT = r"(?:\d+|" + "|".join(NUMBERS) + ")"
_AGE_PART = (
    _COUNT + r"(?: ?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|"
    r"[dwmy](?![a-z]))|/12|/52|/7)"
)
_AGE = re.compile(
    rf"(?:when |while |at |whilst )*(?P<lead>aged?|at age|at the age of|age of|@)?:? ?"
    rf"(?:of )?(?P<approx>about |around |approx(?:imately)? |c\.? ?|circa |~ ?)?"
    rf"(?:(?P<low>{_COUNT})(?: ?- ?| to | or )|between (?P<between>{_COUNT}) and )?"
    rf"(?P<age>{_AGE_PART}(?:,? (?:and )?{_AGE_PART})*|{_COUNT})"
    r"(?P<tail> ?-?old| of age)?"
)
_AGE_UNIT = re.compile(r"(\d+|[a-z]+?) ?(/12|/52|/7|[dwmy])(?:[a-z]*)")
_AT_AN_AGE = re.compile(r"at .*[a-z/]")
_BIRTHDAY = re.compile(
    r"(?:on |at )?(?:(?:his|her|their|the|its) )?(?P<count>\d{1,3})(?:st|nd|rd|th) birthday"
)
_BIRTH = re.compile(r"(?:at |on )?(?:birth|day of birth|date of birth|born)")
_PER_UNIT = {"/12": "m", "/52": "w", "/7": "d"}


def read_age(text: str, born: date | None) -> When | None:
    """Read an age, a birthday or a birth; ``None`` if it is no such wording.

    Parameters
    ----------
    text : str
        The cleaned cell.
    born : date, optional
        The birth date that is counted from.

    Raises
    ------
    DateNotUnderstood
        C125, if it is an age and no birth date is known.
    """
    if _BIRTH.fullmatch(text):
        return inferred(
            spread(_born(born), _born(born), DatePrecision.DAY, _born(born).isoformat()),
            "C122",
            "Read as the birth date.",
        )
    birthday = _BIRTHDAY.fullmatch(text)
    if birthday:
        day = _aged(_born(born), [(int(birthday["count"]), "y")])
        when = spread(day, day, DatePrecision.DAY, day.isoformat())
        return inferred(when, "C122", f"Counted from the birth date, {plain(_born(born))}.")
    found = _AGE.fullmatch(text)
    told = found and (found["lead"] or found["tail"] or _AT_AN_AGE.match(text))
    if not found or not told:
        return None
    birth = _born(born)
    measures = _measures(found["age"])
    if not measures:
        return None
    slack = 1 if found["approx"] else 0
    count, unit = measures[-1]
    low = found["low"] or found["between"]
    if low and len(measures) > 1:
        return None
    least = _number(low) if low else count
    first = _aged(birth, [*measures[:-1], (least - slack, unit)])
    last = _aged(birth, [*measures[:-1], (count + slack + 1, unit)]) - _A_DAY
    if first > last:
        raise refuse("C107")
    when = spread(first, last, DatePrecision.APPROXIMATE, exact(first, last))
    if first == last:
        when = spread(first, last, DatePrecision.DAY, first.isoformat())
    return inferred(when, "C122", f"Counted from the birth date, {plain(birth)}.")


def _born(born: date | None) -> date:
    if born is None:
        raise refuse(
            "C125",
            message="This is an age, and no birth date is known to count from.",
            suggestion="Write the date, or give the birth date in the mapping of this file.",
        )
    return born


def _number(count: str) -> int:
    return int(count) if count.isdigit() else NUMBERS[count]


def _measures(age: str) -> list[tuple[int, str]]:
    if age.isdigit() or age in NUMBERS:
        return [(_number(age), "y")]
    parts = [part for part in _AGE_UNIT.findall(age.replace("and ", "")) if part]
    counts = [(int(n) if n.isdigit() else NUMBERS.get(n, 0), unit) for n, unit in parts]
    return [(count, _PER_UNIT.get(unit, unit)) for count, unit in counts]


def _aged(birth: date, measures: list[tuple[int, str]]) -> date:
    months = sum(count * (12 if unit == "y" else 1) for count, unit in measures if unit in "my")
    days = sum(count * (7 if unit == "w" else 1) for count, unit in measures if unit in "wd")
    year, month = divmod(birth.year * 12 + birth.month - 1 + months, 12)
    day = min(birth.day, month_end(year, month + 1).day)
    return date(year, month + 1, day) + timedelta(days=days)
