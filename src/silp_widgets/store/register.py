"""The register of real names: an encrypted file of its own, never part of a case (I14)."""

from __future__ import annotations

import json
from threading import RLock
from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, Engine, MetaData, Table, Text, delete, insert, inspect, select

from silp_widgets.domain.errors import BadInput, CaseNotOpened
from silp_widgets.domain.people import Identity, Register
from silp_widgets.store.database import WRITES
from silp_widgets.store.plain import said_plainly
from silp_widgets.store.sqlite import engine_for, make_file, open_file
from silp_widgets.store.text import body_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_metadata: Final = MetaData()
_about: Final = Table(
    "about_register",
    _metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
_identity: Final = Table(
    "identity",
    _metadata,
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
_FORM: Final = {"key": "form", "value": "1"}


class RegisterFile:
    """Where a case's real names are kept. It is opened only when it is asked for.

    Parameters
    ----------
    path : Path or None
        The file; ``None`` where nobody has said yet (a case in PostgreSQL).
    passphrase : str or None
        Its own, or the case's.
    write : bool
        Whether it may be written to.
    """

    def __init__(self, path: Path | None, passphrase: str | None, *, write: bool) -> None:
        self.path = path
        self._mode = "rw" if write else "ro"
        self._passphrase = passphrase
        self._engine: Engine | None = None
        self._lock = RLock()

    def make(self) -> None:
        """Make an empty register.

        Raises
        ------
        CaseNotOpened
            If there is a file already.
        """
        path = self._place()
        make_file(path)
        try:
            self.write(())
        except BaseException:
            self.close()
            path.unlink(missing_ok=True)
            raise

    def read(self) -> Register:
        """Return who stands behind each pseudonym; an empty register where there is no file."""
        with self._lock:
            if not self._place().exists():
                return Register()
            with said_plainly(), self._opened().connect() as connection:
                self._check(inspect(connection).has_table(_about.name))
                rows = connection.execute(select(_identity.c.body).order_by(_identity.c.id))
                bodies = [json.loads(row.body) for row in rows]
        return Register(tuple(Identity.from_json(body) for body in bodies))

    def write(self, identities: Iterable[object]) -> Register:
        """Write the register anew: all of it, or nothing.

        Raises
        ------
        BadInput
            If something isn't an identity, or two people share a pseudonym (C910).
        """
        register = Register(tuple(_identities(identities)))
        if clash := register.shared_pseudonym():
            raise BadInput(f"Two people share the pseudonym “{clash}”; give each their own.")
        rows = [{"id": one.id, "body": body_of(one)} for one in register]
        with self._lock:
            if not self._place().exists():
                make_file(self._place())
            with said_plainly(), self._opened().connect() as connection:
                connection.execution_options(**{WRITES: True})
                with connection.begin():
                    names = inspect(connection).get_table_names()
                    self._check(not names or _about.name in names)
                    _metadata.create_all(connection)
                    if not names:
                        connection.execute(insert(_about), _FORM)
                    connection.execute(delete(_identity))
                    if rows:
                        connection.execute(insert(_identity), rows)
        return register

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    def _opened(self) -> Engine:
        if self._engine is None:
            if self._passphrase is None:
                raise CaseNotOpened(
                    "The register of real names needs its passphrase. "
                    "Open the case again and give it."
                )
            raw = open_file(self._place(), self._passphrase, mode=self._mode, noun="register")
            self._engine = engine_for(raw)
        return self._engine

    def _place(self) -> Path:
        if self.path is None:
            raise CaseNotOpened(
                "Nobody has said where the register of real names is. Name its file when the "
                "case is opened, or in the setting SILP_REGISTER."
            )
        return self.path

    def _check(self, is_register: bool) -> None:  # noqa: FBT001 - one question, answered
        if not is_register:
            raise CaseNotOpened(f"{self._place().name} is no register of SILP Workbook.")


def _identities(given: Iterable[object]) -> Iterable[Identity]:
    for one in given:
        if not isinstance(one, Identity):
            raise BadInput("The register holds identities only; this is something else.")
        yield one
