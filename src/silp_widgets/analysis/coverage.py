"""How many of those who did the work were heard: totals of groups, never of people (I11, I12)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from silp_widgets.analysis.columns import Column, Columns
from silp_widgets.analysis.joining import lanes
from silp_widgets.domain.feedback import SMALLEST_GROUP
from silp_widgets.domain.vocabulary import NarrativeState, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from silp_widgets.analysis.columns import Row
    from silp_widgets.domain.people import Participant
    from silp_widgets.domain.ports import ReadingSurface

COVERAGE: Final = Columns(
    "coverage",
    f"one group of at least {SMALLEST_GROUP} people who did the work; smaller groups are counted "
    "together, or not shown",
    (
        Column("by", "code", "Everyone, by agency, or by part in the review."),
        Column("group", "text", "The group's name."),
        Column("people", "number", "Those in it who did the work.", "people"),
        Column("heard", "number", "Those of them with an account.", "people"),
        Column("not_yet_heard", "number", "Those of them without one yet.", "people"),
        Column("share_heard", "share", "Heard, as a part of all of them."),
    ),
)

_OTHERS: Final = "all others together"


def coverage_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return how many were heard; columns as :data:`COVERAGE` says.

    A release holds totals alone, so its frame has the one row for everyone.
    """
    said = [a for a in reader.accounts() if a.state is not NarrativeState.DRAFT]
    there = [p for p in reader.participants() if p.was_there]
    heard = {a.contributor for a in said}
    totals = getattr(reader, "heard", None)
    if totals is not None:
        # A release says 0 of 0 where fewer than five were heard.
        everyone = _row("everyone", "everyone", totals.invited, totals.heard)
        rows = [everyone] if totals.invited else []
    elif there:
        names = {key: str(cells["agency_name"]) for key, cells in lanes(reader).cells.items()}
        rows = [
            _row("everyone", "everyone", len(there), sum(p.id in heard for p in there)),
            *_groups("agency", there, heard, lambda p: names.get(p.agency, "no agency")),
            *_groups("part in the review", there, heard, lambda p: label(p.role)),
        ]
    else:
        rows = []
    return COVERAGE.frame(rows, {"by": ("everyone", "agency", "part in the review")})


def _groups(
    by: str, there: Sequence[Participant], heard: set[str], name: Callable[[Participant], str]
) -> list[Row]:
    """Return a row for each group that is large enough, and one for all the others.

    Where the others would be fewer than five between them, the smallest group that is large
    enough joins them: what is left out must not be found by subtraction.
    """
    sizes = Counter(name(p) for p in there)
    shown = [group for group, size in sizes.most_common() if size >= SMALLEST_GROUP]
    while shown and 0 < len(there) - sum(sizes[g] for g in shown) < SMALLEST_GROUP:
        shown.pop()
    if not shown:
        return []
    with_account = Counter(name(p) for p in there if p.id in heard)
    rows = [_row(by, group, sizes[group], with_account[group]) for group in shown]
    others = len(there) - sum(sizes[g] for g in shown)
    if others:
        left = sum(count for group, count in with_account.items() if group not in shown)
        rows.append(_row(by, _OTHERS, others, left))
    return rows


def _row(by: str, group: str, people: int, heard: int) -> Row:
    return {
        "by": by,
        "group": group,
        "people": people,
        "heard": heard,
        "not_yet_heard": people - heard,
        "share_heard": heard / people if people else None,
    }
