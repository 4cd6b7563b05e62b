"""The chronology: rows, dates, what was seen, where it comes from."""

from enum import StrEnum


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


class Severity(StrEnum):
    """The vocabulary ``check_severity``."""

    ERROR = "E"
    WARNING = "W"
    INFORMATION = "I"
