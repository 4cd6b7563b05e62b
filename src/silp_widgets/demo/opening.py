"""What is there before any file comes: the review, its agencies, and those who take part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from silp_widgets.demo.reading import fixed_id, fixture, made
from silp_widgets.demo.sources import sources
from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.people import FamilyContact, Participant, Question, Register, Support
from silp_widgets.domain.review import Deadline, Meeting, Review

if TYPE_CHECKING:
    from silp_widgets.demo.reading import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Everything that a chair would put in before the returns arrive."""

    review: Review
    agencies: tuple[Agency, ...]
    register: Register
    meetings: tuple[Meeting, ...]
    deadlines: tuple[Deadline, ...]
    participants: tuple[Participant, ...]
    support: tuple[Support, ...]
    questions: tuple[Question, ...]
    family_contacts: tuple[FamilyContact, ...]


def opening() -> Opening:
    """Return what is there before any file comes; every id is the same at every call."""
    review, people, invited = fixture("review"), fixture("people"), fixture("participants")
    return Opening(
        review=Review.from_json({"id": fixed_id("review", 1), **review["review"]}),
        agencies=_agencies(),
        register=Register.from_records(
            {"id": fixed_id("identity", row["pseudonym"]), **row} for row in people["identity"]
        ),
        meetings=made(Meeting, review["meeting"], "kind"),
        deadlines=made(Deadline, review["deadline"], "name"),
        participants=made(Participant, invited["participant"], "code"),
        support=tuple(_support(row, invited["everyone"]) for row in invited["participant"]),
        questions=made(Question, map(_asked, invited["question"]), "text"),
        family_contacts=made(FamilyContact, invited["family_contact"], "person"),
    )


def _agencies() -> tuple[Agency, ...]:
    return tuple(
        Agency(
            id=fixed_id("agency", source.key),
            key=source.key,
            name=source.shown_as,
            code=source.code,
            kind=source.kind,
            place=place,
            also_known_as=tuple(filter(None, (source.agency, source.renamed))),
        )
        for place, source in enumerate(sources())
    )


def _support(row: Table, everyone: Table) -> Support:
    """Return a support record; the notice was gone through at the briefing or the catch-up."""
    support = row["support"]
    shown = support.get("briefed_on") or support.get("caught_up_on")
    return Support.from_json(
        {
            "id": fixed_id("support", row["code"]),
            "participant": fixed_id("participant", row["code"]),
            "notice_shown_on": shown,
            "notice_acknowledged_on": shown,
            **everyone,
            **support,
        }
    )


def _asked(row: Table) -> Table:
    return {**row, "participant": fixed_id("participant", row["participant"])}
