"""The stretches without contact, of one agency or of all, told apart from *no contact* rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from silp_widgets.analysis.silences import nil_returns, silences_of
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.silence import JOINT_DAYS, SILENT_DAYS, SilenceKind
from silp_widgets.state.chronology.kept import Kept
from silp_widgets.state.over_case import CasePart

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.silence import Silence

LEAST_DAYS: Final = 14
"""Shorter stretches aren't sent. The page shows those from the days on that the reader chose."""


class Silences(CasePart[ReadingSurface]):
    """Silence as data, for the lanes and for the list at the side."""

    name: ClassVar[str] = "silences"

    def __init__(self, case: ReadingSurface, writer: CaseWriter | None = None) -> None:
        super().__init__(case, writer)
        self._stretches = Kept[list["Json"]]("agency", "when", "row_kind", "source")

    def view(self) -> Json:
        """Return the stretches, and from how many days on they are usually shown."""
        case = self._case
        return {
            "stretches": self._stretches.of(
                case.entries(), self._found, case.review(), case.agencies(), nil_returns(case)
            ),
            "least": LEAST_DAYS,
            "days": SILENT_DAYS,
            "joint_days": JOINT_DAYS,
        }

    def _found(self) -> list[Json]:
        found = silences_of(self._case, days=LEAST_DAYS, joint_days=LEAST_DAYS)
        return [_said(one) for one in found]


def _said(one: Silence) -> Json:
    said: Json = {
        "kind": one.kind.value,
        "agency": one.agency,
        "first": one.stretch.first.isoformat(),
        "last": one.stretch.last.isoformat(),
        "days": one.stretch.days,
    }
    if one.entry is not None:
        said["id"] = one.entry.id
    elif one.kind is SilenceKind.NO_CONTACT:
        said["nil"] = True
    return said
