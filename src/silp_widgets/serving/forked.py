"""Kernels by fork: how the desk asks the zygote for one, and keeps hold of it."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import threading
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, ClassVar, Final

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from silp_widgets.serving.specs import OwnKernel

NAME: Final = "silp-fork"
_PATIENCE_SECONDS: Final = 10
_SECRETS: Final = ("SILP_CASE", "SILP_PASSPHRASE")


class Forked:
    """A kernel that is another process's child: what of ``Popen`` jupyter_client uses.

    Parameters
    ----------
    pid : int
        Its process id.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        try:
            self._handle: int | None = os.pidfd_open(pid)
        except ProcessLookupError:
            self._handle, self.returncode = None, 1

    def poll(self) -> int | None:
        """Return None while it runs."""
        if self._handle is not None and select.select([self._handle], [], [], 0)[0]:
            os.close(self._handle)
            self._handle, self.returncode = None, 0
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait until it has ended."""
        if self._handle is not None:
            select.select([self._handle], [], [], timeout)
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send it a signal; by its handle, which no later process can take over."""
        if self.poll() is None and self._handle is not None:
            signal.pidfd_send_signal(self._handle, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class Zygote:
    """The warm process, started with the desk and gone with it."""

    def __init__(self) -> None:
        plain = {name: value for name, value in os.environ.items() if name not in _SECRETS}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "silp_widgets.serving.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=plain,
        )
        self._warm = False

    def fork(self, arguments: list[str], env: dict[str, str], cwd: str) -> Forked | None:
        """Return a kernel, or None where the zygote can't make one."""
        wanted = {"arguments": arguments, "env": env, "cwd": cwd}
        wire, answers = self._process.stdin, self._process.stdout
        if wire is None or answers is None:
            return None
        # A zygote that doesn't answer is ended, so that this doesn't wait for ever.
        patience = threading.Timer(_PATIENCE_SECONDS, self._process.kill)
        patience.start()
        try:
            if not self._warm:
                self._warm = answers.readline() == b"ready\n"
            wire.write(json.dumps(wanted).encode() + b"\n")
            wire.flush()
            answer = answers.readline()
        except OSError:
            return None
        finally:
            patience.cancel()
        return Forked(int(answer)) if answer.strip().isdigit() else None

    def stop(self) -> None:
        """End it; kernels end with it."""
        self._process.kill()
        self._process.wait()


class ForkProvisioner(LocalProvisioner):
    """Has kernels forked; where that fails, starts them as everybody does."""

    zygote: Zygote | None = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Launch a kernel."""
        arguments = cmd[cmd.index("-f") :]
        cwd = os.fspath(kwargs.get("cwd") or Path.cwd())
        forked = self.zygote and self.zygote.fork(arguments, dict(kwargs.get("env") or {}), cwd)
        if not forked:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = forked  # type: ignore[assignment]  # it does all that is asked of it
        self.pid = self.pgid = forked.pid
        self.cwd = cwd
        return self.connection_info


class ForkedKernel(OwnKernel):
    """Offers our kernel, forked."""

    provisioned: ClassVar[dict[str, Any]] = {"kernel_provisioner": {"provisioner_name": NAME}}


def available() -> bool:
    """Tell whether kernels can be forked here: it takes handles on processes, as Linux has."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")


def begin() -> Zygote:
    """Start the zygote, and make its provisioner known to this process's kernel managers."""
    zygote = Zygote()
    ForkProvisioner.zygote = zygote
    place = f"{ForkProvisioner.__module__}:{ForkProvisioner.__name__}"
    entry = EntryPoint(NAME, place, KernelProvisionerFactory.GROUP_NAME)
    KernelProvisionerFactory.instance().provisioners[NAME] = entry
    return zygote
