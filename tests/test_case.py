"""The case as scripts meet it: what the screens can do, it can do."""

import pytest

import silp_widgets as silp
from silp_widgets.domain.errors import CaseIsReadOnly


def test_words_are_erased_for_good_and_the_log_still_verifies(demo):
    with silp.open_case(demo.case, write=True) as case:
        account = case.record_account(contributor="HV1", text="Not a word of this.", about="HV-014")
        case.erase(account, note="At the contributor's wish")
        assert account.id not in {a.id for a in case.accounts()}
        kept = [(c.before, c.after) for c in case.changes() if c.record == account.id]
        assert "Not a word" not in str(kept)


def test_a_correction_is_answered_from_python(demo):
    with silp.open_case(demo.case, write=True) as case:
        case.record_account(
            contributor="HV1", text="Twice.", about="HV-014", relation="corrects", proposed="Two"
        )
        waiting = [c for c in case.corrections() if c.answer == "pending"]
        answered = case.answer_correction(waiting[-1], "accepted")
        assert answered.answer == "accepted"


def test_a_case_opened_for_reading_refuses_to_write(demo):
    with silp.open_case(demo.case) as case, pytest.raises(CaseIsReadOnly):
        case.record_account(contributor="HV1", text="No.")
