from __future__ import annotations

import json
import re

import pytest

from silp_widgets.domain.chronology import Agency, Entry, SeenMark
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, CaseIsReadOnly
from silp_widgets.domain.people import Identity, Participant
from silp_widgets.domain.vocabulary import ScopeStatus, Seen
from silp_widgets.state.chronology.screen import ChronologyState


def entry(entry_id, day, agency="hv", *, seen=None, who="", **fields):
    marks = (SeenMark(person=who, code=seen),) if seen else ()
    fields = {"text": "Home visit.", "source": "notes", "seen": marks, **fields}
    when = parse_when(f"{day}/3/2022")
    return Entry(id=entry_id, ref=entry_id, agency=agency, when=when, **fields)


@pytest.fixture
def case(make_case):
    case = make_case()
    case.save(
        Agency(id="a", key="hv", name="Health visiting", code="HV", place=0),
        Agency(id="b", key="police", name="Police", code="PO", place=1),
        Participant(id="p", code="HV1", job="health visitor", agency="hv"),
        entry("e1", 3, people=("Child K", "HV1"), seen=Seen.SEEN_ALONE),
        entry("e2", 4, text="K not brought; K's mother rang.", seen=Seen.NOT_SEEN),
        entry("e3", 5, "police", people=("child K", "Kit"), seen=Seen.ATTEMPTED),
        entry("e4", 6, "police", people=("Adult M", "PC7")),
        entry("e5", 1, people=("K",), scope_status=ScopeStatus.BACKGROUND),
    )
    case.set_register([Identity(id="i", name="Kit Marsh", pseudonym="Child K", aliases=("Kit",))])
    return case


def spoken(state):
    return {one["name"]: one for one in state.view()["spoken"]["people"]}


def counts(state, **asked):
    rows = state.call("people_counts", asked)["rows"]
    return {row["name"]: row for row in rows}


def people(case, entry_id):
    return next(e.people for e in case.entries() if e.id == entry_id)


def test_everybody_is_listed_once_and_practitioners_are_told_apart(state):
    everybody = spoken(state)
    assert everybody["Child K"]["written"] == ["Child K", "K", "child K"]
    assert {name for name, one in everybody.items() if one["worker"]} == {"HV1", "PC7"}
    assert list(everybody)[-2:] == ["HV1", "PC7"]


def test_the_counts_are_by_agency_and_never_by_practitioner(state):
    found = counts(state)
    assert set(found) == {"Child K", "Adult M", "Kit"}
    assert found["Child K"]["cells"] == {"hv": [1, 1, 1, 1], "police": [1, 0, 0, 0]}
    assert counts(state, background=True)["Child K"]["cells"]["hv"] == [2, 1, 1, 1]


def test_the_longest_stretch_without_being_seen_is_told(state):
    run = counts(state)["Child K"]["run"]
    assert (run["contacts"], run["ids"]) == (2, ["e2", "e3"])
    assert run["agencies"] == ["Health visiting", "Police"]
    assert counts(state)["Adult M"]["run"] is None


def test_somebody_named_in_the_text_is_put_under_people_and_undo_takes_it_back(state, case):
    said = state.call("add_person", {"person": "Child K", "ids": ["e1", "e2"]})
    assert "e2" in said["said"]
    assert (people(case, "e1"), people(case, "e2")) == (("Child K", "HV1"), ("Child K",))
    assert counts(state)["Child K"]["cells"]["hv"] == [2, 0, 1, 1]
    state.call("undo", {})
    assert people(case, "e2") == ()


def test_whoever_is_there_already_changes_nothing(state, case):
    before = case.last_change()
    assert "already" in state.call("add_person", {"person": "Child K", "ids": ["e3"]})["said"]
    assert case.last_change() == before


@pytest.mark.parametrize(
    "asked",
    [
        {"person": "Nobody", "ids": ["e2"]},
        {"person": ["Child K"], "ids": ["e2"]},
        {"person": "Child K", "ids": []},
        {"person": "Child K", "ids": "e2"},
        {"person": "Child K", "ids": ["e2", "gone"]},
    ],
)
def test_only_people_and_entries_of_the_case_are_taken(state, asked):
    with pytest.raises(BadInput):
        state.call("add_person", asked)


def test_the_register_says_which_names_are_one_person(state):
    assert "Kit" in spoken(state)
    state.call("use_register", {})
    assert set(spoken(state)["Child K"]["written"]) == {"Child K", "K", "Kit", "child K"}


def test_a_real_name_in_a_text_is_found_once_the_register_is_asked_and_no_other_is_sent(
    state, case
):
    case.save(entry("e6", 7, text="Kitty slept; Kit Marsh's mother rang."))
    known = {"pseudonym": "Child K", "name": "Kit Marsh", "aliases": ("Kit", "Christopher")}
    case.set_register([Identity(id="i", **known)])
    assert not re.search(spoken(state)["Child K"]["pattern"], "Kit slept")
    state.call("use_register", {})
    pattern = spoken(state)["Child K"]["pattern"]
    assert re.findall(pattern, "Kitty slept; Kit Marsh's mother rang.") == ["Kit Marsh"]
    assert "Christopher" not in json.dumps(state.view())
    assert counts(state)["Child K"]["cells"]["hv"][1] == 2


def test_a_page_that_only_shows_gets_the_counts_at_once(case):
    state = ChronologyState(case)
    near, all_ = state.view()["spoken"]["counts"]
    assert near["rows"][1]["cells"]["hv"][0] + 1 == all_["rows"][1]["cells"]["hv"][0]
    with pytest.raises(CaseIsReadOnly):
        state.call("add_person", {"person": "Child K", "ids": ["e2"]})


def test_counting_changes_nothing_that_is_shown(state):
    assert state.is_quiet("people_counts")
