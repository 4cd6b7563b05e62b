"""The chronology: every agency's entries as one list and one picture, and what the chair may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.vocabulary import (
    ClaimStatus,
    PracticeQuality,
    Relation,
    RowKind,
    ScopeStatus,
    Seen,
    Significance,
    label,
)
from silp_widgets.figures.palette import agency_style
from silp_widgets.state.chronology.ages import Ages, ages_at
from silp_widgets.state.chronology.at_hand import at_hand
from silp_widgets.state.chronology.changed_rows import ChangedRows
from silp_widgets.state.chronology.date_questions import DateQuestions
from silp_widgets.state.chronology.detail import accounts_by_entry, corrections_by_entry, story
from silp_widgets.state.chronology.documents import Documents
from silp_widgets.state.chronology.edit import correct_entry, typed_in
from silp_widgets.state.chronology.episodes import Episodes
from silp_widgets.state.chronology.marked import Marked
from silp_widgets.state.chronology.people import People
from silp_widgets.state.chronology.picking import the_entry
from silp_widgets.state.chronology.rows import RowFeed, RowMaker
from silp_widgets.state.chronology.same_events import SameEvents
from silp_widgets.state.chronology.sharing import Sharing
from silp_widgets.state.chronology.silences import Silences
from silp_widgets.state.chronology.taken_out import TakenOut
from silp_widgets.state.chronology.themes import Themes
from silp_widgets.state.chronology.views import Views
from silp_widgets.state.explaining import Explaining
from silp_widgets.state.frame import case_frame
from silp_widgets.state.over_case import CasePart, SteppedState
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum

    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.spoken import Spoken

PARTS: Final[tuple[type[CasePart[ReadingSurface]], ...]] = (
    Explaining,
    Marked,
    SameEvents,
    DateQuestions,
    ChangedRows,
    TakenOut,
    Episodes,
    Themes,
    Silences,
    People,
    Ages,
    Sharing,
    Documents,
    Views,
)
"""What the chronology is made of beside its list: a part for each tool."""

_WORDS: Final[dict[str, type[StrEnum]]] = {
    "significance": Significance,
    "quality": PracticeQuality,
    "scope": ScopeStatus,
    "kind": RowKind,
    "standing": ClaimStatus,
    "relation": Relation,
    "seen": Seen,
}


class ChronologyState(SteppedState[ReadingSurface]):
    """The state of the chronology screen: the list, and a part for each tool beside it.

    Parameters
    ----------
    case : ReadingSurface
        A case, or an open release.
    writer : CaseWriter, optional
        The same case, opened for writing; without it the screen only shows.
    """

    parts: tuple[CasePart[ReadingSurface], ...]

    def __init__(self, case: ReadingSurface, writer: CaseWriter | None = None) -> None:
        super().__init__(case, writer)
        self.parts = tuple(part(case, writer) for part in PARTS)
        self._feed = RowFeed()
        self._maker = RowMaker()
        self._rows: list[Json] = []
        self._rows_at = -1

    def view(self) -> Json:
        """Return all that stands beside the rows."""
        case = self._case
        themes = {theme.key: theme.name for theme in case.themes()}
        rows = self.rows()
        used = {key for row in rows for key in row.get("themes", ())}
        return {
            "case": case_frame(case),
            "read_only": self.read_only,
            "agencies": [
                {
                    "key": agency.key,
                    "name": agency.name,
                    "code": agency.code,
                    "colour": (style := agency_style(agency.place)).colour,
                    "shape": style.shape,
                    "line": style.line,
                }
                for agency in case.agencies()
            ],
            "episodes": [
                {
                    "id": episode.id,
                    "number": episode.number,
                    "title": episode.title,
                    "from": episode.when.first_day.isoformat() if episode.when.first_day else "",
                    "to": episode.when.last_day.isoformat() if episode.when.last_day else "",
                    "date": episode.when.label(),
                }
                for episode in case.episodes()
            ],
            "themes": [
                [key, themes.get(key, key)] for key in dict.fromkeys([*themes, *sorted(used)])
            ],
            **_people(rows, at_hand(case).people()),
            "said": accounts_by_entry(case, whole=not self.read_only),
            "ledger": corrections_by_entry(case),
            "words": {
                name: [[code.value, label(code)] for code in codes]
                for name, codes in _WORDS.items()
            },
            **{part.name: part.view() for part in self.parts},
        }

    def rows(self) -> list[Json]:
        """Return every entry as a compact row, in chronological order."""
        newest = self.last_change()
        if newest != self._rows_at:
            case = self._case
            self._rows = self._maker.rows(
                case.entries(), case.agencies(), case.accounts(), case.corrections()
            )
            self._rows_at = newest
        return self._rows

    def rows_to_send(self) -> tuple[Json | None, Json]:
        """Return what the page has to be sent: all rows, if need be, and the patches on them."""
        whole, patches = self._feed.take(self.rows())
        entries = {"version": self._feed.version, "rows": self.rows()} if whole else None
        return entries, patches

    @quiet_verb
    def open_entry(self, id: str) -> Json:  # noqa: A002 - the message's own word
        """Return one entry's raw row, problems and history, and ages if the register is open."""
        entry = the_entry(self._case, id)
        return {**story(self._writer, entry), **ages_at(self._case, entry)}

    @verb
    def correct_entry(self, id: str, changes: Mapping[str, Any], reason: str) -> Json:  # noqa: A002 - the message's own word
        """Correct what an entry says; what it said stays in the ledger and on the screen."""
        writer = self._writer
        after = correct_entry(writer, id, changes, reason=reason)
        return {"said": f"{after.ref} corrected. What it said before stays in view.", "id": id}

    @verb
    def add_entry(self, agency: str, values: Mapping[str, Any]) -> Json:
        """Add an entry that was typed in."""
        writer = self._writer
        home = next((a for a in writer.agencies() if a.key == agency), None)
        if home is None:
            raise BadInput("Choose the agency that this entry comes from.")
        kept = (*writer.entries(), *writer.taken_out())
        entry = typed_in(values, home, kept, writer.review())
        with writer.act(f"Entry {entry.ref} typed in"):
            writer.save(entry)
        return {"said": f"{entry.ref} added.", "id": entry.id}


def _people(rows: Sequence[Json], people: Sequence[Spoken]) -> Json:
    """Return everybody who is named, as written, and those of them who may have a lane.

    A lane groups by person, and nothing here groups by a named worker (I11). Nobody is put in
    order of how often they are named, either.
    """
    listed = {person for row in rows for person in row.get("people", ())}
    of_workers = {name for one in people if one.worker for name in one.written}
    family = sorted(listed - of_workers)
    return {"people": family + sorted(listed & of_workers), "family": family}
