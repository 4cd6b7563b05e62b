"""The panel's page, in the parts that ``workbooks/panel.ipynb`` puts one after the other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from silp_widgets.domain.errors import ReleaseDamaged
from silp_widgets.release import open_release
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.state.panel import PanelState
from silp_widgets.widgets.chronology import Chronology
from silp_widgets.widgets.screen import Screen

if TYPE_CHECKING:
    from silp_widgets.release import Release


class Opening(Screen, module="panel/opening.js", styles=("panel/panel.css",)):
    """Whose review, which release, what it is for, and at a glance."""


class Report(Screen, module="panel/report.js", styles=("panel/panel.css",)):
    """What practitioners said, corrections, themes, findings, recommendations and method."""


def named_release() -> Release:
    """Open the release named by ``SILP_RELEASE``, or the only one in this folder.

    Raises
    ------
    ReleaseDamaged
        If there is none, or there are several to choose from.
    """
    if named := os.environ.get("SILP_RELEASE"):
        return open_release(named)
    here = sorted(Path.cwd().glob("*.silprel"))
    if len(here) != 1:
        raise ReleaseDamaged(
            "Say which release to show: set SILP_RELEASE to its path, or put one .silprel file "
            "beside this workbook."
        )
    return open_release(here[0])


def opening(release: Release) -> Opening:
    """Return the top of the page."""
    return Opening(PanelState(release))


def chronology(release: Release) -> Chronology:
    """Return timeline and table, for reading only."""
    return Chronology(ChronologyState(release))


def report(release: Release) -> Report:
    """Return the body of the page."""
    return Report(PanelState(release))
