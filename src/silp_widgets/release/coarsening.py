"""Dates for the public: a month, never a day (handbook part 9, residual risk; check C903)."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Any

from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision
from silp_widgets.domain.when import When

if TYPE_CHECKING:
    from datetime import date


def to_month(when: When) -> When:
    """Return a date widened to whole months, with words that say no more than that.

    Parameters
    ----------
    when : When
        A reading with any precision.

    Returns
    -------
    When
        From the first day of its first month to the last day of its last.
    """
    first, last = when.first_day, when.last_day
    if first is None and last is None:
        return When.unknown("date not known")
    start = first.replace(day=1) if first else None
    end = last.replace(day=calendar.monthrange(last.year, last.month)[1]) if last else None
    one_month = start and end and (start.year, start.month) == (end.year, end.month)
    return When(
        earliest=start,
        latest=end,
        precision=DatePrecision.MONTH if one_month else DatePrecision.RANGE,
        certainty=DateCertainty.STATED,
        text=_words(start, end),
    )


def _words(start: date | None, end: date | None) -> str:
    names = [f"{calendar.month_name[d.month]} {d.year}" for d in (start, end) if d]
    return names[0] if len(set(names)) == 1 else " to ".join(names)


def coarsen(value: Any) -> Any:
    """Return a value with every date in it widened to its month."""
    return to_month(value) if isinstance(value, When) else value
