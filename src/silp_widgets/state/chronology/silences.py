"""The stretches without contact, of one agency or of all, told apart from *no contact* rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.silence import JOINT_DAYS, SILENT_DAYS, SilenceKind, silences
from silp_widgets.domain.vocabulary import ReturnStatus
from silp_widgets.state.over_case import CasePart

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.silence import Silence

LEAST_DAYS: Final = 14
"""Shorter stretches aren't sent. The page shows those from the days on that the reader chose."""


class Silences(CasePart[ReadingSurface]):
    """Silence as data, for the lanes and for the list at the side."""

    name: ClassVar[str] = "silences"

    def __init__(self, case: ReadingSurface, writer: CaseWriter | None = None) -> None:
        super().__init__(case, writer)
        self._view: Json = {}
        self._at = -1

    def view(self) -> Json:
        """Return the stretches, and from how many days on they are usually shown."""
        newest = self.last_change()
        if newest != self._at:
            self._view = self._made()
            self._at = newest
        return self._view

    def _made(self) -> Json:
        review = self._case.review()
        found = silences(
            self._case.entries(),
            (agency.key for agency in self._case.agencies()),
            (review.scope_from, review.scope_to),
            days=LEAST_DAYS,
            joint_days=LEAST_DAYS,
            nil_returns=self._nil_returns(),
        )
        return {
            "stretches": [_said(one) for one in found],
            "least": LEAST_DAYS,
            "days": SILENT_DAYS,
            "joint_days": JOINT_DAYS,
        }

    def _nil_returns(self) -> frozenset[str]:
        """Return who answered that they hold nothing; a release doesn't say who did."""
        if not hasattr(self._case, "returns"):
            return frozenset()
        sent = cast("CaseReader", self._case).returns()
        return frozenset(r.agency for r in sent if r.status is ReturnStatus.NIL_RETURN)


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
