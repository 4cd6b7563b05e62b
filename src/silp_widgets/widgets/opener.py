"""The form that asks which case to open, and gives way to the screen once it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from silp_widgets.state.opening import OpeningState
from silp_widgets.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable


class OpenerForm(Screen, module="opener/index.js", styles=("opener/opener.css",)):
    """Path, passphrase, and a sentence where they don't open anything."""


class Opener(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """A form first, then the screen of the case it opened.

    Parameters
    ----------
    make : callable
        From a path and a passphrase to the screen of that case.
    path, said : str
        What to offer, and why it could not be opened so far.
    """

    def __init__(self, make: Callable[[str, str], Screen], *, path: str, said: str) -> None:
        def take(path: str, passphrase: str) -> None:
            self.children = (make(path, passphrase),)

        super().__init__(children=(OpenerForm(OpeningState(take, path=path, said=said)),))
