"""The chronology as a frame, and the part of it that an agency had by a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.joining import lanes
from silp_widgets.domain.contacts import NOT_SEEN, SEEN
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.knowing import known_from
from silp_widgets.domain.vocabulary import (
    ClaimStatus,
    DateCertainty,
    DatePrecision,
    EventType,
    Impact,
    PracticeQuality,
    ReleaseLevel,
    RowKind,
    ScopeStatus,
    Significance,
    SourceType,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from silp_widgets.domain.chronology import Agency, Entry
    from silp_widgets.domain.ports import ReadingSurface

ENTRIES: Final = Columns(
    "entries",
    "one entry of the chronology, in chronological order",
    (
        *AGENCY,
        Column("row_kind", "code", "An event, no contact, a note or context.", codes=RowKind),
        Column("when", "text", "The date as people say it, with its doubt."),
        Column("date_text", "text", "The date as the agency wrote it."),
        Column("first_day", "day", "The first day it may have been; missing where that is open."),
        Column("last_day", "day", "The last day it may have been; missing where that is open."),
        Column("time", "text", "HH:MM, only where a time was stated; never invented."),
        Column("doubt_days", "number", "From the first to the last day it may have been.", "days"),
        Column("date_precision", "code", "What kind of wording it was.", codes=DatePrecision),
        Column("date_certainty", "code", "Whose doubt there is, if any.", codes=DateCertainty),
        Column("edtf", "text", "The date in the interchange form (ISO 8601-2)."),
        Column("recorded_on", "day", "When the agency recorded it, if it says so."),
        Column("recorded_after_min", "number", "Fewest days from event to record.", "days"),
        Column("recorded_after_max", "number", "Most days from event to record.", "days"),
        Column("text", "text", "What happened, apart from any opinion."),
        Column("event_type", "code", "The kind of event.", codes=EventType),
        Column("source", "text", "Exactly where it is recorded."),
        Column("source_type", "code", "The kind of source.", codes=SourceType),
        Column("people", "text", "Who was present or spoken about, as written; “; ” between."),
        Column("seen", "text", "Who was seen and how, as “K: seen_alone”; “; ” between."),
        Column("anyone_seen", "yes_no", "Whether anyone was seen; missing where it doesn't say."),
        Column("voice", "text", "What the person said, showed or wanted."),
        Column("action_taken", "text", "What the service did."),
        Column("reason_if_none", "text", "Why nothing was done, where nothing was."),
        Column("outcome", "text", "What came of it."),
        Column("author_comment", "text", "Opinion or analysis, kept apart from fact."),
        Column("impact", "code", "Positive, negative, mixed or unknown.", codes=Impact),
        Column("significance", "code", "From background to turning point.", codes=Significance),
        Column("practice_quality", "code", "Good, usual, or otherwise.", codes=PracticeQuality),
        Column("good_practice_note", "text", "What helped, and what made it possible."),
        Column("themes", "text", "Keys of its themes; “; ” between."),
        Column("episode", "number", "Number of the key practice episode it belongs to."),
        Column("same_event", "text", "Shared by entries that record one and the same event."),
        Column("claim_status", "code", "How the statement stands.", codes=ClaimStatus),
        Column("scope_status", "code", "In scope, background, or both.", codes=ScopeStatus),
        Column("release_level", "code", "The widest audience it may reach.", codes=ReleaseLevel),
        Column("file", "text", "The return it came in; empty in a release."),
        Column("row", "number", "Its row there, as the agency counts."),
    ),
    Column("ref", "text", "What people call the entry: “HV-014”."),
)


def entry_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return the chronology; columns as :data:`ENTRIES` says."""
    order = lanes(reader)
    numbers = {e.id: e.number for e in reader.episodes()}
    rows = ({**order.of(e.agency), **_row(e, numbers)} for e in reader.entries())
    return ENTRIES.frame(rows, order.orders)


def agency_called(agencies: Iterable[Agency], called: str) -> str:
    """Return the key of an agency by its key, code or name.

    Raises
    ------
    BadInput
        If none is called so: an empty answer would say that it knew nothing.
    """
    listed = list(agencies)
    wanted = str(called).casefold()
    for agency in listed:
        if wanted in {agency.key.casefold(), agency.code.casefold(), agency.name.casefold()}:
            return agency.key
    keys = ", ".join(agency.key for agency in listed)
    raise BadInput(f"No agency here is called {called!r}. There are: {keys}.")


def plain_day(day: date | str) -> date:
    """Return a day that was given as a date, a moment or an ISO text.

    Raises
    ------
    BadInput
        If it is none of these.
    """
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except (TypeError, ValueError):
        raise BadInput(f"{day!r} is no day. Give a date, or a text such as '2022-03-14'.") from None


def known_by(
    entries: Iterable[Entry], agencies: Iterable[Agency], agency: str, day: date
) -> tuple[Entry, ...]:
    """Return what an agency had on record, or had been told, by a day (handbook 5.5).

    The rule is that of :mod:`silp_widgets.domain.knowing`.

    Parameters
    ----------
    entries, agencies : iterable
        The chronology, and the agencies that its records speak of.
    agency : str
        The agency's key.
    day : date
        Inclusive.
    """
    listed = list(entries)
    known = known_from(listed, agencies)
    return tuple(
        entry
        for entry in listed
        if (way := known.get(entry.id, {}).get(agency)) is not None and way.day <= day
    )


def _row(entry: Entry, numbers: Mapping[str, int]) -> dict[str, Any]:
    when = entry.when
    first, last, recorded = when.first_day, when.last_day, entry.date_recorded
    return {
        "ref": entry.ref,
        "row_kind": RowKind.AUTHOR_NOTE if entry.is_author_note else entry.row_kind,
        "when": when.label(),
        "date_text": when.text,
        "first_day": first,
        "last_day": last,
        "time": f"{when.earliest:%H:%M}" if isinstance(when.earliest, datetime) else "",
        "doubt_days": _days(first, last),
        "date_precision": when.precision,
        "date_certainty": when.certainty,
        "edtf": when.edtf,
        "recorded_on": recorded,
        "recorded_after_min": _days(last, recorded),
        "recorded_after_max": _days(first, recorded),
        "seen": "; ".join(f"{m.person}: {m.code}" if m.person else m.code for m in entry.seen),
        "anyone_seen": _anyone_seen(entry),
        "people": "; ".join(entry.people),
        "themes": "; ".join(entry.themes),
        "episode": numbers.get(entry.episode_id),
        "same_event": entry.same_event_id,
        "file": entry.provenance.file,
        "row": entry.provenance.row or None,
        **{name: getattr(entry, name) for name in _AS_THEY_ARE},
    }


_AS_THEY_ARE: Final = (
    "text", "event_type", "source", "source_type", "voice", "action_taken", "reason_if_none",
    "outcome", "author_comment", "impact", "significance", "practice_quality",
    "good_practice_note", "claim_status", "scope_status", "release_level",
)  # fmt: skip


def _days(start: date | None, end: date | None) -> int | None:
    return None if start is None or end is None else (end - start).days


def _anyone_seen(entry: Entry) -> bool | None:
    codes = {mark.code for mark in entry.seen}
    return True if codes & SEEN else False if codes & NOT_SEEN else None
