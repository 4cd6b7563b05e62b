"""The migrations that add a table for a noun. One that was released is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, MetaData, Table, Text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def keep_saved_views(connection: Connection) -> None:
    """Make the table of the chronology's saved views."""
    _noun_table("saved_view").create(connection)


def keep_resent_rows(connection: Connection) -> None:
    """Make the table of rows that agencies sent again and differently."""
    _noun_table("resent_row", "entry").create(connection)


def _noun_table(name: str, *searched: str) -> Table:
    """Return a table as every noun has it: its id, what it is searched by, its body."""
    return Table(
        name,
        MetaData(),
        Column("id", Text, primary_key=True),
        *(Column(column, Text) for column in searched),
        Column("body", Text, nullable=False),
    )
