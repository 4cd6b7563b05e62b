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


def asked_ids(ids: Sequence[str]) -> frozenset[str]:
    """Return the ids that a page names; there may be none.

    Raises
    ------
    BadInput
        If one isn't text or is named twice, or there are more than one act may be about.
    """
    wanted = frozenset(one for one in ids if isinstance(one, str))
    if len(ids) > AT_ONCE or len(wanted) != len(ids):
        raise BadInput("Choose the entries on the screen again.")
    return wanted


def picked(case: ReadingSurface, ids: Sequence[str]) -> list[Entry]:
    """Return the entries of these ids, in chronological order.

    Raises
    ------
    BadInput
        If there are none, more than one act may be about, or one that isn't in the case.
    """
    wanted = asked_ids(ids)
    if not wanted:
        raise BadInput("Mark the entries first.")
    found = [entry for entry in case.entries() if entry.id in wanted]
    if len(found) != len(wanted):
        raise BadInput("One of these entries isn't in the case any more. Mark them again.")
    return found


def picked_records(case: ReadingSurface, ids: Sequence[str]) -> list[Entry]:
    """Return two records or more that tell of one event, or may be thought to.

    Raises
    ------
    BadInput
        As :func:`picked` does, and for a single one.
    """
    found = picked(case, ids)
    if len(found) < 2:  # noqa: PLR2004 - a link has two ends
        raise BadInput("Choose at least two records that tell of one event.")
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
