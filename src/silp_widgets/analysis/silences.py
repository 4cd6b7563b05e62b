"""Stretches without contact as a tidy data frame; what they are is said in the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.joining import lanes
from silp_widgets.domain.silence import JOINT_DAYS, SILENT_DAYS, SilenceKind, silences
from silp_widgets.domain.vocabulary import ReturnStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from silp_widgets.domain.ports import CaseReader, ReadingSurface
    from silp_widgets.domain.silence import Silence

SILENCES: Final = Columns(
    "silences",
    "one stretch without contact",
    (
        *AGENCY,
        Column(
            "kind",
            "code",
            "`nothing_recorded`: no rows, and nobody says why; `no_contact`: a row or a nil return "
            "says that there was none; `joint`: no agency had contact (no agency is named then).",
        ),
        Column("first_day", "day", "Its first day."),
        Column("last_day", "day", "Its last day."),
        Column("days", "number", "How long it lasted.", "days"),
        Column("entry", "text", "The reference of the row that says so; for `no_contact`."),
    ),
)

_KINDS: Final = tuple(kind.value for kind in SilenceKind)


def silences_of(
    reader: ReadingSurface, *, days: int = SILENT_DAYS, joint_days: int = JOINT_DAYS
) -> Iterator[Silence]:
    """Yield the stretches without contact of a case or a release, agency by agency, by lane."""
    review = reader.review()
    yield from silences(
        reader.entries(),
        (agency.key for agency in reader.agencies()),
        review.scope,
        days=days,
        joint_days=joint_days,
        nil_returns=nil_returns(reader),
    )


def nil_returns(reader: object) -> frozenset[str]:
    """Return the keys of the agencies that answered that they hold nothing.

    A release doesn't say who answered what; nobody is named then.
    """
    if not hasattr(reader, "returns"):
        return frozenset()
    sent = cast("CaseReader", reader).returns()
    return frozenset(one.agency for one in sent if one.status is ReturnStatus.NIL_RETURN)


def silence_frame(
    reader: ReadingSurface, *, days: int = SILENT_DAYS, joint_days: int = JOINT_DAYS
) -> pd.DataFrame:
    """Return stretches without contact; columns as :data:`SILENCES` says."""
    order = lanes(reader)
    found = silences_of(reader, days=days, joint_days=joint_days)
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
