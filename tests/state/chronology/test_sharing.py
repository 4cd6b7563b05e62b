from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry, SharedMark
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, CaseIsReadOnly
from silp_widgets.domain.vocabulary import AgencyKind
from silp_widgets.state.chronology.screen import ChronologyState


def entry(ref, day, **fields):
    fields = {"text": "Call from a neighbour.", "source": "log", **fields}
    return Entry(id=ref, ref=ref, agency="police", when=parse_when(day), **fields)


@pytest.fixture
def case(make_case):
    case = make_case(scope_from=date(2022, 1, 1))
    case.save(
        Agency(
            id="a1",
            key="health_visiting",
            name="Health visiting",
            code="HV",
            kind=AgencyKind.HEALTH_VISITING,
        ),
        Agency(id="a2", key="police", name="Police", code="PO", kind=AgencyKind.POLICE),
        entry("PO-001", "14 March 2022"),
        entry("PO-002", "2 April 2022", action_taken="Health visitor informed."),
    )
    return case


def told(state, ref):
    row = next(row for row in state.rows() if row["id"] == ref)
    return tuple(row.get(word, {}).get("health_visiting") for word in ("known", "how"))


def share(state, *ids, agency="health_visiting", on="2022-03-20"):
    return state.call("record_shared", {"ids": list(ids), "agency": agency, "on": on})


def test_what_the_record_says_of_who_was_told_stands_on_the_row(state):
    assert told(state, "PO-002") == ("2022-04-02", "named")
    assert told(state, "PO-001") == (None, None)


def test_a_telling_is_recorded_with_its_day_and_undone(state):
    assert "Health visiting was told of 1 entry on 20 Mar 2022" in share(state, "PO-001")["said"]
    assert told(state, "PO-001") == ("2022-03-20", "told")
    state.call("undo", {})
    assert told(state, "PO-001") == (None, None)


def test_many_are_recorded_in_one_act_and_a_second_day_replaces_the_first(state, case):
    share(state, "PO-001", "PO-002", on="2022-05-01")
    share(state, "PO-001", on="2022-05-03")
    marks = {e.id: e.shared_with for e in case.entries()}
    assert marks["PO-001"] == (SharedMark(agency="health_visiting", on=date(2022, 5, 3)),)
    assert told(state, "PO-002") == ("2022-04-02", "named")  # the earlier of the two ways


def test_it_can_be_taken_back(state):
    share(state, "PO-001")
    state.call("forget_shared", {"ids": ["PO-001"], "agency": "health_visiting"})
    assert told(state, "PO-001") == (None, None)


def test_the_history_says_who_was_told_in_words(state):
    share(state, "PO-001")
    fields = state.call("open_entry", {"id": "PO-001"})["history"][0]["fields"]
    assert fields == [["who was told", "", "health visiting on 2022-03-20"]]


@pytest.mark.parametrize(
    "asked",
    [
        {"ids": ["PO-001"], "agency": "health_visiting", "on": "2022-03-01"},
        {"ids": ["PO-001"], "agency": "police", "on": "2022-03-20"},
        {"ids": ["PO-001"], "agency": "nobody", "on": "2022-03-20"},
        {"ids": ["PO-001"], "agency": "health_visiting", "on": "March 2022"},
        {"ids": ["gone"], "agency": "health_visiting", "on": "2022-03-20"},
        {"ids": "PO-001", "agency": "health_visiting", "on": "2022-03-20"},
        {"ids": [["PO-001"]], "agency": ["health_visiting"], "on": 3},
    ],
)
def test_what_cannot_have_been_is_refused(state, case, asked):
    before = case.last_change()
    with pytest.raises(BadInput):
        state.call("record_shared", asked)
    assert case.last_change() == before


def test_a_page_that_only_shows_records_nothing(case):
    with pytest.raises(CaseIsReadOnly):
        share(ChronologyState(case), "PO-001")
