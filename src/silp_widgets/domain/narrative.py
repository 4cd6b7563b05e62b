"""What practitioners say, and what they correct (handbook part 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from silp_widgets.domain.records import Record
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeFrame,
    NarrativeState,
    Relation,
    ReleaseLevel,
    UsualPractice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an account is about, and how it stands to it.

    Attributes
    ----------
    kind : str
        ``"entry"``, ``"episode"`` or ``"general"``.
    target : str
        The id of the entry or episode; empty for ``"general"``.
    relation : Relation
        Confirms, adds, corrects or differs.
    """

    kind: str
    target: str = ""
    relation: Relation = Relation.ADDS


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorMark:
    """A contributory factor that an account speaks of: frame, code in it, and level."""

    code: str
    frame: str = "factor_scie"
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """What one practitioner says, in their own words, until they agree, change or withdraw it.

    Only its contributor may change the words (I7); only an agreed account may be released (I8).

    Attributes
    ----------
    contributor : str
        The participant's id.
    text_verbatim : str
        Their words. For the contributor and the chair only; quoted in a release only under
        ``role_only``.
    text_paraphrase : str
        In the third person, agreed too.
    text_theme : str
        An unattributed sentence for two or more sources.
    what_went_well : str
        What helped, and what made it possible (R7).
    state : NarrativeState
        An edit after agreement returns it to *amended*.
    attribution : Attribution
        Do not quote, until they choose.
    how : str
        ``"scribe"``, ``"self"`` or ``"private conversation"``.
    event : str
        ``"learning_event"`` or ``"recall_event"``; empty when outside both.
    """

    contributor: str
    anchors: tuple[Anchor, ...] = ()
    text_verbatim: str = ""
    text_paraphrase: str = ""
    text_theme: str = ""
    frame: NarrativeFrame = NarrativeFrame.AT_THE_TIME
    saw_knew: str = ""
    thought: str = ""
    felt: str = ""
    hoped: str = ""
    options: str = ""
    competing_demands: str = ""
    helped: str = ""
    hindered: str = ""
    enabled_by: str = ""
    what_went_well: str = ""
    usual_practice: UsualPractice = UsualPractice.UNKNOWN
    factors: tuple[FactorMark, ...] = ()
    themes: tuple[str, ...] = ()
    state: NarrativeState = NarrativeState.DRAFT
    attribution: Attribution = Attribution.DO_NOT_QUOTE
    release_level: ReleaseLevel = ReleaseLevel.PANEL
    captured_by: str = ""
    captured_at: datetime | None = None
    read_back_at: datetime | None = None
    agreed_at: datetime | None = None
    how: str = "scribe"
    event: str = "learning_event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """A line of the correction ledger (R2): a statement, what is right, and the answer given.

    Attributes
    ----------
    number : int
        Its place in the ledger, from 1.
    statement : str
        What the record or the draft says.
    entry : str
        The id of the entry it is about; empty for a report line, which ``report_line`` names.
    raised_by : str
        The participant's id.
    field : str
        The entry's field, where it is about one.
    proposed : str
        What it should say.
    """

    number: int
    statement: str
    proposed: str
    entry: str = ""
    report_line: str = ""
    field: str = ""
    raised_by: str = ""
    raised_on: date | None = None
    account: str = ""
    evidence: str = ""
    answer: CorrectionAnswer = CorrectionAnswer.PENDING
    reason: str = ""
    what_changed: str = ""
    told_on: date | None = None
    release_level: ReleaseLevel = ReleaseLevel.PANEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The newest words of one live text, as they are being typed.

    Attributes
    ----------
    place : str
        Which text it is, such as ``"learning_event/words"``.
    text : str
        The words.
    context : str
        JSON of the choices beside the words (who speaks, about what), so that they come back too.
    by : str
        Who typed, by role.
    at : datetime
        When it was kept, in UTC.
    revision : int
        Counts up from 1 in one place.
    """

    place: str
    text: str
    context: str
    by: str
    at: datetime
    revision: int
