"""Open the desk: a server for the one person who holds the passphrase, in a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import webbrowser
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO, TYPE_CHECKING, Final

from silp_widgets.domain.errors import SilpError
from silp_widgets.serving.doors import Link
from silp_widgets.serving.policy import LOOPBACK
from silp_widgets.serving.shipped import workbooks
from silp_widgets.serving.working_copy import working_copy

if TYPE_CHECKING:
    import os

MOST_KERNELS: Final = 8
_START_SECONDS: Final = 90
_STOP_SECONDS: Final = 15
_PORTS: Final = range(21_000, 31_000)


@dataclass(slots=True)
class Desk:
    """A desk that was started.

    Parameters
    ----------
    process : subprocess.Popen
        The server.
    link : Link
        The one way in.
    lab : bool
        Whether it is JupyterLab.
    """

    process: subprocess.Popen[bytes] = field(repr=False)
    link: Link
    lab: bool = False
    address: str = field(init=False, default="")

    @property
    def url(self) -> str:
        """The address with its token; known once it is ready."""
        return f"{self.address}{'lab' if self.lab else ''}?token={self.link.token}"

    def wait_ready(self, seconds: float = _START_SECONDS) -> str:
        """Wait until the desk takes requests, and return its address with the token.

        Raises
        ------
        SilpError
            If it does not come up.
        """
        stop_waiting = Timer(seconds, self.process.kill)
        stop_waiting.start()
        try:
            told = self._hear()
        finally:
            stop_waiting.cancel()
        if "address" not in told:
            self.stop()
            raise SilpError(_why(told.get("failed", "")))
        self.address = told["address"]
        return self.url

    def wait(self) -> None:
        """Wait until the desk stops by itself."""
        self.process.wait()

    def stop(self) -> None:
        """Close the desk and stop its kernels; returns when they are gone."""
        _pipe(self.process.stdin).close()
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _hear(self) -> dict[str, str]:
        # What isn't an answer of ours (a library that prints something) is passed over.
        for line in _pipe(self.process.stdout):
            try:
                told = json.loads(line)
            except ValueError:
                continue
            if isinstance(told, dict):
                return told
        return {}


def open_desk(
    case: str | os.PathLike[str],
    passphrase: str,
    *,
    lab: bool = False,
    port: int = 0,
    first: str = "prepare",
    folder: str | os.PathLike[str] | None = None,
    most_kernels: int = MOST_KERNELS,
) -> Desk:
    """Start the desk on a case; ask :meth:`Desk.wait_ready` for its address.

    Parameters
    ----------
    case : path-like or str
        The case file, or the URL of a database.
    passphrase : str
        Its passphrase; handed to kernels through their environment, and written nowhere.
    lab : bool, optional
        JupyterLab rather than the screens alone.
    port : int, optional
        The port; any free one by default.
    first : str, optional
        The workbook that is opened first; after a ``#``, what of it is looked at.
    folder : path-like, optional
        Another folder of workbooks; the shipped ones by default. JupyterLab gets copies of the
        shipped ones in a folder beside the case.
    most_kernels : int, optional
        How many pages may be open at once.

    Returns
    -------
    Desk
        The desk, about to come up.
    """
    place = _place(case)
    root = Path(folder).resolve() if folder else working_copy(place) if lab else workbooks()
    link = Link.make("the chair")
    process = subprocess.Popen(
        [sys.executable, "-m", "silp_widgets.serving.desk_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Ctrl-C is for us: we close the desk in order.
        start_new_session=True,
    )
    told = {
        "root": str(root),
        "port": port,
        "token": link.token,
        "first": first,
        "lab": lab,
        "most_kernels": most_kernels,
        "environment": {"SILP_CASE": place, "SILP_PASSPHRASE": passphrase},
    }
    wire = _pipe(process.stdin)
    wire.write(json.dumps(told).encode() + b"\n")
    wire.flush()
    return Desk(process, link, lab)


def own_port(case: str | os.PathLike[str]) -> int:
    """Return the port that a case's desk opens at whenever it can; 0 where that one is taken.

    A browser keeps what it keeps by address: words that a page could not hand over before the
    power went are found again only at the same one.

    Parameters
    ----------
    case : path-like or str
        The case file, or the URL of a database.
    """
    place = _place(case)
    port = _PORTS.start + zlib.crc32(place.encode()) % len(_PORTS)
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((LOOPBACK, port))
        except OSError:
            return 0
    return port


def run_desk(
    case: str | os.PathLike[str],
    passphrase: str,
    *,
    lab: bool = False,
    port: int = 0,
    browser: bool = True,
    first: str = "prepare",
) -> None:
    """Open the desk, print its address, and keep it open until Ctrl-C.

    Parameters
    ----------
    case, passphrase, lab, port, first
        As for :func:`open_desk`.
    browser : bool, optional
        Whether to open it in this machine's browser.

    Raises
    ------
    SilpError
        If it does not come up.
    """
    _say("Opening the desk…")
    desk = open_desk(case, passphrase, lab=lab, port=port or own_port(case), first=first)
    try:
        url = desk.wait_ready()
        _say(f"Your desk is at\n\n    {url}\n\nThe link is for you alone. Ctrl-C closes the desk.")
        if browser:
            webbrowser.open(url)
        desk.wait()
        _say("The desk has stopped by itself. Everything that was saved is in the case.")
    except KeyboardInterrupt:
        desk.stop()
        _say("\nThe desk is closed. Everything that was saved is in the case.")


def _place(case: str | os.PathLike[str]) -> str:
    """Return a case's whole path, or its database's URL: kernels run in other folders."""
    return str(case) if "://" in str(case) else str(Path(case).resolve())


def _why(failed: str) -> str:
    if failed == "port":
        return "The desk can't listen on that port. Choose another with --port."
    kind = f" ({failed})" if failed else ""
    return f"The desk could not be started{kind}. Run “silp doctor” to see what is missing."


def _pipe(wire: IO[bytes] | None) -> IO[bytes]:
    if wire is None:  # never: both are asked for where the process is started
        raise SilpError("The desk could not be started.")
    return wire


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
