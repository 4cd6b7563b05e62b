"""The return tracker: who was asked, who is late, what came and how far it has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.tracker import open_problems, track
from silp_widgets.domain.vocabulary import ReturnStatus
from silp_widgets.returns.opening import SentFile
from silp_widgets.state import return_tracker
from silp_widgets.state.importing import import_return, read_for
from silp_widgets.state.next_steps import next_steps
from silp_widgets.state.prepare import PrepareState

TODAY = date(2026, 3, 10)
HEAD = "Date,Event,Source"
ROWS = (
    "3 January 2022,Home visit. Child seen and well.,visit sheet 4",
    "14 February 2022,Telephone call from the school nurse about lunches.,phone log",
    "2 March 2022,Clinic. Weighed; no worries recorded.,clinic card",
)


def sent(*rows, name="return.csv", head=HEAD):
    return SentFile(name, "\n".join((head, *(rows or ROWS))).encode())


def bring(case, file, agency="Housing"):
    return import_return(case, read_for(case, file, agency=agency), agency=agency)


def line(case, key="housing", today=TODAY):
    return next(r for r in return_tracker.tracker_rows(case, today) if r["key"] == key)


@pytest.fixture
def case(make_case):
    scope = {"scope_from": date(2022, 1, 1), "scope_to": date(2022, 12, 31)}
    case = make_case(title="Child Q {braces}", **scope)
    case.save(
        Agency(id="a1", key="housing", name="Housing", code="HO", place=0),
        Agency(id="a2", key="police", name="Police", code="PO", place=1),
    )
    return case


def test_an_agency_of_the_case_that_nobody_asked_is_on_the_list_and_among_what_is_next(case):
    assert [(r["agency"], r["status"]) for r in return_tracker.tracker_rows(case, TODAY)] == [
        ("Housing", "not asked yet"),
        ("Police", "not asked yet"),
    ]
    steps = [step["text"] for step in next_steps(case, TODAY)]
    assert "Ask Housing, Police for their returns" in steps
    return_tracker.request(case, "Housing", None)
    assert "Ask Police for its return" in [step["text"] for step in next_steps(case, TODAY)]


def test_who_is_late_comes_first_with_the_days_and_who_is_due_soon_after(case):
    return_tracker.request(case, "Housing", TODAY + timedelta(3))
    return_tracker.request(case, "Police", TODAY - timedelta(2))
    rows = return_tracker.tracker_rows(case, TODAY)
    assert [(r["agency"], r["late"], r["left"]) for r in rows] == [
        ("Police", 2, None),
        ("Housing", 0, 3),
    ]
    assert line(case, today=TODAY - timedelta(30))["left"] is None
    steps = [step["text"] for step in next_steps(case, TODAY)]
    assert "Remind Police: its return is late" in steps


def test_a_line_moves_by_itself_from_the_request_to_the_corrected_file(case):
    return_tracker.request(case, "Housing", TODAY - timedelta(2))
    bring(case, sent())
    assert (line(case)["code"], line(case)["late"]) == ("received", 0)
    return_tracker.mark(case, "housing", "queried")
    bring(case, sent(*ROWS[:2], ROWS[2].replace("no worries", "some worries"), name="again.csv"))
    assert line(case)["code"] == "corrected"
    files = return_tracker.agency_detail(case, "housing")["files"]
    assert [f["file"] for f in files] == ["return.csv", "again.csv"]
    assert [(f["rows"], f["added"], f["changed"], f["missing"]) for f in files] == [
        (3, 3, 0, 0),
        (3, 0, 1, 0),
    ]
    case.undo()
    assert line(case)["code"] == "queried"


def test_a_further_file_with_other_rows_is_received_and_no_correction(case):
    bring(case, sent())
    bring(case, sent("9 May 2023,Moved to another house.,file 7", name="more.csv"))
    assert line(case)["code"] == "received"
    assert line(case)["files"] == 2


def test_an_agency_that_sent_is_asked_again_and_signing_off_ends_the_waiting(case):
    bring(case, sent())
    said = return_tracker.request(case, "Housing", TODAY - timedelta(1))
    assert "a corrected return" in said
    assert (line(case)["code"], line(case)["again"], line(case)["late"]) == ("received", True, 1)
    return_tracker.mark(case, "housing", "signed_off")
    assert (line(case)["code"], line(case)["again"], line(case)["late"]) == ("signed_off", False, 0)
    case.undo()
    assert line(case)["late"] == 1


def test_one_file_with_several_agencies_answers_the_request_of_each(case):
    return_tracker.request(case, "Housing", TODAY - timedelta(1))
    rows = ("3 January 2022,Home visit.,s 4,Housing", "4 May 2022,Call to the flat.,log,Police")
    bring(case, sent(*rows, name="merged.csv", head=f"{HEAD},Agency"), agency="")
    assert {r["key"]: (r["code"], r["late"]) for r in return_tracker.tracker_rows(case, TODAY)} == {
        "housing": ("received", 0),
        "police": ("received", 0),
    }
    return_tracker.mark(case, "police", "signed_off")
    assert line(case, "police")["code"] == "signed_off"
    assert line(case)["code"] == "received"


def test_files_of_the_same_name_keep_each_agencys_problems_apart(case):
    bring(case, sent("sometime soon,Home visit.,sheet 4", *ROWS), "Housing")
    bring(case, sent("3 May 2022,Call to the flat.,log 2"), "Police")
    lines = track(case.agencies(), case.returns())
    found = open_problems(lines, case.agencies(), case.problems())
    assert {p.entry[:2] for p in found["housing"] if p.entry} == {"HO"}
    assert not any(p.entry.startswith("HO") for p in found["police"])
    assert line(case)["found"][0] == sum(p.severity.value == "E" for p in found["housing"]) > 0


def test_a_due_day_moves_with_its_reason_and_needs_something_that_is_awaited(case):
    with pytest.raises(BadInput, match="Nothing is requested"):
        return_tracker.change_due(case, "housing", TODAY, "")
    return_tracker.request(case, "Housing", TODAY - timedelta(2))
    return_tracker.change_due(case, "housing", TODAY + timedelta(20), "The author is ill")
    assert (line(case)["late"], line(case)["why"]) == (0, "The author is ill")
    case.undo()
    assert line(case)["late"] == 2


def test_a_nil_return_needs_no_file_and_no_request(case):
    return_tracker.mark(case, "police", "nil_return")
    assert line(case, "police")["code"] == "nil_return"
    assert case.returns()[0].status is ReturnStatus.NIL_RETURN
    with pytest.raises(NotInCase):
        return_tracker.mark(case, "nobody", "queried")


def test_a_reminder_names_the_review_the_day_and_what_to_send_and_no_file(case):
    return_tracker.request(case, "Housing", TODAY - timedelta(2))
    text = return_tracker.reminder_for(case, "housing", TODAY)
    assert "Child Q {braces}" in text
    assert "by 8 March 2026" in text
    assert "from 1 January 2022 to 31 December 2022" in text
    bring(case, sent())
    with pytest.raises(BadInput, match="Nothing is awaited"):
        return_tracker.reminder_for(case, "housing", TODAY)
    return_tracker.request(case, "Housing", TODAY + timedelta(3))
    again = return_tracker.reminder_for(case, "housing", TODAY)
    assert "It is due on 13 March 2026." in again
    assert "corrected" in again
    assert "return.csv" not in again


def test_an_earlier_case_whose_files_say_not_whose_rows_they_hold_is_read_by_its_entries(case):
    rows = ("3 January 2022,Home visit.,s 4,Housing", "4 May 2022,Call to the flat.,log,Police")
    bring(case, sent(*rows, head=f"{HEAD},Agency"), agency="")
    (one,) = case.returns()
    lines = track(case.agencies(), [replace(one, agencies=())], case.entries())
    assert [len(found.files) for found in lines] == [1, 1]


def test_the_page_is_told_no_file_name_until_a_line_is_opened(case):
    bring(case, sent(name="Ada Lovell.csv"))
    state = PrepareState(case, case)
    assert "Ada Lovell" not in str(state.view())
    assert "Ada Lovell" in str(state.call("open_agency", {"agency": "housing"}))
    assert line(case, today=datetime.now(UTC).date())["received"]
