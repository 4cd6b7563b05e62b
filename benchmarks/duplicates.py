"""How finding records of one event grows with a chronology, and how well it finds what is known.

Run: ``python benchmarks/duplicates.py``. The budget: 10,000 entries cost at most 15 times what
1,000 do (docs/design.md). The named peer, in the same run, is what one writes first: every pair of
entries of different agencies within a day of each other, compared by rapidfuzz (``token_set_ratio``
with its own preprocessing), offered from 85 or from 95 of 100 on. At 10,000 rows the generated
chronology has some thirty rows within a day of each, and the same few sentences in all of them.
"""

from __future__ import annotations

import time
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, utils

from silp_widgets.demo.generate import generate_entries
from silp_widgets.returns.same_event.duplicates import find_duplicates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from silp_widgets.domain.chronology import Entry

_SIZES = (1_000, 10_000)
_RUNS = 3
_BUDGET = 15
_ALIKE = (85, 95)

Pairs = set[frozenset[str]]


def pairs_of(groups: Iterable[Iterable[str]]) -> Pairs:
    """Return every pair of references that stand in one group."""
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def by_clusters(entries: Sequence[Entry]) -> Pairs:
    """Return the pairs that ``find_duplicates`` offers."""
    return pairs_of(cluster.members for cluster in find_duplicates(entries))


def by_every_pair(entries: Sequence[Entry], alike: int) -> Pairs:
    """Return the pairs within a day whose texts rapidfuzz finds alike: no weights, no people."""
    texts = [utils.default_process(entry.text) for entry in entries]
    spans = [
        (first.toordinal(), last.toordinal()) if first and last else (0, 0)
        for first, last in ((entry.when.first_day, entry.when.last_day) for entry in entries)
    ]
    found = set()
    for one, other in combinations(range(len(entries)), 2):
        if max(spans[one][0], spans[other][0]) - min(spans[one][1], spans[other][1]) > 1:
            continue
        if entries[one].agency != entries[other].agency and (
            fuzz.token_set_ratio(texts[one], texts[other]) >= alike
        ):
            found.add(frozenset({entries[one].ref, entries[other].ref}))
    return found


def measure(
    find: Callable[[Sequence[Entry]], Pairs], entries: Sequence[Entry], runs: int
) -> tuple[float, Pairs]:
    """Return the least processor time of some runs, and what was found."""
    times, found = [], set()
    for _ in range(runs):
        start = time.process_time()
        found = find(entries)
        times.append(time.process_time() - start)
    return min(times), found


def main() -> None:
    """Print time, precision and recall for each size, and the ratio of the budget."""
    ways: dict[str, tuple[Callable[[Sequence[Entry]], Pairs], int]] = {
        "find_duplicates": (by_clusters, _RUNS),
        **{f"rapidfuzz from {alike}": (partial(by_every_pair, alike=alike), 1) for alike in _ALIKE},
    }
    times: dict[tuple[str, int], float] = {}
    for size in _SIZES:
        generated = generate_entries(size, seed=1)
        known = pairs_of(generated.twice)
        print(f"{size:,} entries, {len(known)} pairs known")
        for name, (find, runs) in ways.items():
            times[name, size], found = measure(find, generated.entries, runs)
            right = len(known & found)
            print(
                f"  {name:17} {times[name, size]:7.3f} s, {len(found):5} offered: precision "
                f"{right / max(1, len(found)):.2f}, recall {right / max(1, len(known)):.2f}"
            )
    least, most = _SIZES
    for name in ways:
        ratio = times[name, most] / times[name, least]
        print(f"{name}: 10,000 cost {ratio:.1f} times 1,000 (budget {_BUDGET})")


if __name__ == "__main__":
    main()
