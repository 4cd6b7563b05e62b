"""Which records lie within a day of each other and share telling words: in one pass by date.

Only such pairs are looked at closely, so that the cost grows with the number of records and with
how many fall on one day, not with the square of their number.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.returns.same_event.gist import Gist

_KEYS: Final = 12
_FULLEST: Final = 40


@dataclass(slots=True)
class Nearby:
    """A pass over the records by date.

    Attributes
    ----------
    keys : sequence of tuple of str
        For each record, by place, the words it is found by; rarest first.
    rarity : mapping of str to float
        How rare each word is.
    met : int
        How many pairs lay within a day in all passes, whatever they share.
    """

    keys: Sequence[Sequence[str]]
    rarity: Mapping[str, float]
    met: int = 0

    def pairs(
        self, records: Sequence[Gist], *, least: float, back: int = 0, every: int = 1
    ) -> Iterator[tuple[Gist, Gist]]:
        """Give pairs of different agencies within a day of each other.

        Parameters
        ----------
        records : sequence of Gist
            In order of their first days.
        least : float
            How much rarity a pair has to share in the words it is found by.
        back : int
            Days by which the earlier record is moved on before the two are laid side by side; such
            pairs are of two events, and show how alike two events are here.
        every : int
            Only every so manieth record is looked at.
        """
        found: dict[str, dict[int, None]] = defaultdict(dict)
        leaving: list[tuple[int, int]] = []
        agencies: Counter[str] = Counter()
        arrived = 0
        by_place = {record.place: record for record in records}
        for turn, record in enumerate(records):
            while arrived < len(records) and (
                arrived < turn if not back else records[arrived].first + back - 1 <= record.first
            ):
                self._enter(records[arrived], found)
                agencies[records[arrived].entry.agency] += 1
                heapq.heappush(leaving, (records[arrived].last + back + 1, records[arrived].place))
                arrived += 1
            while leaving and leaving[0][0] < record.first:
                gone = by_place[heapq.heappop(leaving)[1]]
                agencies[gone.entry.agency] -= 1
                for key in self.keys[gone.place]:
                    found[key].pop(gone.place, None)
            if turn % every:
                continue
            agency = record.entry.agency
            self.met += len(leaving) - agencies[agency]
            for place in self._sharing(record, found, least):
                other = by_place[place]
                # The same row twice in one agency's return is its own check (C401).
                if other.entry.agency != agency:
                    yield other, record

    def _enter(self, record: Gist, found: dict[str, dict[int, None]]) -> None:
        for key in self.keys[record.place]:
            # A word that fills a day tells nothing apart; its rarer words still meet.
            if len(found[key]) < _FULLEST:
                found[key][record.place] = None

    def _sharing(
        self, record: Gist, found: dict[str, dict[int, None]], least: float
    ) -> Iterator[int]:
        shared: dict[int, float] = defaultdict(float)
        for key in self.keys[record.place]:
            rarity = self.rarity[key]
            for place in found[key]:
                shared[place] += rarity
        return (place for place, amount in shared.items() if amount >= least)


def keys_of(record: Gist, often: Mapping[str, int], rarity: Mapping[str, float]) -> tuple[str, ...]:
    """Return the rarest words that a record shares with any other; a word alone finds nothing."""
    shared = [(-rarity[word], word) for word in record.words if often[word] > 1]
    return tuple(word for _, word in sorted(shared)[:_KEYS])
