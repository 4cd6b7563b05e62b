"""SQLite files, encrypted as a whole by SQLCipher: a case, and a register.

The passphrase goes to the driver by a call, never by SQL or by an engine's URL, and is kept
nowhere; the connection stays open, because working out the key takes a seventh of a second.
"""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from silp_widgets.domain.errors import CaseNotOpened, WrongPassphrase
from silp_widgets.store.database import WRITES, Database
from silp_widgets.store.plain import WAIT_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

_OTHER_KINDS: Final = (
    (b"SQLite format 3\x00", "a database without encryption"),
    (b"PK\x03\x04", "a document, a spreadsheet or a zip file"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an older Office document"),
)
_SMALLEST: Final = 4096
_CACHE_KIB: Final = 32 * 1024
"""Pages kept decrypted at most; with SQLite's own 2 MiB a long act encrypts each several times."""

_READS: Final = frozenset(
    {
        sqlcipher3.SQLITE_SELECT,
        sqlcipher3.SQLITE_READ,
        sqlcipher3.SQLITE_RECURSIVE,
        sqlcipher3.SQLITE_TRANSACTION,
        sqlcipher3.SQLITE_SAVEPOINT,
    }
)
_READING_PRAGMAS: Final = frozenset({"data_version", "table_info", "table_xinfo", "table_list"})
_ASKING_PRAGMAS: Final = frozenset({"read_uncommitted", "query_only", "journal_mode"})
_WRITING_FUNCTIONS: Final = frozenset({"sqlcipher_export", "load_extension"})


def open_file(path: Path, passphrase: str, *, mode: str, noun: str) -> sqlcipher3.Connection:
    """Open one encrypted file.

    Parameters
    ----------
    path : Path
        The file; it exists already.
    passphrase : str
        Any text. How a keyboard composes its accents makes no difference.
    mode : str
        ``"ro"`` or ``"rw"``.
    noun : str
        What it should be, for a sentence: ``"case"`` or ``"register"``.

    Raises
    ------
    WrongPassphrase
        If it doesn't open with this passphrase.
    CaseNotOpened
        If it is plainly something else, or can't be read.
    """
    _refuse_other_kinds(path, noun)
    try:
        raw = sqlcipher3.connect(
            _address(path, mode),
            uri=True,
            timeout=WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=512,
        )
    except sqlcipher3.OperationalError:
        raise _unreadable(path, noun) from None
    try:
        # Otherwise the library tells the terminal about every wrong passphrase.
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.set_key(unicodedata.normalize("NFC", passphrase))
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.DatabaseError as fault:
        raw.close()
        if "locked" in str(fault):
            raise CaseNotOpened(
                f"The {noun} {path.name} is locked by another program. "
                "Close what is using it, or try again in a moment."
            ) from None
        if "not a database" in str(fault):
            raise WrongPassphrase(
                f"The passphrase doesn't open {path.name}. Check it and try again; "
                f"if it is surely right, the file is damaged or is no {noun}."
            ) from None
        if "malformed" in str(fault):
            raise CaseNotOpened(
                f"The {noun} {path.name} is damaged. Keep the file as it is, "
                "and go back to a backup of it."
            ) from None
        raise _unreadable(path, noun) from None
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    if mode == "ro":
        raw.execute("PRAGMA query_only = ON")
        raw.set_authorizer(_only_reading)
    else:
        raw.execute("PRAGMA secure_delete = ON")
        raw.execute("PRAGMA synchronous = FULL")
    return raw


def make_file(path: Path) -> None:
    """Make an empty file that only its owner may read.

    Raises
    ------
    CaseNotOpened
        If there is a file already, or none can be made there.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise CaseNotOpened(
            f"There is a file {path.name} already; nothing was changed. "
            "Choose another name, or open the one that is there."
        ) from None
    except OSError as fault:
        raise CaseNotOpened(
            f"The file {path.name} can't be made in that folder "
            f"({fault.strerror or 'no reason given'}). Choose a folder that you may write to."
        ) from None


def engine_for(raw: sqlcipher3.Connection) -> Engine:
    """Return an engine on one open connection, whose transactions begin as they should."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer asks for the lock at once, so that it never has to give up half-way.
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def case_database(path: Path, passphrase: str, *, write: bool) -> Database:
    """Open the database of a case file.

    Raises
    ------
    CaseNotOpened
        If it can't be opened, or not for writing.
    """
    if write and not os.access(path, os.W_OK):
        raise CaseNotOpened(
            f"The case {path.name} may not be written to: the file is marked read-only. "
            "Open it for reading, or copy it to a place of your own."
        )
    raw = open_file(path, passphrase, mode="rw" if write else "ro", noun="case")
    if write:
        raw.execute("PRAGMA journal_mode = WAL")

    def version() -> object:
        return raw.execute("PRAGMA data_version").fetchone()[0]

    def scrub() -> None:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    return Database(engine_for(raw), version=version, scrub=scrub if write else None)


def _refuse_other_kinds(path: Path, noun: str) -> None:
    if path.is_dir():
        raise CaseNotOpened(f"{path.name} is a folder, not a {noun}. Name the file itself.")
    try:
        with path.open("rb") as file:
            start = file.read(_SMALLEST)
    except FileNotFoundError:
        raise CaseNotOpened(
            f"There is no {noun} {path.name} there. Check the name and the folder."
        ) from None
    except OSError:
        raise _unreadable(path, noun) from None
    for mark, kind in _OTHER_KINDS:
        if start.startswith(mark):
            raise CaseNotOpened(f"{path.name} is {kind}, not a {noun} of SILP Workbook.")
    if 0 < len(start) < _SMALLEST:
        raise CaseNotOpened(f"{path.name} is too short to be a {noun}, or was cut off.")


def _address(path: Path, mode: str) -> str:
    """Return the address of a file; where nobody can write beside it, one that need not."""
    address = f"{path.resolve().as_uri()}?mode={mode}"
    log = path.with_name(f"{path.name}-wal")
    still = mode == "ro" and not os.access(path.parent, os.W_OK) and not log.exists()
    return f"{address}&immutable=1" if still else address


def _unreadable(path: Path, noun: str) -> CaseNotOpened:
    return CaseNotOpened(
        f"The {noun} {path.name} can't be opened. Check that you may read it and its folder."
    )


def _only_reading(action: int, one: Any, two: Any, *_where: Any) -> int:
    """Allow what only reads; ``mode=ro`` alone would let ATTACH open the file again to write."""
    allowed = (
        action in _READS
        or (action == sqlcipher3.SQLITE_FUNCTION and two not in _WRITING_FUNCTIONS)
        or (action == sqlcipher3.SQLITE_PRAGMA and _only_asks(one, two))
    )
    return int(sqlcipher3.SQLITE_OK if allowed else sqlcipher3.SQLITE_DENY)


def _only_asks(pragma: str, value: str | None) -> bool:
    return pragma in _READING_PRAGMAS or (value is None and pragma in _ASKING_PRAGMAS)
