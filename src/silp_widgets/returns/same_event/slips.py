"""Records of one event that a slip in a date keeps apart (checks C104 and C111, then C403).

Beyond a day apart the handbook knows no candidates (5.5). One thing is safe enough to be offered
all the same: almost the same words, many of them, that no other records hold together, at two dates
that differ as slips differ: day and month changed places, or one figure of the date is another.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.same_event.likeness import contradict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from silp_widgets.returns.same_event.gist import Gist
    from silp_widgets.returns.same_event.likeness import Likeness

_KEYS: Final = 4
_HELD_BY: Final = 8
_SAME: Final = 0.8
_SAME_FIGURE: Final = 0.9
_WORDS: Final = 8


def slipped(
    records: Sequence[Gist], keys: Sequence[Sequence[str]], likeness: Likeness
) -> Iterator[tuple[Gist, Gist]]:
    """Give pairs of two agencies that a slip in a date keeps apart, the earlier first.

    Parameters
    ----------
    records : sequence of Gist
        All, by place.
    keys : sequence of sequence of str
        For each record its rarest words, rarest first.
    likeness : Likeness
        Of these records.
    """
    holders: dict[str, list[Gist]] = defaultdict(list)
    swapped: dict[date, list[Gist]] = defaultdict(list)
    for record in records:
        if record.first == record.last and len(record.words) >= _WORDS:
            for key in keys[record.place][:_KEYS]:
                if likeness.often[key] <= _HELD_BY:
                    holders[key].append(record)
            swapped[_lower_swap(date.fromordinal(record.first))].append(record)
    met: set[tuple[int, int]] = set()
    for held in (*swapped.values(), *holders.values()):
        for pair in combinations(sorted(held, key=lambda record: (record.first, record.place)), 2):
            places = (pair[0].place, pair[1].place)
            if places not in met and _alike_but_for_a_slip(*pair, likeness):
                met.add(places)
                yield pair


def _lower_swap(day: date) -> date:
    """Return one and the same date for a date and for the one with day and month swapped."""
    return day.replace(day=day.month, month=day.day) if day.day < day.month else day


def slip_between(one: date, other: date) -> str:
    """Say how two dates differ, if they differ as slips do; else nothing."""
    if abs((one - other).days) <= 1:
        return ""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return "day and month changed places"
    figures = [a != b for a, b in zip(f"{one:%d%m%Y}", f"{other:%d%m%Y}", strict=True)]
    return "dates differ in one figure" if sum(figures) == 1 else ""


def _alike_but_for_a_slip(one: Gist, other: Gist, likeness: Likeness) -> bool:
    less = min(len(one.words), len(other.words))
    if one.entry.agency == other.entry.agency or other.first - one.first <= 1:
        return False
    if len(one.words & other.words) < less // 2:
        return False
    slip = slip_between(date.fromordinal(one.first), date.fromordinal(other.first))
    if not slip or contradict(one, other):
        return False
    shared = one.words & other.words
    same = len(shared) + len(likeness.mended(one, other))
    enough = _SAME_FIGURE if "figure" in slip else _SAME
    return same >= max(_WORDS, enough * less) and likeness.together(shared) <= _HELD_BY // 2
