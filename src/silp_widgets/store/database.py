"""One connection to a case, shared by the threads of a process, one at a time."""

from __future__ import annotations

from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from silp_widgets.domain.errors import CaseError
from silp_widgets.store.plain import said_plainly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

WRITES = "silp_writes"
"""The execution option that says a transaction is going to write."""


class Database:
    """A case's database.

    Parameters
    ----------
    engine : Engine
        Made by :mod:`silp_widgets.store.sqlite` or :mod:`silp_widgets.store.postgresql`.
    version : callable or None
        Says cheaply whether somebody else has written: its answer differs when they have.
    scrub : callable or None
        Overwrites what was deleted, as far as the database can.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        version: Callable[[], object] | None = None,
        scrub: Callable[[], None] | None = None,
    ) -> None:
        self.lock = RLock()
        self._engine: Engine | None = engine
        self._version = version
        self._scrub = scrub
        self._open: Connection | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the case; joins what is open already."""
        with self.lock:
            if self._open is not None:
                yield self._open
                return
            with said_plainly(), self._live().connect() as connection:
                self._open = connection
                try:
                    yield connection
                finally:
                    self._open = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection inside one transaction: all of it is kept, or nothing."""
        with self.lock, said_plainly(), self._live().connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                self._open = connection
                try:
                    yield connection
                finally:
                    self._open = None

    def version(self) -> object | None:
        """Return what changes when somebody else writes; ``None`` where that isn't known."""
        with self.lock:
            if self._version is None or self._open is not None:
                return None
            self._live()
            with said_plainly():
                return self._version()

    def scrub(self) -> None:
        """Overwrite what was deleted, as far as the database can."""
        with self.lock:
            if self._scrub is not None:
                self._scrub()

    def close(self) -> None:
        """Close the connection. Closing twice does no harm."""
        with self.lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
                self._version = None

    def _live(self) -> Engine:
        if self._engine is None:
            raise CaseError("This case was closed; open it again.")
        return self._engine
