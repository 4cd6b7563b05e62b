"""Pages of 10,000 invented entries for the chronology's benchmark: our screen and its peers.

Each page tells in ``window.tool`` how its tool is searched, narrowed, stepped through and scrolled,
and resolves ``window.ready`` with the time from opening the page to its first rows.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pandas as pd

from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.review import Review
from silp_widgets.domain.when import When
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.store.doors import create_case
from silp_widgets.widgets.chronology import Chronology

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES: Final = 10_000
AGENCIES: Final = 15
LONG_CELL: Final = 30_000
"""Characters of a case note copied whole into a cell; every five-hundredth entry is one."""
WORDS: Final = (
    *("home", "visit", "clinic", "weighed", "letter", "school", "call", "police", "housing"),
    *("repair", "feeding", "asleep", "smiled", "nursery", "told", "mother", "midwife", "missed"),
    *("appointment", "flat", "cold", "drawing", "plan", "meeting", "agreed"),
)

_PAGE: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title><body>
<script>
let firstRows;
window.ready = new Promise((done) => { firstRows = done; });
const shown = () => requestAnimationFrame(() => requestAnimationFrame(
  () => firstRows(performance.now())));
</script>
%s
</body></html>"""

_OURS: Final = """<style>body { margin: 0 } %(css)s</style><main id="here"></main>
<script type="application/json" id="traits">%(traits)s</script>
<script type="text/plain" id="esm">%(esm)s</script>
<script type="module">
const text = (id) => document.getElementById(id).textContent;
const code = new Blob([text("esm")], { type: "text/javascript" });
const module = await import(URL.createObjectURL(code));
const traits = JSON.parse(text("traits"));
const model = { get: (name) => traits[name], on() {}, off() {} };
module.default.render({ model, el: document.getElementById("here") });
const find = (selector) => document.querySelector(selector);
const typed = (input, words) => {
  input.value = words;
  input.dispatchEvent(new Event("input", { bubbles: true }));
};
window.tool = {
  rows: () => find(".chron-table"),
  scroller: () => find(".chron-tablebox"),
  search: (words) => typed(find(".chron-search"), words),
  narrow: (agency) => find(`.chron-choices li:nth-child(${agency + 1}) input`).click(),
  step(at) {
    if (!at) find("tr[data-id]").focus();
    document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  },
};
shown();
</script>"""

_ITABLES: Final = """%(table)s<script type="module">
const found = setInterval(() => {
  if (!document.querySelector("table tbody td") || !document.querySelector("input[type=search]"))
    return;
  clearInterval(found);
  const input = document.querySelector("input[type=search]");
  window.tool = {
    rows: () => document.querySelector("table tbody"),
    search(words) {
      input.value = words;
      for (const name of ["input", "keyup"])
        input.dispatchEvent(new Event(name, { bubbles: true }));
    },
  };
  shown();
}, 4);
</script>"""

_AG_GRID: Final = """<div id="here" style="height: 780px"></div>
<script type="application/json" id="rows">%(rows)s</script>
<script>%(library)s</script>
<script>
const wrapped = { wrapText: true, autoHeight: true };
const grid = agGrid.createGrid(document.getElementById("here"), {
  rowData: JSON.parse(document.getElementById("rows").textContent),
  columnDefs: [{ field: "date", width: 160 }, { field: "agency", width: 90, filter: true },
    { field: "text", flex: 1, ...wrapped }, { field: "source", width: 200, ...wrapped }],
  rowSelection: { mode: "singleRow" },
  onFirstDataRendered: shown,
});
let narrowed = null;
window.tool = {
  rows: () => document.querySelector("#here [role=grid]"),
  scroller: () => document.querySelector(".ag-grid-viewport, .ag-body-viewport"),
  search: (words) => grid.setGridOption("quickFilterText", words),
  narrow(agency) {
    narrowed = narrowed === agency ? null : agency;
    grid.setFilterModel(narrowed === null ? null
      : { agency: { filterType: "text", type: "equals", filter: `agency_${agency}` } });
  },
  step(at) {
    grid.ensureIndexVisible(at);
    grid.setFocusedCell(at, "date");
    grid.getDisplayedRowAtIndex(at).setSelected(true);
  },
};
</script>"""


def entries() -> list[Entry]:
    """Return invented entries over 25 years; some are as long as a cell may be."""
    dice = random.Random(5)  # noqa: S311 - invented data, not a secret
    start = date(2000, 1, 1)
    return [
        Entry(
            id=f"e{number}",
            ref=f"A{number % AGENCIES:02d}-{number:05d}",
            agency=f"agency_{number % AGENCIES}",
            when=When.day(start + timedelta(days=dice.randrange(25 * 365))),
            text=_text(dice, long=number % 500 == 0),
            source="contact sheet",
            people=("K", "Adult M")[: dice.randrange(1, 3)],
        )
        for number in range(ENTRIES)
    ]


def _text(dice: random.Random, *, long: bool) -> str:
    count = LONG_CELL // 6 if long else dice.randrange(8, 60)
    return " ".join(dice.choices(WORDS, k=count)).capitalize()[:LONG_CELL] + "."


def our_page(folder: Path, rows: list[Entry]) -> Path:
    """Write a page that holds the screen as a page without a kernel does."""
    review = Review(id="r", title="Benchmark", profile="cspr_local")
    with create_case(folder / "b.silp", review, passphrase="benchmark") as case:  # noqa: S106 - nothing is kept
        with case.act("Invented"):
            lanes = range(AGENCIES)
            case.save(
                *(
                    Agency(id=f"a{n}", key=f"agency_{n}", name=f"Agency {n}", code=f"A{n}", place=n)
                    for n in lanes
                )
            )
            case.save(*rows)
        widget = Chronology(ChronologyState(case))
    traits = {name: getattr(widget, name) for name in ("view", "entries", "patches")}
    body = _OURS % {
        "css": widget._css,  # noqa: SLF001 - what anywidget ships
        "esm": widget._esm.replace("</script", "<\\/script"),  # noqa: SLF001 - the same
        "traits": _json(traits),
    }
    return _written(folder / "ours.html", body)


def itables_page(folder: Path, rows: list[Entry]) -> Path | None:
    """Write the same rows as itables shows them, whole and without asking another host."""
    try:
        # A peer that is measured only where it is installed.
        from itables import options, to_html_datatable
        from itables.javascript import generate_init_offline_itables_html
    except ImportError:
        return None
    library = generate_init_offline_itables_html(options.dt_bundle)
    table = to_html_datatable(pd.DataFrame(_plain(rows)), maxBytes=0, connected=False)
    return _written(folder / "itables.html", _ITABLES % {"table": library + table})


def ag_grid_page(folder: Path, rows: list[Entry], library: Path) -> Path:
    """Write the same rows as AG Grid shows them, with wrapped text and rows of varying height."""
    body = _AG_GRID % {
        "rows": _json(_plain(rows)),
        "library": library.read_text(encoding="utf-8").replace("</script", "<\\/script"),
    }
    return _written(folder / "ag_grid.html", body)


def _plain(rows: list[Entry]) -> list[dict[str, str]]:
    return [
        {"date": str(e.when.first_day), "agency": e.agency, "text": e.text, "source": e.source}
        for e in sorted(rows, key=lambda entry: str(entry.when.first_day))
    ]


def _json(value: object) -> str:
    return json.dumps(value).replace("<", "\\u003c")


def _written(page: Path, body: str) -> Path:
    page.write_text(_PAGE % (page.stem, body), encoding="utf-8")
    return page
