"""A correction that waits can be answered where the next step leads, and is then gone from it."""

import pytest

from silp_widgets.domain.errors import BadInput
from silp_widgets.state.narrating import record_account
from silp_widgets.state.prepare import PrepareState
from silp_widgets.store import open_case


@pytest.fixture
def state(demo):
    with open_case(demo.case, write=True) as case:
        record_account(
            case, contributor="HV1", text="I rang twice that day.", about="HV-014",
            relation="corrects", proposed="Two calls were made",
        )  # fmt: skip
        yield PrepareState(case, case)


def test_a_waiting_correction_leads_to_its_answer_and_leaves_with_it(state):
    view = state.view()
    (row,) = view["unanswered"]
    assert (row["about"], row["raised_by"], row["proposed"]) == (
        "HV-014", "HV1", "Two calls were made",
    )  # fmt: skip
    assert {"text": "Answer 1 correction", "go": "corrections"} in view["next"]
    form = {"answer": "both_shown", "reason": "Both were noted"}
    said = state.call("answer_correction", {"correction": row["id"], "form": form})
    assert said == {"said": f"Correction {row['number']} answered."}
    view = state.view()
    assert view["unanswered"] == []
    assert not [step for step in view["next"] if step["go"] == "corrections"]


@pytest.mark.parametrize("form", [{}, {"answer": "pending"}, {"answer": "both_shown"}, []])
def test_an_answer_without_a_choice_or_a_needed_reason_is_refused(state, form):
    (row,) = state.view()["unanswered"]
    with pytest.raises(BadInput):
        state.call("answer_correction", {"correction": row["id"], "form": form})
    assert len(state.view()["unanswered"]) == 1
