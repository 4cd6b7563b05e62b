"""How well records of one event are found, in kinds of chronology of which the answers are known.

Run: ``python benchmarks/duplicates_kinds.py``, for the table in docs/duplicates.md. Told by
template: each agency has its sentences, details in other words and labels of its own for people;
days are up to two late; rows of one agency alone tell of the same sorts of event. With details: any
of two to four manners, nine details in ten kept. Anew: no words need be shared; a slip in a third
of the rows. Meetings: three to six records each, from one line to 30,000 characters, and police
notices pasted a day later. Copies: with slips, cut short, shuffled.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from _copies import Copies
from _known_events import SHARES, chronology, pairs_of
from _meetings import Meetings
from _tellings import Tellings

from silp_widgets.returns.same_event.duplicates import find_duplicates

if TYPE_CHECKING:
    from _known_events import Kind

_KINDS: dict[str, Kind] = {
    "Told by template": Tellings("told_by_template"),
    "Told with details": Tellings("told_with_details"),
    "Told anew": Tellings("told_anew"),
    "Meetings and notices": Meetings(),
    "Copies": Copies(),
}
_FEW = 1_000
_SEEDS = (1, 2, 3)


def main() -> None:
    """Print precision, recall and processor time for each kind and size."""
    print(f"{'precision / recall, seconds':27}" + "".join(f"{size:>20,}" for size in SHARES))
    for name, kind in _KINDS.items():
        cells = []
        for size in SHARES:
            offered = known = right = 0
            took = 0.0
            seeds = _SEEDS if size < _FEW else _SEEDS[:1]
            for seed in seeds:
                entries, pairs = chronology(kind, size, seed)
                start = time.process_time()
                clusters = find_duplicates(entries)
                took += time.process_time() - start
                found = pairs_of(cluster.members for cluster in clusters)
                offered, known = offered + len(found), known + len(pairs)
                right += len(found & pairs)
            precision, recall = right / max(1, offered), right / max(1, known)
            cells.append(f"{precision:.2f} / {recall:.2f}, {took / len(seeds):.2f}")
        print(f"{name:27}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
