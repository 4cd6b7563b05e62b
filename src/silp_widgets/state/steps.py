"""Undo and redo, offered alike by every screen that writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.errors import CaseIsReadOnly
from silp_widgets.state.screen import ScreenState, verb

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json


class CaseScreenState(ScreenState):
    """A state over a case: reads through one door and, if it may, writes through another.

    Parameters
    ----------
    case : CaseReader
        What it shows.
    writer : CaseWriter or None
        What it may do; ``None`` for a screen that only shows.
    """

    def __init__(self, case: CaseReader, writer: CaseWriter | None = None) -> None:
        self._case = case
        self._may_write = writer

    @property
    def _writer(self) -> CaseWriter:
        if self._may_write is None:
            raise CaseIsReadOnly("This case was opened for reading; nothing was changed.")
        return self._may_write

    def last_change(self) -> int:
        """Return the number of the case's newest change."""
        return self._case.last_change()

    @verb
    def undo(self) -> Json:
        """Undo the newest act."""
        return {"said": _said("Undone", self._writer.undo())}

    @verb
    def redo(self) -> Json:
        """Do again what was undone last."""
        return {"said": _said("Done again", self._writer.redo())}


def _said(done: str, changes: object) -> str:
    notes = [c.note for c in changes if c.note] if isinstance(changes, (list, tuple)) else []
    return f"{done}: {notes[0]}" if notes else f"{done}."
