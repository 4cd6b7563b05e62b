"""Making entries of rows: the cells into the fields of handbook 5.2, the raw cells beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.chronology import AUTHOR_NOTE_MARKS, Agency, Entry, Provenance, SeenMark
from silp_widgets.domain.records import new_id
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
    from collections.abc import Iterable, Mapping

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


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand on one sheet."""

    sheet: str
    headings: tuple[str, ...]
    columns: dict[str, int]
    texts: list[str]
    coded: list[tuple[str, str, Callable[[str], Any]]]
    telling: frozenset[int]
    crosses: bool


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
        texts = [name for name in _PLAIN_FIELDS if name in columns]
        rows = list(rows)
        event = columns["event_fact"]
        telling = holding([row[event] for _, row in rows], TELLING)
        coded = [(name, *how) for name, how in _CODED_FIELDS.items() if name in columns]
        told = frozenset(rows[place][0] for place in telling)
        asked = [columns[name] for name in _SEEN if name in columns]
        crosses = crosses_mean_no(row[at] for at in asked for _, row in rows)
        layout = _Layout(sheet, headings, columns, texts, coded, told, crosses)
        return [
            self._entry(number, row, when, layout)
            for (number, row), when in zip(rows, whens, strict=True)
        ]

    def _entry(self, number: int, row: list[str], when: When, layout: _Layout) -> Entry:
        cells = {name: row[column].strip() for name, column in layout.columns.items()}
        if layout.crosses:
            cells.update(dict.fromkeys((n for n in _SEEN if cells.get(n) in _CROSS), "no"))
        cell = cells.get
        agency = self._agency(cell("agency", ""), number)
        self.met.setdefault(agency.key, agency)
        count = self._counts[agency.code] = self._counts.get(agency.code, 0) + 1
        text = cells["event_fact"]
        telling = text if number in layout.telling else ""
        values: dict[str, Any] = {name: cells[name] for name in layout.texts}
        for name, attribute, read in layout.coded:
            if said := cells[name]:
                values[attribute] = read(said)
        source = self._without_prefix(cell("source", ""), agency)
        lasts = bool(values.get("end_date_text")) or when.first_day != when.last_day
        kind = _kind(cell("row_kind", ""), source, text, has_end=lasts)
        if kind is RowKind.NO_CONTACT:
            event_type: EventType | None = EventType.NO_CONTACT_PERIOD
        else:
            event_type = event_type_of(cell("event_type", ""), telling)
        if recorded := cell("date_recorded", ""):
            values["date_recorded"] = day_recorded(recorded, self.received)
        if quality := cell("practice_quality", ""):
            values["practice_quality"] = _quality(quality, layout)
        return Entry(
            id=new_id(),
            ref=f"{agency.code}-{count:03d}",
            agency=agency.key,
            when=when,
            text=text,
            source=source,
            row_kind=kind,
            event_type=event_type,
            seen=_seen(cells, event_type, telling),
            scope_status=scope_of(when, self.scope),
            provenance=Provenance(
                file=self.file,
                file_hash=self.file_hash,
                sheet=layout.sheet,
                row=number,
                imported_at=self.imported_at,
                raw_cells=dict(zip(layout.headings, row, strict=False)),
            ),
            **values,
        )

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


def _quality(cell: str, layout: _Layout) -> PracticeQuality:
    """Return what a cell says of practice; "as expected? yes" is usual, not good."""
    heading = plain(layout.headings[layout.columns["practice_quality"]])
    asked = not _PRAISE.isdisjoint(heading.split())
    answer = None if asked else _AS_EXPECTED.get(plain(cell))
    return answer or code_of(PracticeQuality, cell) or PracticeQuality.NOT_ASSESSED


def _seen(cells: dict[str, str], kind: EventType | None, telling: str) -> tuple[SeenMark, ...]:
    """Return who was seen, by the columns that ask, or by an event at which nobody could be."""
    if "seen" not in cells and "seen_alone" not in cells:
        return ()
    seen = read_seen(cells.get("seen", ""), cells.get("seen_alone", ""))
    if any(mark.code is not Seen.NOT_RECORDED for mark in seen):
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


def _kind(cell: str, source: str, text: str, *, has_end: bool) -> RowKind:
    if source.startswith(_MARKS):
        return RowKind.AUTHOR_NOTE
    if cell and (kind := code_of(RowKind, cell)) is not None:
        return kind
    return RowKind.NO_CONTACT if is_no_contact(text, has_end=has_end) else RowKind.EVENT
