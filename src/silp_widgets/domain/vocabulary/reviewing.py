"""The review: its kind, stages, people and audiences."""

from enum import StrEnum


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


class ReleaseLevel(StrEnum):
    """The vocabulary ``release_level``."""

    CHAIR_ONLY = "chair_only"
    REVIEW_TEAM = "review_team"
    ALL_PARTICIPANTS = "all_participants"
    PANEL = "panel"
    PUBLIC = "public"
