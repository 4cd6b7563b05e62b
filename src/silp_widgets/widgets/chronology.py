"""The chronology screen: timeline and table, two views of one selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from silp_widgets.widgets.screen import Screen

if TYPE_CHECKING:
    from silp_widgets.state.chronology.screen import ChronologyState

_STYLES = (
    "chronology/layout.css",
    "chronology/filters.css",
    "chronology/timeline.css",
    "chronology/table.css",
    "chronology/detail.css",
    "chronology/known.css",
    "chronology/side.css",
    "chronology/tools/settle.css",
    "chronology/tools/dates.css",
    "chronology/tools/people.css",
    "chronology/tools/silences.css",
)


class Chronology(Screen, module="chronology/index.js", styles=_STYLES):
    """The chronology, to be shown in a notebook, a Voilà page or a page without a kernel.

    Besides :attr:`view` it has two traits: the rows as they were sent last as a whole, and the
    patches on them since, so that one act doesn't send ten thousand entries again.

    Parameters
    ----------
    state : ChronologyState
        What it shows and may do.
    """

    entries = traitlets.Dict().tag(sync=True)
    patches = traitlets.Dict().tag(sync=True)

    def __init__(self, state: ChronologyState) -> None:
        super().__init__(state)
        self._chronology = state
        self._send_rows()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._send_rows()
        super().refresh()

    def _send_rows(self) -> None:
        whole, patches = self._chronology.rows_to_send()
        with self.hold_sync():
            if whole is not None:
                self.entries = whole
            self.patches = patches
