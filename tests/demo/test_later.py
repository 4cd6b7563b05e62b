"""Every tool has something in it in the fictional case, and the nine files stay as they are."""

from __future__ import annotations

import pytest

from silp_widgets.demo import PASSPHRASE
from silp_widgets.demo.later import corrected_source
from silp_widgets.demo.sources import sources
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.state.next_steps import next_steps
from silp_widgets.state.prepare import PrepareState
from silp_widgets.store import open_case


@pytest.fixture
def case(demo):
    with open_case(demo.case, write=True, passphrase=PASSPHRASE) as opened:
        yield opened


def refs(rows):
    return [row["ref"] for row in rows]


def test_a_corrected_return_waits_with_rows_added_changed_left_out_and_one_taken_out(case):
    waiting = ChronologyState(case, case).call("changed_rows", {})
    assert refs(waiting["changed"]) == ["PO-013", "PO-015", "PO-018"]
    assert refs(waiting["missing"]) == ["PO-002"]
    assert refs(waiting["out"]) == ["PO-008"]
    assert [added["all"] for added in waiting["added"]] == [1]


def test_nothing_that_waits_is_in_the_chronology_before_somebody_says_yes(case):
    by_ref = {entry.ref: entry for entry in case.entries()}
    assert len(by_ref) == 164
    first = next(one for one in sources() if one.key == "police").rows
    for number in (13, 15, 18):
        now = by_ref[f"PO-{number:03d}"]
        assert now.source == first[number - 1]["source"]
        assert now.action_taken == first[number - 1].get("action_taken", "")


def test_two_records_that_may_be_one_event_are_offered_and_differ_on_the_day(case):
    (offer,) = ChronologyState(case, case).call("same_events", {})["offers"]
    by_id = {entry.id: entry.ref for entry in case.entries()}
    assert {by_id[one] for one in offer["ids"]} == {"PO-022", "CS-031"}
    assert any("Thu 23 Mar 2023" in words for words in offer["conflicts"])


def test_somebody_is_late_somebody_due_soon_and_others_have_come_as_far_as_they_can(case):
    lines = {row["agency"]: row for row in PrepareState(case, case).view()["returns"]}
    assert lines["GP surgery"]["late"] > 0
    assert lines["Housing"]["left"] is not None
    assert {row["status"] for row in lines.values()} == {
        "received",
        "queried",
        "corrected",
        "signed off",
    }


def test_what_is_next_leads_to_the_rows_that_an_agency_changed(case):
    today = max(one.imported_at for one in case.returns() if one.imported_at).date()
    steps = {step["text"]: step["go"] for step in next_steps(case, today)}
    rows = "Decide on 4 rows that an agency changed or left out"
    assert steps[rows] == "chronology#tool=changed_rows"


def test_one_telling_was_recorded_by_hand(case):
    (told,) = [entry for entry in case.entries() if entry.shared_with]
    assert (told.ref, told.shared_with[0].agency) == ("CS-021", "school")


def test_the_corrected_file_is_the_first_one_but_for_what_it_says_differently():
    first = next(one for one in sources() if one.key == "police")
    again = corrected_source()
    same = [row for row in again.rows if row in first.rows]
    assert (len(first.rows), len(again.rows), len(same)) == (21, 20, 16)
