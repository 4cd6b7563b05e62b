from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import date

import pytest

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.errors import BadInput, NotInCase, SilpError
from silp_widgets.domain.people import Participant, Support
from silp_widgets.domain.review import Deadline
from silp_widgets.domain.vocabulary import ScopeStatus
from silp_widgets.domain.when import When
from silp_widgets.state import arriving
from silp_widgets.state.prepare import PrepareState
from silp_widgets.store.doors import open_case

ROWS = b"Date,Event,Source\n3 January 2022,Home visit,sheet 4\n"


def sent(state, data=ROWS, name="a.csv", size=20):
    """Send a file in pieces, as the page does; returns what it is asked for by."""
    for at in range(0, len(data), size):
        piece = base64.b64encode(data[at : at + size]).decode()
        state.call("send_piece", {"file": "f1", "at": at, "data": piece})
    return {"file": "f1", "name": name}


@pytest.fixture
def demo(demo):
    """The case of the fictional review, open."""
    with open_case(demo.case, write=True) as case:
        yield case


@pytest.fixture
def case(make_case):
    case = make_case(title="Child Q", profile="rapid_review")
    case.save(Participant(id="p1", code="HV1"), Support(id="s1", participant="p1"))
    return case


@pytest.fixture
def state(case):
    return PrepareState(case, case)


def test_the_view_is_json_and_holds_no_registered_name(demo):
    view = json.dumps(PrepareState(demo, demo).view(), ensure_ascii=False).casefold()
    # Two of them stand in the names of the agencies' files, and one in a cell.
    for identity in demo.register():
        for words in (identity.name, *identity.aliases, *identity.identifiers):
            assert words.casefold() not in view, identity


def test_every_next_step_goes_to_a_section_or_a_workbook_that_is_there(demo, state):
    places = {"scope", "people", "returns", "deadlines", "learning_event"}
    tools = {"chronology#tool=dates", "chronology#tool=changed_rows"}
    steps = PrepareState(demo, demo).view()["next"] + state.view()["next"]
    assert {step["go"] for step in steps} <= places | tools
    assert any(step["text"] == "Settle 6 dates in doubt" for step in steps)
    assert any("supporter" in step["text"] for step in steps)


def test_the_strip_counts_each_entry_of_the_scope_once(demo):
    strip = PrepareState(demo, demo).view()["strip"]
    review = demo.review()
    inside = [
        e
        for e in demo.entries()
        if e.when.first_day and review.scope_from <= e.when.first_day <= review.scope_to
    ]
    assert sum(sum(row["counts"]) for row in strip["rows"]) == len(inside)
    assert (strip["labels"][0], strip["labels"][-1]) == ("Jan 2022", "Jun 2023")


def test_the_register_is_sent_only_when_asked_and_the_opening_is_logged(demo):
    state = PrepareState(demo, demo)
    before = demo.last_change()
    rows = state.call("open_register", {})["register"]
    assert "Adult M" in {row["pseudonym"] for row in rows}
    assert [c.verb for c in demo.changes(before)] == ["reveal"]


def test_an_edited_name_keeps_what_the_form_does_not_show(demo):
    state = PrepareState(demo, demo)
    one = next(i for i in demo.register() if i.agency and i.role)
    form = {"id": one.id, "name": one.name, "pseudonym": one.pseudonym, "kind": one.kind}
    state.call("save_identity", {"form": {**form, "aliases": "Another Spelling"}})
    saved = next(i for i in demo.register() if i.id == one.id)
    assert (saved.role, saved.agency) == (one.role, one.agency)
    assert saved.aliases == ("Another Spelling",)


def test_two_people_cannot_share_a_pseudonym_and_nobody_is_their_own(state, case):
    state.call("save_identity", {"form": {"name": "Ada Lovell", "pseudonym": "Adult M"}})
    with pytest.raises(BadInput, match="stands for somebody else"):
        state.call("save_identity", {"form": {"name": "Bo Marsh", "pseudonym": "adult m"}})
    with pytest.raises(BadInput, match="is the real name"):
        state.call("save_identity", {"form": {"name": "Bo Marsh", "pseudonym": "bo marsh"}})
    assert len(case.register()) == 1


