"""Silence as data: where nobody looked, where nothing happened, and where nobody was there.

Handbook 5.5: a blank can mean either; a *no contact* row says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.reading import lanes
from silp_widgets.domain.vocabulary import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from silp_widgets.analysis.columns import Row
    from silp_widgets.analysis.reading import Reading
    from silp_widgets.domain.chronology import Entry

SILENT_DAYS: Final = 60
"""Days without a row before an agency is called silent (check C503)."""

JOINT_DAYS: Final = 30
"""Days without contact by any agency before that is a joint silence (handbook 5.5)."""

SILENCES: Final = Columns(
    "silences",
    "one stretch without contact",
    (
        *AGENCY,
        Column(
            "kind",
            "code",
            "`nothing_recorded`: no rows, and nobody says why; `no_contact`: a row says that there "
            "was none; `joint`: no agency had contact (no agency is named then).",
        ),
        Column("first_day", "day", "Its first day."),
        Column("last_day", "day", "Its last day."),
        Column("days", "number", "How long it lasted.", "days"),
        Column("entry", "text", "The reference of the row that says so; for `no_contact`."),
    ),
)

_KINDS: Final = ("nothing_recorded", "no_contact", "joint")
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    """Days, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def silence_frame(reader: Reading, *, days: int, joint_days: int) -> pd.DataFrame:
    """Return stretches without contact; columns as :data:`SILENCES` says.

    An entry whose date is wider than a day counts as contact on all of them: only what is silent
    whatever its day was is called so. Within the scope's dates where the review has them, else
    between the first and the last entry.
    """
    entries = [e for e in reader.entries() if not e.is_author_note]
    order = lanes(reader)
    rows: list[Row] = []
    for key, cells in order.cells.items():
        own = [e for e in entries if e.agency == key]
        quiet = [(e, s) for e in own if e.row_kind is RowKind.NO_CONTACT for s in _stretch(e)]
        rows += [{**cells, **_row("no_contact", stretch, e.ref)} for e, stretch in quiet]
        window = _window(reader, own)
        rows += [
            {**cells, **_row("nothing_recorded", stretch)}
            for stretch in _gaps(_stretches(own), window, days)
        ]
    events = [e for e in entries if e.row_kind is RowKind.EVENT]
    window = _window(reader, events)
    rows += [
        {**order.of(""), **_row("joint", stretch)}
        for stretch in _gaps(_stretches(events), window, joint_days)
    ]
    return SILENCES.frame(rows, {**order.orders, "kind": _KINDS})


def _row(kind: str, stretch: _Stretch, entry: str = "") -> Row:
    return {
        "kind": kind,
        "first_day": stretch.first,
        "last_day": stretch.last,
        "days": stretch.days,
        "entry": entry,
    }


def _stretch(entry: Entry) -> Iterator[_Stretch]:
    """Yield the days an entry may have been on; nothing where one of its bounds is open."""
    first, last = entry.when.first_day, entry.when.last_day
    if first is not None and last is not None:
        yield _Stretch(first, last)


def _stretches(entries: Iterable[Entry]) -> list[_Stretch]:
    return sorted(stretch for entry in entries for stretch in _stretch(entry))


def _window(reader: Reading, entries: Sequence[Entry]) -> _Stretch | None:
    review, taken = reader.review(), _stretches(entries)
    first = review.scope_from or (taken[0].first if taken else None)
    last = review.scope_to or (max(s.last for s in taken) if taken else None)
    return _Stretch(first, last) if first and last and first <= last else None


def _gaps(taken: Sequence[_Stretch], window: _Stretch | None, at_least: int) -> Iterator[_Stretch]:
    """Yield the stretches of a window that nothing touches, if long enough."""
    if window is None:
        return
    free = window.first
    for stretch in taken:
        if stretch.first > window.last:
            break
        gap = _Stretch(free, stretch.first - _A_DAY)
        if gap.days >= at_least:
            yield gap
        free = max(free, stretch.last + _A_DAY)
    rest = _Stretch(free, window.last)
    if rest.days >= at_least:
        yield rest
