"""Looking at a file and bringing it in: hidden parts, settled columns, what comes next."""

from __future__ import annotations

import base64

import pytest

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.errors import BadInput
from silp_widgets.state.prepare import PrepareState

HEAD = ("Date", "Event", "Source")
ROWS = (
    ("3 January 2022", "Home visit. Child seen.", "sheet 4"),
    ("14 February 2022", "Call from the school.", "phone log"),
    ("2 March 2022", "Clinic. Weighed.", "clinic card"),
)


def text(*rows, head="Nr;Tag;Was war;Ort"):
    return "\n".join((head, *rows)).encode()


def send(state, data, name="return.xlsx"):
    state.call("send_piece", {"file": "f", "at": 0, "data": base64.b64encode(data).decode()})
    return {"file": "f", "name": name}


def wish(file, **wishes):
    return {**file, "wish": {"agency": "Housing", **wishes}}


@pytest.fixture
def case(make_case):
    case = make_case(title="Child Q", profile="rapid_review")
    case.save(Agency(id="a1", key="housing", name="Housing", code="HO"))
    return case


@pytest.fixture
def state(case):
    return PrepareState(case, case)


def c705(case):
    return [p for p in case.problems() if p.code == "C705"]


def test_hidden_rows_are_shown_and_brought_in_unless_somebody_leaves_them_out(state, case, book):
    file = send(state, book(HEAD, *ROWS, hidden=(3,)))
    seen = state.call("look_at_file", wish(file))
    assert seen["entries"] == 3
    (row,) = seen["hidden"]["rows"]
    assert (row["row"], "Call from the school." in row["words"]) == (3, True)
    assert "row 3 is hidden" in seen["hidden"]["told"][0]
    without = state.call("look_at_file", wish(file, hidden="out"))
    assert (without["entries"], without["hidden"]["chosen"]) == (2, "out")
    state.call("take_file", wish(file))
    assert len(case.entries()) == 3
    assert [p.answer for p in c705(case)] == [""]  # nobody chose, so the agency is asked


@pytest.mark.parametrize(("choice", "entries"), [("in", 3), ("out", 2)])
def test_what_was_chosen_of_hidden_rows_is_kept_with_the_check(state, case, choice, entries, book):
    state.call("take_file", wish(send(state, book(HEAD, *ROWS, hidden=(3,))), hidden=choice))
    assert len(case.entries()) == entries
    (told,) = c705(case)
    assert "as the chair chose" in told.answer


def test_a_choice_that_is_none_is_refused(state, book):
    with pytest.raises(BadInput, match="bring it in, or leave it out"):
        state.call("look_at_file", wish(send(state, book(HEAD, *ROWS)), hidden="yes"))


def test_settled_columns_are_used_for_the_agencys_next_file_and_the_card_says_so(state):
    columns = {"Nr": "event_ref", "Tag": "date_text", "Was war": "event_fact", "Ort": "source"}
    first = send(state, text("1;3/1/22;Home visit. Child seen.;sheet 4"), "one.csv")
    assert state.call("look_at_file", wish(first))["settled"] == ""
    state.call("take_file", wish(first, mapping=columns))
    rows = text("2;14/2/22;Call from the school.;log;HV", head="Nr;Tag;Was war;Ort;Wer")
    seen = state.call("look_at_file", wish(send(state, rows, "two.csv")))
    assert seen["settled"].startswith("Columns read as settled for this agency on ")
    assert {c["heading"]: c["field"] for c in seen["columns"]}["Was war"] == "event_fact"
    assert any("“Wer”" in words for words in seen["differ"])


def test_columns_are_saved_as_a_mapping_file_that_reads_another_agencys_file(state, case):
    columns = {"Nr": "event_ref", "Tag": "date_text", "Was war": "event_fact", "Ort": "source"}
    first = send(state, text("1;3/1/22;Home visit. Child seen.;sheet 4"), "one.csv")
    made = state.call("save_columns", wish(first, mapping=columns))
    assert made["file"] == "housing-columns.toml"
    toml = base64.b64decode(made["data"]).decode()
    assert not case.entries()
    seen = state.call("look_at_file", {**first, "wish": {"agency": "Police", "columns": toml}})
    assert (seen["entries"], seen["settled"]) == (1, "Columns read as the mapping file says.")
    mended = {"Tag": "date_text", "Was war": "event_fact", "Nr": "", "Ort": "location"}
    seen = state.call("look_at_file", wish(first, columns=toml, mapping=mended))
    assert {c["heading"]: c["field"] for c in seen["columns"]} == mended
    with pytest.raises(BadInput, match="mapping file"):
        state.call("look_at_file", wish(first, columns="colour = ["))


def test_the_order_of_dates_that_a_mapping_file_says_holds_for_the_next_file_too(state, case):
    toml = 'order = "MDY"\n[columns]\nDate = "date_text"\nEvent = "event_fact"\n'
    rows = text("01/03/2022;Home visit. Child seen.", head="Date;Event")
    state.call("take_file", wish(send(state, rows, "one.csv"), columns=toml))
    more = text("02/04/2022;Call from the school.", head="Date;Event")
    state.call("take_file", wish(send(state, more, "two.csv")))
    assert [str(e.when.first_day) for e in case.entries()] == ["2022-01-03", "2022-02-04"]


def test_after_an_import_it_is_said_what_is_to_be_settled_and_where(state, case, book):
    came = book(HEAD, *ROWS, ("31/31/2022", "Call.", "log"))
    done = state.call("take_file", wish(send(state, came)))
    assert {step["tool"]: step["text"] for step in done["then"]}["dates"] == "1 date to settle"
    changed = (ROWS[0], (ROWS[1][0], "Call from the nursery.", "phone log"))
    again = book(HEAD, *changed, ("5 May 2022", "Visit to the flat.", "sheet 9"))
    done = state.call("take_file", wish(send(state, again, "again.xlsx")))
    steps = {step["tool"]: step["text"] for step in done["then"]}
    assert steps["changed_rows"] == "1 new, 1 changed, 2 missing: settle them"
    assert case.returns()[-1].missing + case.returns()[0].missing == 2
