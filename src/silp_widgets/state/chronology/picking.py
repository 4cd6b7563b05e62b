"""Entries that a page names by their ids, for an act on one of them or on many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput, NotInCase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.ports import ReadingSurface

AT_ONCE: Final = 20_000
"""Entries that one act may be about."""


def picked(case: ReadingSurface, ids: Sequence[str]) -> list[Entry]:
    """Return the entries of these ids, in chronological order.

    Raises
    ------
    BadInput
        If there are none, more than one act may be about, or one that isn't in the case.
    """
    if not ids or len(ids) > AT_ONCE or not all(isinstance(one, str) for one in ids):
        raise BadInput("Mark the entries first.")
    wanted = set(ids)
    found = [entry for entry in case.entries() if entry.id in wanted]
    if len(found) != len(wanted):
        raise BadInput("One of these entries isn't in the case any more. Mark them again.")
    return found


def the_entry(case: ReadingSurface, entry_id: str) -> Entry:
    """Return the entry of this id.

    Raises
    ------
    NotInCase
        If it isn't there any more.
    """
    found = next((entry for entry in case.entries() if entry.id == entry_id), None)
    if found is None:
        raise NotInCase("That entry is no longer in this case.")
    return found
