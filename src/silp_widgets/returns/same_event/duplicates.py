"""Finding one event that several agencies recorded (C402): candidates, for a person to confirm.

Handbook 5.5: dates within a day, shared people, similar text. Nothing is merged.

**Method.** Words are weighed by how rare they are in this chronology, so that "visit" counts little
and "MARAC" much; what is shared never counts more than the number of records allows that hold all
of it, so that a sentence which stands in every tenth record is no evidence. How much is enough is
asked of the chronology itself: pairs some days apart can't be one event, and show how alike two
events are here, follow-ups included. Pairs above that are joined, best first, one record an agency.
``docs/duplicates.md`` has the measurements.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.vocabulary import RowKind
from silp_widgets.returns.pausing import no_tidying
from silp_widgets.returns.same_event.called import who_is_called
from silp_widgets.returns.same_event.conflicts import Conflict, conflicts_between
from silp_widgets.returns.same_event.gist import gist_of
from silp_widgets.returns.same_event.joining import Joining
from silp_widgets.returns.same_event.likeness import Likeness
from silp_widgets.returns.same_event.nearby import Nearby, keys_of
from silp_widgets.returns.same_event.reasons import reasons
from silp_widgets.returns.same_event.slips import slipped
from silp_widgets.returns.same_event.standing_out import bar_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.when import SortKey
    from silp_widgets.returns.same_event.gist import Gist

_WIDEST_DAYS: Final = 7
_APART: Final = (3, 6)
_LOOKED_AT: Final = 2_000
_LEAST: Final = 2.0
_SLIPPED: Final = 2.0
_EVEN: Final = 2.0
_SPREAD: Final = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Records that may be of one event.

    Attributes
    ----------
    members : tuple of str
        Entry references, in order of date and agency.
    score : float
        From 0 to 1: how strong the evidence is for the least alike pair among them, given how
        crowded the days are. For putting offers in order; a person decides.
    why : tuple of str
        What speaks for it, in short phrases: ``("same day", "both name Adult M", "texts alike")``.
    conflicts : tuple of Conflict
        Where they differ on when (C403), who or what (C404), or on roles (C604). A conflict reads
        as its sentence.
    """

    members: tuple[str, ...]
    score: float
    why: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def find_duplicates(entries: Iterable[Entry]) -> list[Cluster]:
    """Find entries that may be one event, recorded by several agencies.

    Parameters
    ----------
    entries : iterable of Entry
        Of any number of agencies, in any order. Notes, no-contact rows and entries without a
        date, or with one wider than a week, take no part.

    Returns
    -------
    list of Cluster
        Likeliest first.

    Raises
    ------
    BadInput
        If anything else is given, such as a frame.
    """
    listed = list(entries)
    if not all(isinstance(entry, Entry) for entry in listed):
        raise BadInput("Give the entries themselves, such as case.entries() or read.entries.")
    rows = [entry for entry in listed if _takes_part(entry)]
    with no_tidying():
        return _found(rows)


def _found(rows: list[Entry]) -> list[Cluster]:
    called = who_is_called(rows)
    records = [gist_of(place, entry, called) for place, entry in enumerate(rows)]
    likeness = Likeness(records)
    keys = [keys_of(record, likeness.often, likeness.rarity) for record in records]
    by_day = sorted(records, key=lambda record: (record.first, record.place))
    near = Nearby(keys, likeness.rarity)
    crowd = math.log1p(_crowd(by_day))
    met = {
        _places(one, other): likeness.of(one, other)
        for one, other in near.pairs(by_day, least=_LEAST + crowd)
    }
    apart = Nearby(keys, likeness.rarity)
    unlike = [
        likeness.of(one, other, moved=back)
        for back in _APART[: max(1, _LOOKED_AT // max(1, len(records)))]
        for one, other in apart.pairs(
            by_day, least=_LEAST + crowd, back=back, every=max(1, len(records) // _LOOKED_AT)
        )
    ]
    bar = bar_for(list(met.values()), unlike, near=near.met, away=apart.met)
    scores = {pair: bar.score(evidence) for pair, evidence in met.items()}
    likely = [pair for pair, score in scores.items() if score >= bar.least]
    for one, other in slipped(records, keys, likeness):
        pair = _places(one, other)
        evidence = likeness.of(one, other, moved=other.first - one.first)
        scores[pair] = bar.score(evidence) - _SLIPPED
        likely.append(pair)
    joining = Joining(records, scores, bar.least)
    clusters = [
        _cluster([records[place] for place in group], joining.lowest(group) - crowd, likeness)
        for group in joining.groups(likely)
    ]
    return sorted(clusters, key=lambda cluster: (-cluster.score, cluster.members))


def _places(one: Gist, other: Gist) -> tuple[int, int]:
    return (min(one.place, other.place), max(one.place, other.place))


def _crowd(by_day: Sequence[Gist]) -> float:
    """Return how many records lie within a day of another, in the middle."""
    firsts = [record.first for record in by_day]
    if not firsts:
        return 0.0
    counts = (bisect_left(firsts, day + 2) - bisect_left(firsts, day - 1) - 1 for day in firsts)
    return sum(counts) / len(firsts)


def _takes_part(entry: Entry) -> bool:
    first, last = entry.when.first_day, entry.when.last_day
    if first is None or last is None or entry.row_kind is not RowKind.EVENT:
        return False
    return (last - first).days <= _WIDEST_DAYS and not entry.is_author_note


def _cluster(records: list[Gist], lowest: float, likeness: Likeness) -> Cluster:
    records.sort(key=_in_order)
    members = [record.entry for record in records]
    return Cluster(
        members=tuple(entry.ref for entry in members),
        score=round(1 / (1 + math.exp((_EVEN - lowest) / _SPREAD)), 3),
        why=reasons(records, likeness.rarity),
        conflicts=tuple(
            conflict
            for pair in combinations(members, 2)
            for conflict in conflicts_between(*pair, called=records[0].called)
        ),
    )


def _in_order(record: Gist) -> tuple[SortKey, str, str]:
    return (record.entry.when.sort_key, record.entry.agency, record.entry.ref)
