"""A process that has imported everything a kernel needs, and becomes one by forking.

``python -m silp_widgets.serving.zygote`` reads one line of JSON for each kernel that is wanted
(its command line, environment and folder) and answers with its process id. It has one thread,
opens no file and starts no event loop of its own, so that a fork of it is as good as a fresh
start; and it stops when the desk does.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import sys
from typing import Any, Final

from silp_widgets.serving.kernel import NO_HISTORY
from silp_widgets.serving.quick import skip_slow_import

WARM: Final = (
    "ipykernel.kernelapp",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "tornado.locks",
    "tornado.platform.asyncio",
    "tornado.queues",
    "ipywidgets",
    "anywidget",
    "pandas",
    "sqlalchemy.dialects.sqlite",
    "sqlcipher3.dbapi2",
    "silp_widgets.widgets.screen",
)
"""What kernels of the desk import first, whatever their workbook."""

_REAP_MS: Final = 1000


def main() -> None:
    """Make kernels until the desk is gone."""
    skip_slow_import()
    # Nobody steps through a screen's kernel, and the debugger costs half of a kernel's start.
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]  # means: not there
    for name in WARM:
        with contextlib.suppress(ImportError):  # it is then imported, or missed, by the kernel
            importlib.import_module(name)
    # What is here by now is shared by all kernels; a collection would write to it, and so copy it.
    gc.collect()
    gc.freeze()
    wire = os.fdopen(os.dup(0), "rb", buffering=0)
    poll = select.poll()
    poll.register(wire, select.POLLIN)
    os.write(1, b"ready\n")
    while True:
        asked = poll.poll(_REAP_MS)
        _reap()
        if not asked:
            continue
        line = wire.readline()
        if not line:
            return
        wanted = json.loads(line)
        child = os.fork()
        if child == 0:
            wire.close()
            _become(wanted)
        os.write(1, f"{child}\n".encode())


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become(wanted: dict[str, Any]) -> None:
    """Turn this fork into a kernel; never returns."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # interrupts a cell, not a kernel
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.environ.clear()
    os.environ.update(wanted["env"])
    os.chdir(wanted["cwd"])
    try:
        import numpy  # noqa: ICN001 - warm by now
        from ipykernel.kernelapp import IPKernelApp
        from ipywidgets import register_comm_target

        # Else all kernels would draw the same numbers from the generator that is shared.
        numpy.random.seed()  # noqa: NPY002 - that generator is the legacy one
        # By its parent a kernel notices when the zygote, and so the desk, is gone.
        app = IPKernelApp.instance(parent_handle=os.getppid())
        app.initialize([*wanted["arguments"], NO_HISTORY])  # type: ignore[no-untyped-call]
        # ipywidgets does this at its import, when there was no kernel yet.
        register_comm_target()
        app.start()  # type: ignore[no-untyped-call]
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
