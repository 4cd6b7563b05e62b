"""Chronologies of which it is known what is one event: what every kind of them has in common."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Protocol

from silp_widgets import parse_when
from silp_widgets.domain.chronology import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIRST_DAY = date(2018, 1, 1)
SHARES = {500: 0.20, 2_000: 0.12, 10_000: 0.06}
"""What part of the rows tells an event that another row tells too, by size."""

Pairs = set[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One agency's record; rows with the same ``event`` tell one event, 0 is nobody else's."""

    agency: str
    day: date
    text: str
    time: str = ""
    people: tuple[str, ...] = ()
    event: int = 0


class Kind(Protocol):
    """A kind of chronology."""

    def days(self, size: int, /) -> int:
        """Return over how many days the rows are spread."""

    def event(self, random: Random, day: date) -> list[Row]:
        """Return the records that several agencies made of one event, decoys after them."""

    def alone(self, random: Random, day: date) -> list[Row]:
        """Return records of events that nobody else recorded."""


def chronology(kind: Kind, size: int, seed: int) -> tuple[list[Entry], Pairs]:
    """Return the entries of a chronology, and the pairs that are of one event."""
    random = Random(f"{size}:{seed}")  # noqa: S311 - repeatable on purpose; nothing is secret
    share = SHARES.get(size, 0.12)
    rows: list[Row] = []
    number = told = 0
    while len(rows) < size:
        day = FIRST_DAY + timedelta(days=random.randrange(kind.days(size)))
        if told < size * share:
            number += 1
            made = kind.event(random, day)
            told += sum(bool(row.event) for row in made)
            rows += (replace(row, event=number) if row.event else row for row in made)
        else:
            rows += kind.alone(random, day)
    random.shuffle(rows)
    return _entries(rows)


def _entries(rows: Iterable[Row]) -> tuple[list[Entry], Pairs]:
    counts: Counter[str] = Counter()
    entries, events = [], defaultdict(list)
    for row in rows:
        counts[row.agency] += 1
        ref = f"{row.agency}-{counts[row.agency]:05d}"
        written = f"{row.day:%d/%m/%Y} {row.time}".strip()
        when = parse_when(written)
        entries.append(
            Entry(id=ref, ref=ref, agency=row.agency, when=when, text=row.text, people=row.people)
        )
        if row.event:
            events[row.event].append(ref)
    return entries, pairs_of(events.values())


def pairs_of(groups: Iterable[Iterable[str]]) -> Pairs:
    """Return every pair of references that stand in one group."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def days_late(random: Random, weights: list[int], first: date) -> Iterator[date]:
    """Give the day that each agency writes: the first has it right, others may be late."""
    yield first
    while True:
        yield first + timedelta(days=random.choices(range(len(weights)), weights)[0])


def some_time(random: Random, hour: int | None = None) -> str:
    """Return a time of day, in this hour or in any."""
    hour = random.randint(8, 21) if hour is None else hour
    return f"{hour:02d}:{random.choice((0, 5, 10, 15, 20, 30, 40, 45, 50)):02d}"


def told(name: str) -> dict[str, Any]:
    """Return what agencies write, from ``chronologies/<name>.toml``."""
    path = Path(__file__).parent / "chronologies" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
