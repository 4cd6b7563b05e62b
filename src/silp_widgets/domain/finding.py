"""Findings, recommendations and actions (handbook part 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from silp_widgets.domain.narrative import FactorMark
from silp_widgets.domain.records import Record
from silp_widgets.domain.vocabulary import (
    ActionStatus,
    Confidence,
    FindingScope,
    RecommendationScope,
    ReleaseLevel,
    UsualPractice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """What the evidence shows, and why. The system is the unit of analysis (R19).

    Attributes
    ----------
    number : int
        From 1.
    title : str
        Neutral.
    shows : str
        What the evidence shows.
    why : str
        The conditions and causes, in words; ``factors`` in codes.
    entries, accounts : tuple of str
        Ids of the evidence: at least one record and one account, else C821.
    """

    number: int
    title: str
    shows: str = ""
    why: str = ""
    factors: tuple[FactorMark, ...] = ()
    usual_practice: UsualPractice = UsualPractice.UNKNOWN
    scope: FindingScope = FindingScope.CASE_SPECIFIC
    good_practice: str = ""
    confidence: Confidence = Confidence.MEDIUM
    confidence_reason: str = ""
    entries: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    counter_evidence: str = ""
    earlier_review: str = ""
    question_for_board: str = ""
    themes: tuple[str, ...] = ()
    release_level: ReleaseLevel = ReleaseLevel.PANEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """What should change; every one traces to a finding (I10)."""

    number: int
    text: str
    findings: tuple[str, ...] = ()
    scope: RecommendationScope = RecommendationScope.MULTI_AGENCY
    audience: str = ""
    intended_change: str = ""
    measure: str = ""
    release_level: ReleaseLevel = ReleaseLevel.PANEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Who does what by when. The lead is an agency and a role, never a person."""

    recommendation: str
    text: str
    lead_agency: str = ""
    lead_role: str = ""
    milestones: tuple[str, ...] = ()
    target: date | None = None
    status: ActionStatus = ActionStatus.PROPOSED
    completed: date | None = None
    evidence_of_effect: str = ""
    release_level: ReleaseLevel = ReleaseLevel.PANEL
