"""The doors of a case: what a reader may ask and what a writer may do.

Screens, reports and releases know these, and not the store behind them. Whoever should only read
is handed a :class:`CaseReader`; the connection behind it can't write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from silp_widgets.domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager

    from silp_widgets.domain.changes import Change
    from silp_widgets.domain.chronology import Agency, Entry, Episode, Theme
    from silp_widgets.domain.feedback import FeedbackForm
    from silp_widgets.domain.finding import Action, Finding, Recommendation
    from silp_widgets.domain.narrative import Account, Correction, Draft
    from silp_widgets.domain.people import FamilyContact, Participant, Question, Register, Support
    from silp_widgets.domain.release import Published
    from silp_widgets.domain.returns import Problem, ResentRow, ReturnFile
    from silp_widgets.domain.review import Deadline, Meeting, Review
    from silp_widgets.domain.views import SavedView

R = TypeVar("R", bound=Record)


class ReadingSurface(Protocol):
    """What a case and a release can both be asked. Sequences come in the order people expect."""

    def review(self) -> Review:
        """Return what this review is."""

    def agencies(self) -> tuple[Agency, ...]:
        """Return the agencies by lane."""

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry in chronological order (handbook 5.5)."""

    def episodes(self) -> tuple[Episode, ...]:
        """Return the key practice episodes by number."""

    def themes(self) -> tuple[Theme, ...]:
        """Return the themes by name."""

    def participants(self) -> tuple[Participant, ...]:
        """Return those who take part, by code."""

    def accounts(self) -> tuple[Account, ...]:
        """Return what practitioners said, in the order it was captured."""

    def corrections(self) -> tuple[Correction, ...]:
        """Return the correction ledger by number."""

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings by number."""

    def recommendations(self) -> tuple[Recommendation, ...]:
        """Return the recommendations by number."""

    def actions(self) -> tuple[Action, ...]:
        """Return the actions by target date."""

    def changes(self, since: int = 0) -> tuple[Change, ...]:
        """Return the change log after the given number, oldest first."""

    def last_change(self) -> int:
        """Return the number of the newest change: cheap enough to ask four times a second."""


class CaseReader(ReadingSurface, Protocol):
    """Everything a case can be asked."""

    def returns(self) -> tuple[ReturnFile, ...]:
        """Return the files that agencies sent, or were asked for."""

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems found in returns, open and answered."""

    def resent(self) -> tuple[ResentRow, ...]:
        """Return the rows that agencies sent again and differently, in the order they came."""

    def taken_out(self) -> tuple[Entry, ...]:
        """Return the entries that agencies took back: kept, and not among :meth:`entries`."""

    def support(self) -> tuple[Support, ...]:
        """Return the support records."""

    def questions(self) -> tuple[Question, ...]:
        """Return the question log."""

    def family_contacts(self) -> tuple[FamilyContact, ...]:
        """Return the log of contact with family and others."""

    def meetings(self) -> tuple[Meeting, ...]:
        """Return briefings and events by date."""

    def deadlines(self) -> tuple[Deadline, ...]:
        """Return the deadlines by date."""

    def feedback(self) -> tuple[FeedbackForm, ...]:
        """Return the anonymous feedback forms."""

    def releases(self) -> tuple[Published, ...]:
        """Return what was published, by number."""

    def views(self) -> tuple[SavedView, ...]:
        """Return the saved views of the chronology, by name."""

    def get(self, kind: type[R], record_id: str) -> R:
        """Return one record by its id; :class:`NotInCase` if there is none."""

    def history(self, record_id: str) -> tuple[Change, ...]:
        """Return the changes of one record, oldest first."""

    def draft(self, place: str) -> Draft | None:
        """Return the newest words typed in one place, or ``None``."""

    def register(self) -> Register:
        """Return the register of real names, from its own file; for the chair only."""


class CaseWriter(CaseReader, Protocol):
    """What may be done to a case. Every act is one transaction, logged in it."""

    def act(self, note: str, *, actor: str = "chair") -> AbstractContextManager[None]:
        """Make everything written inside one transaction and one group of changes."""

    def save(self, *records: Record, note: str = "", actor: str = "chair") -> None:
        """Add or change records. A record equal to what is kept changes and logs nothing."""

    def remove(self, record: Record, *, note: str = "", actor: str = "chair") -> None:
        """Take a record out; undo brings it back."""

    def undo(self, change: Change | int | None = None, *, actor: str = "chair") -> Sequence[Change]:
        """Undo the act a change belongs to (the newest one that isn't undone, if none is given)."""

    def redo(self, *, actor: str = "chair") -> Sequence[Change]:
        """Do again what was undone last."""

    def save_draft(
        self, place: str, text: str, *, context: str = "", by: str = "scribe", base: int = 0
    ) -> Draft:
        """Keep the words being typed, as a new revision.

        ``base`` is the revision the typist saw last. Where somebody else has written since, both
        are kept and the draft that comes back has a ``revision`` above ``base + 1``.
        """

    def clear_draft(self, place: str) -> None:
        """Say that the words in one place have become a record."""

    def erase(self, record: Record, *, note: str, actor: str = "chair") -> None:
        """Remove a record and its words for good, from the log too; a stub without words stays."""

    def set_register(self, identities: Iterable[object]) -> None:
        """Write the register file anew with these identities."""
