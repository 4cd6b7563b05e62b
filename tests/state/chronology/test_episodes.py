from __future__ import annotations

import pytest
from tests.state.chronology.small import entry

from silp_widgets.domain.chronology import Entry, Episode
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.narrative import Account, Anchor


@pytest.fixture
def case(small_case):
    small_case.save(
        Episode(id="ep1", number=1, title="Before", when=parse_when("January 2022")),
        Episode(id="ep2", number=2, title="The move", when=parse_when("March 2022")),
        entry("e1", "PO-001", "14/03/2022"),
        entry("e2", "PO-002", "20/03/2022", episode_id="ep1"),
        entry("e3", "PO-003", "2/4/2022"),
    )
    return small_case


FORM = {"title": "Handovers", "dates": "1 April 2022 to 30 April 2022"}


def titles(case):
    return [(one.number, one.title) for one in case.episodes()]


def test_a_new_episode_takes_the_place_that_was_asked_for(do, case):
    do("save_episode", form={**FORM, "number": "2", "quality": "good"})
    assert titles(case) == [(1, "Before"), (2, "Handovers"), (3, "The move")]


def test_a_changed_episode_keeps_its_entries_and_what_the_form_does_not_show(do, case):
    shown = next(one for one in do.state.view()["episode_desk"]["episodes"] if one["id"] == "ep1")
    do("save_episode", episode="ep1", form={**shown, "what_helped": "One known face"})
    assert case.get(Episode, "ep1").what_helped == "One known face"
    assert case.get(Episode, "ep1").when == parse_when("January 2022")
    assert case.get(Entry, "e2").episode_id == "ep1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"dates": ""},
        {"dates": "31/04/2022"},
        {"dates": "since 2019"},
        {"number": "two"},
        {"quality": "a disaster"},
        {"usual_practice": "never"},
    ],
)
def test_a_form_that_says_too_little_changes_nothing(do, case, wrong):
    with pytest.raises(BadInput):
        do("save_episode", form={**FORM, **wrong})
    assert len(case.episodes()) == 2


def test_the_language_lens_asks_about_a_title_and_blocks_nothing(do):
    assert do("look_at_title", title="Failed to protect")["asks"]
    assert do("save_episode", form={**FORM, "title": "Failed to protect"})["asks"]
    assert do("look_at_title", title="The spring")["asks"] == []


def test_entries_of_its_dates_are_gathered_but_for_those_in_another(do, case):
    assert "1 entry" in do("gather_episode", episode="ep2")["said"]
    assert case.get(Entry, "e1").episode_id == "ep2"
    assert case.get(Entry, "e2").episode_id == "ep1"
    assert case.get(Entry, "e3").episode_id == ""
    assert "No further" in do("gather_episode", episode="ep2")["said"]


def test_an_episode_taken_out_leaves_its_entries_and_comes_back_whole(do, case):
    do("remove_episode", episode="ep1")
    assert titles(case) == [(1, "The move")]
    assert case.get(Entry, "e2").episode_id == ""
    do("undo")
    assert titles(case) == [(1, "Before"), (2, "The move")]
    assert case.get(Entry, "e2").episode_id == "ep1"


def test_an_episode_that_accounts_speak_of_stays(do, case):
    anchor = Anchor(kind="episode", target="ep1")
    case.save(Account(id="a1", contributor="p1", anchors=(anchor,), text_verbatim="I was there."))
    with pytest.raises(BadInput, match="Accounts speak of"):
        do("remove_episode", episode="ep1")
