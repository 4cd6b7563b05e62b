"""Preparing a review: scope, people and support, returns, deadlines, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.ports import CaseReader
from silp_widgets.domain.profile import profile, profiles
from silp_widgets.domain.saying import counted
from silp_widgets.domain.uk_time import today
from silp_widgets.domain.vocabulary import (
    CorrectionAnswer,
    Nation,
    OpenedBecause,
    ReturnStatus,
    Role,
    Stage,
    label,
)
from silp_widgets.state import narrating
from silp_widgets.state.asking import asked_code, asked_form, asked_text
from silp_widgets.state.chronology.same_events import SameEvents
from silp_widgets.state.due import TRIGGERS, deadline_rows, plan_deadlines, put_deadline
from silp_widgets.state.explaining import Explaining
from silp_widgets.state.frame import case_frame
from silp_widgets.state.next_steps import next_steps, shape
from silp_widgets.state.over_case import SteppedState
from silp_widgets.state.people import (
    drop_identity,
    drop_participant,
    participant_rows,
    put_identity,
    put_participant,
    put_support,
    register_rows,
)
from silp_widgets.state.return_tracker import tracker_rows
from silp_widgets.state.returns_at_hand import ReturnsAtHand
from silp_widgets.state.scoping import put_review
from silp_widgets.state.screen import verb
from silp_widgets.state.strip import strip
from silp_widgets.state.unanswered import ANSWERS, unanswered_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json


class PrepareState(SteppedState[CaseReader]):
    """What the *prepare* screen shows and may do.

    Parameters
    ----------
    case : CaseReader
        The open case.
    writer : CaseWriter, optional
        The same case, for writing.
    """

    def __init__(self, case: CaseReader, writer: CaseWriter | None = None) -> None:
        super().__init__(case, writer)
        self.parts = (
            ReturnsAtHand(case, writer),
            Explaining(case, writer),
            SameEvents(case, writer),
        )

    def view(self) -> Json:
        """Return the screen. No real name is in it: the register is sent only when asked for."""
        case, day = self._case, today()
        review = case.review()
        return {
            "case": case_frame(case),
            "read_only": self.read_only,
            "next": next_steps(case, day),
            "shape": shape(case),
            "strip": strip(case),
            "review": review.to_json(),
            "profile": _profile_words(review.profile),
            "profiles": [[p.key, p.name] for p in profiles().values()],
            "choices": {
                "nation": _choices(Nation),
                "opened_because": _choices(OpenedBecause),
                "stage": _choices(Stage),
                "role": _choices(Role),
                "status": _choices(ReturnStatus),
            },
            "agencies": [[a.key, a.name] for a in case.agencies()],
            "participants": participant_rows(case),
            "returns": tracker_rows(case, day),
            "deadlines": deadline_rows(case, day),
            "triggers": TRIGGERS,
            "unanswered": unanswered_rows(case),
            "answers": ANSWERS,
        }

    @verb
    def save_review(self, fields: Mapping[str, Any]) -> Json:
        """Change what the review covers; only the fields that are given."""
        moved = put_review(self._writer, asked_form(fields))
        if not moved:
            return {"said": "Scope saved."}
        stand = counted(moved, "entry stands", "entries stand")
        return {"said": f"Scope saved; {stand} differently to it now."}

    @verb
    def answer_correction(self, correction: str, form: Mapping[str, Any]) -> Json:
        """Answer a correction that somebody who was there asked for."""
        given = asked_form(form)
        answer = asked_code(given.get("answer"), CorrectionAnswer, "Answer")
        if [answer.value, label(answer)] not in ANSWERS:
            raise BadInput("Answer: choose one of the words in the list.")
        answered = narrating.answer_correction(
            self._writer,
            asked_text(correction, "Correction"),
            answer,
            reason=asked_text(given.get("reason"), "Why"),
            what_changed=asked_text(given.get("what_changed"), "What it changed"),
        )
        return {"said": f"Correction {answered.number} answered."}

    @verb
    def open_register(self) -> Json:
        """Send the real names to this page; the opening is logged."""
        return {"register": register_rows(self._writer.register())}

    @verb
    def save_identity(self, form: Mapping[str, Any]) -> Json:
        """Add or change a person in the register."""
        put_identity(self._writer, asked_form(form))
        return self.open_register()

    @verb
    def remove_identity(self, identity: str) -> Json:
        """Take a person out of the register."""
        drop_identity(self._writer, identity)
        return self.open_register()

    @verb
    def save_participant(self, form: Mapping[str, Any]) -> Json:
        """Add or change someone who takes part."""
        saved = put_participant(self._writer, asked_form(form))
        return {"said": f"{saved.code} saved.", "id": saved.id}

    @verb
    def remove_participant(self, participant: str) -> Json:
        """Take someone out who was entered by mistake, and their support record with them."""
        code = drop_participant(self._writer, participant)
        return {"said": f"{code} taken out. Undo brings them back."}

    @verb
    def save_support(self, participant: str, form: Mapping[str, Any]) -> Json:
        """Record briefing and support of one participant."""
        put_support(self._writer, participant, asked_form(form))
        return {"said": "Briefing and support saved."}

    @verb
    def plan_deadlines(self, triggers: Mapping[str, Any]) -> Json:
        """Work out the profile's deadlines from the days that set them going."""
        return {"said": plan_deadlines(self._writer, asked_form(triggers))}

    @verb
    def save_deadline(self, form: Mapping[str, Any]) -> Json:
        """Add a deadline, move one with its reason, or say that it was met."""
        return {"said": put_deadline(self._writer, asked_form(form))}


def _choices(codes: Any) -> list[list[str]]:
    return [[code.value, label(code)[0].upper() + label(code)[1:]] for code in codes]


def _profile_words(key: str) -> Json:
    known = profile(key)
    return {
        "name": known.name,
        "law": list(known.law),
        "guidance": " ".join(filter(None, (known.guidance, known.edition))),
        "opens_when": known.opens_when,
        "practitioners": known.practitioners,
        "practitioners_source": known.practitioners_source,
        "limits": [
            {"name": x.name, "words": x.words(), "source": x.source, "confirmed": x.confirmed,
             "trigger": x.trigger}
            for x in known.limits
        ],
    }  # fmt: skip
