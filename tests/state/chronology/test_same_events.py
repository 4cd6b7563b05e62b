"""Records that may be of one event are confirmed or told apart by a person, and never merged."""

from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, CaseIsReadOnly
from silp_widgets.state.checking import all_problems
from silp_widgets.state.chronology import same_events
from silp_widgets.state.chronology.screen import ChronologyState

AGENCIES = {"police": "PO", "gp": "GP", "housing": "HO"}
MEETING = "Strategy discussion held about the bruise seen by the nursery on Child K"


def entry(number, agency, text, *, day="14/03/2022", people=("Child K",)):
    code = AGENCIES[agency]
    return Entry(
        id=f"{code}{number}",
        ref=f"{code}-{number:03d}",
        agency=agency,
        when=parse_when(day),
        text=text,
        source="log",
        people=people,
    )


@pytest.fixture
def case(make_case):
    case = make_case(scope_from=date(2022, 1, 1))
    case.save(
        *(
            Agency(id=key, key=key, name=key, code=code, place=place)
            for place, (key, code) in enumerate(AGENCIES.items())
        ),
        entry(1, "police", f"{MEETING}."),
        entry(2, "gp", f"{MEETING}; GP invited.", day="15/03/2022"),
        entry(3, "housing", f"{MEETING}, notes taken."),
        entry(4, "police", "Neighbour rang about loud music in the flat.", day="2/5/2022"),
        entry(5, "housing", "Boiler was mended.", day="2/9/2022"),
    )
    return case


def do(state, verb, **arguments):
    return state.call(verb, arguments)


def offers(state):
    return [set(offer["ids"]) for offer in do(state, "same_events")["offers"]]


def told(case):
    return [p.text for p in all_problems(case) if p.code == "C402"]


def test_records_are_offered_with_reasons_and_what_differs(state):
    (offer,) = do(state, "same_events")["offers"]
    assert set(offer["ids"]) == {"PO1", "GP2", "HO3"}
    assert any("Child K" in reason for reason in offer["why"])
    assert any("15 Mar 2022" in conflict for conflict in offer["conflicts"])
    assert do(state, "count_same_events") == {"waiting": 1, "differ": 0}


def test_linking_makes_one_event_of_records_that_stay_as_they_were(case, state):
    before = {e.id: e.text for e in case.entries()}
    do(state, "one_event", ids=["PO1", "GP2", "HO3"], others=[])
    assert len({e.same_event_id for e in case.entries() if e.id in {"PO1", "GP2", "HO3"}}) == 1
    assert {e.id: e.text for e in case.entries()} == before
    assert offers(state) == told(case) == []
    found = do(state, "same_events")
    (differ,) = found["differing"]
    assert any("GP-002 says" in sentence for sentence in differ["conflicts"])
    assert "C403" in {p.code for p in all_problems(case)}
    do(state, "undo")
    assert {e.same_event_id for e in case.entries()} == {""}
    assert len(offers(state)) == 1


def test_a_record_that_does_not_belong_is_left_out_and_not_offered_again(case, state):
    do(state, "one_event", ids=["PO1", "HO3"], others=["GP2"])
    assert next(e for e in case.entries() if e.id == "GP2").same_event_id == ""
    assert offers(state) == told(case) == []
    do(state, "undo")
    assert offers(state) == [{"PO1", "GP2", "HO3"}]


def test_different_events_are_remembered_by_the_screen_and_by_the_check(case, state):
    assert told(case)
    do(state, "different_events", ids=["PO1", "GP2", "HO3"])
    assert offers(state) == told(case) == []
    assert offers(ChronologyState(case, case)) == []
    do(state, "undo")
    assert offers(state) == [{"PO1", "GP2", "HO3"}]
    assert told(case)


def test_a_record_that_comes_later_is_offered_with_those_told_apart(case, state):
    do(state, "different_events", ids=["PO1", "GP2", "HO3"])
    case.save(entry(6, "gp", f"{MEETING}."))
    assert any("GP6" in offer for offer in offers(state))


def test_linking_joins_the_event_that_a_record_belongs_to_already(case, state):
    do(state, "link_same_event", ids=["PO1", "HO5"])
    do(state, "one_event", ids=["PO1", "GP2", "HO3"], others=[])
    together = {e.id for e in case.entries() if e.same_event_id}
    assert together == {"PO1", "GP2", "HO3", "HO5"}


def test_coding_and_linking_look_for_no_candidates_anew(state, monkeypatch):
    calls = []
    found = same_events.find_duplicates
    monkeypatch.setattr(
        same_events, "find_duplicates", lambda rows: [calls.append(1), found(rows)][1]
    )
    do(state, "count_same_events")
    do(state, "link_same_event", ids=["PO4", "HO5"])
    do(state, "count_same_events")
    assert len(calls) == 1
    do(state, "correct_entry", id="PO4", changes={"text": "Music was turned down."}, reason="x")
    do(state, "count_same_events")
    assert len(calls) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        {"ids": ["PO1"], "others": []},
        {"ids": "PO1", "others": []},
        {"ids": ["PO1", "nobody"], "others": []},
        {"ids": ["PO1", "PO1"], "others": []},
        {"ids": ["PO1", "GP2"], "others": [7]},
        {"ids": ["PO1", "GP2"] * 40, "others": []},
    ],
)
def test_whatever_else_a_page_sends_changes_nothing(case, state, arguments):
    with pytest.raises(BadInput):
        state.call("one_event", arguments)
    assert not any(e.same_event_id for e in case.entries())


def test_nothing_is_linked_on_a_page_that_only_shows(case):
    with pytest.raises(CaseIsReadOnly):
        do(ChronologyState(case), "one_event", ids=["PO1", "GP2"], others=[])


def test_to_look_for_candidates_changes_nothing_that_is_shown(state):
    assert state.is_quiet("same_events")
    assert state.is_quiet("count_same_events")


def test_an_entry_that_is_opened_says_where_its_other_records_differ(state):
    assert do(state, "open_entry", id="PO1")["differs"] == []
    do(state, "one_event", ids=["PO1", "GP2"], others=["HO3"])
    (sentence,) = do(state, "open_entry", id="PO1")["differs"]
    assert "GP-002 says Tue 15 Mar 2022" in sentence
