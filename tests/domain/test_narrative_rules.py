from __future__ import annotations

from datetime import UTC, datetime

import pytest

from silp_widgets.domain import narrative_rules as rules
from silp_widgets.domain.errors import BadInput, NotYet
from silp_widgets.domain.narrative import Account, Anchor, Correction, FactorMark
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeFrame,
    NarrativeState,
    Relation,
)

NOW = datetime(2026, 12, 12, 10, 41, tzinfo=UTC)


@pytest.fixture
def captured():
    return Account(
        id="a1", contributor="hv1", text_verbatim="Eleven visits.", state=NarrativeState.CAPTURED
    )


@pytest.fixture
def agreed(captured):
    return rules.agree(rules.read_back(captured, at=NOW), Attribution.ROLE_ONLY, at=NOW)


def test_words_are_not_to_be_quoted_until_somebody_chooses(captured):
    assert captured.attribution is Attribution.DO_NOT_QUOTE


def test_only_an_agreed_account_may_be_released(captured, agreed):
    assert not rules.may_be_released(captured)
    assert not rules.may_be_released(rules.read_back(captured, at=NOW))
    assert rules.may_be_released(agreed)


def test_words_that_were_not_read_back_cannot_be_agreed(captured):
    with pytest.raises(NotYet, match="Read these words back"):
        rules.agree(captured, Attribution.ROLE_ONLY, at=NOW)


def test_an_edit_after_agreement_has_to_be_read_back_and_agreed_again(agreed):
    amended = rules.amend(agreed, "Twelve visits.", by="hv1")
    assert amended.state is NarrativeState.AMENDED
    assert amended.agreed_at is None
    assert not rules.may_be_released(amended)
    with pytest.raises(NotYet):
        rules.agree(amended, Attribution.ROLE_ONLY, at=NOW)
    again = rules.agree(rules.read_back(amended, at=NOW), Attribution.ROLE_ONLY, at=NOW)
    assert rules.may_be_released(again)


def test_nobody_changes_the_words_of_another(captured):
    with pytest.raises(BadInput, match="Only the person who said"):
        rules.amend(captured, "Other words.", by="sw1")


def test_amending_to_the_same_words_keeps_the_agreement(agreed):
    assert rules.amend(agreed, agreed.text_verbatim, by="hv1") is agreed


def test_an_amendment_cannot_empty_the_words(captured):
    with pytest.raises(BadInput, match="take back"):
        rules.amend(captured, "  ", by="hv1")


def test_what_was_taken_back_stays_taken_back(agreed):
    gone = rules.withdraw(agreed)
    assert not rules.may_be_released(gone)
    assert gone.attribution is Attribution.WITHDRAWN
    for step in (
        lambda: rules.read_back(gone, at=NOW),
        lambda: rules.agree(gone, Attribution.ROLE_ONLY, at=NOW),
        lambda: rules.amend(gone, "Back again.", by="hv1"),
        lambda: rules.choose_attribution(gone, Attribution.ROLE_ONLY),
    ):
        with pytest.raises(NotYet, match="taken back"):
            step()


def test_hearing_agreed_words_again_leaves_them_agreed(agreed):
    assert rules.read_back(agreed, at=NOW).state is NarrativeState.AGREED


def test_only_role_only_lets_the_words_themselves_be_quoted(agreed):
    assert rules.may_be_quoted(agreed)
    paraphrased = rules.choose_attribution(agreed, Attribution.PARAPHRASE_ONLY)
    assert rules.may_be_released(paraphrased)
    assert not rules.may_be_quoted(paraphrased)


def test_choosing_withdrawn_is_taking_back(agreed):
    taken_back = rules.choose_attribution(agreed, Attribution.WITHDRAWN)
    assert taken_back.state is NarrativeState.WITHDRAWN


def test_a_new_relation_after_agreement_has_to_be_agreed_again(captured, agreed):
    anchor = Anchor(kind="entry", target="e1", relation=Relation.DIFFERS)
    assert rules.set_about(captured, anchors=[anchor]).state is NarrativeState.CAPTURED
    assert rules.set_about(agreed, anchors=[anchor]).state is NarrativeState.AMENDED
    hindsight = rules.set_about(agreed, frame=NarrativeFrame.WITH_HINDSIGHT)
    assert hindsight.state is NarrativeState.AMENDED


def test_a_code_that_an_analyst_adds_leaves_the_agreement(agreed):
    coded = rules.set_about(agreed, factors=(FactorMark(code="conditions_of_work"),))
    assert coded.state is NarrativeState.AGREED
    assert coded.factors


def test_the_words_cannot_be_changed_by_the_side_door(agreed):
    with pytest.raises(BadInput, match="beside the words"):
        rules.set_about(agreed, text_verbatim="Other words.")


def test_anything_less_than_yes_to_a_correction_needs_a_reason():
    line = Correction(id="c1", number=1, statement="Not seen.", proposed="Seen, asleep.")
    assert rules.answer(line, CorrectionAnswer.ACCEPTED).answer is CorrectionAnswer.ACCEPTED
    with pytest.raises(BadInput, match="Say why"):
        rules.answer(line, CorrectionAnswer.BOTH_SHOWN)
    both = rules.answer(line, CorrectionAnswer.BOTH_SHOWN, reason="Two notes were kept.")
    assert both.reason == "Two notes were kept."
