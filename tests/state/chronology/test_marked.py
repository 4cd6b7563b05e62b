from __future__ import annotations

import pytest
from tests.state.chronology.small import entry

from silp_widgets.domain.chronology import Entry, SeenMark, Theme
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.vocabulary import PracticeQuality, Seen


@pytest.fixture
def case(small_case):
    small_case.save(
        Theme(id="t1", key="neglect", name="Neglect"),
        entry("e1", "PO-001", "14/03/2022", people=("K",), voice="“Cold.”"),
        entry("e2", "PO-002", "15/03/2022", people=("K", "M")),
    )
    return small_case


def test_people_seen_and_voice_are_set_on_many_in_one_act(do, case):
    said = do(
        "set_many", ids=["e1", "e2"], add_person="L", seen=["K", "seen_alone"], voice="“Tired.”"
    )
    assert said == {"said": "Set on 2 entries."}
    one, two = case.get(Entry, "e1"), case.get(Entry, "e2")
    assert one.people == ("K", "L")
    assert two.people == ("K", "M", "L")
    assert one.seen == two.seen == (SeenMark(person="K", code=Seen.SEEN_ALONE),)
    do("undo")
    assert case.get(Entry, "e2").people == ("K", "M")


def test_voice_that_the_agency_recorded_is_never_written_over(do, case):
    do("set_many", ids=["e1", "e2"], voice="“Tired.”")
    assert [case.get(Entry, e).voice for e in ("e1", "e2")] == ["“Cold.”", "“Tired.”"]


def test_seen_takes_the_place_of_what_was_said_of_that_person_only(do, case):
    do("set_many", ids=["e1"], seen=["K", "seen"])
    do("set_many", ids=["e1"], seen=["M", "not_seen"])
    do("set_many", ids=["e1"], seen=["K", "seen_alone"])
    marks = {mark.person: mark.code for mark in case.get(Entry, "e1").seen}
    assert marks == {"M": Seen.NOT_SEEN, "K": Seen.SEEN_ALONE}
    do("set_many", ids=["e1"], seen=["K", "not_recorded"])
    assert [mark.person for mark in case.get(Entry, "e1").seen] == ["M"]


def test_a_note_of_what_helped_makes_the_practice_good(do, case):
    do("set_many", ids=["e1"], good_note="  Time to sit down. ")
    assert case.get(Entry, "e1").good_practice_note == "Time to sit down."
    assert case.get(Entry, "e1").practice_quality is PracticeQuality.GOOD


def test_those_that_had_it_already_are_told_apart(do):
    do("set_many", ids=["e1"], add_theme="neglect")
    assert do("set_many", ids=["e1", "e2"], add_theme="neglect") == {
        "said": "Set on 1 entry. 1 had it already."
    }
    assert do("set_many", ids=["e1"], add_theme="neglect") == {"said": "That is so already."}


@pytest.mark.parametrize(
    "forged",
    [
        {"ref": "X"},
        {"add_person": ["K"]},
        {"seen": "K"},
        {"seen": ["K", "watched"]},
        {"seen": ["K"]},
        {"voice": 3},
        {"significance": "great"},
        {"release_level": "public"},
    ],
)
def test_whatever_else_a_page_sends_changes_nothing(do, case, forged):
    before = case.last_change()
    with pytest.raises(BadInput):
        do("set_many", ids=["e1"], **forged)
    assert case.last_change() == before
