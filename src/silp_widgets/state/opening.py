"""Asking which case to open, where a workbook is opened by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.errors import BadInput
from silp_widgets.state.asking import asked_text
from silp_widgets.state.screen import ScreenState, verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from silp_widgets.domain.records import Json


class OpeningState(ScreenState):
    """A path and a passphrase, and what was said of the last try.

    Parameters
    ----------
    take : callable
        Opens the case at a path with a passphrase; raises a
        :class:`~silp_widgets.domain.errors.SilpError` where it can't.
    path : str
        What to offer.
    said : str
        Why it could not be opened so far.
    """

    def __init__(self, take: Callable[[str, str], None], *, path: str = "", said: str = "") -> None:
        self._take = take
        self._path = path
        self._said = said

    def view(self) -> Json:
        """Return the form; the passphrase is never in it."""
        return {"path": self._path, "said": self._said}

    @verb
    def open(self, path: str, passphrase: str) -> Json:
        """Open a case."""
        wanted = asked_text(path, "Case file")
        if not wanted or not passphrase or not isinstance(passphrase, str):
            raise BadInput("Give the case file and its passphrase.")
        self._take(wanted, passphrase)
        return {}
