"""A release stays what it was; the case says when it needs a replacement."""

from dataclasses import replace

import pytest

from silp_widgets.domain.narrative import Account
from silp_widgets.domain.narrative_rules import choose_attribution, withdraw
from silp_widgets.domain.people import Participant, Register
from silp_widgets.domain.release import SignOff
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import Attribution, NarrativeState, ReleaseLevel
from silp_widgets.release import open_release, publish
from silp_widgets.state.readiness import readiness
from silp_widgets.store import create_case

SIGNED = (SignOff(name="A. Chair", role="chair"),)
SAID = Account(
    id="said", contributor="p1", text_verbatim="There was no car that day.",
    text_paraphrase="They walked.", state=NarrativeState.AGREED, attribution=Attribution.ROLE_ONLY,
)  # fmt: skip


@pytest.fixture
def case(tmp_path):
    review = Review(id="review", title="Child K", profile="cspr_local")
    with create_case(tmp_path / "k.silp", review, passphrase="only for tests") as made:
        made.set_register(Register().identities)
        made.save(Participant(id="p1", code="HV1", job="health visitor"), SAID)
        publish(made, tmp_path / "1.silprel", sign_off=SIGNED)
        yield made


def said(case):
    return [p.message for p in readiness(case) if p.code == "C906"]


def test_a_release_whose_accounts_all_stand_needs_no_replacement(case):
    assert said(case) == []


@pytest.mark.parametrize(
    "since",
    [
        withdraw(SAID),
        choose_attribution(SAID, Attribution.PARAPHRASE_ONLY),
        choose_attribution(SAID, Attribution.DO_NOT_QUOTE),
        replace(SAID, state=NarrativeState.WITHHELD),
        replace(SAID, release_level=ReleaseLevel.REVIEW_TEAM, attribution=Attribution.DO_NOT_QUOTE),
    ],
    ids=["withdrawn", "paraphrase only", "do not quote", "withheld", "another level"],
)
def test_a_release_with_an_account_taken_back_since_asks_for_a_replacement(case, since):
    case.save(since)
    (message,) = said(case)
    assert "Release 1" in message
    assert "HV1" in message


def test_publishing_again_leaves_it_out_and_is_the_replacement(case, tmp_path):
    case.save(withdraw(SAID))
    publish(case, tmp_path / "2.silprel", sign_off=SIGNED)
    assert open_release(tmp_path / "2.silprel").accounts() == ()
    assert said(case) == []


def test_an_account_that_came_later_is_in_no_release(case):
    case.save(withdraw(replace(SAID, id="later")))
    assert said(case) == []
