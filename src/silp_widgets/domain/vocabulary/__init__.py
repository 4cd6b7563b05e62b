"""The codes of the field, one ``StrEnum`` a vocabulary (handbook part 12).

A member's value is the code that is stored, exported and released. The words people read for it
are in ``data/vocabularies.toml``, which a domain expert may edit; :func:`label` looks them up.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from silp_widgets.domain.vocabulary.learning import (
    ActionStatus,
    Confidence,
    FactorLevel,
    FactorScie,
    FactorSeips,
    FactorYcff,
    FindingScope,
    PatternScie,
    RecommendationScope,
)
from silp_widgets.domain.vocabulary.recording import (
    ClaimStatus,
    DateCertainty,
    DatePrecision,
    DateStatus,
    EventType,
    Impact,
    PracticeQuality,
    RowKind,
    ScopeStatus,
    Seen,
    Severity,
    Significance,
    SourceType,
)
from silp_widgets.domain.vocabulary.reviewing import (
    AgencyKind,
    ChronologyStyle,
    FamilyContactMethod,
    Nation,
    OpenedBecause,
    OutputStyle,
    ParticipationMode,
    ReleaseLevel,
    ReturnStatus,
    ReviewType,
    Role,
    Stage,
)
from silp_widgets.domain.vocabulary.telling import (
    Attribution,
    CorrectionAnswer,
    LensSeverity,
    NarrativeFrame,
    NarrativeState,
    Relation,
    UsualPractice,
)

if TYPE_CHECKING:
    from enum import StrEnum

__all__ = [
    "VOCABULARIES",
    "ActionStatus",
    "AgencyKind",
    "Attribution",
    "ChronologyStyle",
    "ClaimStatus",
    "Confidence",
    "CorrectionAnswer",
    "DateCertainty",
    "DatePrecision",
    "DateStatus",
    "EventType",
    "FactorLevel",
    "FactorScie",
    "FactorSeips",
    "FactorYcff",
    "FamilyContactMethod",
    "FindingScope",
    "Impact",
    "LensSeverity",
    "NarrativeFrame",
    "NarrativeState",
    "Nation",
    "OpenedBecause",
    "OutputStyle",
    "ParticipationMode",
    "PatternScie",
    "PracticeQuality",
    "RecommendationScope",
    "Relation",
    "ReleaseLevel",
    "ReturnStatus",
    "ReviewType",
    "Role",
    "RowKind",
    "ScopeStatus",
    "Seen",
    "Severity",
    "Significance",
    "SourceType",
    "Stage",
    "UsualPractice",
    "label",
]

VOCABULARIES: dict[str, type[StrEnum]] = {
    "review_type": ReviewType,
    "opened_because": OpenedBecause,
    "nation": Nation,
    "chronology_style": ChronologyStyle,
    "output_style": OutputStyle,
    "stage": Stage,
    "return_status": ReturnStatus,
    "role": Role,
    "agency": AgencyKind,
    "row_kind": RowKind,
    "event_type": EventType,
    "significance": Significance,
    "practice_quality": PracticeQuality,
    "impact": Impact,
    "seen": Seen,
    "date_precision": DatePrecision,
    "date_certainty": DateCertainty,
    "date_status": DateStatus,
    "scope_status": ScopeStatus,
    "source_type": SourceType,
    "claim_status": ClaimStatus,
    "narrative_frame": NarrativeFrame,
    "relation": Relation,
    "narrative_state": NarrativeState,
    "correction_answer": CorrectionAnswer,
    "usual_practice": UsualPractice,
    "attribution": Attribution,
    "factor_scie": FactorScie,
    "factor_level": FactorLevel,
    "pattern_scie": PatternScie,
    "factor_seips": FactorSeips,
    "factor_ycff": FactorYcff,
    "finding_scope": FindingScope,
    "confidence": Confidence,
    "recommendation_scope": RecommendationScope,
    "action_status": ActionStatus,
    "lens_severity": LensSeverity,
    "check_severity": Severity,
    "release_level": ReleaseLevel,
    "participation_mode": ParticipationMode,
    "family_contact_method": FamilyContactMethod,
}
"""Every vocabulary by the name the handbook gives it."""


@cache
def _words() -> dict[str, dict[str, str]]:
    source = files("silp_widgets").joinpath("data", "vocabularies.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def label(code: StrEnum) -> str:
    """Return the words that people read for a code.

    Parameters
    ----------
    code : StrEnum
        A member of one of the vocabularies here.

    Returns
    -------
    str
        For example ``"seen alone"`` for :attr:`Seen.SEEN_ALONE`.
    """
    vocabulary = _NAMES[type(code)]
    return _words()[vocabulary][code.value]


_NAMES = {enum: name for name, enum in VOCABULARIES.items()}
