"""States over a case: what every one of them shares, and undo where acts are undone in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from silp_widgets.domain.errors import CaseIsReadOnly
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.state.screen import ScreenState, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from silp_widgets.domain.changes import Change
    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json

C = TypeVar("C", bound=ReadingSurface)

_ONLY_SHOWS: Final = "This was opened for reading only; nothing was changed."


class CaseScreenState(ScreenState, Generic[C]):
    """A state over a case: reads through one door and, if it may, writes through another.

    Parameters
    ----------
    case : ReadingSurface
        What it shows: a case, or for some screens a release.
    writer : CaseWriter, optional
        What it may do; ``None`` for a screen that only shows.
    """

    def __init__(self, case: C, writer: CaseWriter | None = None) -> None:
        self._case = case
        self._write = writer

    @property
    def read_only(self) -> bool:
        """Whether it only shows."""
        return self._write is None

    @property
    def _writer(self) -> CaseWriter:
        if self._write is None:
            raise CaseIsReadOnly(_ONLY_SHOWS)
        return self._write

    def last_change(self) -> int:
        """Return the number of the case's newest change."""
        return self._case.last_change()

    def call(self, name: str, arguments: Mapping[str, Any]) -> Json:
        """Do what the screen asks for; nothing at all where the case was opened for reading."""
        if self.read_only:
            raise CaseIsReadOnly(_ONLY_SHOWS)
        return super().call(name, arguments)


class CasePart(CaseScreenState[C]):
    """A part of a screen: the page finds its view under :attr:`name`."""

    name: ClassVar[str]

    def view(self) -> Json:
        """Return what the page finds under its name; nothing, where its acts show elsewhere."""
        return {}


class SteppedState(CaseScreenState[C]):
    """A state whose acts are undone and done again one after the other, as the case has them."""

    @verb
    def undo(self) -> Json:
        """Undo the newest act."""
        return {"said": _said(self._writer.undo(), "Undone")}

    @verb
    def redo(self) -> Json:
        """Do again what was undone last."""
        return {"said": _said(self._writer.redo(), "Done again")}


def _said(changes: Sequence[Change], done: str) -> str:
    return next((change.note for change in changes if change.note), done)
