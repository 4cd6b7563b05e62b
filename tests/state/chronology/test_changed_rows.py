"""What a corrected return says differently is settled by the chair, row by row, and undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.finding import Finding
from silp_widgets.domain.narrative import Account, Anchor, Correction
from silp_widgets.domain.vocabulary import ReturnStatus, ScopeStatus
from silp_widgets.returns.opening import SentFile
from silp_widgets.state.checking import all_problems
from silp_widgets.state.importing import import_return, read_for

HEAD = "No.,Date,Event,Source,Action taken"
ROWS = (
    "1,3 January 2022,Home visit. Child seen and well.,visit sheet 4,None needed",
    "2,14 February 2022,Telephone call from the school nurse about lunches.,phone log,Noted",
    "3,2 March 2022,Clinic. Weighed; no worries recorded.,clinic card,Next clinic in May",
    "4,9 April 2022,Clinic missed. Text message sent to Adult M.,clinic card,Rang next day",
)
LUNCH = ROWS[1].replace("lunches", "dinners at school")


@pytest.fixture
def case(make_case):
    case = make_case(title="Child Q", scope_from=date(2022, 1, 1), scope_to=date(2022, 4, 30))
    bring(case, *ROWS, name="return.csv")
    return case


def bring(case, *rows, name="return corrected.csv"):
    file = SentFile(name, "\n".join((HEAD, *rows, "")).encode())
    return import_return(case, read_for(case, file, agency="Health visiting"), agency="")


def called(case, ref):
    return next(e for e in (*case.entries(), *case.taken_out()) if e.ref == ref)


def waiting(state):
    return state.call("changed_rows", {})


def codes(case):
    return sorted(p.code for p in case.problems() if p.code in {"C405", "C406", "C407"})


def test_a_changed_row_is_shown_field_by_field_and_taken_without_losing_what_hangs_on_it(
    case, state
):
    before = called(case, "HV-002")
    coded = replace(before, themes=("meals",), same_event_id="x", episode_id="y")
    case.save(coded)
    done = bring(case, ROWS[0], LUNCH, *ROWS[2:])
    assert "Rows the agency changed" in done.said
    assert called(case, "HV-002") == coded, "nothing is overwritten by an import"
    (row,) = waiting(state)["changed"]
    (field,) = row["fields"]
    assert (row["ref"], field["label"], field["changed_here"]) == (
        "HV-002",
        "what happened",
        False,
    )
    assert field["before"] == field["here"] == coded.text
    assert "dinners" in field["now"]
    said = state.call("take_row", {"problem": row["problem"], "fields": ["text"]})["said"]
    assert "what happened taken over" in said
    after = called(case, "HV-002")
    assert "dinners" in after.text
    assert (after.id, after.themes, after.same_event_id) == (before.id, ("meals",), "x")
    assert after.provenance == before.provenance, "the row as received stays as it was received"
    (line,) = case.corrections()
    assert (line.statement, line.proposed) == (before.text, after.text)
    assert state.view()["changed_rows"]["waiting"] == 0
    state.call("undo", {})
    assert called(case, "HV-002") == coded
    assert case.corrections() == ()
    assert state.view()["changed_rows"]["waiting"] == 1


def test_a_new_date_is_taken_whole_with_what_it_means_for_the_scope(case, state):
    bring(case, *ROWS[:3], ROWS[3].replace("9 April 2022", "9 June 2022"))
    (row,) = waiting(state)["changed"]
    assert [f["name"] for f in row["fields"]] == ["when"]
    state.call("take_row", {"problem": row["problem"], "fields": ["when"]})
    after = called(case, "HV-004")
    assert after.when.first_day == date(2022, 6, 9)
    assert (after.date_text, after.scope_status) == ("9 June 2022", ScopeStatus.BACKGROUND)


def test_a_field_that_we_corrected_meanwhile_says_so_and_can_be_left(case, state):
    state.call(
        "correct_entry",
        {
            "id": called(case, "HV-002").id,
            "changes": {"text": "A call about meals."},
            "reason": "x",
        },
    )
    bring(case, ROWS[0], LUNCH.replace("Noted", "Noted and rang back"), *ROWS[2:])
    assert codes(case) == ["C407"]
    (row,) = waiting(state)["changed"]
    flags = {f["name"]: f["changed_here"] for f in row["fields"]}
    assert flags == {"text": True, "action_taken": False}
    assert "lunches" in next(f["before"] for f in row["fields"] if f["name"] == "text")
    state.call("take_row", {"problem": row["problem"], "fields": ["action_taken"]})
    after = called(case, "HV-002")
    assert (after.text, after.action_taken) == ("A call about meals.", "Noted and rang back")


def test_a_date_that_we_corrected_meanwhile_is_left_unless_it_is_chosen(case, state):
    changes = {"when": "10 April 2022"}
    entry = called(case, "HV-004")
    state.call("correct_entry", {"id": entry.id, "changes": changes, "reason": "The card says so."})
    bring(case, *ROWS[:3], ROWS[3].replace("9 April 2022", "11 April 2022"))
    assert codes(case) == ["C407"]
    (field,) = waiting(state)["changed"][0]["fields"]
    assert field["changed_here"]
    assert field["here"].startswith("Sun 10 Apr 2022")
    assert waiting(state)["only_theirs"] == 0


def test_what_we_keep_is_not_asked_again_until_the_agency_changes_it_again(case, state):
    bring(case, ROWS[0], LUNCH, *ROWS[2:])
    (row,) = waiting(state)["changed"]
    state.call("keep_row", {"problem": row["problem"]})
    more = "5,10 April 2022,Letter to the nursery.,file,None needed"
    bring(case, ROWS[0], LUNCH, *ROWS[2:], more, name="third.csv")
    assert waiting(state)["changed"] == []
    again = LUNCH.replace("Noted", "Noted and rang back")
    bring(case, ROWS[0], again, *ROWS[2:], more, name="fourth.csv")
    (row,) = waiting(state)["changed"]
    assert [f["name"] for f in row["fields"]] == ["action_taken"]


def test_a_later_file_takes_the_place_of_one_that_waits_and_loses_nothing_of_it(case, state):
    bring(case, ROWS[0], LUNCH, *ROWS[2:])
    bring(case, ROWS[0], LUNCH.replace("phone log", "phone log 7"), *ROWS[2:], name="third.csv")
    (row,) = waiting(state)["changed"]
    assert {f["name"] for f in row["fields"]} == {"text", "source"}


def test_rows_that_the_agency_alone_changed_are_taken_together_and_undone_together(case, state):
    bring(case, *(row.replace(",N", ",Not n") for row in ROWS[:3]), ROWS[3])
    before = case.entries()
    assert waiting(state)["only_theirs"] == 3
    assert "3 rows" in state.call("take_rows", {})["said"]
    assert [line.number for line in case.corrections()] == [1, 2, 3]
    state.call("undo", {})
    assert case.entries() == before


def test_a_missing_row_goes_only_after_a_yes_and_is_kept(case, state):
    bring(case, *ROWS[:3])
    gone = called(case, "HV-004")
    assert gone in case.entries()
    (missing,) = waiting(state)["missing"]
    state.call("take_out", {"problem": missing["problem"]})
    assert "HV-004" not in {e.ref for e in case.entries()}
    assert [row["ref"] for row in state.rows()] == ["HV-001", "HV-002", "HV-003"]
    assert waiting(state)["out"][0]["text"] == gone.text
    assert state.view()["changed_rows"] == {"waiting": 0, "out": 1}
    assert not [p for p in all_problems(case) if p.entry == "HV-004"]
    state.call("put_back", {"id": gone.id})
    assert called(case, "HV-004") == gone
    state.call("undo", {})
    state.call("undo", {})
    assert called(case, "HV-004") == gone
    assert len(waiting(state)["missing"]) == 1


def test_a_number_of_a_row_that_was_taken_out_is_never_given_again(case, state):
    bring(case, *ROWS[:3])
    state.call("take_out", {"problem": waiting(state)["missing"][0]["problem"]})
    bring(case, *ROWS[:3], "9,1 April 2022,Letter to the nursery.,file,No", name="third.csv")
    state.call("add_entry", {"agency": "health_visiting", "values": WRITTEN})
    assert [e.ref for e in case.entries()][-2:] == ["HV-005", "HV-006"]


WRITTEN = {"when": "3 April 2022", "text": "Visit.", "source": "sheet"}


def test_a_row_that_was_taken_out_and_comes_again_is_asked_about(case, state):
    bring(case, *ROWS[:3])
    state.call("take_out", {"problem": waiting(state)["missing"][0]["problem"]})
    bring(case, *ROWS, "", name="third.csv")
    assert "HV-004" not in {e.ref for e in case.entries()}
    (row,) = waiting(state)["changed"]
    assert row["back"]
    state.call("take_row", {"problem": row["problem"], "fields": []})
    assert "HV-004" in {e.ref for e in case.entries()}


@pytest.mark.parametrize("kind", ["account", "finding", "correction"])
def test_a_row_that_somebody_speaks_of_stays(case, state, kind):
    bring(case, *ROWS[:3])
    entry = called(case, "HV-004")
    if kind == "account":
        case.save(
            Account(
                id="a",
                contributor="c",
                anchors=(Anchor(kind="entry", target=entry.id),),
                text_verbatim="I was there.",
            )
        )
    elif kind == "correction":
        case.save(Correction(id="c", number=1, statement="Missed.", proposed="", entry=entry.id))
    else:
        case.save(Finding(id="f", number=2, title="Missed clinics", entries=(entry.id,)))
    (missing,) = waiting(state)["missing"]
    with pytest.raises(BadInput, match=f"HV-004 can’t be taken out: it is spoken of in .*{kind}"):
        state.call("take_out", {"problem": missing["problem"]})
    state.call("keep_row", {"problem": missing["problem"]})
    assert waiting(state)["missing"] == []


def test_a_row_that_we_kept_is_not_told_as_missing_with_every_file(case, state):
    bring(case, *ROWS[:3])
    state.call("keep_row", {"problem": waiting(state)["missing"][0]["problem"]})
    done = bring(case, *ROWS[:2], ROWS[2].replace("May", "June"), name="third.csv")
    assert (done.changed, done.missing) == (1, 0)


def test_a_missing_row_that_comes_again_needs_nobody(case, state):
    bring(case, *ROWS[:3])
    bring(case, *ROWS, "", name="third.csv")
    assert waiting(state)["missing"] == []
    assert called(case, "HV-004") in case.entries()


def test_asking_the_agency_is_noted_on_the_return_and_the_row_waits(case, state):
    bring(case, *ROWS[:3])
    (missing,) = waiting(state)["missing"]
    state.call("ask_agency", {"problem": missing["problem"]})
    assert ReturnStatus.QUERIED in {r.status for r in case.returns()}
    assert waiting(state)["missing"][0]["asked"]


def test_new_rows_of_a_corrected_file_are_pointed_out(case, state):
    new = "5,1 April 2022,Letter to the nursery.,file,No"
    bring(case, ROWS[0], LUNCH, *ROWS[2:], new, name="return.csv")
    (added,) = waiting(state)["added"]
    assert [case.get(Entry, one).ref for one in added["ids"]] == ["HV-005"]


def test_rows_that_were_sorted_renumbered_and_set_otherwise_are_as_they_were(case):
    moved = [
        f"{number},{row.split(',', 1)[1]}".replace(" ", "  ").upper()
        for number, row in enumerate(reversed(ROWS), 1)
    ]
    done = bring(case, *moved)
    assert (done.added, done.changed, done.missing) == (0, 0, 0)
    assert codes(case) == []


def test_a_row_with_the_same_day_written_otherwise_is_as_it_was(case):
    done = bring(case, ROWS[0].replace("3 January 2022", "03/01/2022"), *ROWS[1:])
    assert (done.changed, done.missing) == (0, 0)


def test_a_row_in_which_the_agency_now_says_what_we_say_needs_nobody(case, state):
    state.call(
        "correct_entry",
        {
            "id": called(case, "HV-002").id,
            "changes": {"text": "Telephone call from the school nurse about dinners at school."},
            "reason": "The nurse said so.",
        },
    )
    assert bring(case, ROWS[0], LUNCH, *ROWS[2:]).changed == 0


def test_another_part_of_an_agencys_return_is_not_missing_when_one_part_is_corrected(case):
    part = [f"{n},{n} March 2022,{w},school file,None" for n, w in enumerate(("A", "Bee"), 11)]
    bring(case, *part, name="second part.csv")
    assert bring(case, *ROWS[:3]).missing == 1


def test_what_was_settled_is_not_settled_twice_and_fields_are_checked(case, state):
    bring(case, ROWS[0], LUNCH, *ROWS[2:])
    (row,) = waiting(state)["changed"]
    for fields in (["id"], [], "text", ["when"]):
        with pytest.raises(BadInput):
            state.call("take_row", {"problem": row["problem"], "fields": fields})
    with pytest.raises(BadInput):
        state.call("take_out", {"problem": row["problem"]})
    state.call("keep_row", {"problem": row["problem"]})
    with pytest.raises(NotInCase):
        state.call("keep_row", {"problem": row["problem"]})


def test_the_row_as_it_was_sent_again_stands_beside_the_row_as_received(case, state):
    bring(case, ROWS[0], LUNCH, *ROWS[2:])
    told = state.call("open_entry", {"id": called(case, "HV-002").id})
    assert dict(told["raw"])["Event"] in ROWS[1]
    (again,) = told["resent"]
    assert (again["file"], again["row"]) == ("return corrected.csv", 3)
    assert "dinners" in dict(again["raw"])["Event"]
