"""Serve the finished page of a release, and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import webbrowser
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from silp_widgets.domain.errors import ReleaseError
from silp_widgets.serving.doors import Doors, Link
from silp_widgets.serving.guard import (
    LIMITS,
    Calm,
    Refuse,
    TakeToken,
    enter,
    quieten_tornado,
    same_site,
)
from silp_widgets.serving.panel import Page, render_release
from silp_widgets.serving.policy import LOOPBACK

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from tornado.httputil import HTTPServerRequest

_MAX_BODY: Final = 1024


@dataclass(frozen=True, slots=True)
class Opening:
    """One line of the access log: who opened the release, and when (handbook 9, P6)."""

    reader: str
    at: datetime


class PanelPage(Calm):
    """The finished page, for those who came in by a link."""

    def initialize(self, page: Page, reader: Link, opened: Callable[[Opening], None]) -> None:
        """Take the page; Tornado's way of giving a handler its arguments."""
        self._page, self._reader, self._opened = page, reader, opened

    async def get(self) -> None:
        """Send the page as it was finished when the server started."""
        packed = "gzip" in self.request.headers.get("Accept-Encoding", "")
        body = self._page.packed if packed else self._page.html
        if packed:
            self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Content-Security-Policy", self._page.policy)
        self.set_header("Content-Length", len(body))
        if self.request.method == "HEAD":
            self.finish()
            return
        self._opened(Opening(self._reader.reader, datetime.now(UTC)))
        # Headers first: put before the body they would make a copy of it for every viewer.
        self.flush()
        await self.finish(body)

    async def head(self) -> None:
        """Answer as to GET, without the page."""
        await self.get()


class PanelApp(Application):
    """All there is to ask for: the page, and the link that leads to it.

    Parameters
    ----------
    page : Page
        The finished page.
    doors : Doors
        Who may see it.
    opened : callable, optional
        Told of each opening.
    """

    def __init__(
        self, page: Page, doors: Doors, *, opened: Callable[[Opening], None] = lambda _: None
    ) -> None:
        super().__init__([], log_function=lambda _: None)
        self._page, self._doors, self._opened = page, doors, opened

    def find_handler(self, request: HTTPServerRequest, **_: Any) -> Any:
        """Decide what a request gets before anything of it is used."""
        refused = self._refused(request)
        if refused:
            return self.get_handler_delegate(request, Refuse, {"status": refused})
        if "token" in request.query_arguments:
            onward = {"doors": self._doors, "onward": "/"}
            return self.get_handler_delegate(request, TakeToken, onward)
        reader = enter(self._doors, request)
        if reader is None:
            status = {"status": HTTPStatus.FORBIDDEN}
            return self.get_handler_delegate(request, Refuse, status)
        given = {"page": self._page, "reader": reader, "opened": self._opened}
        return self.get_handler_delegate(request, PanelPage, given)

    def _refused(self, request: HTTPServerRequest) -> HTTPStatus | None:
        if not self._doors.host_is_ours(request.host):
            return HTTPStatus.MISDIRECTED_REQUEST
        if request.method not in Calm.SUPPORTED_METHODS:
            return HTTPStatus.METHOD_NOT_ALLOWED
        if request.path != "/":
            return HTTPStatus.NOT_FOUND
        if not same_site(request):
            return HTTPStatus.FORBIDDEN
        return None


class PanelServer:
    """A running panel's app.

    Parameters
    ----------
    page : Page
        The finished page.
    link : Link, optional
        The way in; made afresh where it isn't given.
    host : str, optional
        The address to listen on.
    port : int, optional
        The port; any free one by default.
    opened : callable, optional
        Told of each opening.
    """

    def __init__(
        self,
        page: Page,
        *,
        link: Link | None = None,
        host: str = LOOPBACK,
        port: int = 0,
        opened: Callable[[Opening], None] = lambda _: None,
    ) -> None:
        quieten_tornado()
        self._link = link or Link.make("the chair's link")
        app = PanelApp(page, Doors([self._link], names=[host]), opened=opened)
        self._server = HTTPServer(app, max_body_size=_MAX_BODY, **LIMITS)
        try:
            sockets = bind_sockets(port, host)
        except OSError:
            raise ReleaseError(
                f"Port {port} is taken by another program. Choose another with --port."
            ) from None
        self._server.add_sockets(sockets)
        self.address = f"http://{host}:{sockets[0].getsockname()[1]}/"

    @property
    def url(self) -> str:
        """The address with its token: to be given to readers, and to nobody else."""
        return f"{self.address}?token={self._link.token}"

    def stop(self) -> None:
        """Take no more requests."""
        self._server.stop()


def serve_panel(
    release: str | os.PathLike[str],
    *,
    port: int = 0,
    open_browser: bool = True,
    host: str = LOOPBACK,
) -> None:
    """Make the page of a release and serve it until Ctrl-C.

    Parameters
    ----------
    release : path-like
        The release file.
    port : int, optional
        The port; any free one by default.
    open_browser : bool, optional
        Whether to open the page in this machine's browser.
    host : str, optional
        The address to listen on; this machine only, by default.

    Raises
    ------
    ReleaseError
        If the page can't be made, or the port is taken.
    """
    _say("Making the panel's page…")
    page = render_release(release)

    async def run() -> None:
        over = asyncio.Event()
        server = PanelServer(page, port=port, host=host, opened=_opened)
        _say(f"The panel's page is at\n\n    {server.url}\n\nPress Ctrl-C to close it.")
        if open_browser:
            webbrowser.open(server.url)
        _on_ctrl_c(over.set)
        await over.wait()
        server.stop()

    # Where signals can't be listened for (Windows), Ctrl-C arrives as an exception.
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run())
    _say("\nThe panel's page is closed. The release is as it was.")


def _on_ctrl_c(do: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(wanted, do)
        except (NotImplementedError, RuntimeError):
            return


def _opened(opening: Opening) -> None:
    _say(f"Opened {opening.at.astimezone():%H:%M:%S} by {opening.reader}.")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
