"""Making entries of rows: the cells into the fields of handbook 5.2, the raw cells beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.chronology import AUTHOR_NOTE_MARKS, Agency, Entry, Provenance, SeenMark
from silp_widgets.domain.records import new_ids
from silp_widgets.domain.vocabulary import (
    EventType,
    Impact,
    PracticeQuality,
    RowKind,
    Seen,
    Significance,
    SourceType,
)
from silp_widgets.returns.agencies import KnownAgency, agency_key
from silp_widgets.returns.cells import (
    TELLING,
    code_of,
    event_type_of,
    is_no_contact,
    sequence_of,
    split_people,
)
from silp_widgets.returns.dating import day_recorded
from silp_widgets.returns.scope import Scope, scope_of
from silp_widgets.returns.seen import crosses_mean_no, read_seen
from silp_widgets.returns.words import holding, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from silp_widgets.domain.when import When

_MARKS: Final = tuple(AUTHOR_NOTE_MARKS)
_PREFIX: Final = re.compile(
    r"^\s*\[?([A-Za-z][\w '&/.-]{1,40}?)\]?\s*(?:[:|]|\s[-\u2013\u2014]\s)\s*(?=\S)"
)
_DIVIDERS: Final = frozenset(":|-\u2013\u2014")
_UNMET: Final = {
    EventType.WAS_NOT_BROUGHT: Seen.NOT_SEEN,
    EventType.NO_ACCESS: Seen.ATTEMPTED,
}
_SEEN: Final = ("seen", "seen_alone")
_CROSS: Final = frozenset("xX")
_PRAISE: Final = frozenset({"good", "positive", "effective"})
_AS_EXPECTED: Final = {
    **dict.fromkeys(("yes", "y"), PracticeQuality.USUAL),
    **dict.fromkeys(("no", "n"), PracticeQuality.VARIANCE_FROM_EXPECTED),
}
_CODED_FIELDS: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "source_type": ("source_type", lambda cell: code_of(SourceType, cell) or SourceType.CHRONOLOGY),
    "sequence": ("sequence", sequence_of),
    "persons": ("people", split_people),
    "impact": ("impact", lambda cell: code_of(Impact, cell)),
    "significance": ("significance", lambda cell: code_of(Significance, cell)),
    "themes": ("themes", split_people),
}
"""For a column, the entry's attribute and how it is read."""
_PLAIN_FIELDS: Final[tuple[str, ...]] = (
    "event_ref",
    "source_document",
    "source_page",
    "location",
    "voice",
    "action_taken",
    "reason_if_none",
    "outcome",
    "author_comment",
    "comment_author",
    "good_practice_note",
    "date_text",
    "time_text",
    "end_date_text",
    "end_time_text",
)


