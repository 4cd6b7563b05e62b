from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.narrative import Account
from silp_widgets.domain.people import Participant, Question, Support
from silp_widgets.domain.vocabulary import NarrativeState, Role
from silp_widgets.state.people import (
    drop_participant,
    participant_rows,
    put_participant,
    put_support,
)


@pytest.fixture
def case(make_case):
    case = make_case(title="Child Q")
    case.save(
        Participant(id="p1", code="HV1", job="health visitor"),
        Support(id="s1", participant="p1", supporter="S-HV1", needs=("a lift",)),
        Question(id="q1", participant="p1", text="Who will be there?"),
    )
    return case


def test_a_code_is_given_once_whatever_its_case(case):
    with pytest.raises(BadInput, match="There is a hv1 already"):
        put_participant(case, {"code": "hv1"})
    assert put_participant(case, {"id": "p1", "code": "HV1", "role": "supporter"}).id == "p1"
    assert case.participants()[0].role is Role.SUPPORTER


def test_support_changes_only_what_the_form_has(case):
    put_support(case, "p1", {"briefed_on": "3 March 2026", "supporter_role": "named nurse"})
    (held,) = case.support()
    assert (held.briefed_on, held.supporter, held.needs) == (
        date(2026, 3, 3),
        "S-HV1",
        ("a lift",),
    )
    with pytest.raises(BadInput, match="HV1, briefing attended on: "):
        put_support(case, "p1", {"briefed_on": "sometime soon"})
    assert case.support() == (held,)


def test_someone_taken_out_takes_support_and_questions_along_and_undo_brings_all_back(case):
    assert drop_participant(case, "p1") == "HV1"
    assert (case.participants(), case.support(), case.questions()) == ((), (), ())
    case.undo()
    assert (len(case.participants()), len(case.support()), len(case.questions())) == (1, 1, 1)


def test_someone_who_was_heard_stays(case):
    case.save(Account(id="a1", contributor="p1", text_verbatim="I rang twice."))
    with pytest.raises(BadInput, match="has been heard"):
        drop_participant(case, "p1")
    with pytest.raises(NotInCase):
        drop_participant(case, "nobody")


@pytest.mark.parametrize(
    ("state", "heard"), [(NarrativeState.DRAFT, False), (NarrativeState.CAPTURED, True)]
)
def test_a_draft_is_not_yet_heard(case, state, heard):
    now = datetime.now(UTC)
    account = Account(
        id="a1", contributor="p1", text_verbatim="I rang.", state=state, captured_at=now
    )
    case.save(account)
    assert participant_rows(case)[0]["heard"] is heard
