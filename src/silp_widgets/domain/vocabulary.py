"""The codes of the field, one ``StrEnum`` a vocabulary (handbook part 12).

A member's value is the code that is stored, exported and released. The words people read for it
are in ``data/vocabularies.toml``, which a domain expert may edit; :func:`label` looks them up.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class ReviewType(StrEnum):
    """The kind of review, in law or by local decision."""

    RAPID_REVIEW = "rapid_review"
    CSPR_LOCAL = "CSPR_local"
    CSPR_NATIONAL = "CSPR_national"
    SAR_MANDATORY = "SAR_mandatory"
    SAR_DISCRETIONARY = "SAR_discretionary"
    DHR = "DHR"
    DARDR = "DARDR"
    SUSR_CHILD = "SUSR_child"
    SUSR_ADULT = "SUSR_adult"
    SUSR_DOMESTIC = "SUSR_domestic"
    SUSR_MENTAL_HEALTH = "SUSR_mental_health"
    SUSR_OFFENSIVE_WEAPON = "SUSR_offensive_weapon"
    LR_CHILD_SCOTLAND = "LR_child_scotland"
    LR_ADULT_SCOTLAND = "LR_adult_scotland"
    CMR_NI = "CMR_ni"
    DHR_NI = "DHR_ni"
    MHHR = "MHHR"
    OWHR = "OWHR"
    LEDER_INITIAL = "LeDeR_initial"
    LEDER_FOCUSED = "LeDeR_focused"
    SINGLE_AGENCY = "single_agency"
    GOOD_PRACTICE_REVIEW = "good_practice_review"
    OTHER = "other"


class OpenedBecause(StrEnum):
    """Why a review was opened; never assume a death or a harm."""

    DEATH = "death"
    SERIOUS_HARM = "serious_harm"
    SERIOUS_ABUSE_OR_NEGLECT = "serious_abuse_or_neglect"
    SELF_NEGLECT = "self_neglect"
    PATTERN_OF_INCIDENTS = "pattern_of_incidents"
    HARM_PREVENTED_BY_GOOD_PRACTICE = "harm_prevented_by_good_practice"
    PUBLIC_INTEREST = "public_interest"
    OTHER = "other"


class Nation(StrEnum):
    """The vocabulary ``nation``."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


class ChronologyStyle(StrEnum):
    """The vocabulary ``chronology_style``."""

    FULL = "full"
    KEY_EVENTS = "key_events"
    TIMELINE = "timeline"
    NONE = "none"


class OutputStyle(StrEnum):
    """The vocabulary ``output_style``."""

    RECOMMENDATIONS = "recommendations"
    FINDINGS = "findings"
    BOTH = "both"


class Stage(StrEnum):
    """The vocabulary ``stage``."""

    DECISION = "decision"
    SCOPING = "scoping"
    TERMS_OF_REFERENCE = "terms_of_reference"
    AUTHOR_BRIEFING = "author_briefing"
    AGENCY_REPORTS = "agency_reports"
    CIRCULATION = "circulation"
    LEARNING_EVENT = "learning_event"
    FAMILY = "family"
    DRAFT_OVERVIEW = "draft_overview"
    RECALL_EVENT = "recall_event"
    PANEL = "panel"
    PUBLICATION = "publication"
    ACTION_PLAN = "action_plan"
    EVALUATION = "evaluation"


class ReturnStatus(StrEnum):
    """The vocabulary ``return_status``."""

    REQUESTED = "requested"
    RECEIVED = "received"
    QUERIED = "queried"
    CORRECTED = "corrected"
    SIGNED_OFF = "signed_off"
    NIL_RETURN = "nil_return"


class Role(StrEnum):
    """The vocabulary ``role``."""

    LEAD_REVIEWER = "lead_reviewer"
    CO_REVIEWER = "co_reviewer"
    CHAIR = "chair"
    PANEL_MEMBER = "panel_member"
    AGENCY_AUTHOR = "agency_author"
    PRACTITIONER = "practitioner"
    FIRST_LINE_MANAGER = "first_line_manager"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    STRATEGIC_LEAD = "strategic_lead"
    SUPPORTER = "supporter"
    BOARD_MANAGER = "board_manager"
    ADMINISTRATOR = "administrator"
    ANALYST = "analyst"
    FAMILY_MEMBER = "family_member"
    ADVOCATE = "advocate"
    OBSERVER = "observer"


