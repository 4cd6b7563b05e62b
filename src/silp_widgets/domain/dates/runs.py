"""Which rows of a column stand in order: the rest are the ones to ask about."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from operator import le
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def longest_run(days: Sequence[int]) -> frozenset[int]:
    """Return the places of a longest run of days that never falls back.

    Of several that are as long, the one that keeps what stands first: of two rows the wrong way
    round it is the second that steps back. Time grows with *n* log *n*.

    Parameters
    ----------
    days : sequence of int
        Days as numbers, in the order of the rows.
    """
    if all(map(le, days, islice(days, 1, None))):
        return frozenset(range(len(days)))
    ends: list[int] = []
    length = [0] * len(days)
    for place in range(len(days) - 1, -1, -1):
        at = bisect_right(ends, -days[place])
        if at == len(ends):
            ends.append(-days[place])
        else:
            ends[at] = -days[place]
        length[place] = at + 1
    kept = set()
    left, reached = len(ends), None
    for place, day in enumerate(days):
        if length[place] == left and (reached is None or day >= reached):
            kept.add(place)
            left, reached = left - 1, day
    return frozenset(kept)
