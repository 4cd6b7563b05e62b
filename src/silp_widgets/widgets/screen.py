"""The one way a screen and its state speak with each other."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, ClassVar, Final

import anywidget
import traitlets

from silp_widgets.domain.errors import SilpError
from silp_widgets.widgets.esm import join_modules, join_styles

if TYPE_CHECKING:
    from silp_widgets.state.screen import ScreenState

log = logging.getLogger(__name__)

FOLLOW_EVERY: Final = 0.5
"""Seconds between two looks at the change log, so that screens follow each other."""


class Screen(anywidget.AnyWidget):
    """A screen: paints the state's view, sends its verbs.

    Subclasses name their JavaScript and style sheets with :meth:`__init_subclass__` arguments.
    The browser can set :attr:`view` on its own page, as it can any synced trait; nothing reads
    it back, so nothing follows from that.

    Parameters
    ----------
    state : ScreenState
        What it shows and may do.
    """

    view = traitlets.Dict().tag(sync=True)

    def __init_subclass__(cls, *, module: str = "", styles: tuple[str, ...] = ()) -> None:
        if module:
            cls._esm = join_modules(module)
            cls._css = join_styles(*styles)
        super().__init_subclass__()

    _messages_taken: ClassVar[frozenset[str]] = frozenset({"seq", "verb", "args"})

    def __init__(self, state: ScreenState) -> None:
        super().__init__(view=state.view())
        self._state = state
        self._shown = state.last_change()
        self.on_msg(self._take)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._shown = self._state.last_change()
        self.view = self._state.view()

    async def follow(self) -> None:
        """Refresh whenever somebody else changed the case, until cancelled."""
        while True:
            await asyncio.sleep(FOLLOW_EVERY)
            if self._state.last_change() != self._shown:
                self.refresh()

    def _take(self, _widget: object, content: Any, _buffers: object) -> None:
        """Answer one message. Nothing that it holds can raise out of here (it would show)."""
        if not isinstance(content, dict) or set(content) - self._messages_taken:
            return
        answer: dict[str, Any] = {"seq": content.get("seq")}
        # What takes long isn't taken for lost: the page hears that it has begun.
        self.send({"seq": content.get("seq"), "begun": True})
        current = self._state.last_change() == self._shown
        arguments = content.get("args")
        try:
            answer["result"] = self._state.call(
                content.get("verb", ""), arguments if isinstance(arguments, dict) else {}
            )
        except SilpError as error:
            answer["error"] = str(error)
        except Exception as error:  # noqa: BLE001 - the last door before the browser
            # The message of an unforeseen error may hold private words; its kind doesn't.
            log.error("A verb failed: %s", type(error).__name__)
            answer["error"] = (
                "Something happened that we did not foresee, and nothing was changed. "
                "Your words are kept on this page."
            )
        try:
            if current and self._state.is_quiet(content.get("verb")):
                self._shown = self._state.last_change()
            elif self._state.last_change() != self._shown or "result" in answer:
                self.refresh()
        except Exception as error:  # noqa: BLE001 - the last door before the browser
            log.error("A screen could not be shown: %s", type(error).__name__)
        self.send(answer)
