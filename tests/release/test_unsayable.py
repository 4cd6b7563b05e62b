"""Whose words a release may not hold, wherever somebody put them."""

from dataclasses import replace

import pytest
from tests.release.planting import BASE, NOUNS, planted, released, text_fields

from silp_widgets.domain.narrative import Account
from silp_widgets.domain.vocabulary import Attribution, NarrativeState, ReleaseLevel
from silp_widgets.release.unsayable import Unsayable

SAID = "I sat in the car for ten minutes as nobody had told me he was back. I felt sick."
KEPT = Account(
    id="kept", contributor="p", text_verbatim=SAID, text_paraphrase="She waited outside a while.",
    what_went_well="My colleague came with me the second time.",
    state=NarrativeState.AGREED, attribution=Attribution.ROLE_ONLY,
)  # fmt: skip
REASONS_TO_KEEP = [
    {"attribution": Attribution.DO_NOT_QUOTE},
    {"attribution": Attribution.PARAPHRASE_ONLY},
    {"attribution": Attribution.WITHDRAWN, "state": NarrativeState.WITHDRAWN},
    *({"state": state} for state in NarrativeState if state.value not in {"agreed", "released"}),
    {"release_level": ReleaseLevel.REVIEW_TEAM},
]


def unsayable(level=ReleaseLevel.PANEL, **fields):
    return Unsayable([replace(KEPT, **fields)], level, lambda text: text.replace("Kes", "Child K"))


@pytest.mark.parametrize("why", REASONS_TO_KEEP, ids=lambda why: " ".join(why.values()))
@pytest.mark.parametrize(
    "text",
    ["They said: “I sat in the car\u00a0for TEN minutes, as it was.”", "It was hard. I felt sick.",
     "My colleague came with me the second time"],
)  # fmt: skip
def test_words_that_may_not_be_quoted_are_found(why, text):
    assert unsayable(**why).are_in(text)


def test_agreed_words_of_role_only_may_be_used():
    assert not unsayable().are_in(SAID)


def test_what_the_panel_may_read_the_public_may_not():
    assert unsayable(level=ReleaseLevel.PUBLIC).are_in(SAID)


def test_seven_words_in_a_row_are_not_yet_somebodys():
    assert not unsayable(**REASONS_TO_KEEP[0]).are_in("I sat in the car for ten hours.")


def test_a_paraphrase_may_be_used_only_where_it_was_agreed_to():
    told = "She waited outside a while."
    assert not unsayable(attribution=Attribution.PARAPHRASE_ONLY).are_in(told)
    assert unsayable(attribution=Attribution.DO_NOT_QUOTE).are_in(told)


def test_answers_to_the_prompts_are_words_too():
    kept = unsayable(felt="Frightened for the rest of that week", attribution="do_not_quote")
    assert kept.are_in("They were frightened for the rest of that week.")


def test_words_are_found_with_pseudonyms_in_them():
    kept = unsayable(text_verbatim="I held Kes until six.", attribution=Attribution.DO_NOT_QUOTE)
    assert kept.are_in("Somebody said I held Child K until six.")


@pytest.mark.parametrize(
    ("noun", "name"), sorted(f for f in set(text_fields()) if f[0] not in {"accounts", "review"})
)
def test_they_are_refused_in_every_field_of_the_release(noun, name):
    mine = replace(BASE["accounts"], text_verbatim=SAID, attribution=Attribution.DO_NOT_QUOTE)
    body, reasons = released(accounts=mine, **{noun: planted(noun, name, SAID)})
    assert "as nobody had told me" not in body or [r for r in reasons if r.startswith("C906")]


def test_there_are_nouns_of_every_kind_in_this():
    assert {noun for noun, _ in text_fields()} == set(NOUNS)
