from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from silp_widgets.domain.people import Participant, Support
from silp_widgets.domain.returns import ReturnFile
from silp_widgets.domain.review import Deadline, Review
from silp_widgets.domain.vocabulary import ReturnStatus
from silp_widgets.state.next_steps import next_steps
from silp_widgets.state.readiness import readiness

NOUNS = (
    *("agencies", "entries", "episodes", "returns", "problems", "participants", "support"),
    *("deadlines", "accounts", "corrections", "findings", "recommendations", "actions", "releases"),
)
REVIEW = Review(id="r1", title="Child Q", profile="cspr_local")
TODAY = date(2026, 3, 2)


def case_with(review=REVIEW, **held):
    doors = {name: (lambda name=name: tuple(held.get(name, ()))) for name in NOUNS}
    return SimpleNamespace(review=lambda: review, **doors)


def codes(case):
    return [p.code for p in readiness(case)]


HV1 = Participant(id="p1", code="HV1")
BRIEFED = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("support", "expected"),
    [
        (None, ["C801", "C802", "C811"]),
        (Support(id="s1", participant="p1", supporter="S-HV1"), ["C802", "C811"]),
        (Support(id="s1", participant="p1", briefed_on=BRIEFED), ["C801", "C811"]),
        (Support(id="s1", participant="p1", supporter="S1", caught_up_on=BRIEFED), ["C811"]),
        (
            Support(
                id="s1",
                participant="p1",
                supporter="S1",
                briefed_on=BRIEFED,
                notice_shown_on=BRIEFED,
            ),
            ["C803", "C811"],
        ),
    ],
)
def test_a_practitioner_needs_a_supporter_a_briefing_and_an_acknowledged_notice(support, expected):
    case = case_with(participants=[HV1], support=[support] if support else [])
    assert codes(case) == expected
    assert all("HV1" in p.message for p in readiness(case))


def test_who_was_not_there_needs_none_of_it():
    chair = Participant(id="p2", code="CH1", was_there=False)
    assert codes(case_with(participants=[chair])) == []


def test_proceedings_must_be_cleared_where_there_are_any():
    review = Review(id="r1", title="Q", profile="sar", parallel_proceedings=("Inquest",))
    assert codes(case_with(review)) == ["C805"]


def test_an_empty_case_is_told_where_to_begin():
    assert [step["go"] for step in next_steps(case_with(), TODAY)] == ["scope", "returns", "people"]


def test_late_returns_and_passed_deadlines_are_named_until_they_are_in():
    late = ReturnFile(id="f1", agency="police", due=date(2026, 3, 1))
    in_time = ReturnFile(id="f2", agency="housing", due=TODAY)
    came = ReturnFile(
        id="f3", agency="gp", due=date(2026, 3, 1), status=ReturnStatus.RECEIVED, file="gp.csv"
    )
    passed = Deadline(id="d1", name="Papers to everyone", due=date(2026, 2, 27))
    met = Deadline(id="d2", name="Briefing", due=date(2026, 2, 1), done_on=date(2026, 2, 1))
    case = case_with(returns=[late, in_time, came], deadlines=[passed, met])
    said = [step["text"] for step in next_steps(case, TODAY)]
    assert "Remind police: its return is late" in said
    assert "See to “Papers to everyone”: it was due 27 February 2026" in said
    assert not any("Briefing" in text or "housing" in text for text in said)
