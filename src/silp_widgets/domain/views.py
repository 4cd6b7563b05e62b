"""Saved views: what somebody looked at, under a name, to be looked at again or by a colleague."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from silp_widgets.domain.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """A way of looking at the chronology. It never leaves with a release.

    Attributes
    ----------
    name : str
        What the chair calls it, unique in the case.
    filter : Mapping of str to Any
        What is wanted and not wanted, words that are searched for, the lanes, and the stretch of
        the timeline, in plain JSON; what isn't there is as the screen has it from the start.
    """

    name: str
    filter: Mapping[str, Any] = field(default_factory=dict)
