"""Finding one event that several agencies recorded (C402): candidates, for a person to confirm.

Handbook 5.5: dates within a day, shared people, similar text. Nothing is merged.

**Method.** Words are weighed by how rare they are in this chronology, so that "visit" counts little
and "MARAC" much. Two entries are compared only if they lie within a day of each other and share one
of their rarest words: the cost grows with the number of entries and with how many fall on one day,
not with the square of their number. The score of a pair joins the weighed overlap of words, the
order-free likeness of the texts (rapidfuzz) and the overlap of people, less a little for a day
between. Pairs above a threshold are joined, best first, one record an agency, each like each.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from silp_widgets.domain.vocabulary import RowKind
from silp_widgets.returns.conflicts import Conflict, conflicts_between
from silp_widgets.returns.gist import gist_of, telling_words
from silp_widgets.returns.pausing import no_tidying
from silp_widgets.returns.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.when import SortKey
    from silp_widgets.returns.gist import Gist


_KEYS: Final = 5
_WIDEST_DAYS: Final = 7
_FULLEST_BUCKET: Final = 40
_LIKELY: Final = 0.68
_DAY_APART: Final = 0.04
_OTHER_DETAIL: Final = 0.06
_OTHER_PEOPLE: Final = 0.1
_NO_ONE_DAY: Final = 0.06
_NEAR_IN_TIME: Final = 2 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Records that may be of one event.

    Attributes
    ----------
    members : tuple of str
        Entry references, in order of date and agency.
    score : float
        From 0 to 1: how alike the least alike pair that joined them is.
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
    """
    rows = [entry for entry in entries if _takes_part(entry)]
    with no_tidying():
        return _found(rows)


def _found(rows: list[Entry]) -> list[Cluster]:
    bags = [telling_words(entry.text) for entry in rows]
    often = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(1 + len(rows) / count) for word, count in often.items()}
    prepared = [
        gist_of(place, *pair, rarity) for place, pair in enumerate(zip(rows, bags, strict=True))
    ]
    scored: dict[tuple[int, int], float] = {}
    for one, other in _candidates(prepared, rarity):
        score = _score(one, other, rarity)
        if score >= _LIKELY:
            scored[one.place, other.place] = score
    return _clusters(prepared, scored, rarity)


def _takes_part(entry: Entry) -> bool:
    first, last = entry.when.first_day, entry.when.last_day
    if first is None or last is None or entry.row_kind is not RowKind.EVENT:
        return False
    return (last - first).days <= _WIDEST_DAYS and not entry.is_author_note


def _candidates(prepared: Sequence[Gist], rarity: dict[str, float]) -> list[tuple[Gist, Gist]]:
    """Return pairs within a day of each other that share one of their rarest words."""
    buckets: dict[tuple[int, str], list[Gist]] = defaultdict(list)
    rarest_first = sorted(rarity, key=lambda word: (-rarity[word], word))
    rank = {word: place for place, word in enumerate(rarest_first)}.__getitem__
    met: set[tuple[int, int]] = set()
    pairs = []
    for one in prepared:
        keys = sorted(one.words, key=rank)[:_KEYS]
        for key in keys:
            for day in range(one.first - 1, one.last + 2):
                for other in buckets.get((day, key), ()):
                    pair = (other.place, one.place)
                    # The same row twice in one agency's return is its own check (C401).
                    if pair not in met and other.entry.agency != one.entry.agency:
                        met.add(pair)
                        pairs.append((other, one))
        for key in keys:
            for day in range(one.first, one.last + 1):
                bucket = buckets[day, key]
                # A word that fills a day tells nothing apart; its rarer words still meet.
                if len(bucket) < _FULLEST_BUCKET:
                    bucket.append(one)
    return pairs


def _score(one: Gist, other: Gist, rarity: dict[str, float]) -> float:
    shared = sum(rarity[word] for word in one.words & other.words)
    less, both = min(one.weight, other.weight), one.weight + other.weight - shared
    if not less:
        return 0.0
    # Of two agencies one writes briefly: how much of the shorter is in the longer counts most.
    overlap = 0.6 * shared / less + 0.4 * shared / both
    score = 0.7 * overlap + 0.3
    if score < _LIKELY:
        return 0.0
    score += 0.3 * (fuzz.ratio(one.text, other.text) / 100 - 1)
    if one.people and other.people:
        people = len(one.people & other.people) / min(len(one.people), len(other.people))
        score = 0.8 * score + 0.2 * people
    for ours, theirs in ((one.codes, other.codes), (one.numbers, other.numbers)):
        # Each names somebody, or counts something, that the other doesn't: another event.
        if ours - theirs and theirs - ours:
            score -= _OTHER_DETAIL
    if one.people - other.people and other.people - one.people:
        score -= _OTHER_PEOPLE
    if one.first != one.last or other.first != other.last:
        score -= _NO_ONE_DAY
    if _hours_apart(one.entry, other.entry):
        score -= _OTHER_DETAIL
    apart = max(0, one.first - other.last, other.first - one.last)
    return score - _DAY_APART * apart


def _hours_apart(one: Entry, other: Entry) -> bool:
    first, second = one.when.earliest, other.when.earliest
    if not (isinstance(first, datetime) and isinstance(second, datetime)):
        return False
    return abs((first - second).total_seconds()) > _NEAR_IN_TIME


def _clusters(
    prepared: Sequence[Gist], scored: dict[tuple[int, int], float], rarity: dict[str, float]
) -> list[Cluster]:
    """Join pairs, best first, where every record of a group is like every other."""
    groups: dict[int, frozenset[int]] = {}
    for (one, other), _score in sorted(scored.items(), key=lambda item: (-item[1], item[0])):
        left, right = groups.get(one, frozenset({one})), groups.get(other, frozenset({other}))
        if left is right or not _may_join(prepared, left, right, scored):
            continue
        joined = left | right
        groups.update(dict.fromkeys(joined, joined))
    clusters = []
    for group in set(groups.values()):
        records = sorted((prepared[place] for place in group), key=_in_order)
        members = [record.entry for record in records]
        lowest = min(scored[pair] for pair in combinations(sorted(group), 2))
        clusters.append(
            Cluster(
                members=tuple(entry.ref for entry in members),
                score=round(min(lowest, 1.0), 3),
                why=reasons(records, rarity),
                conflicts=tuple(
                    conflict
                    for pair in combinations(members, 2)
                    for conflict in conflicts_between(*pair)
                ),
            )
        )
    return sorted(clusters, key=lambda cluster: (-cluster.score, cluster.members))


def _in_order(record: Gist) -> tuple[SortKey, str, str]:
    return (record.entry.when.sort_key, record.entry.agency, record.entry.ref)


def _may_join(
    prepared: Sequence[Gist],
    left: frozenset[int],
    right: frozenset[int],
    scored: dict[tuple[int, int], float],
) -> bool:
    if any((min(a, b), max(a, b)) not in scored for a in left for b in right):
        return False
    ours = {prepared[place].entry.agency for place in left}
    return ours.isdisjoint(prepared[place].entry.agency for place in right)
