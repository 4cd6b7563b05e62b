"""The contents of a release: the same nouns as a case, fewer of them and with less in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.chronology import Agency, Entry, Episode, Theme
from silp_widgets.domain.finding import Action, Finding, Recommendation
from silp_widgets.domain.narrative import Account, Correction
from silp_widgets.domain.people import Participant
from silp_widgets.domain.review import Review
from silp_widgets.release.allowed import ALLOWED

if TYPE_CHECKING:
    from silp_widgets.domain.records import Json, Record

KINDS: Final[Mapping[str, type[Record]]] = {
    "agencies": Agency,
    "entries": Entry,
    "episodes": Episode,
    "themes": Theme,
    "participants": Participant,
    "accounts": Account,
    "corrections": Correction,
    "findings": Finding,
    "recommendations": Recommendation,
    "actions": Action,
}
"""What a release may hold, by the name it has in the file."""


def _json(record: Record) -> Json:
    return {name: v for name, v in record.to_json().items() if name in ALLOWED[type(record)]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How many of those who did the work were heard; totals only, never by person or agency.

    Attributes
    ----------
    invited, heard : int
        Practitioners who were there, and those of them whose account was taken; both 0 where
        fewer than five were heard, which is no group to be counted (I12).
    good_practice : int
        Pieces of work that helped, named in the record or by practitioners.
    corrected : int
        Facts corrected by those who were there.
    """

    invited: int = 0
    heard: int = 0
    good_practice: int = 0
    corrected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All that a release holds.

    Attributes
    ----------
    review : Review
    records : Mapping of str to tuple of Record
        By the names in :data:`KINDS`.
    heard : Heard
    themed : tuple of str
        Sentences that stand for two or more practitioners, none of them quoted.
    feedback : Mapping of str to float, or None
        Mean answers, where at least five people answered (I12).
    """

    review: Review
    records: Mapping[str, tuple[Any, ...]]
    heard: Heard
    themed: tuple[str, ...] = ()
    feedback: Mapping[str, float] | None = None

    def to_json(self) -> Json:
        """Return the snapshot as plain JSON."""
        heard = self.heard
        return {
            "review": _json(self.review),
            "records": {k: [_json(r) for r in v] for k, v in self.records.items()},
            "heard": {name: getattr(heard, name) for name in Heard.__dataclass_fields__},
            "themed": list(self.themed),
            "feedback": dict(self.feedback) if self.feedback else None,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Snapshot:
        """Make a snapshot again from :meth:`to_json`."""
        return cls(
            review=Review.from_json(body["review"]),
            records={
                name: tuple(kind.from_json(r) for r in body["records"].get(name, ()))
                for name, kind in KINDS.items()
            },
            heard=Heard(**body["heard"]),
            themed=tuple(body["themed"]),
            feedback=body["feedback"],
        )
