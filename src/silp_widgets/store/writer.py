"""A case opened for writing: every act is one transaction, with its log inside it."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, update

from silp_widgets.domain.changes import Change
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.narrative import Draft
from silp_widgets.domain.records import Record, new_id
from silp_widgets.domain.review import Review
from silp_widgets.domain.saying import counted
from silp_widgets.store import drafts, undo
from silp_widgets.store.keeping import put, standing
from silp_widgets.store.log import Act, Step, Told, read_changes, read_head
from silp_widgets.store.nouns import Noun, noun_of
from silp_widgets.store.plain import said_plainly
from silp_widgets.store.reader import Reader
from silp_widgets.store.schema import RECORDS, change
from silp_widgets.store.text import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from silp_widgets.domain.people import Register
    from silp_widgets.domain.records import Json
    from silp_widgets.store.database import Database
    from silp_widgets.store.register import RegisterFile

_OWN_VERBS: Final = frozenset({*undo.DOING, "undo", "redo", "erase", "draft", "reveal"})


class Writer(Reader):
    """What may be done to a case (:class:`silp_widgets.domain.ports.CaseWriter`).

    Safe to use from several threads: an act holds the case until it ends. Don't wait for anything
    else (a coroutine, a person) inside an act.
    """

    def __init__(self, database: Database, register_file: RegisterFile) -> None:
        super().__init__(database, register_file)
        self._act: Act | None = None

    @contextmanager
    def act(self, note: str, *, actor: str = "chair") -> Iterator[None]:
        """Make everything written inside one transaction and one group of changes.

        An act inside another becomes part of it, under the outer one's actor; if the inner one
        fails, only what it wrote is taken back.

        Parameters
        ----------
        note : str
            A sentence for the log, without private words.
        actor : str
            By role.
        """
        with self._acting(note, actor):
            yield

    def save(self, *records: Record, note: str = "", actor: str = "chair") -> None:
        """Add or change records. A record equal to what is kept changes and logs nothing.

        Raises
        ------
        BadInput
            If a second review, reference, agency key or participant's code would come about.
        """
        by_kind: dict[type[Record], dict[str, Record]] = defaultdict(dict)
        for record in records:
            by_kind[type(record)][record.id] = record
        with self._acting(note, actor) as act:
            for kind, some in by_kind.items():
                _save(act, noun_of(kind), some, note)

    def remove(self, record: Record, *, note: str = "", actor: str = "chair") -> None:
        """Take a record out; undo brings it back.

        Raises
        ------
        NotInCase
            If it isn't there.
        """
        noun = noun_of(type(record))
        if isinstance(record, Review):
            raise BadInput("A case always says what its review is; change it instead.")
        with self._acting(note, actor) as act:
            before = self._standing(act, noun, record.id)
            put(act.connection, noun, {record.id: None}, {record.id: before})
            act.log([_step(noun, "remove", record.id, before, None, note)])

    def undo(self, change: Change | int | None = None, *, actor: str = "chair") -> Sequence[Change]:
        """Undo the act a change belongs to (the newest one that isn't undone, if none is given).

        Raises
        ------
        NothingToUndo
            If it was undone already, or something later stands on it.
        """
        seq = change.seq if isinstance(change, Change) else change
        return self._turn(lambda act: undo.undo(act, seq), "Undone", actor)

    def redo(self, *, actor: str = "chair") -> Sequence[Change]:
        """Do again what was undone last.

        Raises
        ------
        NothingToUndo
            If nothing was undone, or something later stands in the way.
        """
        return self._turn(undo.redo, "Done again", actor)

    def save_draft(
        self, place: str, text: str, *, context: str = "", by: str = "scribe", base: int = 0
    ) -> Draft:
        """Keep the words being typed, as a new revision.

        ``base`` is the revision the typist saw last. Where somebody else has written since, both
        are kept and the draft that comes back has a ``revision`` above ``base + 1``. Saving again
        exactly what is the newest there keeps and logs nothing.
        """
        words = Draft(
            place=place, text=text, context=context, by=by, at=datetime.now(UTC), revision=0
        )
        with self._acting("", by) as act:
            return drafts.keep(act, words, base=base)

    def clear_draft(self, place: str) -> None:
        """Say that the words in one place have become a record.

        The newest words and those they grew from go; what another scribe had typed beside them
        stays among :meth:`revisions`.
        """
        with self._acting("", "scribe") as act:
            drafts.clear(act, place)

    def erase(self, record: Record, *, note: str, actor: str = "chair") -> None:
        """Remove a record and its words for good, from the log too; a stub without words stays.

        Drafts about it go as well. What was deleted is overwritten in the file.
        """
        noun = noun_of(type(record))
        with self._acting(note, actor) as act:
            before = standing(act.connection, noun, [record.id])
            past = select(change.c.seq).where(change.c.record == record.id).limit(1)
            if not before and act.connection.execute(past).first() is None:
                raise NotInCase(f"There is no such {noun.words} in this case, or no longer.")
            put(act.connection, noun, {record.id: None}, before)
            blank = {"before": None, "after": None, "salt": None}
            act.connection.execute(update(change).where(change.c.record == record.id).values(blank))
            drafts.forget(act.connection, record.id)
            act.log([Step(verb="erase", noun=noun.name, record=record.id, note=note)])
            act.erased = True

    def set_register(self, identities: Iterable[object]) -> None:
        """Write the register file anew with these identities.

        Raises
        ------
        BadInput
            If two people share a pseudonym (C910).
        """
        register = self._register_file.write(identities)
        note = f"The register now holds {counted(len(register), 'identity', 'identities')}"
        with self._acting(note, "chair") as act:
            act.log([Step(verb="change", noun="register")])

    def register(self) -> Register:
        """Return the register of real names; that it was opened is logged, without a name."""
        register = self._register_file.read()
        self._log("reveal", noun="register", note="The register was opened")
        return register

    def log(
        self, verb: str, *, noun: str = "", record: str = "", note: str = "", actor: str = "chair"
    ) -> None:
        """Remember something that isn't a change to a record, such as ``"publish"``.

        Parameters
        ----------
        verb, noun, record, note, actor : str
            As in :class:`~silp_widgets.domain.changes.Change`; without private words.

        Raises
        ------
        ValueError
            If the verb is one that only the store itself may log.
        """
        if verb in _OWN_VERBS:
            raise ValueError(f"{verb!r} is logged by the store itself.")
        self._log(verb, noun=noun, record=record, note=note, actor=actor)

    def last_change(self) -> int:
        """Return the number of the newest change, this writer's own included."""
        with self._database.lock:
            if self._act is not None:
                return int(read_head(self._act.connection).seq)
            return super().last_change()

    def _log(
        self, verb: str, *, noun: str, record: str = "", note: str = "", actor: str = "chair"
    ) -> None:
        with self._acting(note, actor) as act:
            act.log([Step(verb=verb, noun=noun, record=record, note=note)])

    @contextmanager
    def _acting(self, note: str, actor: str) -> Iterator[Act]:
        with self._database.lock:
            if self._act is not None:
                try:
                    with said_plainly(), self._act.connection.begin_nested():
                        yield self._act
                except BaseException:
                    self._forget()
                    raise
                return
            try:
                with self._database.writing() as connection:
                    # Whoever holds the end of the log writes; everybody else waits their turn.
                    read_head(connection, lock=True)
                    act = self._act = Act(connection, new_id(), note, actor)
                    try:
                        yield act
                    finally:
                        self._act = None
            except BaseException:
                self._forget()
                raise
            self._seen = None
            if act.erased:
                self._database.scrub()

    @staticmethod
    def _standing(act: Act, noun: Noun[Any], record_id: str) -> str:
        found = standing(act.connection, noun, [record_id])
        if record_id not in found:
            raise NotInCase(f"There is no such {noun.words} in this case, or no longer.")
        return found[record_id]

    def _turn(
        self, turn: Callable[[Act], tuple[int, ...]], note: str, actor: str
    ) -> Sequence[Change]:
        with self._acting(note, actor) as act:
            made = turn(act)
            rows = read_changes(act.connection, select(change).where(change.c.seq >= made[0]))
        return Told(rows)


def _save(act: Act, noun: Noun[Any], records: Mapping[str, Record], note: str) -> None:
    plain = {record_id: record.to_json() for record_id, record in records.items()}
    bodies = {record_id: as_json(body) for record_id, body in plain.items()}
    before = standing(act.connection, noun, list(bodies))
    new: dict[str, str | None] = {
        record_id: body
        for record_id, body in bodies.items()
        if not _same(noun.kind, before.get(record_id), body, plain[record_id])
    }
    if noun.kind is Review and len(_reviews(act) | bodies.keys()) > 1:
        raise BadInput("A case holds one review, and this case has its own already.")
    put(act.connection, noun, new, before, records)
    act.log(
        _step(
            noun,
            "change" if record_id in before else "add",
            record_id,
            before.get(record_id),
            body,
            note,
        )
        for record_id, body in new.items()
    )


def _same(kind: type[Record], before: str | None, body: str, plain: Json) -> bool:
    """Say whether a record is kept already, be it in the words of an earlier version."""
    if before is None or before == body:
        return before == body
    return kind.same(json.loads(before), plain)


def _reviews(act: Act) -> set[str]:
    return {row.id for row in act.connection.execute(select(RECORDS["review"].c.id))}


def _step(
    noun: Noun[Any], verb: str, record_id: str, before: str | None, after: str | None, note: str
) -> Step:
    if noun.anonymous:
        return Step(verb=verb, noun=noun.name, note=note)
    return Step(verb=verb, noun=noun.name, record=record_id, note=note, before=before, after=after)