class AgencyKind(StrEnum):
    """The vocabulary ``agency``."""

    CHILDRENS_SOCIAL_CARE = "childrens_social_care"
    ADULT_SOCIAL_CARE = "adult_social_care"
    GP = "gp"
    HEALTH_VISITING = "health_visiting"
    SCHOOL_NURSING = "school_nursing"
    MIDWIFERY = "midwifery"
    ACUTE_HOSPITAL = "acute_hospital"
    MENTAL_HEALTH = "mental_health"
    AMBULANCE = "ambulance"
    POLICE = "police"
    PROBATION = "probation"
    YOUTH_JUSTICE = "youth_justice"
    CAFCASS = "cafcass"
    SCHOOL = "school"
    NURSERY = "nursery"
    COLLEGE = "college"
    HOUSING = "housing"
    DOMESTIC_ABUSE_SERVICE = "domestic_abuse_service"
    SUBSTANCE_MISUSE_SERVICE = "substance_misuse_service"
    VOLUNTARY = "voluntary"
    FIRE = "fire"
    CORONER = "coroner"
    BENEFITS_IMMIGRATION = "benefits_immigration"
    CARE_PROVIDER = "care_provider"
    OTHER = "other"


class RowKind(StrEnum):
    """The vocabulary ``row_kind``."""

    EVENT = "event"
    NO_CONTACT = "no_contact"
    AUTHOR_NOTE = "author_note"
    CONTEXT = "context"


class EventType(StrEnum):
    """The vocabulary ``event_type``."""

    CONTACT = "contact"
    REFERRAL = "referral"
    ASSESSMENT = "assessment"
    VISIT = "visit"
    MEETING = "meeting"
    CONFERENCE = "conference"
    STRATEGY_DISCUSSION = "strategy_discussion"
    S47_ENQUIRY = "s47_enquiry"
    PLAN = "plan"
    REVIEW = "review"
    SUPERVISION = "supervision"
    MEDICAL_APPOINTMENT = "medical_appointment"
    ADMISSION = "admission"
    INJURY_OR_INCIDENT = "injury_or_incident"
    MISSING_EPISODE = "missing_episode"
    ARREST_OR_POLICE_CALL = "arrest_or_police_call"
    COURT_OR_ORDER = "court_or_order"
    TRANSFER_OR_HANDOVER = "transfer_or_handover"
    CASE_CLOSURE = "case_closure"
    INFORMATION_SHARED = "information_shared"
    NOT_SHARED = "not_shared"
    WAS_NOT_BROUGHT = "was_not_brought"
    NO_ACCESS = "no_access"
    SERVICE_CHANGE = "service_change"
    FAMILY_CHANGE = "family_change"
    ACCOUNT_OR_DISCLOSURE = "account_or_disclosure"
    NO_CONTACT_PERIOD = "no_contact_period"
    BACKGROUND = "background"
    OTHER = "other"


class Significance(StrEnum):
    """The vocabulary ``significance``."""

    BACKGROUND = "background"
    ROUTINE = "routine"
    SIGNIFICANT = "significant"
    KEY_EPISODE = "key_episode"
    TURNING_POINT = "turning_point"


class PracticeQuality(StrEnum):
    """The vocabulary ``practice_quality``."""

    GOOD = "good"
    USUAL = "usual"
    VARIANCE_FROM_EXPECTED = "variance_from_expected"
    UNCLEAR = "unclear"
    NOT_ASSESSED = "not_assessed"


