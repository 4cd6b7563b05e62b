"""How strongly two records speak for being one event (C402)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import fuzz, process

from silp_widgets.returns.same_event.meanings import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.returns.same_event.gist import Gist

_USUAL: Final = 50
"""Records that are thought of as well, so that a short chronology is not taken for the world."""
_UNSHARED: Final = 0.4
_BEYOND: Final = 0.1
_OTHER_PEOPLE: Final = 3.0
_SOMEBODY_ELSE: Final = 1.0
_OTHER_NUMBERS: Final = 1.0
_OTHER_TIME: Final = 1.0
_AGREE: Final = 0.7
_QUARTERS: Final = 96
_USUAL_TIMES: Final = (20, 0.05)
_NO_ONE_DAY: Final = 1.0
_A_DAY_APART: Final = 1.0
_TOLD_LATER: Final = 2.0
_NAMES_THE_AGENCY: Final = 0.7
_NEAR_IN_TIME: Final = 15 * 60
_A_SLIP: Final = 80
_LONG_ENOUGH: Final = 4
_WORTH_MENDING: Final = 1.0
_TELLING: Final = frozenset(map(meaning, ("notified", "referral", "message", "received")))


class Evidence(NamedTuple):
    """How strongly two records speak for one event.

    Attributes
    ----------
    found : float
        What speaks for it, less people, numbers and times that speak against.
    lacking : int
        How many words of the shorter record the other doesn't have.
    """

    found: float
    lacking: int


class Likeness:
    """Measures pairs of records of one chronology.

    The measure is a sum of weights of evidence: the logarithm of how much rarer what is shared is
    than a word that stands everywhere, less what speaks against.

    Parameters
    ----------
    records : sequence of Gist
        All that are compared; each at its ``place``.

    Attributes
    ----------
    often : Counter of str
        How many records hold a word.
    rarity : dict of str to float
        How much it tells if two records share the word.
    """

    __slots__ = ("_alone", "_clock", "_holders", "_size", "often", "rarity")

    def __init__(self, records: Sequence[Gist]) -> None:
        self.often = Counter(word for record in records for word in record.words)
        self._size = len(records) + _USUAL
        self.rarity = {word: math.log(self._size / count) for word, count in self.often.items()}
        self._alone = [
            [word for word in record.words if self.often[word] == 1 and len(word) >= _LONG_ENOUGH]
            for record in records
        ]
        self._clock = _clock(records)
        # One bit for each record: how many hold a whole set of words is then one operation a word.
        self._holders: dict[str, int] = defaultdict(int)
        for record in records:
            for word in record.words:
                self._holders[word] |= 1 << record.place

    def of(self, one: Gist, other: Gist, *, moved: int = 0) -> Evidence:
        """Return how strongly two records speak for one event; more is stronger.

        Parameters
        ----------
        one, other : Gist
            Of two agencies; ``one`` is the earlier.
        moved : int
            Days by which ``one`` is thought to be later than it is.
        """
        shared = one.words & other.words
        lacking = min(len(one.words), len(other.words)) - len(shared)
        alone, whole = self._rarities(shared)
        found = _evidence(alone, whole) + _details(one, other) + _days(one, other, moved)
        found += self._times(one, other)
        if found - _UNSHARED * lacking >= _WORTH_MENDING and (
            self._alone[one.place] or self._alone[other.place]
        ):
            mended = self.mended(one, other)
            more = alone + sum(self.rarity[word] for word in mended)
            found += _evidence(more, whole) - _evidence(alone, whole)
            lacking -= len(mended)
        return Evidence(found, lacking)

    def mended(self, one: Gist, other: Gist) -> list[str]:
        """Return the words that one of them has and the other has with a slip of the pen."""
        ours, theirs = self._alone[one.place], self._alone[other.place]
        return [
            *_near(ours, other.words - one.words),
            *_near(theirs, one.words - other.words - frozenset(ours)),
        ]

    def together(self, words: Iterable[str]) -> int:
        """Return how many records hold all of these words."""
        holders = -1
        for word in words:
            holders &= self._holders[word]
        return max(0, holders).bit_count()

    def _times(self, one: Gist, other: Gist) -> float:
        first, second = one.entry.when.earliest, other.entry.when.earliest
        if not (isinstance(first, datetime) and isinstance(second, datetime)):
            return 0.0
        if abs((first - second).total_seconds()) > _NEAR_IN_TIME:
            return -_OTHER_TIME
        return math.log(_AGREE / self._clock[_quarter(first)])

    def _rarities(self, shared: frozenset[str]) -> tuple[float, float]:
        """Return how rare words are one by one, added up, and how rare they are together."""
        if not shared:
            return 0.0, 0.0
        alone = sum(map(self.rarity.__getitem__, shared))
        return alone, math.log(self._size / max(1, self.together(shared) - 1))


def _quarter(moment: datetime) -> int:
    return moment.hour * 4 + moment.minute // 15


def _clock(records: Sequence[Gist]) -> list[float]:
    """Return for each quarter of an hour how many of the times given lie about it."""
    times = [record.entry.when.earliest for record in records]
    counts = Counter(_quarter(time) for time in times if isinstance(time, datetime))
    thought, share = _USUAL_TIMES
    return [
        (sum(counts[(place + by) % _QUARTERS] for by in (-1, 0, 1)) + thought * share)
        / (counts.total() + thought)
        for place in range(_QUARTERS)
    ]


def _evidence(alone: float, whole: float) -> float:
    # Words come in sentences: what is shared counts hardly more than it is rare as a whole.
    return min(alone, whole) + _BEYOND * max(0.0, alone - whole)


def _near(slips: Iterable[str], words: frozenset[str]) -> list[str]:
    found = []
    for slip in slips:
        near = process.extractOne(slip, words, scorer=fuzz.ratio, score_cutoff=_A_SLIP)
        if near is not None:
            found.append(near[0])
    return found


def contradict(one: Gist, other: Gist) -> bool:
    """Whether two records name people in the same manner, and not one of them the same."""
    pairs = ((one.family, other.family), (one.titled, other.titled))
    return any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in pairs)


def _details(one: Gist, other: Gist) -> float:
    found = 0.0
    if contradict(one, other):
        found -= _OTHER_PEOPLE
    elif one.family - other.family and other.family - one.family:
        found -= _SOMEBODY_ELSE
    if one.numbers - other.numbers and other.numbers - one.numbers:
        found -= _OTHER_NUMBERS
    if one.first != one.last or other.first != other.last:
        found -= _NO_ONE_DAY
    return found


def _days(one: Gist, other: Gist, moved: int) -> float:
    named = (other.agency in one.words) + (one.agency in other.words)
    first, last = one.first + moved, one.last + moved
    if max(first, other.first) <= min(last, other.last):
        return _NAMES_THE_AGENCY * named
    later, earlier = (one, other) if first > other.first else (other, one)
    # "Police notification" of the day after is a record of being told, which is an event too.
    telling = later.words & _TELLING
    if telling and (earlier.agency in later.words or not telling <= earlier.words):
        return -_A_DAY_APART - _TOLD_LATER
    return _NAMES_THE_AGENCY * named - _A_DAY_APART
