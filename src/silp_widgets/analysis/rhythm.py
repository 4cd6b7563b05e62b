"""How the record runs through time: entries by month, and runs of contacts without being seen."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.joining import lanes
from silp_widgets.domain.contacts import NOT_SEEN, SEEN
from silp_widgets.domain.vocabulary import RowKind, ScopeStatus

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.ports import ReadingSurface

NOT_SEEN_CONTACTS: Final = 2
"""Contacts in a row without being seen before they are called a run."""

MONTHS: Final = Columns(
    "months",
    "the events that one agency recorded in one month",
    (
        Column("month", "day", "Its first day; missing for dates that reach over several months."),
        *AGENCY,
        Column("entries", "number", "How many events; no notes, no *no contact* rows.", "entries"),
    ),
)

NOT_SEEN_RUNS: Final = Columns(
    "not_seen_runs",
    "contacts one after the other at which a person was not seen; rows that don't say whether "
    "they were are passed over",
    (
        Column("person", "text", "The person the review is about, as the record codes them."),
        Column("contacts", "number", "How many contacts, by any agency.", "contacts"),
        Column("agencies", "number", "How many agencies.", "agencies"),
        Column("first_day", "day", "The first day the run may have begun."),
        Column("last_day", "day", "The last day it may have ended."),
        Column("entries", "text", "References of the contacts; “; ” between."),
    ),
)


def month_frame(reader: ReadingSurface, *, background: bool) -> pd.DataFrame:
    """Return how many events each agency recorded a month; columns as :data:`MONTHS` says."""
    order = lanes(reader)
    events = [
        e
        for e in reader.entries()
        if e.row_kind is RowKind.EVENT
        and not e.is_author_note
        and (background or e.scope_status is not ScopeStatus.BACKGROUND)
    ]
    counts = Counter((_month(e), e.agency) for e in events)
    rows = [
        {"month": month, **order.of(agency), "entries": entries}
        for (month, agency), entries in counts.items()
    ]
    rows.sort(key=lambda row: (row["month"] is None, row["month"] or 0, row["lane"]))
    return MONTHS.frame(rows, order.orders)


def not_seen_frame(reader: ReadingSurface, *, at_least: int) -> pd.DataFrame:
    """Return runs of contacts without being seen; columns as :data:`NOT_SEEN_RUNS` says."""
    marked = [
        (mark.person, mark.code in SEEN, entry)
        for entry in reader.entries()
        for mark in entry.seen
        if mark.code in SEEN | NOT_SEEN
    ]
    rows = []
    # Sorting is stable: each person's contacts stay in chronological order.
    for (person, was_seen), run in groupby(
        sorted(marked, key=lambda m: m[0]), key=lambda m: (m[0], m[1])
    ):
        contacts = [entry for *_, entry in run]
        if was_seen or len(contacts) < at_least:
            continue
        rows.append(
            {
                "person": person,
                "contacts": len(contacts),
                "agencies": len({e.agency for e in contacts}),
                "first_day": contacts[0].when.first_day,
                "last_day": contacts[-1].when.last_day,
                "entries": "; ".join(e.ref for e in contacts),
            }
        )
    return NOT_SEEN_RUNS.frame(rows)


def _month(entry: Entry) -> date | None:
    first, last = entry.when.first_day, entry.when.last_day
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return None
    return first.replace(day=1)
