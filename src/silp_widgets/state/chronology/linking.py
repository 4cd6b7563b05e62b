"""Linking records as one event: none of them is merged or changed otherwise (I6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from silp_widgets.domain.records import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.chronology import Entry


def linked(entries: Sequence[Entry], everything: Iterable[Entry]) -> list[Entry]:
    """Return records as one event, with those that they were linked to already."""
    events = {entry.same_event_id for entry in entries if entry.same_event_id}
    event = min(events, default=new_id())
    others = [entry for entry in everything if entry.same_event_id in events]
    together = {entry.id: entry for entry in (*entries, *others)}
    return [replace(entry, same_event_id=event) for entry in together.values()]
