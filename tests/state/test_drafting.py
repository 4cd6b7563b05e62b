from __future__ import annotations

from base64 import b64decode
from datetime import UTC, datetime

import pytest

from silp_widgets.domain.people import Participant
from silp_widgets.state import drafting, narrating
from silp_widgets.state.learning_event import LearningEventState

STEM = "learning_event/words"


@pytest.fixture
def case(make_case):
    return make_case()


@pytest.fixture
def second(case, open_again):  # noqa: ARG001 - the case has to be there
    with open_again(write=True) as writer:
        yield writer


def keep(case, text, *, base=0, page="one", place="", typed=1, **beside):
    return LearningEventState(case, case).call(
        "keep_draft",
        {
            "text": text,
            "context": {"typed": typed, **beside},
            "base": base,
            "page": page,
            "place": place,
        },
    )


def back(case, text, *, base=0, page="one", typed=1, **beside):
    local = {
        "text": text,
        "context": {"typed": typed, **beside},
        "base": base,
        "page": page,
        "place": STEM,
        "at": "2026-12-12T10:41:09Z",
    }
    return LearningEventState(case, case).call("bring_back", {"local": local, "page": "reloaded"})


def texts(case):
    return {draft.text for draft in drafting.waiting(case, STEM)}


def test_each_keep_is_answered_with_its_revision_and_time(case):
    first = keep(case, "I had")
    then = keep(case, "I had eleven", base=first["revision"])
    assert then["revision"] == first["revision"] + 1
    assert then["other"] is None
    assert len(then["at"]) == len("10:41:07")


def test_two_scribes_never_overwrite_each_other(case, second):
    mine = keep(case, "What HV1 said.", page="one")
    theirs = keep(second, "What SW1 said.", page="two")
    assert theirs["place"] != mine["place"]
    assert theirs["other"]["text"] == "What HV1 said."
    assert theirs["other"]["at"] == mine["at"]
    assert texts(case) == {"What HV1 said.", "What SW1 said."}


def test_each_of_two_scribes_goes_on_in_their_own_place(case, second):
    mine = keep(case, "One.", page="one")
    theirs = keep(second, "Two.", page="two")
    mine = keep(case, "One. More.", base=mine["revision"], page="one")
    theirs = keep(second, "Two. More.", base=theirs["revision"], page="two", place=theirs["place"])
    assert (mine["other"], theirs["other"]) == (None, None)
    assert texts(case) == {"One. More.", "Two. More."}


def test_whoever_typed_on_what_they_saw_makes_the_other_step_aside(case, second):
    mine = keep(case, "One.", page="one")
    keep(second, "One. And two.", base=mine["revision"], page="two")
    state = LearningEventState(case, case)
    beat = {"base": mine["revision"], "page": "one", "place": mine["place"]}
    assert state.call("beat", beat)["overtaken"]
    aside = keep(case, "One. Mine.", base=mine["revision"], page="one", place=mine["place"])
    assert aside["other"]["text"] == "One. And two."
    assert texts(case) == {"One. And two.", "One. Mine."}


def test_an_answer_that_got_lost_is_no_quarrel_with_oneself(case):
    keep(case, "I had", base=0)
    again = keep(case, "I had eleven", base=0, typed=2)
    assert (again["place"], again["other"]) == (STEM, None)


def test_an_emptied_box_never_empties_somebody_elses(case, second):
    keep(case, "What HV1 said.", page="one")
    keep(second, "", page="two")
    assert "What HV1 said." in texts(case)


def test_words_that_were_taken_in_are_let_go_where_they_lay(case, second):
    keep(case, "One.", page="one")
    beside = keep(second, "Two.", page="two")
    mine = LearningEventState(case, case).call(
        "keep_draft",
        {
            "text": "One.\n\nTwo.",
            "context": {},
            "base": 1,
            "page": "one",
            "took": {"place": beside["place"], "revision": beside["revision"]},
        },
    )
    assert mine["other"] is None
    assert texts(case) == {"One.\n\nTwo."}


