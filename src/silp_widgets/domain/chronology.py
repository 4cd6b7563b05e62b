"""The chronology: agencies, entries, and the episodes chosen from them (handbook part 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from silp_widgets.domain.making import fast_to_make
from silp_widgets.domain.records import Record
from silp_widgets.domain.vocabulary import (
    AgencyKind,
    ClaimStatus,
    EventType,
    Impact,
    PracticeQuality,
    ReleaseLevel,
    RowKind,
    ScopeStatus,
    Seen,
    Significance,
    SourceType,
    UsualPractice,
)
from silp_widgets.domain.when import When

AUTHOR_NOTE_MARKS: Final = "#^¬~"
"""A source that starts with one of these marks a reviewer's note (handbook 5.5)."""
_NOTE_MARKS: Final = tuple(AUTHOR_NOTE_MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Record):
    """An organisation that takes part.

    Attributes
    ----------
    key : str
        Stable slug, unique in the case: the vocabulary's code where one fits
        (``"health_visiting"``), else made from the name.
    name : str
        As people write it.
    code : str
        Two letters (three where two clash), shown wherever the agency is, beside its colour.
    kind : AgencyKind
        What kind of organisation it is.
    place : int
        Its lane, from 0; also picks its colour.
    also_known_as : tuple of str
        Earlier names and spellings; renames are mapped, never rewritten (handbook 5.5).
    """

    key: str
    name: str
    code: str
    kind: AgencyKind = AgencyKind.OTHER
    place: int = 0
    also_known_as: tuple[str, ...] = ()


@fast_to_make
@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMark:
    """Whether one person was seen at a contact; ``person`` is a code such as ``"K"`` or empty."""

    person: str
    code: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMark:
    """That another agency was told of an entry, as the reviewer found out.

    Attributes
    ----------
    agency : str
        The key of the agency that was told.
    on : date or None
        When; ``None`` where that isn't known.
    """

    agency: str
    on: date | None = None


@fast_to_make
@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an entry came from, kept for ever.

    Attributes
    ----------
    file, file_hash, sheet : str
        The file's name (no folder), the SHA-256 of its bytes, the sheet or table in it.
    row : int
        As the agency counts rows: the first row of the sheet or table is 1.
    imported_at : datetime or None
        In UTC; ``None`` for an entry that was typed in.
    raw_cells : Mapping of str to str
        Heading to cell, letter by letter as it was sent.
    """

    file: str = ""
    file_hash: str = ""
    sheet: str = ""
    row: int = 0
    imported_at: datetime | None = None
    raw_cells: Mapping[str, str] = field(default_factory=dict)


@fast_to_make
@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """A row of the chronology: one event, one period without contact, or a note.

    Attributes
    ----------
    ref : str
        What people call it, unique in the case: agency code and number, ``"HV-014"``.
    agency : str
        The agency's :attr:`Agency.key`.
    when : When
        Our reading of the date; its ``text`` is the agency's wording.
    text : str
        What happened (canonical field *event_fact*), apart from any opinion.
    source : str
        Exactly where it is recorded, without the agency prefix.
    people : tuple of str
        Those present or spoken about: codes and pseudonyms as written (*persons*).
    seen : tuple of SeenMark
        Who was seen, and whether alone.
    shared_with : tuple of SharedMark
        Agencies of which the reviewer recorded that they were told, beside those that the entry
        itself says were (handbook 5.5, *known by then*).
    date_text, time_text, end_date_text, end_time_text : str
        The date cells as written.
    withdrawn : bool
        Whether the agency took the row back and the chair agreed: it is kept, and no part of the
        chronology until it is put back (I6).
    others
        As the handbook's part 5.2 has them, under the same names.
    """

    ref: str
    agency: str
    when: When
    text: str = ""
    source: str = ""
    row_kind: RowKind = RowKind.EVENT
    event_ref: str = ""
    source_type: SourceType = SourceType.CHRONOLOGY
    source_document: str = ""
    source_page: str = ""
    date_text: str = ""
    time_text: str = ""
    end_date_text: str = ""
    end_time_text: str = ""
    date_recorded: date | None = None
    sequence: Decimal | None = None
    event_type: EventType | None = None
    people: tuple[str, ...] = ()
    location: str = ""
    seen: tuple[SeenMark, ...] = ()
    voice: str = ""
    action_taken: str = ""
    reason_if_none: str = ""
    outcome: str = ""
    author_comment: str = ""
    comment_author: str = ""
    impact: Impact | None = None
    significance: Significance | None = None
    practice_quality: PracticeQuality = PracticeQuality.NOT_ASSESSED
    good_practice_note: str = ""
    themes: tuple[str, ...] = ()
    episode_id: str = ""
    same_event_id: str = ""
    shared_with: tuple[SharedMark, ...] = ()
    claim_status: ClaimStatus = ClaimStatus.RECORDED
    scope_status: ScopeStatus = ScopeStatus.IN_SCOPE
    release_level: ReleaseLevel = ReleaseLevel.PANEL
    provenance: Provenance = field(default_factory=Provenance)
    withdrawn: bool = False

    @property
    def is_author_note(self) -> bool:
        """Whether this is a reviewer's note: only date checks apply, and it is never released."""
        return self.row_kind is RowKind.AUTHOR_NOTE or self.source.startswith(_NOTE_MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Record):
    """A key practice episode: a stretch chosen because it mattered; good, mixed or difficult.

    Attributes
    ----------
    number : int
        Its place in the order of the day, from 1.
    title : str
        Neutral.
    when : When
        From and to.
    quality : str
        ``"good"``, ``"mixed"``, ``"difficult"`` or ``"neutral"``.
    """

    number: int
    title: str
    when: When
    why_chosen: str = ""
    record_shows: str = ""
    accounts_add: str = ""
    what_helped: str = ""
    what_made_it_hard: str = ""
    usual_practice: UsualPractice = UsualPractice.UNKNOWN
    quality: str = "neutral"
    release_level: ReleaseLevel = ReleaseLevel.PANEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """A theme that entries, accounts and findings can carry (starter list in handbook part 7)."""

    key: str
    name: str
    definition: str = ""
