"""A case in a PostgreSQL database, named by its address."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from silp_widgets.domain.errors import CaseNotOpened
from silp_widgets.store.database import Database
from silp_widgets.store.plain import WAIT_SECONDS, said_plainly

_SCHEMES: Final = ("postgresql", "postgres")
_SCRUBBED: Final = ("change", "draft", "account")


def is_address(place: str) -> bool:
    """Say whether a case is named by a PostgreSQL address and not by a file."""
    scheme, mark, _rest = place.partition("://")
    return bool(mark) and scheme.partition("+")[0] in _SCHEMES


def case_database(address: str, *, write: bool) -> Database:
    """Connect to a database that holds a case, or will.

    Parameters
    ----------
    address : str
        ``postgresql://user@host/database``.
    write : bool
        Without it, every transaction is one that PostgreSQL lets only read.

    Raises
    ------
    CaseNotOpened
        If it can't be reached.
    """
    engine = _engine(address, write=write)
    try:
        engine.connect().close()
    except DBAPIError:
        raise CaseNotOpened(
            "The database doesn't answer, or doesn't let you in. Check the address, the name "
            "and the password, and that the database server is running."
        ) from None

    def scrub() -> None:
        with said_plainly(), engine.connect() as connection:
            plain = connection.execution_options(isolation_level="AUTOCOMMIT")
            plain.execute(text(f"VACUUM {', '.join(_SCRUBBED)}"))

    return Database(engine, scrub=scrub if write else None)


def _engine(address: str, *, write: bool) -> Engine:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        engine = create_engine(
            url,
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
            isolation_level="READ COMMITTED" if write else "REPEATABLE READ",
        )
    except ModuleNotFoundError:
        raise CaseNotOpened(
            "A case in PostgreSQL needs the driver psycopg. "
            "Install it with: pip install 'silp-widgets[postgresql]'"
        ) from None
    except (ArgumentError, NoSuchModuleError):
        raise CaseNotOpened(
            "That isn't an address of a PostgreSQL database. "
            "It should look like postgresql://user@host/database."
        ) from None

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, _record: object) -> None:
        was = raw.autocommit
        raw.autocommit = True
        raw.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
        raw.execute("SET client_encoding = 'UTF8'")
        if not write:
            raw.execute("SET default_transaction_read_only = on")
        raw.autocommit = was

    return engine
