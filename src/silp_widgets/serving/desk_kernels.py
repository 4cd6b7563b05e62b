"""The desk's kernels: a few, quiet, and gone when their page is gone."""

from __future__ import annotations

import time
from http import HTTPStatus
from subprocess import DEVNULL
from typing import Any, Final

import traitlets
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

_SECONDS_TO_COME_UP: Final = 120


class DeskKernels(AsyncMappingKernelManager):
    """Starts at most so many kernels, and makes room from pages that were closed.

    Voilà starts a kernel for every page that is asked for and has no limit of its own, so a page
    that is reloaded again and again would fill the memory of the machine.
    """

    most = traitlets.Int(8, help="How many kernels may run at once.").tag(config=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]  # Jupyter's
        self._started: dict[str, float] = {}
        self._seen: set[str] = set()

    async def _async_start_kernel(self, **kwargs: Any) -> str:
        await self._make_room()
        # What a kernel writes besides its messages may quote the case; nobody reads it here.
        kernel: str = await super()._async_start_kernel(stdout=DEVNULL, stderr=DEVNULL, **kwargs)
        self._started[kernel] = time.monotonic()
        return kernel

    # Jupyter's managers look these two up on the class.
    start_kernel = _async_start_kernel  # type: ignore[assignment]

    def notify_connect(self, kernel_id: str) -> None:
        """Remember that a page came to its kernel."""
        self._seen.add(kernel_id)
        super().notify_connect(kernel_id)  # type: ignore[no-untyped-call]

    async def _make_room(self) -> None:
        if len(self) < self.most:
            return
        for kernel in [k for k in self.list_kernel_ids() if self._is_left(k)]:
            await self._async_shutdown_kernel(kernel, now=True)  # type: ignore[no-untyped-call]
        if len(self) >= self.most:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)

    def _is_left(self, kernel: str) -> bool:
        """Tell whether a kernel's page is gone, or never came."""
        if self._kernel_connections.get(kernel, 0) > 0:
            return False
        age = time.monotonic() - self._started.get(kernel, 0.0)
        return kernel in self._seen or age > _SECONDS_TO_COME_UP
