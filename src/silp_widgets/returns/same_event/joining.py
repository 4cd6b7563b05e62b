"""Which records go together, once it is known which pairs do (C402)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.same_event.gist import Gist
from silp_widgets.returns.same_event.likeness import contradict

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNMET: Final = 4.0
_SHORT_OF: Final = 2.0

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Joining:
    """Joins pairs, best first, into groups of one record an agency.

    A line in one agency's book may share no word with another's, and both with a third's long
    minutes: so it is enough if a record is like the others of a group by and large.

    Attributes
    ----------
    records : sequence of Gist
        Each at its ``place``.
    scores : mapping of (int, int) to float
        Of all pairs that were looked at, by place, the lower place first.
    least : float
        The score that a pair is held to.
    """

    records: Sequence[Gist]
    scores: Mapping[Pair, float]
    least: float

    def groups(self, likely: Iterable[Pair]) -> set[frozenset[int]]:
        """Return the groups that these pairs make."""
        groups: dict[int, frozenset[int]] = {}
        for one, other in sorted(likely, key=lambda pair: (-self.scores[pair], pair)):
            left, right = groups.get(one, frozenset({one})), groups.get(other, frozenset({other}))
            if left is not right and self._go_together(left, right):
                joined = left | right
                groups.update(dict.fromkeys(joined, joined))
        return set(groups.values())

    def lowest(self, group: Iterable[int]) -> float:
        """Return the score of the least alike pair of a group."""
        return min(self._score(*pair) for pair in combinations(sorted(group), 2))

    def _go_together(self, left: frozenset[int], right: frozenset[int]) -> bool:
        ours = {self.records[place].entry.agency for place in left}
        if not ours.isdisjoint(self.records[place].entry.agency for place in right):
            return False
        pairs = list(product(left, right))
        if len(pairs) == 1:
            return True
        if not all(self._may_be_one(*pair) for pair in pairs):
            return False
        total = sum(self._score(min(pair), max(pair)) for pair in pairs)
        return total >= (self.least - _SHORT_OF) * len(pairs)

    def _may_be_one(self, one: int, other: int) -> bool:
        if (min(one, other), max(one, other)) in self.scores:
            return True
        ours, theirs = self.records[one], self.records[other]
        apart = max(ours.first, theirs.first) - min(ours.last, theirs.last)
        return apart <= 1 and not contradict(ours, theirs)

    def _score(self, one: int, other: int) -> float:
        return self.scores.get((one, other), self.least - _UNMET)
