"""Putting records into their tables and taking them out, by their JSON text."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from silp_widgets.store.schema import RECORDS
from silp_widgets.store.shelf import in_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.records import Record
    from silp_widgets.store.nouns import Noun


def standing(connection: Connection, noun: Noun[Any], ids: list[str]) -> dict[str, str]:
    """Return the JSON text of those of these records that are there, by id."""
    table = RECORDS[noun.name]
    found: dict[str, str] = {}
    for some in in_parts(ids):
        rows = connection.execute(select(table.c.id, table.c.body).where(table.c.id.in_(some)))
        found.update({row.id: row.body for row in rows})
    return found


def put(
    connection: Connection,
    noun: Noun[Any],
    bodies: Mapping[str, str | None],
    before: Mapping[str, str],
    records: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Make records be what ``bodies`` says; ``None`` takes one out.

    Parameters
    ----------
    connection : Connection
        Inside a transaction.
    noun : Noun
        What they are.
    bodies : Mapping of str to (str or None)
        JSON text by id.
    before : Mapping of str to str
        Those that are there now.
    records : Mapping of str to Record
        The same as ``bodies``, for those that are at hand; the others are read from their text.
    """
    table = RECORDS[noun.name]
    gone = [record_id for record_id, body in bodies.items() if body is None]
    for some in in_parts(gone):
        connection.execute(delete(table).where(table.c.id.in_(some)))
    rows = {
        record_id: noun.row(records.get(record_id) or _record(noun, body), body)
        for record_id, body in bodies.items()
        if body is not None
    }
    changed = [_renamed(row) for record_id, row in rows.items() if record_id in before]
    if changed:
        _free(connection, noun, [row["old_id"] for row in changed])
        values: dict[str, Any] = {
            name: bindparam(f"new_{name}") for name in (*noun.columns, "body")
        }
        connection.execute(
            update(table).where(table.c.id == bindparam("old_id")).values(values), changed
        )
    added = [row for record_id, row in rows.items() if record_id not in before]
    if added:
        connection.execute(insert(table), added)


def _free(connection: Connection, noun: Noun[Any], ids: list[str]) -> None:
    """Let records that change together exchange what only one of them may have."""
    if noun.unique and len(ids) > 1:
        table = RECORDS[noun.name]
        for some in in_parts(ids):
            connection.execute(
                update(table).where(table.c.id.in_(some)).values({noun.unique: table.c.id})
            )


def _record(noun: Noun[Any], body: str) -> Record:
    restored: Record = noun.kind.from_json(json.loads(body))
    return restored


def _renamed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {("old_id" if name == "id" else f"new_{name}"): value for name, value in row.items()}
