"""How finding near-duplicates grows with a chronology, and how well it finds what is known.

Run: ``python benchmarks/duplicates.py``. The budget: 10,000 entries cost at most 15 times what
1,000 do (docs/design.md). The generated chronologies know which rows are one event; they also hold
rows that only chance made alike, which is why precision falls as a day fills up.
"""

from __future__ import annotations

import time
from itertools import combinations
from typing import TYPE_CHECKING

from silp_widgets.demo.generate import generate_entries
from silp_widgets.returns.duplicates import find_duplicates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.demo.generate import Generated
    from silp_widgets.returns.duplicates import Cluster

_SIZES = (1_000, 2_000, 5_000, 10_000)
_RUNS = 3
_BUDGET = 15

Pairs = set[frozenset[str]]


def pairs_of(groups: Iterable[Iterable[str]]) -> Pairs:
    """Return every pair of references that stand in one group."""
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def measure(generated: Generated) -> tuple[float, list[Cluster]]:
    """Return the least processor time of a few runs, and what was found."""
    times, found = [], []
    for _ in range(_RUNS):
        start = time.process_time()
        found = find_duplicates(generated.entries)
        times.append(time.process_time() - start)
    return min(times), found


def main() -> None:
    """Print time, precision and recall for each size, and the ratio of the budget."""
    times = {}
    for size in _SIZES:
        generated = generate_entries(size, seed=1)
        times[size], clusters = measure(generated)
        known = pairs_of(generated.twice)
        found = pairs_of(cluster.members for cluster in clusters)
        right = len(known & found)
        print(
            f"{size:6,} entries {times[size]:.3f} s, {len(known)} pairs known, {len(found)} found: "
            f"precision {right / max(1, len(found)):.2f}, recall {right / max(1, len(known)):.2f}"
        )
    ratio = times[_SIZES[-1]] / times[_SIZES[0]]
    print(f"ratio 10,000 to 1,000: {ratio:.1f} (budget {_BUDGET})")


if __name__ == "__main__":
    main()
