"""What is not known about the order of a day (handbook 5.5, rules 3 and 5)."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.when import When


def one_day(when: When) -> date | None:
    """Return the only day it can have been, or ``None`` where there are several or none."""
    first = when.first_day
    return first if first is not None and first == when.last_day else None


def order_not_known(entries: Iterable[Entry]) -> set[str]:
    """Return the ids of untimed entries whose place within their day nothing settles.

    Times order timed rows; a sequence orders one agency's rows. No view may imply an order of the
    others.

    Parameters
    ----------
    entries : iterable of Entry
        All that are shown together.
    """
    days: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        if day := one_day(entry.when):
            days[day].append(entry)
    loose: set[str] = set()
    for together in days.values():
        one_order = len({e.agency for e in together}) == 1 and all(
            e.sequence is not None for e in together
        )
        if len(together) > 1 and not one_order:
            loose |= {e.id for e in together if not isinstance(e.when.earliest, datetime)}
    return loose
