"""The front door that both servers share: before any page, who asks, for whom, and by what name."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar, Final

from tornado.web import RequestHandler

from silp_widgets.serving.pages import ASK_FOR_LINK, ASK_FOR_LINK_HOW, message, message_policy
from silp_widgets.serving.policy import PLAIN_HEADERS

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

    from silp_widgets.serving.doors import Doors, Link

log = logging.getLogger(__name__)

LIMITS: Final[dict[str, Any]] = {
    "max_header_size": 16 * 1024,
    "idle_connection_timeout": 60,
    "body_timeout": 20,
}
"""What one connection may ask of either server."""

_SENTENCES: Final = {
    HTTPStatus.FORBIDDEN: (ASK_FOR_LINK, ASK_FOR_LINK_HOW),
    HTTPStatus.NOT_FOUND: ("There is nothing here.", "Go back, or open your link again."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("This page can only be read.",),
    HTTPStatus.MISDIRECTED_REQUEST: (
        "This page was asked for under another name.",
        "Open the address as it was printed when the server was started.",
    ),
}
_TITLES: Final = {
    HTTPStatus.FORBIDDEN: "You need your link",
    HTTPStatus.NOT_FOUND: "Nothing here",
    HTTPStatus.METHOD_NOT_ALLOWED: "Only for reading",
    HTTPStatus.MISDIRECTED_REQUEST: "Another address",
}


def quieten_tornado() -> None:
    """Keep Tornado's own loggers, which write addresses and queries, from saying anything."""
    for name in ("access", "application", "general"):
        logging.getLogger(f"tornado.{name}").setLevel(logging.CRITICAL + 1)


def cookie_name(request: HTTPServerRequest) -> str:
    """Return the cookie's name: one for each port, for a browser keeps them by host only."""
    port = request.host.rpartition(":")[2]
    return f"silp-{port if port.isdigit() else 'door'}"


def enter(doors: Doors, request: HTTPServerRequest) -> Link | None:
    """Return the link that a request comes with as a cookie, if there is one."""
    held = request.cookies.get(cookie_name(request))
    return doors.by_cookie(held.value) if held else None


def same_site(request: HTTPServerRequest) -> bool:
    """Tell whether a request was sent by no other site's page."""
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.host


class Calm(RequestHandler):
    """Answers in plain sentences, and says nothing about the machine behind it."""

    SUPPORTED_METHODS: ClassVar[tuple[str, ...]] = ("GET", "HEAD")  # type: ignore[misc]

    def set_default_headers(self) -> None:
        """Set the headers of every answer."""
        self.clear_header("Server")
        for name, value in PLAIN_HEADERS.items():
            self.set_header(name, value)
        self.set_header("Content-Security-Policy", message_policy())

    def compute_etag(self) -> None:
        """Send none: nothing is to be kept."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say in a sentence what can't be had."""
        status = HTTPStatus(status_code)
        title = _TITLES.get(status, "That didn't work")
        self.finish(message(title, *_SENTENCES.get(status, ("Open your link again.",))))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:  # noqa: ARG002 - Tornado's
        """Log the kind of an error only: its words, and the request's, may be private."""
        if self.get_status() >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.error("A page failed: %s", getattr(typ, "__name__", "error"))


class Refuse(Calm):
    """Answers whatever is asked with one status.

    Parameters
    ----------
    status : int
        The status.
    """

    SUPPORTED_METHODS: ClassVar[tuple[str, ...]] = RequestHandler.SUPPORTED_METHODS  # type: ignore[misc]

    def initialize(self, status: int) -> None:
        """Take the status; Tornado's way of giving a handler its arguments."""
        self._answer = status

    def prepare(self) -> None:
        """Answer before any method is looked at."""
        self.send_error(self._answer)


class TakeToken(Calm):
    """Exchanges the token in an address for a cookie, so that it is in the address bar no more.

    Parameters
    ----------
    doors : Doors
        Whom to let in.
    onward : str
        Where to go then.
    """

    def initialize(self, doors: Doors, onward: str) -> None:
        """Take the arguments; Tornado's way of giving a handler its arguments."""
        self._doors = doors
        self._onward = onward

    def get(self) -> None:
        """Let in, or say whom to ask."""
        link = self._doors.by_token(self.get_query_argument("token", ""))
        if link is None:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        self.set_cookie(
            cookie_name(self.request),
            self._doors.cookie(link),
            expires_days=None,
            httponly=True,
            samesite="Strict",
            path="/",
        )
        # A page that goes on by itself rather than a redirect: where the link was clicked in a
        # web mail, a strict cookie would not be sent along with the redirected request.
        self.finish(message("Opening…", onward=self._onward))

    def head(self) -> None:
        """Answer as to GET."""
        self.get()
