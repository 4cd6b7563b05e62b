"""Making a case, and opening one for reading or for writing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, overload

from sqlalchemy import inspect

from silp_widgets.domain.errors import CaseNotOpened, WrongPassphrase
from silp_widgets.store import postgresql, sqlite
from silp_widgets.store.migrations import check_current, is_case, migrate, pending
from silp_widgets.store.reader import Reader
from silp_widgets.store.register import RegisterFile
from silp_widgets.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from silp_widgets.domain.review import Review
    from silp_widgets.store.database import Database

PASSPHRASE: Final = "SILP_PASSPHRASE"  # noqa: S105 - the name of a setting, not a passphrase
REGISTER: Final = "SILP_REGISTER"

StrPath = str | os.PathLike[str]


def create_case(
    path_or_url: StrPath,
    review: Review,
    *,
    passphrase: str,
    register_path: StrPath | None = None,
    register_passphrase: str | None = None,
) -> Writer:
    """Make a case and its register, and open it for writing.

    Parameters
    ----------
    path_or_url : str or path
        A file that isn't there yet (``NAME.silp``), or the address of an empty PostgreSQL
        database.
    review : Review
        What the review is.
    passphrase : str
        What opens the case from now on. Nobody can recover it.
    register_path : str or path, optional
        The register of real names. If not given, ``NAME.silpreg`` beside a case file; for a case
        in PostgreSQL, what the setting ``SILP_REGISTER`` names.
    register_passphrase : str, optional
        What opens the register; the case's passphrase if not given.

    Returns
    -------
    Writer
        A context manager.

    Raises
    ------
    CaseNotOpened
        If there is something there already, or it can't be made. Nothing is left behind.
    """
    if not passphrase:
        raise CaseNotOpened("A case needs a passphrase of at least one character.")
    undo: list[Callable[[], None]] = []
    register = RegisterFile(
        _register_path(path_or_url, register_path), register_passphrase or passphrase, write=True
    )
    try:
        _refuse_old_register(register)
        database = _new_database(path_or_url, passphrase, undo)
        undo.append(database.close)
        if register.path is not None:
            register.make()
            undo.append(register.path.unlink)
        with database.writing() as connection:
            migrate(connection)
        case = Writer(database, register)
        undo.append(case.close)
        case.save(review, note="The case was made")
    except BaseException:
        for step in reversed(undo):
            step()
        raise
    return case


@overload
def open_case(
    path_or_url: StrPath,
    *,
    write: Literal[False] = False,
    passphrase: str | None = None,
    register_passphrase: str | None = None,
    register_path: StrPath | None = None,
) -> Reader: ...


@overload
def open_case(
    path_or_url: StrPath,
    *,
    write: Literal[True],
    passphrase: str | None = None,
    register_passphrase: str | None = None,
    register_path: StrPath | None = None,
) -> Writer: ...


def open_case(
    path_or_url: StrPath,
    *,
    write: bool = False,
    passphrase: str | None = None,
    register_passphrase: str | None = None,
    register_path: StrPath | None = None,
) -> Reader | Writer:
    """Open a case, for reading unless ``write`` is asked for.

    Parameters
    ----------
    path_or_url : str or path
        The case file, or the address of a PostgreSQL database.
    write : bool
        Decided here, once: a reader's connection can't write, whatever is asked of it.
    passphrase : str, optional
        What opens the case; the setting ``SILP_PASSPHRASE`` if not given.
    register_passphrase : str, optional
        What opens the register; the case's passphrase if not given.
    register_path : str or path, optional
        As for :func:`create_case`.

    Returns
    -------
    Reader or Writer
        A context manager.

    Raises
    ------
    CaseNotOpened
        If there is no case there, it is locked, or was written by an earlier version and is
        opened for reading; its kinds :class:`WrongPassphrase` and :class:`CaseTooNew`.
    """
    given = passphrase if passphrase is not None else os.environ.get(PASSPHRASE)
    database = _database(path_or_url, given, write=write)
    try:
        _check(database, path_or_url, write=write)
    except BaseException:
        database.close()
        raise
    path = _register_path(path_or_url, register_path)
    register = RegisterFile(path, register_passphrase or given, write=write)
    return Writer(database, register) if write else Reader(database, register)


def _database(path_or_url: StrPath, passphrase: str | None, *, write: bool) -> Database:
    if _is_address(path_or_url):
        return postgresql.case_database(str(path_or_url), write=write)
    path = Path(path_or_url)
    if not passphrase:
        if not path.exists():
            raise CaseNotOpened(
                f"There is no case {path.name} there. Check the name and the folder."
            )
        raise WrongPassphrase(f"The case {path.name} needs its passphrase.")
    return sqlite.case_database(path, passphrase, write=write)


def _new_database(
    path_or_url: StrPath, passphrase: str, undo: list[Callable[[], None]]
) -> Database:
    if _is_address(path_or_url):
        database = postgresql.case_database(str(path_or_url), write=True)
        undo.append(database.close)
        with database.reading() as connection:
            if inspect(connection).get_table_names():
                raise CaseNotOpened(
                    "That database holds something already; nothing was changed. "
                    "Give the case an empty database of its own."
                )
        return database
    path = Path(path_or_url)
    sqlite.make_file(path)
    undo.append(path.unlink)
    return sqlite.case_database(path, passphrase, write=True)


def _refuse_old_register(register: RegisterFile) -> None:
    if register.path is not None and register.path.exists():
        raise CaseNotOpened(
            f"There is a register {register.path.name} already; nothing was changed. "
            "Choose another name for the case, or name another file for its register."
        )


def _check(database: Database, path_or_url: StrPath, *, write: bool) -> None:
    with database.reading() as connection:
        if not is_case(connection):
            what = "That database" if _is_address(path_or_url) else Path(path_or_url).name
            raise CaseNotOpened(f"{what} holds no case of SILP Workbook.")
        if not write:
            check_current(connection)
        steps = pending(connection)
    if steps:
        with database.writing() as connection:
            migrate(connection)


def _register_path(path_or_url: StrPath, given: StrPath | None) -> Path | None:
    if given:
        return Path(given)
    if not _is_address(path_or_url):
        return Path(path_or_url).with_suffix(".silpreg")
    named = os.environ.get(REGISTER)
    return Path(named) if named else None


def _is_address(path_or_url: StrPath) -> bool:
    return isinstance(path_or_url, str) and postgresql.is_address(path_or_url)
