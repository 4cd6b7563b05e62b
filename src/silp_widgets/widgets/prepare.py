"""The *prepare* screen."""

from __future__ import annotations

from silp_widgets.widgets.screen import Screen


class Prepare(Screen, module="prepare/index.js", styles=("prepare/prepare.css",)):
    """What is next, scope, people and support, returns and deadlines.

    Parameters
    ----------
    state : PrepareState
        What it shows and may do.
    """
