"""The first migration: everything that version 0.1 keeps. Never edited once released."""

from __future__ import annotations

import secrets
from typing import Any, Final

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, Text, insert

from silp_widgets.domain.records import new_id

_SEARCHED: Final = {
    "review": (),
    "agency": ("key",),
    "entry": ("ref", "agency", "earliest", "latest"),
    "episode": (),
    "theme": (),
    "return_file": ("file_hash",),
    "problem": ("code",),
    "participant": ("code",),
    "support": ("participant",),
    "question": (),
    "family_contact": (),
    "meeting": (),
    "deadline": (),
    "account": ("contributor", "state"),
    "correction": ("entry",),
    "finding": (),
    "recommendation": (),
    "action": (),
    "feedback_form": (),
    "published": (),
}
_UNIQUE: Final = {"agency": "key", "entry": "ref", "participant": "code"}
_SHUFFLED: Final = "feedback_form"
"""Kept in the order of its random ids, so that no row number says who answered first (I12)."""


def create_everything(connection: Connection) -> None:
    """Make every table of version 0.1, an empty change log, and the case's own secret."""
    metadata = MetaData()
    for name, searched in _SEARCHED.items():
        columns: list[Column[Any]] = [Column("id", Text, primary_key=True)]
        columns += [Column(column, Text) for column in searched]
        table = Table(
            name,
            metadata,
            *columns,
            Column("body", Text, nullable=False),
            sqlite_with_rowid=name != _SHUFFLED,
        )
        if name in _UNIQUE:
            column = _UNIQUE[name]
            Index(f"one_{name}_{column}", table.c[column], unique=True)
    change = _text_table(
        "change",
        metadata,
        "at actor verb noun record note act target before_digest after_digest hash",
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("salt", Text),
        Column("before", Text),
        Column("after", Text),
    )
    for column in ("record", "noun", "act", "target"):
        Index(f"change_by_{column}", change.c[column], change.c.seq)
    _text_table(
        "draft",
        metadata,
        "context by at salt",
        Column("place", Text, primary_key=True),
        Column("revision", Integer, primary_key=True, autoincrement=False),
        Column("base", Integer, nullable=False),
        Column("text", Text),
        Column("seq", Integer, nullable=False),
    )
    one = Column("id", Integer, primary_key=True, autoincrement=False)
    head = _text_table("head", metadata, "hash mac", one, Column("seq", Integer, nullable=False))
    meta = _text_table("meta", metadata, "value", Column("key", Text, primary_key=True))
    metadata.create_all(connection)
    connection.execute(
        insert(meta),
        [
            {"key": "application", "value": "silp-workbook"},
            {"key": "case", "value": new_id()},
            {"key": "secret", "value": secrets.token_hex(32)},
        ],
    )
    connection.execute(insert(head), {"id": 1, "seq": 0, "hash": "", "mac": ""})


def _text_table(name: str, metadata: MetaData, texts: str, *columns: Column[Any]) -> Table:
    plain = [Column(text, Text, nullable=False) for text in texts.split()]
    return Table(name, metadata, *columns, *plain)