class Impact(StrEnum):
    """The vocabulary ``impact``."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Seen(StrEnum):
    """The vocabulary ``seen``."""

    SEEN = "seen"
    SEEN_ALONE = "seen_alone"
    SEEN_NOT_ALONE = "seen_not_alone"
    NOT_SEEN = "not_seen"
    ATTEMPTED = "attempted"
    NOT_APPLICABLE = "not_applicable"
    NOT_RECORDED = "not_recorded"


class DatePrecision(StrEnum):
    """The vocabulary ``date_precision``."""

    EXACT_TIME = "exact_time"
    PART_DAY = "part_day"
    DAY = "day"
    WEEK = "week"
    PART_MONTH = "part_month"
    MONTH = "month"
    SEASON = "season"
    TERM = "term"
    PART_YEAR = "part_year"
    YEAR = "year"
    RANGE = "range"
    BEFORE = "before"
    AFTER = "after"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"


class DateCertainty(StrEnum):
    """The vocabulary ``date_certainty``."""

    STATED = "stated"
    UNCERTAIN = "uncertain"
    INFERRED = "inferred"


class DateStatus(StrEnum):
    """The vocabulary ``date_status``."""

    OK = "ok"
    OK_WITH_WARNING = "ok_with_warning"
    REFUSED = "refused"


class ScopeStatus(StrEnum):
    """The vocabulary ``scope_status``."""

    IN_SCOPE = "in_scope"
    BACKGROUND = "background"
    STRADDLES = "straddles"


class SourceType(StrEnum):
    """The vocabulary ``source_type``."""

    CASE_RECORD = "case_record"
    CONTEMPORANEOUS_NOTE = "contemporaneous_note"
    AGENCY_REPORT = "agency_report"
    CHRONOLOGY = "chronology"
    PRACTITIONER_NARRATIVE = "practitioner_narrative"
    FAMILY_ACCOUNT = "family_account"
    DOCUMENT = "document"
    PANEL = "panel"
    OTHER = "other"


class ClaimStatus(StrEnum):
    """The vocabulary ``claim_status``."""

    RECORDED = "recorded"
    RECALLED = "recalled"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    UNVERIFIED = "unverified"


class NarrativeFrame(StrEnum):
    """The vocabulary ``narrative_frame``."""

    AT_THE_TIME = "at_the_time"
    WITH_HINDSIGHT = "with_hindsight"
    GENERAL_PRACTICE = "general_practice"
    SUGGESTION = "suggestion"


class Relation(StrEnum):
    """The vocabulary ``relation``."""

    CONFIRMS = "confirms"
    ADDS = "adds"
    CORRECTS = "corrects"
    DIFFERS = "differs"


class NarrativeState(StrEnum):
    """The vocabulary ``narrative_state``."""

    DRAFT = "draft"
    CAPTURED = "captured"
    READ_BACK = "read_back"
    AMENDED = "amended"
    AGREED = "agreed"
    RELEASED = "released"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"


class CorrectionAnswer(StrEnum):
    """The vocabulary ``correction_answer``."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    BOTH_SHOWN = "both_shown"
    WITHDRAWN = "withdrawn"


class UsualPractice(StrEnum):
    """The vocabulary ``usual_practice``."""

    USUAL = "usual"
    UNUSUAL = "unusual"
    UNKNOWN = "unknown"


class Attribution(StrEnum):
    """The vocabulary ``attribution``."""

    ROLE_ONLY = "role_only"
    PARAPHRASE_ONLY = "paraphrase_only"
    DO_NOT_QUOTE = "do_not_quote"
    WITHDRAWN = "withdrawn"


class FactorScie(StrEnum):
    """The vocabulary ``factor_scie``."""

    FAMILY = "family"
    ROLE = "role"
    CONDITIONS_OF_WORK = "conditions_of_work"
    PERSONAL = "personal"
    OWN_TEAM = "own_team"
    INTER_AGENCY_TEAM = "inter_agency_team"
    ORGANISATION_CULTURE_MANAGEMENT = "organisation_culture_management"
    WIDER_POLITICAL = "wider_political"
    OTHER = "other"


class FactorLevel(StrEnum):
    """The vocabulary ``factor_level``."""

    FRONTLINE = "frontline"
    LOCAL_STRATEGIC = "local_strategic"
    NATIONAL = "national"


