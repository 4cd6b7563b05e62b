"""The review itself: what it is about, what it covers, and the meetings in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from silp_widgets.domain.records import Record
from silp_widgets.domain.vocabulary import (
    ChronologyStyle,
    Nation,
    OpenedBecause,
    OutputStyle,
    Stage,
)

PURPOSE: Final = (
    "This review is for learning. It does not hold people to account or reinvestigate; "
    "other processes do that."
)
"""The line that is on every screen and every release (handbook part 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """What this review is. There is one in a case.

    Attributes
    ----------
    title : str
        With a pseudonym, never a real name: ``"Child K"``.
    profile : str
        Key of a profile in ``data/profiles.toml``, such as ``"cspr_local"``.
    scope_from, scope_to : date or None
        Dates under full study, inclusive.
    background_from : date or None
        Earlier history is kept for context from here.
    received : date or None
        The day the referral was received.
    lines_of_enquiry : tuple of str
        The questions it asks.
    """

    title: str
    profile: str
    nation: Nation = Nation.ENGLAND
    opened_because: OpenedBecause = OpenedBecause.OTHER
    stage: Stage = Stage.SCOPING
    scope_from: date | None = None
    scope_to: date | None = None
    background_from: date | None = None
    received: date | None = None
    subject: str = ""
    purpose: str = PURPOSE
    lines_of_enquiry: tuple[str, ...] = ()
    parallel_proceedings: tuple[str, ...] = ()
    proceedings_cleared: bool = False
    chronology_style: ChronologyStyle = ChronologyStyle.FULL
    output_style: OutputStyle = OutputStyle.BOTH
    chair: str = "the independent chair"
    guidance: str = ""

    @property
    def scope(self) -> tuple[date | None, date | None]:
        """The first and the last day under full study; ``None`` where that end is open."""
        return self.scope_from, self.scope_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A briefing, a learning event or a recall event.

    Attributes
    ----------
    kind : str
        ``"briefing"``, ``"learning_event"`` or ``"recall_event"``.
    """

    kind: str
    on: date | None = None
    place: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Record):
    """A date by which something should happen, with the rule it comes from and its doubt.

    Attributes
    ----------
    rule : str
        Key of the rule in the profile; empty for a date somebody set.
    confirmed : bool
        Whether the rule was confirmed at its source.
    slipped_because, agreed_by : str
        The slippage log: why the date moved and who agreed.
    """

    name: str
    due: date
    rule: str = ""
    source: str = ""
    confirmed: bool = False
    done_on: date | None = None
    slipped_because: str = ""
    agreed_by: str = ""
