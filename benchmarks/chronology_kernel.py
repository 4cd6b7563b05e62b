"""What acts cost the kernel with 10,000 entries open, in a real encrypted case.

Each act is what a page asks for, until the view and the changed rows are ready to be sent. Two
peers are measured in the same run: opening the chronology, which makes all of it once; and a plain
``UPDATE`` of the same bodies in the same encrypted file, the least that any store could do. Ours
also logs what stood before and after, sealed, and makes the rows anew.

Budgets: an act on one entry costs at most a tenth of opening; one on 8,000 at most two and a half
times opening, and the page says meanwhile that it is being worked on.
Run it with ``python benchmarks/chronology_kernel.py``.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from _chronology_pages import AGENCIES, entries

from silp_widgets.domain.chronology import Agency, Theme
from silp_widgets.domain.review import Review
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.store.doors import create_case, open_case
from silp_widgets.store.sqlite import open_file
from silp_widgets.widgets.chronology import Chronology

if TYPE_CHECKING:
    from collections.abc import Callable

ONE: Final = 1 / 10
MANY: Final = 2.5
MARKED: Final = 8_000
PASSPHRASE: Final = "benchmark"  # noqa: S105 - nothing is kept


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def make(path: Path) -> None:
    """Make the case."""
    review = Review(id="r", title="Benchmark", profile="cspr_local")
    with create_case(path, review, passphrase=PASSPHRASE) as case, case.act("Invented"):
        case.save(
            *(
                Agency(id=f"a{n}", key=f"agency_{n}", name=f"Agency {n}", code=f"A{n}", place=n)
                for n in range(AGENCIES)
            ),
            Theme(id="t", key="neglect", name="Neglect"),
            *entries(),
        )


def plain_update(path: Path) -> float:
    """Return what it costs to write the same bodies without a log, in the same encrypted file."""
    raw = open_file(path, PASSPHRASE, mode="rw", noun="case")
    rows = raw.execute("SELECT body, id FROM entry LIMIT ?", (MARKED,)).fetchall()
    coded = [(body.replace('"themes":[]', '"themes":["neglect"]'), key) for body, key in rows]

    def write(bodies: list[tuple[str, str]]) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany("UPDATE entry SET body = ? WHERE id = ?", bodies)
        raw.execute("COMMIT")

    took = seconds(lambda: write(coded))
    write(rows)
    raw.close()
    return took


def main() -> int:
    """Print the table; 1 if a budget is broken."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.silp"
        make(path)
        plain = plain_update(path)
        with open_case(path, write=True, passphrase=PASSPHRASE) as case:
            screens: list[Chronology] = []
            opening = seconds(lambda: screens.append(Chronology(ChronologyState(case, case))))
            gc.freeze()  # as a desk does
            ids = [entry.id for entry in case.entries()]
            marked = ids[:MARKED]
            print(f"opening the chronology of {len(ids):,} {opening:27.2f} s")
            print(f"a plain UPDATE of {len(marked):,} bodies {plain:29.2f} s")
            kept = True

            def act(words: str, most: float, verb: str, **asked: Any) -> None:
                nonlocal kept
                message = {"seq": "1", "verb": verb, "args": asked}
                took = seconds(lambda: screens[0]._take(None, message, None))  # noqa: SLF001 - as a page does
                over = took / opening > most
                kept = kept and not over
                ratio = f"{took / opening:5.2f} of opening{'   OVER' if over else ''}"
                print(f"{words:<42} {1000 * took:6.0f} ms   {ratio}", flush=True)

            act("the first act", 1, "set_many", ids=ids[:1], add_theme="neglect")
            act("a theme on one", ONE, "set_many", ids=ids[10:11], add_theme="neglect")
            act("undo", ONE, "undo")
            act("redo", ONE, "redo")
            act("a person on one", ONE, "set_many", ids=ids[11:12], add_person="Adult Q")
            act("told on one", ONE, "record_shared", ids=ids[12:13], agency="agency_3")
            act("open an entry", ONE, "open_entry", id=ids[5000])
            act("a theme on 8,000", MANY, "set_many", ids=marked, add_theme="neglect")
            act("undo of 8,000", MANY, "undo")
            act("redo of 8,000", MANY, "redo")
            act("a person on 8,000", MANY, "set_many", ids=marked, add_person="Adult R")
            act("told on 8,000", MANY, "record_shared", ids=marked, agency="agency_3")
            act(
                "a theme on one, after all that", ONE, "set_many", ids=ids[:1], drop_theme="neglect"
            )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
