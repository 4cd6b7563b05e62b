"""The *learning event* screen."""

from __future__ import annotations

from silp_widgets.widgets.screen import Screen


class LearningEvent(
    Screen,
    module="learning_event/index.js",
    styles=("learning_event/learning_event.css", "learning_event/rooms.css"),
):
    """What practitioners say, captured as they say it, read back and agreed.

    Parameters
    ----------
    state : LearningEventState
        What it shows and may do.
    """
