"""Which records are still to be offered as one event: not those linked, nor those told apart."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from silp_widgets.returns.same_event.conflicts import Conflict, conflicts_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.same_event.duplicates import Cluster

Apart = frozenset[frozenset[str]]
"""Pairs of references that somebody said are different events."""


def told_apart(problems: Iterable[Problem]) -> Apart:
    """Return the pairs of records that an answered C402 says are different events."""
    return frozenset(
        frozenset(pair)
        for problem in problems
        if problem.code == "C402" and problem.answer
        for pair in combinations(problem.text.split(", "), 2)
    )


def still_offered(
    clusters: Iterable[Cluster], by_ref: Mapping[str, Entry], apart: Apart
) -> list[Cluster]:
    """Return the candidates in which a pair is neither linked nor told apart."""
    return [
        cluster
        for cluster in clusters
        if any(
            frozenset(pair) not in apart and not _linked(*(by_ref[ref] for ref in pair))
            for pair in combinations(cluster.members, 2)
        )
    ]


def _linked(one: Entry, other: Entry) -> bool:
    return bool(one.same_event_id) and one.same_event_id == other.same_event_id


def linked_events(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return the records of each event that has several, in the order given."""
    events: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.same_event_id:
            events[entry.same_event_id].append(entry)
    return [records for records in events.values() if len(records) > 1]


def conflicts_among(records: Iterable[Entry]) -> list[Conflict]:
    """Return where the records of one event differ, pair by pair (C403, C404, C604)."""
    return [found for pair in combinations(records, 2) for found in conflicts_between(*pair)]
