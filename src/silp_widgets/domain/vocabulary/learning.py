"""Analysis: factors, findings, recommendations and actions."""

from enum import StrEnum


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
