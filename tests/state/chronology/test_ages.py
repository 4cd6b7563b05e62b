from __future__ import annotations

import json
from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, CaseIsReadOnly, NotInCase
from silp_widgets.domain.people import Identity
from silp_widgets.state.chronology.screen import ChronologyState


def entry(entry_id, day, agency="hv", **fields):
    fields = {"text": "Home visit.", "source": "notes", **fields}
    return Entry(id=entry_id, ref=entry_id, agency=agency, when=parse_when(day), **fields)


@pytest.fixture
def case(make_case):
    case = make_case()
    case.save(
        Agency(id="a", key="hv", name="Health visiting", code="HV", place=0),
        Agency(id="b", key="police", name="Police", code="PO", place=1),
        entry("e1", "3/3/2022", people=("K", "HV1")),
        entry("e2", "5/3/2022"),
        entry("e3", "6/3/2022", "police"),
        entry("e4", "between 9/3/2022 and 12/3/2022", text="Child K weighed, M there."),
        entry("e5", "March 2022"),
        entry("e6", "?", text="A note.", source="# chair"),
        entry("e7", "before 1/1/2022"),
    )
    case.set_register(
        [
            Identity(id="i1", name="Theo Marsh", pseudonym="Child K", born=date(2021, 10, 2)),
            Identity(id="i2", name="Ann Marsh", pseudonym="Adult M", born=date(1996, 5, 19)),
            Identity(
                id="i3",
                name="Jo Nurse",
                pseudonym="HV1",
                kind="practitioner",
                born=date(1980, 1, 1),
            ),
        ]
    )
    return case


def measure(state, first="e1", second="e4", **more):
    return state.call("measure", {"first": first, "second": second, **more})


def reveals(case):
    return [change for change in case.changes() if change.verb == "reveal"]


def test_the_interval_is_a_range_and_so_is_what_lies_between(state):
    found = measure(state)
    assert (found["words"], found["weeks"]) == ("6 to 9 days", "6 days to 1 week 2 days")
    assert found["between"] == {
        "agencies": [["hv", 1], ["police", 1]],
        "perhaps": 1,
        "from": "2022-03-03",
        "to": "2022-03-12",
    }


def test_turned_round_the_same_lies_between(state):
    assert measure(state, "e4", "e1")["words"] == "6 to 9 days earlier"
    assert measure(state, "e4", "e1")["between"] == measure(state)["between"]


def test_nothing_is_said_to_lie_between_where_the_order_or_an_end_is_not_known(state):
    assert measure(state, "e1", "e5")["between"] is None
    assert measure(state, "e1", "e7")["between"] is None


def test_the_register_stays_closed_until_it_is_asked_for_and_that_is_logged_once(state, case):
    assert measure(state)["ages"] == []
    assert state.call("open_entry", {"id": "e1"})["ages"] == []
    assert reveals(case) == []
    state.call("use_register", {})
    state.call("use_register", {})
    measure(state)
    assert len(reveals(case)) == 1
    assert state.view()["ages"]["at_hand"]


def test_ages_of_the_family_are_told_and_nobody_elses(state):
    state.call("use_register", {})
    assert measure(state)["ages"] == [
        ["Adult M", "25 years", "25 years"],
        ["K", "5 months", "5 months"],
    ]


def test_an_entry_tells_the_ages_of_those_it_names(state):
    state.call("use_register", {})
    assert state.call("open_entry", {"id": "e1"})["ages"] == [["K", "5 months"]]
    assert state.call("open_entry", {"id": "e4"})["ages"] == [["K", "5 months"]]


def test_neither_birth_date_nor_name_goes_to_the_page(state):
    said = state.call("use_register", {})
    sent = json.dumps([said, measure(state), state.view(), state.call("open_entry", {"id": "e1"})])
    assert not any(secret in sent for secret in ("Theo", "Marsh", "2021-10-02", "1996", "Nurse"))


def test_a_register_that_somebody_changed_is_closed_again(state, case):
    state.call("use_register", {})
    case.set_register([Identity(id="i1", name="Theo Marsh", pseudonym="Child K")])
    assert measure(state)["ages"] == []
    assert not state.view()["ages"]["at_hand"]


def test_a_birth_date_may_be_typed_and_is_not_kept(state, case):
    before = case.last_change()
    found = measure(state, born="2 October 2021")
    assert found["ages"] == [["With the date you typed", "5 months", "5 months"]]
    assert case.last_change() == before
    with pytest.raises(BadInput):
        measure(state, born="31 April 2021")


def test_only_entries_of_the_case_are_measured(state):
    with pytest.raises(NotInCase):
        measure(state, second="nowhere")
    with pytest.raises(BadInput):
        measure(state, second=["e1"])


def test_measuring_changes_nothing_that_is_shown(state):
    assert state.is_quiet("measure")
    assert not state.is_quiet("use_register")


def test_a_page_that_only_shows_can_not_open_the_register(case):
    state = ChronologyState(case)
    with pytest.raises(CaseIsReadOnly):
        state.call("use_register", {})