def test_a_new_scope_moves_entries_and_their_problems_and_undo_moves_both_back(demo):
    state = PrepareState(demo, demo)
    before = {e.id: e.scope_status for e in demo.entries()}
    asked = {(p.code, p.entry) for p in demo.problems()}
    said = state.call("save_review", {"fields": {"scope_from": "1 June 2022"}})["said"]
    after = {e.id: e.scope_status for e in demo.entries()}
    moved = sum(before[i] is not after[i] for i in before)
    assert moved
    assert f"{moved} entries stand differently" in said
    late = {e.ref for e in demo.entries() if e.scope_status is ScopeStatus.BACKGROUND}
    told = {p.entry for p in demo.problems() if p.code == "C501"}
    assert told <= late
    state.call("undo", {})
    assert {e.id: e.scope_status for e in demo.entries()} == before
    assert {(p.code, p.entry) for p in demo.problems()} == asked


def test_an_entry_added_by_hand_follows_the_scope_too(state, case):
    case.save(Entry(id="e1", ref="HV-1", agency="x", when=When.day(date(2021, 5, 1)), text="Visit"))
    state.call("save_review", {"fields": {"scope_from": "1/1/2022", "scope_to": "30/6/2023"}})
    assert case.entries()[0].scope_status is ScopeStatus.BACKGROUND


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "Give the review a title"),
        ({"scope_from": "1/1/2023", "scope_to": "1/1/2022"}, "ends before it begins"),
        ({"scope_from": "1/1/2022", "background_from": "1/1/2023"}, "background begins after"),
        ({"scope_from": "March 2022"}, "not one day"),
        ({"scope_from": "31/02/2022"}, "Studied from: "),
        ({"nation": "atlantis"}, "Nation: choose"),
        ({"proceedings_cleared": "yes"}, "say yes or no"),
    ],
)
def test_a_scope_that_cannot_be_is_refused_and_kept_as_it_was(state, case, fields, sentence):
    before = case.review()
    with pytest.raises(SilpError, match=sentence):
        state.call("save_review", {"fields": fields})
    assert case.review() == before


def test_deadlines_are_worked_out_with_rule_and_doubt_and_a_moved_one_stays(state, case):
    state.call("plan_deadlines", {"triggers": {"notified": "19 December 2025"}})
    (one,) = case.deadlines()
    assert (one.due, one.confirmed) == (date(2026, 1, 14), True)  # three bank holidays between
    moved = {"id": one.id, "due": "28 January 2026"}
    with pytest.raises(BadInput, match="Say why"):
        state.call("save_deadline", {"form": moved})
    form = {**moved, "slipped_because": "Two authors were ill", "agreed_by": "board manager"}
    state.call("save_deadline", {"form": form})
    said = state.call("plan_deadlines", {"triggers": {"notified": "19 December 2025"}})["said"]
    assert "Left where it was moved to" in said
    assert case.deadlines()[0].due == date(2026, 1, 28)


def test_a_deadline_is_met_and_an_unknown_one_is_no_new_one(state, case):
    case.save(Deadline(id="d1", name="Briefing", due=date(2026, 1, 5)))
    state.call("save_deadline", {"form": {"id": "d1", "done_on": "2026-01-04"}})
    assert case.deadlines()[0].done_on == date(2026, 1, 4)
    with pytest.raises(NotInCase):
        state.call("save_deadline", {"form": {"id": "d2", "name": "x", "due": "1/1/2026"}})
    assert len(case.deadlines()) == 1


def test_a_file_is_looked_at_without_keeping_it_and_taken_once_its_agency_is_known(state, case):
    file = sent(state, name="C:\\files\\from them.csv")
    look = state.call("look_at_file", file)
    assert (look["entries"], look["agency"], look["file"]) == (1, "", "from them.csv")
    assert {"heading": "Event", "field": "event_fact", "samples": ["Home visit"]} in look["columns"]
    assert not case.entries()
    with pytest.raises(BadInput, match="Say which agency"):
        state.call("take_file", file)
    assert not case.entries()
    state.call("take_file", {**file, "wish": {"agency": "Housing"}})
    assert [e.ref for e in case.entries()] == ["HO-001"]
    with pytest.raises(BadInput, match="did not arrive whole"):
        state.call("look_at_file", file)  # what was brought in is forgotten here
    assert state.call("look_at_file", sent(state))["already"]


