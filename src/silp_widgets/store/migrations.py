"""How the tables of a case came to be what they are: named functions, applied once and in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, insert, inspect, select

from silp_widgets.domain.errors import CaseNotOpened, CaseTooNew
from silp_widgets.store.added_tables import keep_resent_rows, keep_saved_views
from silp_widgets.store.first_schema import create_everything
from silp_widgets.store.schema import APPLICATION, meta, migration

Migration = Callable[[Connection], None]

MIGRATIONS: Final[tuple[Migration, ...]] = (create_everything, keep_saved_views, keep_resent_rows)
"""In order. A released one is never edited, moved or renamed; a new one goes to the end."""


def pending(
    connection: Connection, known: Sequence[Migration] = MIGRATIONS
) -> tuple[Migration, ...]:
    """Return the migrations that this case still needs.

    Parameters
    ----------
    connection : Connection
        To the case.
    known : sequence of callable
        What this version of SILP Workbook can apply.

    Raises
    ------
    CaseTooNew
        If a migration was applied that this version doesn't know.
    """
    if not inspect(connection).has_table(migration.name):
        return tuple(known)
    rows = select(migration.c.name).order_by(migration.c.number)
    applied = [row.name for row in connection.execute(rows)]
    if applied != [step.__name__ for step in known[: len(applied)]]:
        raise CaseTooNew(
            "This case was last written by a later version of SILP Workbook. "
            "Update SILP Workbook on this computer, then open the case again; "
            "nothing was changed."
        )
    return tuple(known[len(applied) :])


def migrate(connection: Connection, known: Sequence[Migration] = MIGRATIONS) -> tuple[str, ...]:
    """Apply what is pending, inside the caller's transaction.

    Returns
    -------
    tuple of str
        The names of the migrations that were applied.
    """
    migration.create(connection, checkfirst=True)
    steps = pending(connection, known)
    number = len(known) - len(steps)
    for number, step in enumerate(steps, start=number + 1):  # noqa: B020 - counts on from there
        step(connection)
        at = datetime.now(UTC).isoformat()
        row = {"number": number, "name": step.__name__, "at": at}
        connection.execute(insert(migration), row)
    return tuple(step.__name__ for step in steps)


def is_case(connection: Connection) -> bool:
    """Say whether a database holds a case."""
    if not inspect(connection).has_table(meta.name):
        return False
    question = select(meta.c.value).where(meta.c.key == "application")
    return connection.execute(question).scalar() == APPLICATION


def check_current(connection: Connection, known: Sequence[Migration] = MIGRATIONS) -> None:
    """Refuse a case that a reader can't read yet, because only a writer may bring it up to date.

    Raises
    ------
    CaseNotOpened
        If a migration is pending.
    """
    if pending(connection, known):
        raise CaseNotOpened(
            "This case was written by an earlier version of SILP Workbook. "
            "Open it once for writing (silp open does), so that it is brought up to date."
        )
