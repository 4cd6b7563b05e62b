"""Deadlines: working days skip weekends and the nation's bank holidays; day 0 is the trigger."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

import holidays

from silp_widgets.domain.records import new_id
from silp_widgets.domain.review import Deadline
from silp_widgets.domain.vocabulary import Nation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.profile import Limit, Profile

_SUBDIVISION: Final = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
_SATURDAY: Final = 5


@cache
def bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    """Return the bank holidays of one nation in one year."""
    return frozenset(holidays.country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year))


def is_working_day(day: date, nation: Nation) -> bool:
    """Return whether a day is neither at a weekend nor a bank holiday there."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(nation, day.year)


def add_working_days(start: date, amount: int, nation: Nation) -> date:
    """Return the day that is so many working days after ``start``, which is day 0."""
    day = start
    while amount > 0:
        day += timedelta(days=1)
        amount -= is_working_day(day, nation)
    return day


def add_months(start: date, amount: int) -> date:
    """Return the same day so many months later, or that month's last day where it has none."""
    years, month = divmod(start.month - 1 + amount, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def due(limit: Limit, trigger: date, nation: Nation) -> date:
    """Return the day a limit runs out.

    Parameters
    ----------
    limit : Limit
        The rule.
    trigger : date
        The day of its trigger event (day 0).
    nation : Nation
        Whose bank holidays count.
    """
    if limit.unit == "working_day":
        return add_working_days(trigger, limit.amount, nation)
    if limit.unit == "month":
        return add_months(trigger, limit.amount)
    return trigger + timedelta(days=limit.amount)


def deadlines_of(
    profile: Profile, triggers: Mapping[str, date], nation: Nation
) -> tuple[Deadline, ...]:
    """Return a deadline for each of a profile's limits whose trigger date is known.

    Parameters
    ----------
    profile : Profile
        The kind of review.
    triggers : Mapping of str to date
        Trigger name to the day it happened.
    nation : Nation
        Whose bank holidays count.

    Returns
    -------
    tuple of Deadline
        By date; each says the rule it comes from and whether that is confirmed.
    """
    made = [
        Deadline(
            id=new_id(),
            name=limit.name,
            due=due(limit, triggers[limit.trigger], nation),
            rule=limit.key,
            source=f"{limit.words()} ({limit.source})",
            confirmed=limit.confirmed,
        )
        for limit in profile.limits
        if limit.trigger in triggers
    ]
    return tuple(sorted(made, key=lambda d: d.due))