def test_a_file_that_lost_a_piece_is_asked_for_again(state, case):
    state.call("send_piece", {"file": "f1", "at": 0, "data": "RGF0ZQ=="})
    for at, data in ((3, "RGF0ZQ=="), (-4, "RGF0ZQ=="), (4, "not base64!"), (4, "x" * 6_000_001)):
        with pytest.raises(BadInput, match="did not arrive whole"):
            state.call("send_piece", {"file": "f1", "at": at, "data": data})
    with pytest.raises(BadInput, match="did not arrive whole"):
        state.call("take_file", {"file": "f2", "name": "a.csv"})
    assert not case.entries()


def test_a_file_too_large_for_any_chronology_is_refused_and_forgotten(state, monkeypatch):
    monkeypatch.setattr(arriving, "LARGEST", 50)
    with pytest.raises(BadInput, match="larger than"):
        sent(state, b"x" * 60)
    with pytest.raises(BadInput, match="did not arrive whole"):
        state.call("look_at_file", {"file": "f1", "name": "a.csv"})


def test_fifteen_files_may_wait_and_the_oldest_makes_room_for_what_is_too_much(state, monkeypatch):
    for number in range(15):
        state.call("send_piece", {"file": f"f{number}", "at": 0, "data": "RGF0ZQ=="})
    assert state.call("look_at_file", {"file": "f0", "name": "a.csv"})["entries"] == 0
    monkeypatch.setattr(arriving, "_WAITING", 20)
    state.call("send_piece", {"file": "more", "at": 0, "data": "RGF0ZQ=="})
    with pytest.raises(BadInput, match="did not arrive whole"):
        state.call("look_at_file", {"file": "f0", "name": "a.csv"})
    assert state.call("look_at_file", {"file": "f14", "name": "a.csv"})["entries"] == 0


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_questions_and_a_form_to_fill_in_are_handed_to_the_page(demo, kind):
    state = PrepareState(demo, demo)
    line = next(r for r in state.view()["returns"] if r["agency"] == "Police")
    asked = state.call("make_questions", {"agency": line["key"], "kind": kind})
    assert asked["file"] == f"police-questions.{kind}"
    assert base64.b64decode(asked["data"]).startswith(b"PK")
    form = state.call("make_form", {"agency": "Police", "kind": kind})
    assert form["file"] == f"police-return.{kind}"
    with pytest.raises(BadInput):
        state.call("make_form", {"agency": "Police", "kind": "exe"})


def test_every_check_explains_itself_to_who_opens_its_code(state):
    said = state.call("explain_check", {"code": "C104"})
    assert "out of order" in said["meaning"]
    assert said["mend"]
    with pytest.raises(NotInCase):
        state.call("explain_check", {"code": "C000"})


def test_one_field_for_two_columns_side_by_side_is_refused(state, case):
    mapping = {"Date": "date_text", "Event": "event_fact", "Source": "event_fact"}
    file = {**sent(state), "wish": {"agency": "Housing", "mapping": mapping}}
    with pytest.raises(BadInput, match=r"“Event” and “Source” are both read as what happened"):
        state.call("take_file", file)
    with pytest.raises(BadInput):
        state.call("take_file", {**file, "wish": {"mapping": {"Event": "no_such_field"}}})
    assert not case.entries()


def test_problems_are_sent_when_a_return_is_opened_and_settled_with_an_answer(demo):
    state = PrepareState(demo, demo)
    line = next(r for r in state.view()["returns"] if r["found"][0])
    opened = state.call("open_agency", {"agency": line["key"]})
    first = opened["problems"][0]
    assert first["kind"] == "E"
    with pytest.raises(BadInput, match="Write down the answer"):
        state.call("settle_problem", {"problem": first["id"], "answer": " "})
    answer = "The agency's author: it was 30 April."
    state.call("settle_problem", {"problem": first["id"], "answer": answer})
    again = next(r for r in state.view()["returns"] if r["key"] == line["key"])
    assert again["found"][0] == line["found"][0] - 1
    assert answer in {p.answer for p in demo.problems()}


def test_a_file_that_was_received_cannot_become_a_nil_return(demo, state, case):
    one = demo.returns()[0]
    with pytest.raises(BadInput, match="Undo the import"):
        PrepareState(demo, demo).call("mark_return", {"agency": one.agency, "status": "nil_return"})
    state.call("request_return", {"agency": "Probation", "due": "1 May 2026"})
    (asked,) = case.returns()
    state.call("mark_return", {"agency": asked.agency, "status": "nil_return"})
    assert case.returns()[0] == replace(asked, status="nil_return")
