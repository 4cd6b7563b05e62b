"""How a ``When`` is said on a screen: short, plain, and with its doubt."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.saying import long_month, named_day, short_day, short_month
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision

if TYPE_CHECKING:
    from collections.abc import Callable

    from silp_widgets.domain.when import When

EN_DASH = "\N{EN DASH}"
_THIRDS = {(1, 10): "early ", (11, 20): "mid ", (21, 0): "late "}
_YEAR_THIRDS = {(1, 4): "early ", (5, 8): "mid ", (9, 12): "late "}
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_PARTS_OF_DAY = re.compile(
    r"early hours|lunchtime|afternoon|morning|evening|overnight|night|\bam\b|\bpm\b"
)
_HOURS = {
    f"00:00{EN_DASH}05:59": "early hours",
    f"06:00{EN_DASH}11:59": "morning",
    f"12:00{EN_DASH}13:59": "lunchtime",
    f"12:00{EN_DASH}16:59": "afternoon",
    f"17:00{EN_DASH}21:59": "evening",
    f"22:00{EN_DASH}05:59": "night",
}
_EITHER = re.compile(r"\[(\d{4}-(?:0\d|1[0-2])(?:-\d\d)?|\d{4}),\d{4}[-\d]*\]")
_DECEMBER = 12
_SEASON_DAYS = 80
_A_DAY = timedelta(days=1)


def say(when: When) -> str:
    """Return the date in words; see :meth:`silp_widgets.domain.when.When.label`."""
    if not when.is_known:
        unread = when.codes and when.text.strip()
        return f"“{when.text.strip()}” (not read)" if unread else "date not known"
    if isinstance(when.earliest, datetime) or isinstance(when.latest, datetime):
        return _timed(when)
    words = _SAYERS.get(when.precision, _range)(when)
    return words + "?" if when.certainty is DateCertainty.UNCERTAIN else words


def _days(when: When) -> tuple[date, date]:
    first, last = when.first_day, when.last_day
    if first and last:
        return first, last
    only = first or last or date.min
    return only, only


def _day(when: When) -> str:
    first, _ = _days(when)
    doubtful = when.certainty is DateCertainty.UNCERTAIN
    return short_day(first) if doubtful else named_day(first)


def _timed(when: When) -> str:
    first, last = _days(when)
    mark = "?" if when.certainty is DateCertainty.UNCERTAIN else ""
    doubt = "?" if when.time_certainty is DateCertainty.UNCERTAIN else ""
    if when.precision is DatePrecision.PART_DAY:
        part = _PARTS_OF_DAY.search(when.text.lower().replace(".m.", "m"))
        hours = _clock(when.earliest) + EN_DASH + _clock(when.latest)
        words = part.group() if part else _HOURS.get(hours, hours)
        return f"{named_day(first)}{mark}, {words}{doubt}"
    start, end = _clock(when.earliest), _clock(when.latest)
    if first != last:
        return f"{short_day(first)}, {start} {EN_DASH} {short_day(last)}, {end}{mark or doubt}"
    words = start if start == end else f"{start}{EN_DASH}{end}"
    return f"{named_day(first)}{mark}, {words}{doubt}"


def _clock(bound: date | datetime | None) -> str:
    return f"{bound:%H:%M}" if isinstance(bound, datetime) else ""


def _month(when: When) -> str:
    first, _ = _days(when)
    return f"{long_month(first)} {first.year}"


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _year(when: When) -> str:
    return str(_days(when)[0].year)


def _range(when: When) -> str:
    first, last = _days(when)
    if _EITHER.fullmatch(when.edtf):
        return _span(first, last, " or ")
    return _span(first, last, EN_DASH)


def _span(first: date, last: date, dash: str) -> str:
    wide = dash if dash.startswith(" ") else f" {dash} "
    if first == last:
        return short_day(first)
    if _whole_months(first, last):
        return _months(first, last, dash, wide)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{dash}{short_day(last)}"
    if first.year == last.year:
        return f"{first.day} {short_month(first)}{wide}{short_day(last)}"
    return f"{short_day(first)}{wide}{short_day(last)}"


def _months(first: date, last: date, dash: str, wide: str) -> str:
    if first.month == 1 and last.month == _DECEMBER:
        return str(first.year) if first.year == last.year else f"{first.year}{dash}{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{long_month(first)} {first.year}"
    if first.year == last.year:
        return f"{short_month(first)}{dash}{short_month(last)} {last.year}"
    return f"{short_month(first)} {first.year}{wide}{short_month(last)} {last.year}"


def _week(when: When) -> str:
    return f"week of {short_day(_days(when)[0])}"


def _part_month(when: When) -> str:
    first, last = _days(when)
    end = 0 if _whole_months(first.replace(day=1), last) else last.day
    third = _THIRDS.get((first.day, end))
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{third}{long_month(first)} {first.year}" if third and same_month else _range(when)


def _part_year(when: When) -> str:
    first, last = _days(when)
    third = _YEAR_THIRDS.get((first.month, last.month))
    if third and first.year == last.year and _whole_months(first, last):
        return f"{third}{first.year}"
    return _range(when)


def _season(when: When) -> str:
    first, last = _days(when)
    name = _SEASONS.get(first.month)
    if name is None or not _whole_months(first, last) or (last - first).days < _SEASON_DAYS:
        return _range(when)
    if first.year == last.year:
        return f"{name} {first.year}"
    return f"{name} {first.year}/{last.year % 100:02d}"


def _before(when: When) -> str:
    _, last = _days(when)
    if when.edtf.startswith("../"):
        return "until " + _edge(last, when.edtf.removeprefix("../"))
    if re.search(r"\bby\b|later than|or before|latest|or earlier|including", when.text.lower()):
        return f"by {short_day(last)}"
    return f"before {short_day(last + _A_DAY)}" if last < date.max else f"by {short_day(last)}"


def _after(when: When) -> str:
    first, _ = _days(when)
    if when.edtf.endswith("/.."):
        return "since " + _edge(first, when.edtf.removesuffix("/.."))
    if re.search(r"earlier than|or after|earliest|or later", when.text.lower()):
        return f"from {short_day(first)}"
    return f"after {short_day(first - _A_DAY)}" if first > date.min else f"from {short_day(first)}"


def _edge(day: date, edtf: str) -> str:
    """Say a bound no more precisely than it was written."""
    parts = edtf.rstrip("?~%").count("-")
    if parts == 0:
        return str(day.year)
    return f"{short_month(day)} {day.year}" if parts == 1 else short_day(day)


def _approximate(when: When) -> str:
    first, last = _days(when)
    centre = when.edtf.rstrip("?~%")
    if not re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", centre):
        return f"about {_span(first, last, EN_DASH)}"
    year, *rest = (int(part) for part in centre.split("-"))
    named = date(year, *rest) if len(rest) > 1 else date(year, rest[0] if rest else 1, 1)
    return f"about {_edge(named, centre)}"


_SAYERS: dict[DatePrecision, Callable[[When], str]] = {
    DatePrecision.DAY: _day,
    DatePrecision.WEEK: _week,
    DatePrecision.PART_MONTH: _part_month,
    DatePrecision.MONTH: _month,
    DatePrecision.SEASON: _season,
    DatePrecision.PART_YEAR: _part_year,
    DatePrecision.YEAR: _year,
    DatePrecision.BEFORE: _before,
    DatePrecision.AFTER: _after,
    DatePrecision.APPROXIMATE: _approximate,
}