def test_words_typed_on_meanwhile_are_not_let_go(case, second):
    keep(case, "One.", page="one")
    beside = keep(second, "Two.", page="two")
    keep(second, "Two. And more.", base=1, page="two", place=beside["place"])
    LearningEventState(case, case).call(
        "keep_draft",
        {
            "text": "One.\n\nTwo.",
            "context": {},
            "base": 1,
            "page": "one",
            "took": {"place": beside["place"], "revision": beside["revision"]},
        },
    )
    assert "Two. And more." in texts(case)


def test_words_from_the_browser_that_had_not_reached_the_file_come_back(case):
    kept = keep(case, "I had eleven visits", typed=19)
    answer = back(case, "I had eleven visits that day and no car", base=kept["revision"], typed=39)
    assert answer["outcome"] == "restored"
    assert answer["said"] == (
        "Your words from 10:41:09 are back: 5 words had not reached the file."
    )
    assert texts(case) == {"I had eleven visits that day and no car"}


def test_words_come_back_even_when_the_last_answer_was_lost_with_the_kernel(case):
    keep(case, "I had eleven visits", typed=19)
    answer = back(case, "I had eleven visits that", base=0, typed=24)
    assert answer["outcome"] == "restored"
    assert texts(case) == {"I had eleven visits that"}


def test_an_older_local_copy_never_replaces_later_words(case):
    keep(case, "I had eleven visits", typed=19)
    assert back(case, "I had", typed=5)["outcome"] == "older"
    assert texts(case) == {"I had eleven visits"}


def test_a_local_copy_comes_back_beside_what_somebody_else_has_written_since(case):
    kept = keep(case, "One.", page="one")
    keep(case, "Theirs.", base=kept["revision"], page="two")
    answer = back(case, "One. And more.", base=kept["revision"], page="one", typed=9)
    assert answer["outcome"] == "beside"
    assert texts(case) == {"Theirs.", "One. And more."}


def test_what_went_well_comes_back_too(case):
    keep(case, "Words.", typed=1)
    answer = back(case, "Words.", typed=2, well="The nursery rang.")
    assert answer["outcome"] == "restored"
    assert answer["draft"]["context"]["well"] == "The nursery rang."


def test_words_typed_after_coming_back_come_back_again(case):
    """The kernel dies twice, the second time before the reloaded page was answered."""
    first = back(case, "I had eleven visits", page="one", typed=150)
    answer = back(
        case,
        "I had eleven visits that day",
        base=first["draft"]["revision"],
        page="reloaded",
        typed=10,
    )
    assert answer["outcome"] == "restored"
    assert texts(case) == {"I had eleven visits that day"}


def test_words_that_became_an_account_meanwhile_do_not_come_back(case):
    case.save(Participant(id="p1", code="HV1"))
    after = datetime(2026, 12, 12, 10, 41, 10, tzinfo=UTC)
    narrating.record_account(case, contributor="HV1", text="Yes.", at=after)
    assert back(case, "Yes.")["outcome"] == "captured"


def test_the_same_words_said_again_are_words_of_their_own(case):
    case.save(Participant(id="p1", code="HV1"))
    before = datetime(2026, 12, 12, 10, 41, 8, tzinfo=UTC)
    narrating.record_account(case, contributor="HV1", text="Yes.", at=before)
    assert back(case, "Yes.")["outcome"] == "restored"


def test_an_empty_local_copy_is_nothing(case):
    assert back(case, " ")["outcome"] == "nothing"


def test_damaged_messages_are_refused_with_a_sentence(case):
    state = LearningEventState(case, case)
    for local in ({"text": 5}, {"text": "a", "context": []}, {}):
        with pytest.raises(ValueError, match="reload"):
            state.call("bring_back", {"local": local, "page": "x"})


def test_the_key_for_local_copies_is_made_once_and_lives_in_the_case(case, second):
    key = drafting.page_key(case)
    assert drafting.page_key(second) == key
    assert len(b64decode(key)) == 32
