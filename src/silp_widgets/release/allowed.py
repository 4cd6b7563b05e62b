"""Which fields of each noun a release may hold (rules P1 and P2).

What is not named here is not in a release: a field that a noun gains later stays out until
somebody decides that readers need it.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, TypeVar

from silp_widgets.domain.chronology import Agency, Entry, Episode, Theme
from silp_widgets.domain.finding import Action, Finding, Recommendation
from silp_widgets.domain.narrative import Account, Correction
from silp_widgets.domain.people import Participant
from silp_widgets.domain.records import Record
from silp_widgets.domain.review import Review

if TYPE_CHECKING:
    from collections.abc import Mapping

R = TypeVar("R", bound=Record)


def _named(words: str) -> frozenset[str]:
    return frozenset(words.split())


ALLOWED: Final[Mapping[type[Record], frozenset[str]]] = {
    # Not the chair's name, the proceedings, why it was opened or when it was referred.
    Review: _named(
        "id title profile nation stage scope_from scope_to background_from subject purpose "
        "lines_of_enquiry chronology_style output_style"
    ),
    # Not its earlier names and spellings: they are real.
    Agency: _named("id key name code kind place"),
    # Not the raw row, date cells kept twice, anybody's opinion, or files and pages.
    Entry: _named(
        "id ref agency when text source row_kind source_type date_recorded sequence event_type "
        "people location seen voice action_taken reason_if_none outcome impact significance "
        "practice_quality good_practice_note themes episode_id same_event_id claim_status "
        "scope_status release_level"
    ),
    Episode: _named(
        "id number title when why_chosen record_shows accounts_add what_helped "
        "what_made_it_hard usual_practice quality release_level"
    ),
    Theme: _named("id key name definition"),
    # Not the code, the agency or how they took part; the code becomes a role.
    Participant: _named("id code job"),
    # Not what they felt and thought, nor who wrote it down, when and how.
    Account: _named(
        "id contributor anchors text_verbatim text_paraphrase frame what_went_well "
        "usual_practice factors themes state attribution release_level event"
    ),
    # Not the account it came from, the evidence, or when who was told.
    Correction: _named(
        "id number statement proposed entry report_line field raised_by answer reason "
        "what_changed release_level"
    ),
    Finding: _named(
        "id number title shows why factors usual_practice scope good_practice confidence "
        "confidence_reason entries accounts counter_evidence earlier_review question_for_board "
        "themes release_level"
    ),
    Recommendation: _named(
        "id number text findings scope audience intended_change measure release_level"
    ),
    Action: _named(
        "id recommendation text lead_agency lead_role milestones target status completed "
        "evidence_of_effect release_level"
    ),
}


def allowed_part(record: R, **instead: Any) -> R:
    """Return a new record made of nothing but what a release may hold of this one.

    Parameters
    ----------
    record : Record
        Of the case.
    **instead
        Values to take in place of the case's.
    """
    kept = {name: getattr(record, name) for name in ALLOWED[type(record)]}
    return type(record)(**{**kept, **instead})


def left_over(record: Record) -> list[str]:
    """Return the fields that a record has beyond what a release may hold (check C909)."""
    plain = type(record)(**{name: getattr(record, name) for name in ALLOWED[type(record)]})
    return [f.name for f in fields(record) if getattr(record, f.name) != getattr(plain, f.name)]
