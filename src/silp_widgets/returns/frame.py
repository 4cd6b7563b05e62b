"""Entries as a pandas DataFrame, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from silp_widgets.domain.chronology import Entry

COLUMNS: Final = (
    "ref",
    "agency",
    "row_kind",
    "date_text",
    "time_text",
    "end_date_text",
    "end_time_text",
    "earliest",
    "latest",
    "date_precision",
    "date_certainty",
    "edtf",
    "sequence",
    "event_fact",
    "event_type",
    "source",
    "persons",
    "location",
    "seen",
    "voice",
    "action_taken",
    "reason_if_none",
    "outcome",
    "author_comment",
    "impact",
    "significance",
    "practice_quality",
    "good_practice_note",
    "date_recorded",
    "scope_status",
    "event_ref",
    "file",
    "sheet",
    "row_no",
)
"""The columns of :func:`entries_frame`, under the names of handbook 5.2."""


def entries_frame(entries: Iterable[Entry]) -> pd.DataFrame:
    """Return one row an entry, in their order, with the columns of :data:`COLUMNS`.

    ``earliest`` and ``latest`` are ISO text (dates of any century, times only where stated);
    ``persons`` and ``seen`` are joined by semicolons.
    """
    import pandas as pd

    return pd.DataFrame([_row(entry) for entry in entries], columns=list(COLUMNS))


def _row(entry: Entry) -> tuple[object, ...]:
    when, came_from = entry.when, entry.provenance
    return (
        entry.ref,
        entry.agency,
        entry.row_kind.value,
        entry.date_text,
        entry.time_text,
        entry.end_date_text,
        entry.end_time_text,
        when.earliest.isoformat() if when.earliest else None,
        when.latest.isoformat() if when.latest else None,
        when.precision.value,
        when.certainty.value,
        when.edtf,
        float(entry.sequence) if entry.sequence is not None else None,
        entry.text,
        entry.event_type.value if entry.event_type else None,
        entry.source,
        "; ".join(entry.people),
        entry.location,
        "; ".join(f"{m.person}: {m.code.value}" if m.person else m.code.value for m in entry.seen),
        entry.voice,
        entry.action_taken,
        entry.reason_if_none,
        entry.outcome,
        entry.author_comment,
        entry.impact.value if entry.impact else None,
        entry.significance.value if entry.significance else None,
        entry.practice_quality.value,
        entry.good_practice_note,
        entry.date_recorded.isoformat() if entry.date_recorded else None,
        entry.scope_status.value,
        entry.event_ref,
        came_from.file,
        came_from.sheet,
        came_from.row,
    )
