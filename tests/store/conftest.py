from __future__ import annotations

import contextlib
import fcntl
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.records import new_id
from silp_widgets.domain.review import Review
from silp_widgets.domain.when import When
from silp_widgets.store import create_case, open_case

PASSPHRASE = 'it\'s a "fine" — пароль; DROP é'  # odd on purpose

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
MISSING = (
    "The store is tested on PostgreSQL too, and no initdb was found. Install PostgreSQL "
    "(Debian and Ubuntu: apt-get install postgresql; macOS: brew install postgresql@17; "
    "Fedora: dnf install postgresql-server), or put its bin folder on PATH."
)


def programs() -> Path:
    """Find the folder with PostgreSQL's own programs."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    for pattern in PLACES:
        folders = sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
        for folder in folders:
            if (folder / "initdb").exists():
                return folder
    pytest.fail(MISSING, pytrace=False)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class Server:
    """A private PostgreSQL in a folder of its own, on loopback, shared by the run's workers."""

    def __init__(self, shared: Path) -> None:
        self.shared = shared
        self.users = shared / "users"
        self.users.mkdir(exist_ok=True)
        self.me = self.users / str(os.getpid())

    @contextlib.contextmanager
    def alone(self):
        with (self.shared / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def run(self, *command: str | Path) -> None:
        folder = Path((self.shared / "folder").read_text())
        nobody = {}
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            user = next(p for p in pwd.getpwall() if p.pw_name in {"postgres", "nobody"})
            os.chown(folder, user.pw_uid, user.pw_gid)
            nobody = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        done = subprocess.run(  # noqa: S603 - our own command
            [str(part) for part in command],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            **nobody,
        )
        if done.returncode:
            pytest.fail(f"PostgreSQL didn't start: {done.stdout}{done.stderr}", pytrace=False)

    def start(self) -> str:
        """Start it, unless another worker has; return its address."""
        with self.alone():
            self.me.touch()
            address = self.shared / "address"
            if address.exists():
                return address.read_text()
            folder = Path(tempfile.mkdtemp(prefix="silp-pg-", dir="/tmp"))
            (self.shared / "folder").write_text(str(folder))
            binaries, data = programs(), folder / "data"
            owner = ["--username=silp", "--auth=trust", "--encoding=UTF8", "--locale=C"]
            self.run(binaries / "initdb", "-D", data, "--no-sync", *owner)
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            options = (
                f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} "
                "-c fsync=off -c full_page_writes=off -c max_connections=100"
            )
            log = folder / "log"
            self.run(binaries / "pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)
            address.write_text(f"postgresql://silp@127.0.0.1:{port}/postgres")
            return address.read_text()

    def stop(self) -> None:
        """Stop it, unless another worker still needs it."""
        with self.alone():
            self.me.unlink(missing_ok=True)
            if any(is_running(int(user.name)) for user in self.users.iterdir()):
                return
            if not (self.shared / "folder").exists():
                return
            folder = Path((self.shared / "folder").read_text())
            if (self.shared / "address").exists():
                (self.shared / "address").unlink()
                self.run(programs() / "pg_ctl", "stop", "-m", "immediate", "-D", folder / "data")
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory):
    """The address of a PostgreSQL that this run started."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "postgresql"
    shared.mkdir(exist_ok=True)
    server = Server(shared)
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(params=BOTH)
def place(request, tmp_path):
    """Where a new case may be made: a file, or a database of its own."""
    if request.param == "sqlite":
        yield tmp_path / "child k.silp"
        return
    address = request.getfixturevalue("postgresql_server")
    schema = f"case_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{address}?options=-csearch_path%3D{schema}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def passphrase():
    return PASSPHRASE


@pytest.fixture
def register_path(tmp_path):
    return tmp_path / "names.silpreg"


@pytest.fixture
def entry():
    """Make an entry by its reference."""

    def make(ref: str, day: date = date(2022, 3, 14), **others: object) -> Entry:
        given: dict[str, object] = {"agency": "health_visiting", "when": When.day(day), **others}
        return Entry(id=new_id(), ref=ref, **given)

    return make


@pytest.fixture
def case(place, register_path):
    review = Review(id=new_id(), title="Child K", profile="cspr_local")
    with create_case(place, review, passphrase=PASSPHRASE, register_path=register_path) as writer:
        yield writer


@pytest.fixture
def reopen(place, register_path):
    """Open the same case again; for reading, unless asked."""
    return partial(open_case, place, passphrase=PASSPHRASE, register_path=register_path)
