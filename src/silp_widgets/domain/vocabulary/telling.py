"""What practitioners say, and how they choose to be heard."""

from enum import StrEnum


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


class LensSeverity(StrEnum):
    """The vocabulary ``lens_severity``."""

    INFO = "info"
    CONSIDER = "consider"
    STRONG = "strong"
