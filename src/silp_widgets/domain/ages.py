"""How old somebody was: in whole days, weeks, months or years, and a range where that is unsure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from silp_widgets.domain.elapsed import Elapsed, completed_months, elapsed, said_from_to
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.saying import counted
from silp_widgets.domain.vocabulary import DateCertainty
from silp_widgets.domain.when import When

_DAYS_BELOW: Final = 14
_WEEKS_BELOW: Final = 3
"""Months of age below which weeks are counted, as health visitors do."""
_MONTHS_BELOW: Final = 24
_WEEKS_UNTIL: Final = 26
_DAYS_IN_12_MONTHS: Final = 365
_THAT_DAY: Final = "the day of birth"


@dataclass(frozen=True, slots=True)
class Age:
    """An age, as far as birth and date are known.

    Attributes
    ----------
    since_birth : Elapsed
        The days from birth; negative before it.
    youngest, oldest : str
        Completed, in the unit people use at that age: ``"5 months"``. Empty before birth, and
        where that end is open.
    """

    since_birth: Elapsed
    youngest: str
    oldest: str

    @property
    def unborn(self) -> bool:
        """Whether it was before birth, as a whole."""
        return self.since_birth.at_most is not None and self.since_birth.at_most < 0

    @property
    def words(self) -> str:
        """Say it as people do: ``"5 months"``, ``"5 to 6 months"``, ``"not yet born; …"``."""
        least, most = self.since_birth.at_least, self.since_birth.at_most
        doubt = "?" if self.since_birth.doubtful else ""
        if least is None and most is None:
            return "not known"
        if self.unborn:
            return f"not yet born; {self._until_birth()}{doubt}"
        if least is not None and least >= 0:
            said = f"at least {self.youngest}" if most is None else _to(self.youngest, self.oldest)
        else:
            said = "not yet born, or any age" if most is None else _before_or_up_to(self.oldest)
        return said + doubt

    def _until_birth(self) -> str:
        least, most = self.since_birth.at_most, self.since_birth.at_least
        if least is None or most is None:
            return f"born at least {counted(-(least or 0), 'day')} later"
        # Before birth, weeks are rounded down; a range says so by itself.
        about = "about " if least == most and -least >= _DAYS_BELOW and least % 7 else ""
        return f"born {about}{said_from_to(_until(-least), _until(-most))} later"

    def __str__(self) -> str:
        return self.words


def age(born: date | When, at: When) -> Age:
    """Say how old somebody was.

    Ages are completed ones, as people count them: days in the first two weeks, weeks up to three
    months, months up to two years, then years. Somebody born on 29 February is a year older on
    1 March of a year without one.

    Parameters
    ----------
    born : date or When
        The birth date, with its doubt if there is any.
    at : When
        When.

    Returns
    -------
    Age
        From the youngest to the oldest they may have been.

    Raises
    ------
    BadInput
        If one of them is no date.

    Examples
    --------
    >>> age(date(2022, 3, 2), parse_when("August 2022")).words
    '4 to 5 months'
    """
    if not isinstance(born, When | date):
        raise BadInput("Give the birth date as a date, or as parse_when('2 March 2022').")
    birth = born if isinstance(born, When) else When.day(born)
    since = _in_days(elapsed(birth, at), birth, at)
    return Age(
        since_birth=since,
        youngest=_at(birth.last_day, at.first_day),
        oldest=_at(birth.first_day, at.last_day),
    )


def _in_days(between: Elapsed, born: When, at: When) -> Elapsed:
    """Return the same without times; an age in minutes says nothing anybody asks about."""
    doubtful = DateCertainty.UNCERTAIN in {born.certainty, at.certainty}
    return Elapsed(between.at_least, between.at_most, None, doubtful)


def _at(born: date | None, day: date | None) -> str:
    if born is None or day is None or day < born:
        return ""
    days, months = (day - born).days, completed_months(born, day)
    if not days:
        return _THAT_DAY
    if days < _DAYS_BELOW:
        return counted(days, "day")
    if months < _WEEKS_BELOW:
        return counted(days // 7, "week")
    return counted(months, "month") if months < _MONTHS_BELOW else counted(months // 12, "year")


def _until(days: int) -> str:
    if days < _DAYS_BELOW:
        return counted(days, "day")
    if days < _WEEKS_UNTIL * 7:
        return counted(days // 7, "week")
    months = days * 12 // _DAYS_IN_12_MONTHS
    return counted(months, "month") if months < _MONTHS_BELOW else counted(months // 12, "year")


def _before_or_up_to(oldest: str) -> str:
    return f"not yet born, or {'' if oldest == _THAT_DAY else 'up to '}{oldest}"


def _to(least: str, most: str) -> str:
    return f"up to {most}" if least == _THAT_DAY != most else said_from_to(least, most)
