"""A case opened for reading. Nothing here writes, and the connection behind it can't."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import select

from silp_widgets.domain.chronology import Agency, Entry, Episode, Theme
from silp_widgets.domain.errors import NotInCase
from silp_widgets.domain.feedback import FeedbackForm
from silp_widgets.domain.finding import Action, Finding, Recommendation
from silp_widgets.domain.narrative import Account, Correction, Draft
from silp_widgets.domain.people import FamilyContact, Participant, Question, Register, Support
from silp_widgets.domain.records import Record
from silp_widgets.domain.release import Published
from silp_widgets.domain.returns import Problem, ResentRow, ReturnFile
from silp_widgets.domain.review import Deadline, Meeting, Review
from silp_widgets.domain.views import SavedView
from silp_widgets.store import drafts
from silp_widgets.store.audit import Audit, audit
from silp_widgets.store.log import read_changes, read_head, to_change
from silp_widgets.store.nouns import NOUNS, noun_of
from silp_widgets.store.schema import change, meta
from silp_widgets.store.shelf import Shelf

if TYPE_CHECKING:
    from types import TracebackType

    from silp_widgets.domain.changes import Change
    from silp_widgets.store.database import Database
    from silp_widgets.store.register import RegisterFile

R = TypeVar("R", bound=Record)


class Reader:
    """Everything a case can be asked (:class:`silp_widgets.domain.ports.CaseReader`).

    Safe to use from several threads. Asking again costs next to nothing until something changes.
    Open it after a fork, never before.

    Parameters
    ----------
    database : Database
        The connection.
    register_file : RegisterFile
        Where the real names are; it is opened when it is first asked for.
    """

    def __init__(self, database: Database, register_file: RegisterFile) -> None:
        self._database = database
        self._register_file = register_file
        self._shelves: dict[str, Shelf[Any]] = {}
        self._parted: tuple[tuple[Entry, ...], ...] = ((), (), ())
        self._seen: object | None = None
        self._last = 0
        self._forget()

    def review(self) -> Review:
        """Return what this review is."""
        found = self._all(Review)
        if not found:
            raise NotInCase("This case doesn't say yet what the review is.")
        return found[0]

    def agencies(self) -> tuple[Agency, ...]:
        """Return the agencies by lane."""
        return self._all(Agency)

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry in chronological order (handbook 5.5), but those taken out."""
        everything = self._all(Entry)
        if self._parted[0] is not everything:
            out = tuple(entry for entry in everything if entry.withdrawn)
            stay = tuple(entry for entry in everything if not entry.withdrawn)
            self._parted = (everything, stay if out else everything, out)
        return self._parted[1]

    def taken_out(self) -> tuple[Entry, ...]:
        """Return the entries that agencies took back: kept, and not among :meth:`entries`."""
        self.entries()
        return self._parted[2]

    def episodes(self) -> tuple[Episode, ...]:
        """Return the key practice episodes by number."""
        return self._all(Episode)

    def themes(self) -> tuple[Theme, ...]:
        """Return the themes by name."""
        return self._all(Theme)

    def returns(self) -> tuple[ReturnFile, ...]:
        """Return the files that agencies sent, or were asked for, by agency and date."""
        return self._all(ReturnFile)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems found in returns, open and answered, by file and row."""
        return self._all(Problem)

    def resent(self) -> tuple[ResentRow, ...]:
        """Return the rows that agencies sent again and differently, in the order they came."""
        return self._all(ResentRow)

    def participants(self) -> tuple[Participant, ...]:
        """Return those who take part, by code."""
        return self._all(Participant)

    def support(self) -> tuple[Support, ...]:
        """Return the support records, in an order that says nothing."""
        return self._all(Support)

    def questions(self) -> tuple[Question, ...]:
        """Return the question log by date."""
        return self._all(Question)

    def family_contacts(self) -> tuple[FamilyContact, ...]:
        """Return the log of contact with family and others, by date."""
        return self._all(FamilyContact)

    def meetings(self) -> tuple[Meeting, ...]:
        """Return briefings and events by date."""
        return self._all(Meeting)

    def deadlines(self) -> tuple[Deadline, ...]:
        """Return the deadlines by date."""
        return self._all(Deadline)

    def accounts(self) -> tuple[Account, ...]:
        """Return what practitioners said, in the order it was captured."""
        return self._all(Account)

    def corrections(self) -> tuple[Correction, ...]:
        """Return the correction ledger by number."""
        return self._all(Correction)

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings by number."""
        return self._all(Finding)

    def recommendations(self) -> tuple[Recommendation, ...]:
        """Return the recommendations by number."""
        return self._all(Recommendation)

    def actions(self) -> tuple[Action, ...]:
        """Return the actions by target date."""
        return self._all(Action)

    def feedback(self) -> tuple[FeedbackForm, ...]:
        """Return the anonymous feedback forms, in an order that says nothing."""
        return self._all(FeedbackForm)

    def releases(self) -> tuple[Published, ...]:
        """Return what was published, by number."""
        return self._all(Published)

    def views(self) -> tuple[SavedView, ...]:
        """Return the saved views of the chronology, by name."""
        return self._all(SavedView)

    def get(self, kind: type[R], record_id: str) -> R:
        """Return one record by its id.

        Raises
        ------
        NotInCase
            If there is none.
        """
        with self._database.lock:
            self._all(kind)
            found: R | None = self._shelves[noun_of(kind).name].by_id.get(record_id)
        if found is None:
            raise NotInCase(f"There is no such {noun_of(kind).words} in this case, or no longer.")
        return found

    def changes(self, since: int = 0) -> tuple[Change, ...]:
        """Return the change log after the given number, oldest first."""
        with self._database.reading() as connection:
            rows = read_changes(connection, select(change).where(change.c.seq > since))
        return tuple(to_change(row) for row in rows)

    def last_change(self) -> int:
        """Return the number of the newest change; costs microseconds while nothing changes."""
        with self._database.lock:
            version = self._database.version()
            if version is None or version != self._seen:
                with self._database.reading() as connection:
                    self._last = read_head(connection).seq
                self._seen = version
            return self._last

    def history(self, record_id: str) -> tuple[Change, ...]:
        """Return the changes of one record, oldest first."""
        with self._database.reading() as connection:
            rows = read_changes(connection, select(change).where(change.c.record == record_id))
        return tuple(to_change(row) for row in rows)

    def draft(self, place: str) -> Draft | None:
        """Return the newest words typed in one place, or ``None``."""
        with self._database.reading() as connection:
            return drafts.newest(connection, place)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the newest words of every place where some are waiting, by place."""
        with self._database.reading() as connection:
            return drafts.waiting(connection)

    def revisions(self, place: str) -> tuple[Draft, ...]:
        """Return the revisions of one place that are kept, oldest first."""
        with self._database.reading() as connection:
            return drafts.revisions(connection, place)

    def register(self) -> Register:
        """Return the register of real names, from its own file; for the chair only."""
        return self._register_file.read()

    def verify(self) -> Audit:
        """Check that the change log is whole and that the case agrees with it."""
        with self._database.reading() as connection:
            return audit(connection)

    @property
    def case_id(self) -> str:
        """The case's own permanent id."""
        with self._database.reading() as connection:
            question = select(meta.c.value).where(meta.c.key == "case")
            return str(connection.execute(question).scalar())

    def close(self) -> None:
        """Close the case and its register. Closing twice does no harm."""
        self._database.close()
        self._register_file.close()
        self._forget()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of a case>"

    def _all(self, kind: type[R]) -> tuple[R, ...]:
        with self._database.lock:
            shelf: Shelf[R] = self._shelves[noun_of(kind).name]
            if shelf.seq != self.last_change():
                with self._database.reading() as connection:
                    shelf.refresh(connection, read_head(connection).seq)
            return shelf.in_order

    def _forget(self) -> None:
        """Let go of everything decoded."""
        self._shelves = {noun.name: Shelf(noun) for noun in NOUNS}
        self._seen = None
