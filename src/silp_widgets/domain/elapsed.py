"""How long lies between two dates: a range, never a false single number (handbook 5.4 rule 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.saying import counted
from silp_widgets.domain.uk_time import UK
from silp_widgets.domain.vocabulary import DateCertainty
from silp_widgets.domain.when import When

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_MINUTE: Final = 60
_MINUTES_SAID: Final = 48 * 60
"""Up to two days are said in hours, where both times are known."""
_MONTHS_FROM: Final = 61
"""Days from which months are said beside them."""
_MONTH: Final = 365.2425 / 12
_YEARS_FROM: Final = 24
_EARLIER: Final = " earlier"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How long after one date another is, as far as both are known.

    Attributes
    ----------
    at_least, at_most : int or None
        Calendar days from the first to the second; negative where the second came first, ``None``
        where that end is open. With both signs, nothing says which of them came first.
    minutes : tuple of int or None
        The same in minutes that really went by, a change of the clocks allowed for; ``None``
        unless both dates have times.
    doubtful : bool
        Whether the writer, or a reading of it, doubts one of the dates; bounds aren't widened by
        that (handbook 5.4), so the words keep the question mark.
    """

    at_least: int | None
    at_most: int | None
    minutes: tuple[int, int] | None = None
    doubtful: bool = False

    @property
    def order_known(self) -> bool:
        """Whether it is known which of the two came first, or that neither did."""
        least, most = self.minutes or (self.at_least, self.at_most)
        forwards = least is not None and least >= 0
        backwards = most is not None and most <= 0
        return forwards or backwards

    @property
    def words(self) -> str:
        """Say it as people do: ``"3 to 9 days"``, ``"about 5 months (152 to 158 days)"``."""
        if self.at_least is None and self.at_most is None:
            return "not known"
        if self.minutes and max(map(abs, self.minutes)) < _MINUTES_SAID:
            said = _sided(*self.minutes, _minutes, "at the same minute")
        else:
            said = _sided(self.at_least, self.at_most, _days, "the same day")
        return said + "?" if self.doubtful else said

    @property
    def weeks(self) -> str:
        """Say it in weeks and days; empty where an end is open or the order isn't known."""
        ends = self._ends()
        if ends is None or ends[1] < 7:  # noqa: PLR2004 - days of a week
            return ""
        return said_from_to(*(_weeks(days) for days in ends))

    def _ends(self) -> tuple[int, int] | None:
        if self.at_least is None or self.at_most is None or not self.order_known:
            return None
        least, most = sorted((abs(self.at_least), abs(self.at_most)))
        return least, most

    def __str__(self) -> str:
        return self.words


def elapsed(first: When, second: When) -> Elapsed:
    """Say how long lies between two dates, each of which may itself be a range.

    Parameters
    ----------
    first, second : When
        In any order; the answer says where the second came earlier.

    Returns
    -------
    Elapsed
        From the shortest stretch that both allow to the longest.

    Raises
    ------
    BadInput
        If one of them is no date.

    Examples
    --------
    >>> elapsed(parse_when("3 March 2022"), parse_when("between 6 and 12 March 2022")).words
    '3 to 9 days'
    """
    if not (isinstance(first, When) and isinstance(second, When)):
        raise BadInput("Give two dates, such as entry.when or parse_when('3 March 2022').")
    at_least, at_most = first.days_until(second)
    doubts = {first.certainty, second.certainty, None}
    minutes = _between(first, second)
    if minutes and max(map(abs, minutes)) < _MINUTES_SAID:
        doubts |= {first.time_certainty, second.time_certainty}
    return Elapsed(at_least, at_most, minutes, DateCertainty.UNCERTAIN in doubts)


def _between(first: When, second: When) -> tuple[int, int] | None:
    bounds = (first.earliest, first.latest, second.earliest, second.latest)
    timed = [bound for bound in bounds if isinstance(bound, datetime)]
    if len(timed) < len(bounds):
        return None
    begins, ends, from_, to = timed
    return (
        _minutes_from(_moments(ends)[1], _moments(from_)[0]),
        _minutes_from(_moments(begins)[0], _moments(to)[1]),
    )


def _moments(at: datetime) -> tuple[datetime, datetime]:
    """Return the first and last moment that a clock on a wall may have shown this.

    They differ in the hour that comes twice, or not at all, when the clocks change (C120).
    """
    both = [at.replace(tzinfo=UK, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min(both), max(both)


def _minutes_from(start: datetime, end: datetime) -> int:
    return round((end - start).total_seconds() / _MINUTE)


def _sided(least: int | None, most: int | None, say: Callable[[int, int], str], same: str) -> str:
    """Say a range that may lie after the first date, before it, or on both sides."""
    if least is not None and least >= 0:
        return _forwards(least, most, say, same, later="")
    if most is not None and most <= 0:
        return _forwards(-most, None if least is None else -least, say, same, later=_EARLIER)
    if least is None or most is None:
        known = most if least is None else -least
        end, other = ("later", "earlier") if least is None else ("earlier", "later")
        return f"order not known: any time {other}, or up to {say(known or 0, known or 0)} {end}"
    if -least == most:
        return f"up to {say(most, most)} either way"
    return f"up to {say(-least, -least)} earlier or {say(most, most)} later"


def _forwards(
    least: int, most: int | None, say: Callable[[int, int], str], same: str, *, later: str
) -> str:
    if most is None:
        if not least:
            return f"{same}, or any time{later or ' later'}"
        return f"at least {say(least, least)}{later}"
    if not most:
        return same
    if not least:
        return f"up to {say(most, most)}{later}"
    return f"{say(least, most)}{later}"


def _days(least: int, most: int) -> str:
    days = _range(least, most, "day")
    months = [round(number / _MONTH) for number in (least, most)]
    if least < _MONTHS_FROM:
        return days
    return f"about {_months(*months)} ({days})"


def _months(least: int, most: int) -> str:
    if most < _YEARS_FROM:
        return _range(least, most, "month")
    return said_from_to(_years(least), _years(most))


def _years(months: int) -> str:
    years, left = divmod(months, 12)
    return _joined(((years, "year"), (left, "month")))


def _weeks(days: int) -> str:
    return _joined(((days // 7, "week"), (days % 7, "day")))


def _minutes(least: int, most: int) -> str:
    return said_from_to(*(_hours(minutes) for minutes in (least, most)))


def _hours(minutes: int) -> str:
    return _joined(((minutes // _MINUTE, "hour"), (minutes % _MINUTE, "minute")))


def _joined(parts: tuple[tuple[int, str], ...]) -> str:
    """Say the parts that are something: ``"2 hours 40 minutes"``."""
    said = [counted(number, unit) for number, unit in parts if number]
    return " ".join(said) or counted(0, parts[-1][1])


def _range(least: int, most: int, unit: str) -> str:
    return said_from_to(counted(least, unit), counted(most, unit))


def said_from_to(least: str, most: str) -> str:
    """Join two ends, saying a unit that they share once: ``"3 to 9 days"``."""
    if least == most:
        return least
    number, unit, *more = least.split(" ")
    if not more and [unit.rstrip("s")] == [word.rstrip("s") for word in most.split(" ")[1:]]:
        return f"{number} to {most}"
    return f"{least} to {most}"


def completed_months(start: date, end: date) -> int:
    """Return the calendar months that are complete by a day, as people count their age.

    A month is complete when its day comes round again; where a month has no such day, on the
    first of the next. So whoever was born on 29 February is a year older on 1 March of a year
    without one, and whoever was born on 31 January is a month old on 1 March.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)
