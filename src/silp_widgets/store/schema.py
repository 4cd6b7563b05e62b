"""The tables as this version of SILP Workbook reads and writes them.

:mod:`silp_widgets.store.migrations` makes them; a test holds that both agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

from silp_widgets.store.nouns import NOUNS

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION: Final = "silp-workbook"
"""What the ``meta`` table of a case says it is."""

metadata: Final = MetaData()

RECORDS: Final[Mapping[str, Table]] = {
    noun.name: Table(
        noun.name,
        metadata,
        Column("id", Text, primary_key=True),
        *(Column(name, Text) for name in noun.columns),
        Column("body", Text, nullable=False),
    )
    for noun in NOUNS
}
"""One table a noun, by its name: ``id``, what we search by, and the record itself as JSON."""

change: Final = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("salt", Text),
    Column("before", Text),
    Column("after", Text),
    Column("before_digest", Text, nullable=False),
    Column("after_digest", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("change_by_record", "record", "seq"),
    Index("change_by_noun", "noun", "seq"),
    Index("change_by_act", "act", "seq"),
    Index("change_by_target", "target", "seq"),
)
"""The change log. ``act`` is the group; ``target`` the act that an undo or redo speaks of."""

draft: Final = Table(
    "draft",
    metadata,
    Column("place", Text, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("base", Integer, nullable=False),
    Column("text", Text),
    Column("context", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("salt", Text, nullable=False),
)
"""Live text, a revision a row. A revision whose text is null says that the place was cleared."""

head: Final = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("mac", Text, nullable=False),
)
"""One row: where the change log ends, so that a log cut short is noticed."""

meta: Final = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What this database is, and the case's own secret."""

migration: Final = Table(
    "migration",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Which migrations were applied."""
