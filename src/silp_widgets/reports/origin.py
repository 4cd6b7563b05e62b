"""What a report, an export or a picture says of itself: which release it is of, or whose copy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.narrative_rules import may_be_released
from silp_widgets.domain.saying import long_day
from silp_widgets.domain.uk_time import day_of
from silp_widgets.domain.vocabulary import (
    CorrectionAnswer,
    NarrativeState,
    PracticeQuality,
    label,
)

if TYPE_CHECKING:
    from silp_widgets.domain.ports import ReadingSurface

CHAIRS_COPY: Final = "Chair's copy: not pseudonymised"
"""On every page and picture made of a case."""

_KEEP_IT: Final = (
    "Made from the open case, for the chair. It is not pseudonymised and not encrypted: "
    "keep it where the case is kept, and delete it when done."
)
_UNANSWERED: Final = frozenset({CorrectionAnswer.PENDING, CorrectionAnswer.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a document was made of.

    Attributes
    ----------
    released : bool
        Whether it was a release.
    mark : str
        For every page.
    lines : tuple of str
        Sentences for its front page.
    on : date
        The day it is of: a release's own, or that of the making.
    heard : str
        How many of those who were there were heard, such as ``"18 of 22"``; empty where a
        release doesn't say.
    corrected, good_practice : int
        Facts corrected, and things that went well.
    themed : tuple of str
        Sentences that stand for two or more people.
    """

    released: bool
    mark: str
    lines: tuple[str, ...]
    on: date
    heard: str
    corrected: int
    good_practice: int
    themed: tuple[str, ...] = ()


def origin_of(source: ReadingSurface, at: datetime) -> Origin:
    """Return what a document made of a case or a release says of itself.

    Parameters
    ----------
    source : ReadingSurface
        An open case, or a release; only a release carries a seal.
    at : datetime
        When it is made.
    """
    origin = _of_release(source) if getattr(source, "seal", "") else _of_case(source, at)
    narrowed = getattr(source, "narrowed", "")
    return replace(origin, lines=(*origin.lines, narrowed)) if narrowed else origin


def _of_release(release: Any) -> Origin:
    heard, on = release.heard, day_of(release.at)
    signed = " and ".join(f"the {role}" for role in release.signed_off_by)
    day, by = long_day(on), f" by {signed}" if signed else ""
    return Origin(
        released=True,
        mark=f"Release {release.number} · {label(release.level)}",
        lines=(
            f"Release {release.number} for the {label(release.level)}, signed off on {day}{by}.",
            "Pseudonymised: people stand under their role or a code.",
        ),
        on=on,
        heard=f"{heard.heard} of {heard.invited}" if heard.invited else "",
        corrected=heard.corrected,
        good_practice=heard.good_practice,
        themed=tuple(release.themed),
    )


def _of_case(case: ReadingSurface, at: datetime) -> Origin:
    there = {p.id for p in case.participants() if p.was_there}
    given = [a for a in case.accounts() if a.state is not NarrativeState.DRAFT]
    # Who took their words back was heard all the same.
    heard = there & {a.contributor for a in given}
    spoken = [a for a in given if a.state is not NarrativeState.WITHDRAWN]
    well = sum(bool(a.what_went_well) for a in spoken) + sum(
        e.practice_quality is PracticeQuality.GOOD or bool(e.good_practice_note)
        for e in case.entries()
    )
    agreed = sum(may_be_released(a) for a in spoken)
    day, changes = long_day(day_of(at)), case.last_change()
    return Origin(
        released=False,
        mark=CHAIRS_COPY,
        lines=(
            _KEEP_IT,
            f"The case as it stood on {day}, after {changes:,} changes.",
            f"{agreed} of {len(spoken)} accounts are agreed by those who gave them.",
        ),
        on=day_of(at),
        heard=f"{len(heard)} of {len(there)}" if there else "",
        corrected=sum(c.answer not in _UNANSWERED for c in case.corrections()),
        good_practice=well,
    )
