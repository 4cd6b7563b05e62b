"""What stands on every screen: whose review it is, what it is for, and whether work is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.review import PURPOSE
from silp_widgets.domain.uk_time import clock

if TYPE_CHECKING:
    from silp_widgets.domain.ports import ReadingSurface
    from silp_widgets.domain.records import Json


def case_frame(case: ReadingSurface) -> Json:
    """Return the part of a view that every screen's shell paints.

    Parameters
    ----------
    case : ReadingSurface
        The open case.

    Returns
    -------
    dict
        ``title``, ``purpose``, ``scope`` and ``saved`` (the saved state, in words).
    """
    review = case.review()
    newest = case.changes(since=max(case.last_change() - 1, 0))
    saved = f"All changes saved {clock(newest[-1].at)}" if newest else "Nothing to save yet"
    return {
        "title": review.title,
        "purpose": review.purpose or PURPOSE,
        "scope": [
            review.scope_from.isoformat() if review.scope_from else None,
            review.scope_to.isoformat() if review.scope_to else None,
        ],
        "saved": saved,
    }
