"""Stretches without contact as a tidy data frame; what they are is said in the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.reading import lanes
from silp_widgets.domain.silence import JOINT_DAYS, SILENT_DAYS, SilenceKind, silences

if TYPE_CHECKING:
    import pandas as pd

    from silp_widgets.analysis.reading import Reading

SILENCES: Final = Columns(
    "silences",
    "one stretch without contact",
    (
        *AGENCY,
        Column(
            "kind",
            "code",
            "`nothing_recorded`: no rows, and nobody says why; `no_contact`: a row says that there "
            "was none; `joint`: no agency had contact (no agency is named then).",
        ),
        Column("first_day", "day", "Its first day."),
        Column("last_day", "day", "Its last day."),
        Column("days", "number", "How long it lasted.", "days"),
        Column("entry", "text", "The reference of the row that says so; for `no_contact`."),
    ),
)

_KINDS: Final = tuple(kind.value for kind in SilenceKind)


def silence_frame(
    reader: Reading, *, days: int = SILENT_DAYS, joint_days: int = JOINT_DAYS
) -> pd.DataFrame:
    """Return stretches without contact; columns as :data:`SILENCES` says."""
    order, review = lanes(reader), reader.review()
    found = silences(
        reader.entries(),
        order.cells,
        (review.scope_from, review.scope_to),
        days=days,
        joint_days=joint_days,
    )
    return SILENCES.frame(
        [
            {
                **(order.of(one.agency)),
                "kind": one.kind.value,
                "first_day": one.stretch.first,
                "last_day": one.stretch.last,
                "days": one.stretch.days,
                "entry": one.entry.ref if one.entry else "",
            }
            for one in found
        ],
        {**order.orders, "kind": _KINDS},
    )
