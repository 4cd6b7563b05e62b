"""Writing the change log, in the transaction of what it tells of; and reading it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, overload

from sqlalchemy import Connection, Row, Select, insert, select, update

from silp_widgets.domain.changes import Change
from silp_widgets.domain.errors import CaseError
from silp_widgets.store.chain import digest, link, new_salt, seal
from silp_widgets.store.schema import change, head, meta
from silp_widgets.store.text import keepable

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Step:
    """One change to be logged. ``before`` and ``after`` are JSON text, kept as they are.

    ``sealed`` stands for words that the log must not hold: their digest, made elsewhere.
    """

    verb: str
    noun: str
    record: str = ""
    note: str = ""
    before: str | None = None
    after: str | None = None
    sealed: str = ""
    target: str = ""


@dataclass(slots=True)
class Act:
    """An act under way: what its changes have in common, and where the log stands."""

    connection: Connection
    id: str
    note: str
    actor: str
    erased: bool = False

    def log(self, steps: Iterable[Step]) -> tuple[int, ...]:
        """Append changes to the log and return their numbers."""
        end = read_head(self.connection, lock=True)
        seq, last, at = end.seq, end.hash, datetime.now(UTC).isoformat()
        rows: list[dict[str, Any]] = []
        for step in steps:
            seq += 1
            words = step.before is not None or step.after is not None
            salt = new_salt() if words else None
            row: dict[str, Any] = {
                "seq": seq,
                "at": at,
                "actor": keepable(self.actor),
                "verb": step.verb,
                "noun": step.noun,
                "record": keepable(step.record),
                "note": keepable(step.note or self.note),
                "act": self.id,
                "target": step.target,
                "salt": salt,
                "before": step.before,
                "after": step.after,
                "before_digest": digest(salt or "", step.before),
                "after_digest": step.sealed or digest(salt or "", step.after),
            }
            last = row["hash"] = link(last, row)
            rows.append(row)
        if rows:
            self.connection.execute(insert(change), rows)
            mac = seal(secret_of(self.connection), seq, last)
            self.connection.execute(update(head).values(seq=seq, hash=last, mac=mac))
        return tuple(row["seq"] for row in rows)


def read_head(connection: Connection, *, lock: bool = False) -> Row[int, str, str]:
    """Return where the log ends; with ``lock``, nobody else can append until we are done."""
    question = select(head.c.seq, head.c.hash, head.c.mac)
    row = connection.execute(question.with_for_update() if lock else question).first()
    if row is None:
        raise CaseError("The case has lost the end of its change log; go back to a backup.")
    return row


def secret_of(connection: Connection) -> str:
    """Return the case's own secret."""
    value = connection.execute(select(meta.c.value).where(meta.c.key == "secret")).scalar()
    return str(value or "")


class Told(Sequence[Change]):
    """Rows of the log as changes, each read when it is asked for: few of thousands are.

    Parameters
    ----------
    rows : sequence of Row
        Of the log.
    """

    def __init__(self, rows: Sequence[Row[Any]]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Change: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Change]: ...
    def __getitem__(self, at: int | slice) -> Change | Sequence[Change]:
        """Return one change, or some."""
        return Told(self._rows[at]) if isinstance(at, slice) else to_change(self._rows[at])


def to_change(row: Row[Any]) -> Change:
    """Return a row of the log as the domain knows it."""
    return Change(
        seq=row.seq,
        at=datetime.fromisoformat(row.at),
        actor=row.actor,
        verb=row.verb,
        noun=row.noun,
        record=row.record,
        note=row.note,
        before=json.loads(row.before) if row.before is not None else None,
        after=json.loads(row.after) if row.after is not None else None,
        group=row.act,
        hash=row.hash,
    )


def read_changes(connection: Connection, question: Select[Any] | None = None) -> Sequence[Row[Any]]:
    """Return rows of the log, oldest first."""
    chosen = select(change) if question is None else question
    return connection.execute(chosen.order_by(change.c.seq)).all()
