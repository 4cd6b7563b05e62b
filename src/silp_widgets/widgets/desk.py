"""How a workbook gets its screen: one line a workbook, and a form where no case is named."""

from __future__ import annotations

import asyncio
import atexit
import gc
import os
from typing import TYPE_CHECKING

from silp_widgets.domain.errors import SilpError
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.state.learning_event import LearningEventState
from silp_widgets.state.prepare import PrepareState
from silp_widgets.store import open_case
from silp_widgets.widgets.chronology import Chronology
from silp_widgets.widgets.learning_event import LearningEvent
from silp_widgets.widgets.opener import Opener
from silp_widgets.widgets.prepare import Prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipywidgets import DOMWidget

    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.widgets.screen import Screen

_following: set[asyncio.Task[None]] = set()


def prepare() -> DOMWidget:
    """Return the *prepare* screen of the case that is open."""
    return _screen(lambda case: Prepare(PrepareState(case, case)))


def chronology() -> DOMWidget:
    """Return the *chronology* screen of the case that is open."""
    return _screen(lambda case: Chronology(ChronologyState(case, case)))


def learning_event() -> DOMWidget:
    """Return the *learning event* screen of the case that is open."""
    return _screen(lambda case: LearningEvent(LearningEventState(case, case)))


def _screen(make: Callable[[CaseWriter], Screen]) -> DOMWidget:
    """Open the case named by ``SILP_CASE``, or show a form that asks which one."""
    path, passphrase = os.environ.get("SILP_CASE"), os.environ.get("SILP_PASSPHRASE")
    said = ""
    if path and passphrase:
        try:
            return _opened(make, path, passphrase)
        except SilpError as error:
            said = str(error)

    return Opener(lambda *named: _opened(make, *named), path=path or "", said=said)


def _opened(make: Callable[[CaseWriter], Screen], path: str, passphrase: str) -> Screen:
    case = open_case(path, write=True, passphrase=passphrase)
    atexit.register(case.close)
    screen = make(case)
    # The case stays in memory as long as the desk does; Python need not look through all of it
    # for garbage after every long act, which takes a fifth of a second.
    gc.freeze()
    # Without a running loop (a notebook executed by a test, say) there is nothing to follow.
    try:
        task = asyncio.get_running_loop().create_task(screen.follow())
    except RuntimeError:
        return screen
    _following.add(task)
    task.add_done_callback(_following.discard)
    return screen