@dataclass(slots=True, kw_only=True)
class EntryMaker:
    """Makes the entries of one file.

    Attributes
    ----------
    file, file_hash : str
        For each entry's provenance.
    agency : KnownAgency
        Whose rows they are, unless a cell says otherwise.
    known : tuple of Agency
        The agencies of the case.
    imported_at : datetime or None
        For each entry's provenance, in UTC.
    received : date
        Decides two-digit years of the column "date recorded".
    unknown_agencies : dict of str to int
        Names met in the agency column that mean nothing to us, and their first row (C605).
    scope : (date or None, date or None)
        First and last day of the scope period.
    met : dict of str to KnownAgency
        Every agency that a row belongs to, by key.
    """

    file: str
    file_hash: str
    agency: KnownAgency
    received: date
    known: tuple[Agency, ...] = ()
    imported_at: datetime | None = None
    several_agencies: bool = False
    unknown_agencies: dict[str, int] = field(default_factory=dict)
    scope: Scope = (None, None)
    met: dict[str, KnownAgency] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def make(
        self,
        sheet: str,
        headings: tuple[str, ...],
        columns: dict[str, int],
        rows: Iterable[tuple[int, list[str]]],
        whens: Iterable[When],
    ) -> list[Entry]:
        """Return one entry a row.

        Parameters
        ----------
        sheet : str
            Its name.
        headings : tuple of str
            One a column.
        columns : dict of str to int
            Where each field stands.
        rows : iterable of (int, list of str)
            Row number as the agency counts, and cells.
        whens : iterable of When
            The reading of each row's date cells.
        """
        rows, whens = list(rows), list(whens)
        cells = {name: [row[at].strip() for _, row in rows] for name, at in columns.items()}
        _without_crosses(cells)
        blank = [""] * len(rows)

        def column(name: str) -> list[str]:
            return cells.get(name, blank)

        numbers = [number for number, _ in rows]
        texts = cells["event_fact"]
        told = holding(texts, TELLING)
        telling = [text if place in told else "" for place, text in enumerate(texts)]
        agencies = [self._agency(*named) for named in zip(column("agency"), numbers, strict=True)]
        sources = list(map(self._without_prefix, column("source"), agencies))
        kinds = list(map(_kind, column("row_kind"), sources, texts, whens, column("end_date_text")))
        types = list(map(_event_type, column("event_type"), kinds, telling))
        made: dict[str, Iterable[Any]] = {
            "id": new_ids(len(rows)),
            "ref": map(self._ref, agencies),
            "agency": [agency.key for agency in agencies],
            "when": whens,
            "text": texts,
            "source": sources,
            "row_kind": kinds,
            "event_type": types,
            "scope_status": [scope_of(when, self.scope) for when in whens],
            "provenance": [self._provenance(sheet, headings, *numbered) for numbered in rows],
        }
        made.update((name, cells[name]) for name in _PLAIN_FIELDS if name in cells)
        for name, (attribute, read) in _CODED_FIELDS.items():
            if name in cells:
                made[attribute] = map(read, cells[name])
        if not cells.keys().isdisjoint(_SEEN):
            made["seen"] = map(_seen, column("seen"), column("seen_alone"), types, telling)
        if "date_recorded" in cells:
            made["date_recorded"] = [self._recorded(cell) for cell in cells["date_recorded"]]
        if "practice_quality" in cells:
            heading = plain(headings[columns["practice_quality"]])
            made["practice_quality"] = [_quality(c, heading) for c in cells["practice_quality"]]
        names = tuple(made)
        return [
            Entry(**dict(zip(names, values, strict=True)))
            for values in zip(*made.values(), strict=True)
        ]

    def _ref(self, agency: KnownAgency) -> str:
        self.met.setdefault(agency.key, agency)
        count = self._counts[agency.code] = self._counts.get(agency.code, 0) + 1
        return f"{agency.code}-{count:03d}"

    def _provenance(
        self, sheet: str, headings: tuple[str, ...], number: int, row: list[str]
    ) -> Provenance:
        return Provenance(
            file=self.file,
            file_hash=self.file_hash,
            sheet=sheet,
            row=number,
            imported_at=self.imported_at,
            raw_cells=dict(zip(headings, row, strict=False)),
        )

    def _recorded(self, cell: str) -> date | None:
        return day_recorded(cell, self.received) if cell else None

    def _agency(self, name: str, row: int) -> KnownAgency:
        if not name:
            return self.agency
        found = agency_key(name, self.known)
        if not found.sure:
            self.unknown_agencies.setdefault(name, row)
        return found if self.several_agencies else self.agency

    def _without_prefix(self, source: str, agency: KnownAgency) -> str:
        """Take off an agency prefix: it is added for display, never typed (handbook 5.2)."""
        match = None if _DIVIDERS.isdisjoint(source) else _PREFIX.match(source)
        if match is None:
            return source
        said = plain(match[1])
        ours = {plain(agency.key), plain(agency.code)}
        if said in ours or (len(said) > 1 and _is_agency(said, agency)):
            return source[match.end() :].strip()
        return source


def _without_crosses(cells: dict[str, list[str]]) -> None:
    """Read an x as no in the columns that ask who was seen, where ticks stand beside it."""
    asked = [name for name in _SEEN if name in cells]
    if crosses_mean_no(cell for name in asked for cell in cells[name]):
        for name in asked:
            cells[name] = ["no" if cell in _CROSS else cell for cell in cells[name]]


def _quality(cell: str, heading: str) -> PracticeQuality:
    """Return what a cell says of practice; "as expected? yes" is usual, not good."""
    if not cell:
        return PracticeQuality.NOT_ASSESSED
    asked = not _PRAISE.isdisjoint(heading.split())
    answer = None if asked else _AS_EXPECTED.get(plain(cell))
    return answer or code_of(PracticeQuality, cell) or PracticeQuality.NOT_ASSESSED


def _event_type(cell: str, kind: RowKind, telling: str) -> EventType | None:
    if kind is RowKind.NO_CONTACT:
        return EventType.NO_CONTACT_PERIOD
    return event_type_of(cell, telling)


def _seen(cell: str, alone: str, kind: EventType | None, telling: str) -> tuple[SeenMark, ...]:
    """Return who was seen, by the columns that ask, or by an event at which nobody could be."""
    seen = read_seen(cell, alone)
    if seen and any(mark.code is not Seen.NOT_RECORDED for mark in seen):
        return seen
    return _not_met(kind, telling) or seen


def _not_met(kind: EventType | None, text: str) -> tuple[SeenMark, ...]:
    """Return what a missed appointment or a closed door says about who was seen."""
    said = kind if kind in _UNMET else event_type_of("", text)
    return (SeenMark(person="", code=_UNMET[said]),) if said in _UNMET else ()


def _is_agency(said: str, agency: KnownAgency) -> bool:
    found = agency_key(said)
    return found.sure and found.key == agency.key and plain(said) == said and not _is_record(said)


def _is_record(said: str) -> bool:
    """Whether the words name a record rather than the agency alone ("GP records: page 3")."""
    return bool(
        {"record", "records", "notes", "log", "file", "system", "report"} & set(said.split())
    )


def _kind(cell: str, source: str, text: str, when: When, end: str) -> RowKind:
    if source.startswith(_MARKS):
        return RowKind.AUTHOR_NOTE
    if cell and (kind := code_of(RowKind, cell)) is not None:
        return kind
    if not is_no_contact(text, has_end=True):
        return RowKind.EVENT
    lasts = bool(end) or when.first_day != when.last_day
    return RowKind.NO_CONTACT if is_no_contact(text, has_end=lasts) else RowKind.EVENT
