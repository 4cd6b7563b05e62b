"""Checking that the change log is whole, in order and unchanged, and the case agrees with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select

from silp_widgets.store.chain import digest, link, seal
from silp_widgets.store.log import read_head, secret_of
from silp_widgets.store.nouns import NOUNS
from silp_widgets.store.schema import RECORDS, change, draft

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Audit:
    """What a check of the change log found.

    Attributes
    ----------
    broken_at : int or None
        The number of the first change that isn't as it was written; ``None`` when all are.
    sentence : str
        The same in words.
    changes : int
        How many changes were found whole.
    """

    broken_at: int | None
    sentence: str
    changes: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found amiss."""
        return self.broken_at is None


@dataclass(slots=True)
class _Reading:
    """What the log has said so far."""

    seq: int = 0
    hash: str = ""
    newest: dict[tuple[str, str], tuple[int, str, str]] = field(default_factory=dict)
    """By noun and record: the last change, its salt, and the digest of what it left."""


def audit(connection: Connection) -> Audit:
    """Check every change, the end of the log, the drafts, and the records as they stand."""
    said = _Reading()
    erased = _erased(connection)
    typed = {row.seq: row for row in connection.execute(select(draft))}
    for row in connection.execute(select(change).order_by(change.c.seq)):
        if fault := _fault(row, said, erased, typed):
            return Audit(said.seq + 1, fault, said.seq)
        said.seq, said.hash = row.seq, row.hash
        said.newest[row.noun, row.record] = (row.seq, row.salt or "", row.after_digest)
    end = read_head(connection)
    if end.seq != said.seq:
        first = min(end.seq, said.seq) + 1
        sentence = f"The log says it ends with change {end.seq}, but {said.seq} are there."
        return Audit(first, sentence, said.seq)
    if said.seq and end.mac != seal(secret_of(connection), said.seq, said.hash):
        sentence = f"The end of the log, at change {said.seq}, isn't what was written."
        return Audit(said.seq, sentence, said.seq - 1)
    for seq, sentence in _strays(connection, said):
        return Audit(seq, sentence, said.seq)
    whole = f"All {said.seq} changes are there, in order and as they were written."
    return Audit(None, whole, said.seq)


def _fault(
    row: Row[Any], said: _Reading, erased: dict[str, int], typed: dict[int, Row[Any]]
) -> str:
    seq = said.seq + 1
    if row.seq != seq:
        return f"Change {seq} is missing from the log."
    if row.hash != link(said.hash, row._asdict()):
        return f"Change {seq} isn't as it was written, or one before it was taken out."
    if row.verb == "draft":
        kept = typed.get(seq)
        if kept is not None and digest(kept.salt, kept.text) != row.after_digest:
            return f"The words typed at change {seq} aren't as they were typed."
        return ""
    for words, sealed in ((row.before, row.before_digest), (row.after, row.after_digest)):
        gone = words is None and row.salt is None and seq < erased.get(row.record, 0)
        if not gone and digest(row.salt or "", words) != sealed:
            return f"What change {seq} says was changed isn't as it was written."
    return ""


def _erased(connection: Connection) -> dict[str, int]:
    """Return at which change the words of a record were last erased."""
    rows = connection.execute(
        select(change.c.record, change.c.seq).where(change.c.verb == "erase").order_by(change.c.seq)
    )
    return {row.record: row.seq for row in rows}


def _strays(connection: Connection, said: _Reading) -> Iterator[tuple[int, str]]:
    """Find records that were changed, added or taken out beside the log."""
    for noun in NOUNS:
        if noun.anonymous:
            continue
        table = RECORDS[noun.name]
        standing = set()
        for row in connection.execute(select(table.c.id, table.c.body)):
            standing.add(row.id)
            seq, salt, sealed = said.newest.get((noun.name, row.id), (said.seq, "", ""))
            if digest(salt, row.body) != sealed:
                yield seq, f"One {noun.words} isn't as change {seq} left it."
        for (name, record), (seq, _salt, sealed) in said.newest.items():
            if name == noun.name and sealed and record not in standing:
                yield seq, f"One {noun.words} that change {seq} left has gone."
