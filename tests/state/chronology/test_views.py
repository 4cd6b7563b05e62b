from __future__ import annotations

from dataclasses import replace

import pytest

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.errors import BadInput, CaseIsReadOnly, NotInCase, SilpError
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.state.chronology.views import Views

LOOKED = {
    "text": "(neglect or boiler) not agency:police",
    "theme": ["neglect"],
    "not_theme": ["housing"],
    "all_theme": True,
    "person": ["Child K"],
    "from": "2022-03-01",
    "to": "",
    "good": False,
    "background": True,
    "known": {"agency": "police", "date": "2022-03-03"},
    "lanes": "theme",
    "zoom": ["2022-01-01", "2022-06-30"],
    "hidden": False,
}


@pytest.fixture
def case(make_case):
    case = make_case()
    case.save(Agency(id="a", key="police", name="Police", code="PO"))
    return case


def listed(state):
    return state.view()["views"]["list"]


def save(state, name="Late notices", looked=LOOKED, **more):
    return state.call("save_view", {"name": name, "filter": looked, **more})


def test_a_view_is_found_by_a_colleague_who_opens_the_case(state, open_again):
    saved = save(state, "  Late   notices ")
    with open_again(write=True) as theirs:
        found = listed(ChronologyState(theirs, theirs))
    assert found == [{"id": saved["id"], "name": "Late notices", "filter": LOOKED}]


def test_a_view_is_saved_again_in_its_place_and_keeps_its_name(state):
    first = save(state)["id"]
    again = save(state, looked={"theme": ["housing"]}, id=first)
    assert again["id"] == first
    assert listed(state) == [
        {"id": first, "name": "Late notices", "filter": {"theme": ["housing"]}}
    ]


def test_a_view_is_renamed_and_removed_and_each_can_be_undone(state):
    first = save(state)["id"]
    state.call("rename_view", {"id": first, "name": "Notices"})
    assert [one["name"] for one in listed(state)] == ["Notices"]
    state.call("remove_view", {"id": first})
    assert listed(state) == []
    state.call("undo", {})
    state.call("undo", {})
    assert [(one["id"], one["name"]) for one in listed(state)] == [(first, "Late notices")]


def test_the_log_does_not_say_what_a_view_is_called(state, case):
    first = save(state, "About Child K")["id"]
    state.call("rename_view", {"id": first, "name": "Child K again"})
    state.call("remove_view", {"id": first})
    assert not [change for change in case.changes() if "Child K" in change.note]


@pytest.mark.parametrize("name", ["", "   ", "late NOTICES", "x" * 81, None, 3])
def test_a_name_that_says_nothing_or_is_taken_is_refused(state, name):
    save(state)
    with pytest.raises(BadInput):
        save(state, name)
    assert len(listed(state)) == 1


def test_a_view_may_be_renamed_to_its_own_name_in_another_case(state):
    first = save(state)["id"]
    state.call("rename_view", {"id": first, "name": "LATE notices"})
    assert listed(state)[0]["name"] == "LATE notices"


@pytest.mark.parametrize(
    "looked",
    [
        None,
        [],
        "theme",
        {"other": 1},
        {"text": ["boiler"]},
        {"text": "x" * 1001},
        {"theme": "neglect"},
        {"theme": [1]},
        {"theme": ["neglect"] * 201},
        {"theme": ["x" * 201]},
        {"all_theme": "yes"},
        {"from": "1 March 2022"},
        {"to": None},
        {"known": {"agency": "police"}},
        {"known": {"agency": "police", "date": "2022-03-03", "more": {"deep": []}}},
        {"known": "police"},
        {"lanes": "<b>"},
        {"zoom": ["2022-01-01"]},
        {"zoom": {"from": "2022-01-01"}},
        {"hidden": 1},
    ],
)
def test_what_is_no_view_is_refused_in_a_sentence(state, looked):
    with pytest.raises(BadInput):
        save(state, looked=looked)
    assert listed(state) == []


def test_there_is_an_end_to_how_many_views_are_kept(state, case):
    first = save(state)["id"]
    (one,) = case.views()
    case.save(*(replace(one, id=f"{n:032x}", name=f"View {n}") for n in range(199)))
    with pytest.raises(BadInput, match="Remove one"):
        save(state, "One more")
    assert save(state, looked={}, id=first)["id"] == first


@pytest.mark.parametrize("act", ["save_view", "rename_view", "remove_view"])
@pytest.mark.parametrize("view_id", ["0" * 32, "x"])
def test_a_view_that_is_gone_is_said_to_be_gone(state, act, view_id):
    more = {"save_view": {"filter": {}}, "rename_view": {"name": "N"}}.get(act, {})
    with pytest.raises(NotInCase):
        state.call(act, {"id": view_id, **more})


def test_where_it_only_shows_nothing_is_listed_and_nothing_saved(case, state):
    save(state)
    only = ChronologyState(case)
    assert listed(only) == []
    with pytest.raises(CaseIsReadOnly):
        save(only)
    with pytest.raises(SilpError):
        Views(case).save_view(LOOKED, "Another")
