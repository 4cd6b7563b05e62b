"""How the desk's process hears from the one that started it: through its standard input.

It is told what to do in one line, so that no secret stands on a command line or in the
environment that other programs of this machine could list, and it stops when the input ends:
when the other process asks it to, or is itself no more.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def what_to_do() -> dict[str, Any]:
    """Return the line that this process was started with."""
    told: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    return told


def answer(**words: str) -> None:
    """Tell the other process something."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def when_told(stop: Callable[[], object]) -> None:
    """Call a function, from another thread, when this process is to stop."""

    def wait() -> None:
        while sys.stdin.buffer.read(1):
            pass
        stop()

    threading.Thread(target=wait, daemon=True).start()


async def until_told(ready: Callable[[], None]) -> None:
    """Say that all is ready, and wait until this process is to stop.

    Parameters
    ----------
    ready : callable
        Called as soon as requests are taken.
    """
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    when_told(lambda: loop.call_soon_threadsafe(over.set))
    loop.call_soon(ready)
    await over.wait()
