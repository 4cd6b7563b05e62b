"""Why a cell is refused: a sentence for each check, and a suggestion where there is one."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date

from silp_widgets.domain.dates.words import MONTH_NAMES
from silp_widgets.domain.errors import DateNotUnderstood

_MONTHS = 12
_FEBRUARY = 2
_MESSAGES = {
    "C101": "There is no date here.",
    "C102": "There is more than one date in this cell.",
    "C103": "There is no year here, and the dated rows around it do not agree on one.",
    "C107": "This range ends before it begins.",
    "C109": "This number can be read as more than one date.",
    "C112": "There is no such date in the calendar.",
    "C114": "This wording has more than one meaning.",
    "C121": "This is counted from the row above, and that row has no date to count from.",
    "C125": "This could not be read as a date.",
}
_SUGGESTIONS = {
    "C101": "Write the date, or “date not known” if that is so.",
    "C102": "Split the row, one date each, or use the end date for a stretch of time.",
    "C103": "Write the year as well.",
    "C107": "Check both dates; they may have changed places.",
    "C125": "Write it as 22 May 2016 or 22/05/2016, or “date not known” if that is so.",
}


def refuse(code: str, *, message: str = "", suggestion: str = "") -> DateNotUnderstood:
    """Return the error for a refused cell.

    Parameters
    ----------
    code : str
        The check that refuses it.
    message, suggestion : str, optional
        Sentences in place of the usual ones.
    """
    return DateNotUnderstood(
        message or _MESSAGES[code],
        code=code,
        suggestion=suggestion or _SUGGESTIONS.get(code, ""),
    )


def is_usual(code: str, message: str) -> bool:
    """Say whether a message is the one that every cell is refused with for this check."""
    return message == _MESSAGES.get(code)


def plain(day: date) -> str:
    """Return a day in full words, for sentences."""
    return f"{day.day} {MONTH_NAMES[day.month - 1].capitalize()} {day.year}"


def no_such_day(year: int, month: int, day: int) -> DateNotUnderstood:
    """Refuse a day that isn't in the calendar (C112), with what it may have been."""
    if month > _MONTHS and 1 <= day <= _MONTHS and 1 <= month <= monthrange(year, day)[1]:
        swapped = plain(date(year, day, month))
        return refuse(
            "C112",
            message=f"There is no month {month}.",
            suggestion=f"In the order month, day, year it would be {swapped}. Is that what it is?",
        )
    if not 1 <= month <= _MONTHS:
        return refuse("C112", message=f"There is no month {month}.")
    name = MONTH_NAMES[month - 1].capitalize()
    if day < 1:
        return refuse(
            "C112",
            message="There is no day 0 in a month.",
            suggestion=f"If only the month is known, write {name} {year}.",
        )
    last = monthrange(year, month)[1]
    leap = month == _FEBRUARY and not isleap(year)
    return refuse(
        "C112",
        message=f"{name} {year} has {last} days." if leap else f"{name} has {last} days.",
        suggestion=f"If only the month is known, write {name} {year}.",
    )