class PatternScie(StrEnum):
    """The vocabulary ``pattern_scie``."""

    TOOLS = "tools"
    MANAGEMENT_SYSTEMS = "management_systems"
    RESPONSES_TO_INCIDENTS = "responses_to_incidents"
    LONGER_TERM_WORK = "longer_term_work"
    FAMILY_PROFESSIONAL_INTERACTION = "family_professional_interaction"
    HUMAN_REASONING = "human_reasoning"


class FactorSeips(StrEnum):
    """The vocabulary ``factor_seips``."""

    PERSON = "person"
    TASKS = "tasks"
    TOOLS_TECHNOLOGY = "tools_technology"
    ORGANISATION = "organisation"
    INTERNAL_ENVIRONMENT = "internal_environment"
    EXTERNAL_ENVIRONMENT = "external_environment"


class FactorYcff(StrEnum):
    """The vocabulary ``factor_ycff``."""

    ACTIVE_FAILURES = "active_failures"
    COMMUNICATION_SYSTEMS = "communication_systems"
    DESIGN_OF_EQUIPMENT = "design_of_equipment"
    EQUIPMENT_SUPPLIES = "equipment_supplies"
    EXTERNAL_POLICY = "external_policy"
    INDIVIDUAL = "individual"
    LINES_OF_RESPONSIBILITY = "lines_of_responsibility"
    STAFFING_MANAGEMENT = "staffing_management"
    PERSON_OR_FAMILY = "person_or_family"
    PHYSICAL_ENVIRONMENT = "physical_environment"
    POLICY_PROCEDURES = "policy_procedures"
    SAFETY_CULTURE = "safety_culture"
    SCHEDULING = "scheduling"
    WORKLOAD = "workload"
    SUPERVISION_LEADERSHIP = "supervision_leadership"
    CENTRAL_SUPPORT = "central_support"
    TASK_CHARACTERISTICS = "task_characteristics"
    TEAM = "team"
    TRAINING_EDUCATION = "training_education"


class FindingScope(StrEnum):
    """The vocabulary ``finding_scope``."""

    CASE_SPECIFIC = "case_specific"
    LOCAL_SYSTEMIC = "local_systemic"
    REGIONAL = "regional"
    NATIONAL = "national"


class Confidence(StrEnum):
    """The vocabulary ``confidence``."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RecommendationScope(StrEnum):
    """The vocabulary ``recommendation_scope``."""

    SINGLE_AGENCY = "single_agency"
    MULTI_AGENCY = "multi_agency"
    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"


class ActionStatus(StrEnum):
    """The vocabulary ``action_status``."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    EMBEDDED = "embedded"
    REJECTED_WITH_REASON = "rejected_with_reason"
    OVERDUE = "overdue"


class LensSeverity(StrEnum):
    """The vocabulary ``lens_severity``."""

    INFO = "info"
    CONSIDER = "consider"
    STRONG = "strong"


class Severity(StrEnum):
    """The vocabulary ``check_severity``."""

    ERROR = "E"
    WARNING = "W"
    INFORMATION = "I"


class ReleaseLevel(StrEnum):
    """The vocabulary ``release_level``."""

    CHAIR_ONLY = "chair_only"
    REVIEW_TEAM = "review_team"
    ALL_PARTICIPANTS = "all_participants"
    PANEL = "panel"
    PUBLIC = "public"


class ParticipationMode(StrEnum):
    """The vocabulary ``participation_mode``."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    PRIVATE_CONVERSATION = "private_conversation"
    WRITTEN = "written"
    DECLINED = "declined"


class FamilyContactMethod(StrEnum):
    """The vocabulary ``family_contact_method``."""

    MEETING = "meeting"
    TELEPHONE = "telephone"
    LETTER = "letter"
    ONLINE = "online"
    WRITTEN_ACCOUNT = "written_account"
    THROUGH_ADVOCATE = "through_advocate"
    DECLINED = "declined"


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
