"""JupyterLab for an analyst, on this machine only, that writes nobody's words into a notebook."""

from __future__ import annotations

import os
import socket
import sys
import warnings
from typing import TYPE_CHECKING, Any

from jupyterlab.handlers.announcements import (  # type: ignore[import-untyped]
    NeverCheckForUpdate,
)
from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]
from traitlets.config import Config

from silp_widgets.serving.policy import LOOPBACK
from silp_widgets.serving.presave import strip
from silp_widgets.serving.specs import OwnKernel
from silp_widgets.serving.told import answer, when_told

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def settings(root: str, port: int, token: str) -> Config:
    """Return JupyterLab's configuration: closed, offline, and saving no outputs.

    Parameters
    ----------
    root : str
        The folder of workbooks.
    port : int
        The port.
    token : str
        What lets in.
    """
    config = Config()
    config.Application.log_level = "CRITICAL"
    config.ServerApp.allow_remote_access = False
    config.ServerApp.allow_root = True  # in a container there may be nobody else
    config.ServerApp.ip = LOOPBACK
    config.ServerApp.kernel_spec_manager_class = OwnKernel
    config.ServerApp.open_browser = False
    config.ServerApp.port = port
    config.ServerApp.port_retries = 0
    config.ServerApp.root_dir = root
    config.ServerApp.terminals_enabled = False
    config.IdentityProvider.token = token
    config.FileContentsManager.pre_save_hook = strip
    config.KernelManager.transport = "tcp" if sys.platform == "win32" else "ipc"
    # Nothing is asked of the network: no news, no updates, no catalogue of extensions.
    config.LabApp.check_for_updates_class = NeverCheckForUpdate
    config.LabApp.extension_manager = "readonly"
    config.LabApp.news_url = None
    return config


def run(told: dict[str, Any]) -> None:
    """Serve a folder of workbooks in JupyterLab until told to stop.

    Parameters
    ----------
    told : dict
        ``root``, ``port`` and ``token``.

    Raises
    ------
    OSError
        If the port is taken.
    """
    # Settings that lie about on this machine could open what is closed here; an empty folder,
    # made for this run, stands in for them.
    os.environ["JUPYTER_NO_CONFIG"] = "1"
    # Jupyter sets the hook twice, and warns of it.
    warnings.filterwarnings("ignore", "Overriding existing pre_save_hook")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((LOOPBACK, told["port"]))
        port = probe.getsockname()[1]
    server: ServerApp = LabApp.initialize_server(
        argv=[], config=settings(told["root"], port, told["token"])
    )
    when_told(server.stop)
    server.io_loop.add_callback(lambda: answer(address=f"http://{LOOPBACK}:{port}/"))
    server.start()
