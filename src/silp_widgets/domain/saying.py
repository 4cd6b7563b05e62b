"""How numbers and days are said to people, the same on screens, in files and in messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

# Our own words: the language that a computer is set to must not change a British report.
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    Parameters
    ----------
    number : int
        Not negative.
    one : str
        The noun, or words that begin with it, for one: ``"entry"``.
    many : str
        For any other number, where that isn't ``one`` with an s: ``"entries"``.

    Examples
    --------
    >>> counted(1, "entry", "entries"), counted(1204, "day")
    ('1 entry', '1,204 days')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def long_month(day: date) -> str:
    """Return the name of a day's month: ``"March"``."""
    return _MONTHS[day.month - 1]


def short_month(day: date) -> str:
    """Return the name of a day's month as it stands in a table or a label: ``"Mar"``."""
    return long_month(day)[:3]


def long_day(day: date | None) -> str:
    """Return a day as people write it in a sentence, ``"3 March 2022"``; empty for none."""
    return f"{day.day} {long_month(day)} {day.year}" if day else ""


def short_day(day: date) -> str:
    """Return a day as it stands in a table or a label: ``"3 Mar 2022"``."""
    return f"{day.day} {short_month(day)} {day.year}"


def named_day(day: date) -> str:
    """Return a day with its weekday: ``"Thu 3 Mar 2022"``."""
    return f"{_WEEKDAYS[day.weekday()]} {short_day(day)}"
