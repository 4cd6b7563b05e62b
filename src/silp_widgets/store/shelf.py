"""Decoded records, kept until they change, so that asking again costs next to nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from sqlalchemy import Connection, select

from silp_widgets.domain.records import Record
from silp_widgets.store.schema import RECORDS, change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from silp_widgets.store.nouns import Noun

R = TypeVar("R", bound=Record)
_AT_ONCE: Final = 500
"""Ids in one statement."""


class Shelf(Generic[R]):
    """All records of one noun, as they stood after change number :attr:`seq`."""

    def __init__(self, noun: Noun[R]) -> None:
        self.seq = -1
        self.in_order: tuple[R, ...] = ()
        self.by_id: dict[str, R] = {}
        self._noun = noun
        self._places: dict[str, Any] = {}

    def refresh(self, connection: Connection, seq: int) -> None:
        """Take in what has changed up to ``seq``, decoding and placing only that."""
        touched = self._touched(connection)
        if touched is None:
            self.by_id, self._places = {}, {}
            self._take(self._fetch(connection, None))
        elif touched:
            for record_id in touched:
                self.by_id.pop(record_id, None)
                self._places.pop(record_id, None)
            for some in in_parts(touched):
                self._take(self._fetch(connection, some))
        if touched is None or touched:
            # All but what was touched stands in order already, which sorting makes use of.
            ordered = sorted(self.by_id, key=self._places.__getitem__)
            self.by_id = {record_id: self.by_id[record_id] for record_id in ordered}
            self.in_order = tuple(self.by_id.values())
        self.seq = seq

    def _take(self, fetched: Iterable[tuple[str, R]]) -> None:
        for record_id, record in fetched:
            self.by_id[record_id] = record
            self._places[record_id] = self._noun.order(record)

    def _touched(self, connection: Connection) -> list[str] | None:
        """Return the ids of records that changed since; ``None`` for "fetch them all"."""
        if self.seq < 0:
            return None
        rows = connection.execute(
            select(change.c.record)
            .where(change.c.noun == self._noun.name, change.c.seq > self.seq)
            .distinct()
        )
        touched = [row.record for row in rows]
        return None if self._noun.anonymous and touched else touched

    def _fetch(self, connection: Connection, ids: Sequence[str] | None) -> Iterator[tuple[str, R]]:
        table = RECORDS[self._noun.name]
        question = select(table.c.id, table.c.body)
        if ids is not None:
            question = question.where(table.c.id.in_(ids))
        for row in connection.execute(question):
            yield row.id, self._noun.kind.from_json(json.loads(row.body))


def in_parts(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """Split a long list of ids into parts that a statement can carry."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
