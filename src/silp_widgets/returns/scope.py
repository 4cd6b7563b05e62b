"""Where an entry stands to the scope period (handbook 5.5: background is kept, never dropped)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from silp_widgets.domain.vocabulary import ScopeStatus

if TYPE_CHECKING:
    from silp_widgets.domain.when import When

Scope = tuple[date | None, date | None]
"""First and last day of the scope period; ``None`` where it has no such bound."""


def scope_of(when: When, scope: Scope) -> ScopeStatus:
    """Return whether an event is in scope, background, or both.

    An unknown date, and an open bound that could reach into the scope, count as in scope.
    """
    start, end = scope
    if start is None and end is None:
        return ScopeStatus.IN_SCOPE
    first, last = when.first_day, when.last_day
    if first is None and last is None:
        return ScopeStatus.IN_SCOPE
    if (start and last and last < start) or (end and first and first > end):
        return ScopeStatus.BACKGROUND
    begins_before = start is not None and first is not None and first < start
    ends_after = end is not None and last is not None and last > end
    return ScopeStatus.STRADDLES if begins_before or ends_after else ScopeStatus.IN_SCOPE
