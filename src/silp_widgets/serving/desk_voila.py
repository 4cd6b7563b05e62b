"""Voilà with its doors closed: what the desk's own process runs."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar, Final

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RedirectHandler
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import (
    VoilaKernelWebsocketHandler,
    read_header_from_binary_message,
)

from silp_widgets.serving import forked
from silp_widgets.serving.desk_kernels import DeskKernels
from silp_widgets.serving.doors import Doors, Link
from silp_widgets.serving.guard import LIMITS, Refuse, TakeToken, enter, quieten_tornado, same_site
from silp_widgets.serving.policy import LOOPBACK, PLAIN_HEADERS, desk_policy
from silp_widgets.serving.specs import OwnKernel
from silp_widgets.serving.told import answer, until_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tornado.httputil import HTTPServerRequest

TEMPLATE: Final = "silp"
_MAX_BODY: Final = 1024 * 1024
_READ: Final = ("GET", "HEAD")
_SHUTDOWN: Final = re.compile(r"/voila/api/shutdown/[\w-]+")
_OPEN: Final = re.compile(
    r"/voila/render/\w+\.ipynb"
    r"|/voila/(?:static|templates|labextensions|api/themes)/.*"
    r"|/api/kernels/[\w-]+(?:/channels)?"
)
"""All that a page of the desk asks for; whatever else Voilà and Jupyter offer stays shut."""

_ERROR_TEXT: Final = "Nothing in the case was changed by it. Reload the page, or run “silp doctor”."


class StopWithPage(VoilaShutdownKernelHandler):  # type: ignore[misc]  # Voilà has no types
    """Takes the message that a page sends when it is closed, so that its kernel is stopped.

    The message carries no anti-forgery token, and Voilà's own handler refuses it. Here the front
    door has seen to it that it comes from a page of ours.
    """

    def check_xsrf_cookie(self) -> None:
        """Ask for none."""


class QuietChannel(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """A kernel's messages to its page, without errors: they hold tracebacks and paths."""

    _kept_back: ClassVar[frozenset[str]] = frozenset({"error", "stream"})

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: FBT001, FBT002 - Tornado's
        """Send a message on, unless it is one of those."""
        if isinstance(message, bytes):
            header = read_header_from_binary_message(message)
        else:
            header = message.get("header") if isinstance(message, dict) else None
        if header and header.get("msg_type") in self._kept_back:
            return None
        return super().write_message(message, binary)


class DeskApp(Application):
    """Voilà's pages behind our front door.

    Parameters
    ----------
    doors : Doors
        Who may enter.
    first : str
        The path that is shown to who enters.
    **settings
        Voilà's own.
    """

    def __init__(self, doors: Doors, first: str, **settings: Any) -> None:
        super().__init__([], log_function=lambda _: None, **settings)
        self._doors, self._first = doors, first

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Decide what a request gets before anything of it is used."""
        refused = self._refused(request)
        if refused:
            return self.get_handler_delegate(request, Refuse, {"status": refused})
        if request.path == "/":
            if "token" in request.query_arguments:
                onward = {"doors": self._doors, "onward": self._first}
                return self.get_handler_delegate(request, TakeToken, onward)
            onward = {"url": self._first, "permanent": False}
            return self.get_handler_delegate(request, RedirectHandler, onward)
        return super().find_handler(request, **kwargs)

    def _refused(self, request: HTTPServerRequest) -> HTTPStatus | None:
        if not self._doors.host_is_ours(request.host):
            return HTTPStatus.MISDIRECTED_REQUEST
        if not same_site(request):
            return HTTPStatus.FORBIDDEN
        if request.path == "/" and request.method in _READ and "token" in request.query_arguments:
            return None
        if enter(self._doors, request) is None:
            return HTTPStatus.FORBIDDEN
        if _SHUTDOWN.fullmatch(request.path):
            return None if request.method == "POST" else HTTPStatus.METHOD_NOT_ALLOWED
        if request.path != "/" and not _OPEN.fullmatch(request.path):
            return HTTPStatus.NOT_FOUND
        return None if request.method in _READ else HTTPStatus.METHOD_NOT_ALLOWED


class ClosedVoila(Voila):  # type: ignore[misc]
    """Voilà, listening on this machine only, behind our own front door."""

    doors: Doors
    first: str
    ready: Callable[[str], None]

    def start(self) -> None:
        """Serve until told to stop, then stop the kernels."""
        quieten_tornado()
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self.connection_dir = tempfile.mkdtemp(prefix="silp-", dir=self.connection_dir_root)
        sockets = bind_sockets(self.port, LOOPBACK)
        given = self.init_settings()
        self.kernel_manager.allowed_message_types.remove("shutdown_request")
        host = f"{LOOPBACK}:{sockets[0].getsockname()[1]}"
        given["headers"] = PLAIN_HEADERS | {"Content-Security-Policy": desk_policy(host)}
        self.app = DeskApp(self.doors, self.first, **given)
        own = [
            (r"/api/kernels/(?P<kernel_id>[\w-]+)/channels", QuietChannel),
            (r"/voila/api/shutdown/(.*)", StopWithPage),
        ]
        self.app.add_handlers(".*$", [*own, *self.init_handlers()])
        server = HTTPServer(self.app, max_body_size=_MAX_BODY, **LIMITS)
        server.add_sockets(sockets)
        try:
            await until_told(lambda: self.ready(f"http://{host}/"))
        finally:
            server.stop()
            await self.kernel_manager.shutdown_all(now=True)
            shutil.rmtree(self.connection_dir, ignore_errors=True)


def settings(root: str, port: int, most_kernels: int) -> Config:
    """Return Voilà's configuration, with everything closed that can be.

    Parameters
    ----------
    root : str
        The folder of workbooks.
    port : int
        The port; 0 for any free one.
    most_kernels : int
        How many pages may be open at once.
    """
    config = Config()
    config.Voila.config_file_paths = []
    config.Voila.ip = LOOPBACK
    config.Voila.log_level = "CRITICAL"
    config.Voila.open_browser = False
    config.Voila.port = port
    config.Voila.root_dir = root
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.file_allowlist = []
    kernel = forked.ForkedKernel if forked.available() else OwnKernel
    config.VoilaConfiguration.kernel_spec_manager_class = kernel
    config.VoilaConfiguration.multi_kernel_manager_class = DeskKernels
    config.VoilaConfiguration.show_tracebacks = False
    config.VoilaConfiguration.strip_sources = True
    config.VoilaConfiguration.template = TEMPLATE
    config.VoilaExecutor.cell_error_instruction = _ERROR_TEXT
    config.DeskKernels.most = most_kernels
    # A page that is open keeps its kernel for as long as it is open, however still it is.
    config.MappingKernelManager.cull_connected = False
    config.MappingKernelManager.cull_idle_timeout = 300
    config.MappingKernelManager.cull_interval = 30
    config.KernelManager.transport = "tcp" if sys.platform == "win32" else "ipc"
    return config


def run(told: dict[str, Any]) -> None:
    """Serve the workbooks until told to stop.

    Parameters
    ----------
    told : dict
        ``root``, ``port``, ``token``, ``first`` and ``most_kernels``.
    """
    app = ClosedVoila(config=settings(told["root"], told["port"], told["most_kernels"]))
    app.doors = Doors([Link("the chair", told["token"])])
    first, sharp, looked = told["first"].partition("#")
    app.first = f"/voila/render/{first}.ipynb{sharp}{looked}"
    app.ready = lambda address: answer(address=address)
    app.initialize([])
    zygote = forked.begin() if forked.available() else None
    try:
        app.start()
    finally:
        if zygote:
            zygote.stop()
