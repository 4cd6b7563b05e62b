"""Cells that are only digits: spreadsheet serials, and dates without separators."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.days import days_of, inferred, noted, spread
from silp_widgets.domain.dates.refusal import no_such_day, plain, refuse
from silp_widgets.domain.dates.term import Term
from silp_widgets.domain.errors import DateNotUnderstood
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.when import When

_DIGITS = re.compile(r"\d{5,8}")
_SERIAL = re.compile(r"(\d{4,5})\.(\d+)")
_THOUSANDS = re.compile(r"\d\d,\d{3}(?:\.\d+)?")
_NO_YEAR = re.compile(r"0\d{3}")
_TIME_ALONE = re.compile(r"0?\.\d+")
# Whoever keeps such a workbook may say so beside the number.
_IN_1904 = re.compile(r"(\d{5}(?:\.\d+)?),? \(?(?:workbook set to )?1904(?: date system)?\)?")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = 99_999
_MINUTES_IN_A_DAY = 24 * 60
_FIVE, _SIX, _SEVEN, _EIGHT = 5, 6, 7, 8
_FIRST_ISO_YEAR, _LAST_ISO_YEAR = 1900, 2099


def read_bare(text: str, rules: Rules) -> When | None:
    """Read a cell of digits alone; ``None`` if it is something else.

    Raises
    ------
    DateNotUnderstood
        C109 if a number has more than one reading, C112 if there is no such day.
    """
    told = _IN_1904.fullmatch(text)
    if told:
        text, rules = told[1], replace(rules, workbook_1904=True)
    if _TIME_ALONE.fullmatch(text):
        raise refuse("C125", message="This is a spreadsheet's number for a time without a day.")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    fraction = _SERIAL.fullmatch(text)
    if fraction and len(fraction[1]) == _FIVE:
        return _with_time(fraction[1], "0." + fraction[2], rules)
    if _NO_YEAR.fullmatch(text):
        raise refuse(
            "C109",
            message="Four figures that begin with a nought may be a time, or a day and a month.",
            suggestion="Write the date with its month in words, and a time in its own column.",
        )
    if not _DIGITS.fullmatch(text):
        return None
    return _BY_LENGTH[len(text)](text, rules)


def serial_day(number: int, rules: Rules) -> date:
    """Return the day of a spreadsheet's number, by the workbook's date system."""
    epoch = _EPOCH_1904 if rules.workbook_1904 else _EPOCH
    return epoch + timedelta(days=min(number, _LAST_SERIAL))


def _converted(day: date, text: str, rules: Rules) -> When:
    system = "1904" if rules.workbook_1904 else "1900"
    when = spread(day, day, DatePrecision.DAY, day.isoformat())
    said = f"The spreadsheet's number {text} is {plain(day)} in its {system} date system."
    return noted(when, "C124", said)


def _with_time(whole: str, fraction: str, rules: Rules) -> When:
    day = serial_day(int(whole), rules)
    minutes = round(float(fraction) * _MINUTES_IN_A_DAY)
    when = _converted(day, whole + fraction[1:], rules)
    if minutes == 0:
        return when
    at = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    return replace(
        when,
        earliest=at,
        latest=at,
        precision=DatePrecision.EXACT_TIME,
        time_certainty=DateCertainty.STATED,
        edtf=at.isoformat(timespec="seconds"),
    )


def _tried(term: Term, rules: Rules) -> When | None:
    try:
        return days_of(term, rules)
    except DateNotUnderstood:
        return None


def _plausible(when: When | None, rules: Rules) -> bool:
    day = when.first_day if when else None
    return day is not None and rules.window_start <= day <= rules.received


def _term(day: str, month: str, year: str) -> Term:
    return Term(day=int(day), month=int(month), year=year)


def _unseparated(when: When) -> When:
    quiet = replace(when, codes=tuple(code for code in when.codes if code != "C110"))
    return inferred(quiet, "C106", "Read as day, month and year without separators.")


def _five(text: str, rules: Rules) -> When:
    """Read five digits as a serial, unless they may be a date that lost its nought."""
    day = serial_day(int(text), rules)
    typed = _tried(_term(text[0], text[1:3], text[3:]), rules)
    if rules.window_start <= day <= rules.received and not _plausible(typed, rules):
        return _converted(day, text, rules)
    readings = [f"the spreadsheet's number for {plain(day)}"]
    if typed and typed.first_day:
        readings.append(f"{plain(typed.first_day)} with its nought lost")
    raise refuse(
        "C109",
        message="This number is outside the period of the review, or has more than one reading.",
        suggestion=f"It may be {' or '.join(readings)}. Write the date with its month in words.",
    )


def other_numbers(text: str, rules: Rules) -> Iterator[tuple[When, str]]:
    """Give the readings of a number that was refused for having more than one (C109)."""
    if not re.fullmatch(r"\d{5}|\d{7}", text):
        return
    splits = [_term(text[:1], text[1:3], text[3:])]
    if len(text) == _FIVE:
        yield _converted(serial_day(int(text), rules), text, rules), "a spreadsheet's number"
    else:
        splits.append(_term(text[:2], text[2:3], text[3:]))
    for term in splits:
        when = _tried(term, rules)
        if when:
            yield when, "day, month and year, with a nought lost"


def _six(text: str, rules: Rules) -> When:
    when = _tried(_in_order(text[:2], text[2:4], text[4:], rules), rules)
    if when:
        return _unseparated(when)
    month = _tried(Term(year=text[:4], month=int(text[4:])), rules)
    if month and _plausible(month, rules):
        return inferred(month, "C106", "Read as a year and a month without a separator.")
    raise no_such_day(2000 + int(text[4:]), int(text[2:4]), int(text[:2]))


def _seven(text: str, rules: Rules) -> When:
    splits = (_term(text[:1], text[1:3], text[3:]), _term(text[:2], text[2:3], text[3:]))
    whens = [when for when in (_tried(term, rules) for term in splits) if when]
    if len(whens) == 1:
        return _unseparated(whens[0])
    if not whens:
        raise refuse("C125")
    readings = " or ".join(plain(when.first_day) for when in whens if when.first_day)
    raise refuse("C109", suggestion=f"It may be {readings}.")


def _eight(text: str, rules: Rules) -> When:
    if _FIRST_ISO_YEAR <= int(text[:4]) <= _LAST_ISO_YEAR:
        iso = _tried(_term(text[6:], text[4:6], text[:4]), rules)
        if iso:
            return iso
    term = _in_order(text[:2], text[2:4], text[4:], rules)
    return _unseparated(days_of(term, rules))


def _in_order(first: str, second: str, year: str, rules: Rules) -> Term:
    return _term(second, first, year) if rules.order == "MDY" else _term(first, second, year)


_BY_LENGTH = {_FIVE: _five, _SIX: _six, _SEVEN: _seven, _EIGHT: _eight}
