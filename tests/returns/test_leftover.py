"""Columns that their headings leave open: what is missing, and what stands in them, decides."""

from __future__ import annotations

import pytest

from silp_widgets.domain.vocabulary import Seen
from silp_widgets.returns.mapping import guess_mapping
from silp_widgets.returns.reading import read_return
from silp_widgets.returns.seen import read_seen
from silp_widgets.returns.table import Table


def fields(headings, *rows):
    guesses = guess_mapping(Table(rows=[headings, *rows]))
    return dict(zip(headings, (guess.field for guess in guesses), strict=True))


DAYS = [f"{n}/5/2022" for n in range(2, 6)]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("nDelius ref", ["ND1", "ND2", "ND3", "ND4"]),
        ("Case file ref", ["OASIS 1", "OASIS 1", "OASIS 2", ""]),
        ("Record section", ["Consultations", "Documents", "Consultations", "Letters"]),
        ("MyConcern/SIMS", ["MyConcern 1", "SIMS", "MyConcern 2", "SIMS"]),
        ("RECORD_ID", ["PARIS 1", "PARIS 2", "PARIS 3", "PARIS 4"]),
        ("Log book page", ["Log 1", "Log 5", "Log 12", "Log 13"]),
        ("File", ["RHI file 1", "RHI file 2", "RHI file 3", "RHI file 4"]),
    ],
)
def test_what_leads_to_the_record_is_the_source_where_nothing_else_is(heading, cells):
    rows = [[day, "A visit was made.", cell] for day, cell in zip(DAYS, cells, strict=True)]
    assert fields(["Date", "What happened", heading], *rows)[heading] == "source"
    beside = [[*row, "Log"] for row in rows]
    assert fields(["Date", "What happened", heading, "Source"], *beside)[heading] != "source"


@pytest.mark.parametrize("heading", ["Crime number", "NHS no", "Number of children"])
def test_a_number_of_something_else_is_no_source(heading):
    rows = [[day, "A visit was made.", f"A{n}"] for n, day in enumerate(DAYS)]
    assert fields(["Date", "What happened", heading], *rows)[heading] != "source"


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Found safe & spoken to?", ["Yes", "No", "Yes, at home", "N/A"]),
        ("Attendance", ["Attended alone", "DNA", "WNB", "Attended with aunt"]),
        ("Did staff see the young person?", ["Yes", "No", "Yes, on his own", "No"]),
        ("OUTCOME_OF_APPT", ["Attended alone", "DNA", "Cancelled by service", "WNB"]),
        ("Contact mode", ["F2F alone", "F2F with partner", "DNA", "Tel"]),
        ("Accepted / declined", ["Accepted - seen alone", "Declined", "Accepted", "Not offered"]),
    ],
)
def test_answers_about_attendance_say_who_was_seen(heading, cells):
    rows = [[day, "An appointment.", cell] for day, cell in zip(DAYS, cells, strict=True)]
    assert fields(["Date", "What happened", heading], *rows)[heading] == "seen"


def test_percentages_of_attendance_say_nobody_was_seen():
    rows = [[day, "A week at school.", f"{n}%"] for n, day in enumerate(DAYS, start=41)]
    assert fields(["Date", "What happened", "Attendance"], *rows)["Attendance"] != "seen"


def test_a_system_s_entry_date_is_when_it_was_recorded():
    rows = [[day, day, "A visit was made."] for day in DAYS]
    found = fields(["ContactDate", "EntryDate", "Note"], *rows)
    assert found == {
        "ContactDate": "date_text",
        "EntryDate": "date_recorded",
        "Note": "event_fact",
    }
    assert fields(["Date", "Recorded", "Note"], *rows)["Recorded"] == "date_recorded"
    words = [[day, "in the diary", "A visit was made."] for day in DAYS]
    assert fields(["Date", "Recorded", "Note"], *words)["Recorded"] != "date_recorded"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Attended alone", Seen.SEEN_ALONE),
        ("Attended with aunt", Seen.SEEN_NOT_ALONE),
        ("Cancelled by service", Seen.NOT_SEEN),
        ("Did not attend", Seen.NOT_SEEN),
        ("Declined", Seen.NOT_SEEN),
        ("Na / No", Seen.NOT_SEEN),
        ("Ydy / Yes", Seen.SEEN),
        ("N/A", Seen.NOT_APPLICABLE),
        ("☒", Seen.NOT_SEEN),
    ],
)
def test_agencies_words_for_attendance_are_read(cell, code):
    assert [mark.code for mark in read_seen(cell)] == [code]


def test_an_x_says_no_beside_ticks_and_nothing_alone(text_file):
    head = "Date,What happened,Seen,Alone,Source\n"
    rows = ["2/5/2022,Visit,✓,x,L 1", "3/5/2022,Visit,x,,L 2", "4/5/2022,Visit,✓,✓,L 3"]
    entries = read_return(text_file(head + "\n".join(rows))).entries
    codes = [[mark.code for mark in entry.seen] for entry in entries]
    assert codes == [[Seen.SEEN_NOT_ALONE], [Seen.NOT_SEEN], [Seen.SEEN_ALONE]]
    boxes = [row.replace("✓", "x") for row in rows]
    entries = read_return(text_file(head + "\n".join(boxes))).entries
    assert all(mark.code is not Seen.NOT_SEEN for entry in entries for mark in entry.seen)


def test_a_row_that_says_how_to_fill_in_the_columns_is_no_event(text_file):
    text = (
        "Date,What happened,Action,Source\n"
        "dd/mm/yy,facts only please,what was done,record\n"
        "e.g. 14/03/2022,Home visit,Advice given,Contact sheet\n"
        "2/5/2022,A visit was made,Advice,Log 1\n"
    )
    found = read_return(text_file(text))
    assert [entry.provenance.row for entry in found.entries] == [4]
    assert [p.row for p in found.problems if p.code in {"C125", "C704"}] == [2]


def test_a_title_over_a_table_is_no_part_of_its_headings():
    head = ["When", "Contact and what happened", "Support offered", "Case file ref"]
    title = ["IDVA contacts with the client", "", "", ""]
    rows = [title, head, ["2/5/2022", "A visit was made.", "Advice", "OASIS 1"]]
    guesses = guess_mapping(Table(rows=rows, merged=[((0, 0), (0, 3))]))
    assert [guess.heading for guess in guesses] == head


def test_an_entry_is_a_number_or_a_story_as_its_column_holds():
    numbers = [[day, str(n), "A visit was made to the house."] for n, day in enumerate(DAYS)]
    assert fields(["Date", "Entry", "Details"], *numbers)["Entry"] == "event_ref"
    stories = [[day, "Letter about noise sent to the tenant", "Log 1"] for day in DAYS]
    assert fields(["Dated", "Entry", "File location"], *stories)["Entry"] == "event_fact"


def test_a_day_it_was_saved_dates_no_event_that_has_a_date_of_its_own():
    rows = [[f"2022-05-0{n}", "2022-06-01", "2016-01-02", "A call."] for n in range(1, 6)]
    found = fields(["Beginning", "Saved at", "Date of birth", "Note"], *rows)
    assert [*found.values()] == ["date_text", "date_recorded", "", "event_fact"]
    rows = [row[1:] for row in rows]
    assert fields(["Saved at", "Date of birth", "Note"], *rows)["Saved at"] == "date_text"


def test_hints_under_the_headings_are_not_taken_for_them():
    head = ["Contact made on", "Support worker", "Brief outline of contact", "What we did"]
    hints = ["(DD/MM/YY)", "role only", "facts only please", "if none, why"]
    rows = [head, hints, ["2/5/2022", "IDVA1", "A visit was made.", "Advice"]]
    assert [guess.heading for guess in guess_mapping(Table(rows=rows))] == head


@pytest.mark.parametrize("heading", ["Comments", "Remarks", "Commentary"])
def test_comments_say_what_happened_where_nothing_else_does(heading):
    rows = [[day, "Repair", "Boiler reported broken. No access."] for day in DAYS]
    assert fields(["Date", "Type", heading], *rows)[heading] == "event_fact"
    beside = [[*row, "Fitter called."] for row in rows]
    assert fields(["Date", "Type", heading, "Event"], *beside)[heading] == "author_comment"
    bare = [[day, "Repair", "done"] for day in DAYS]
    assert fields(["Date", "Type", heading], *bare)[heading] != "event_fact"


def test_start_and_finish_are_days_or_hours_as_their_columns_hold():
    hours = [[day, "10:00", "11:15", "A session.", "OASIS 1"] for day in DAYS]
    found = fields(["Session date", "Start", "Finish", "What was covered", "Recorded on"], *hours)
    assert [*found.values()] == ["date_text", "time_text", "end_time_text", "event_fact", "source"]
    days = [["2/5/2022", "9/5/2022", "A stay on the ward."] for _ in DAYS]
    found = fields(["Start", "Finish date", "What was covered"], *days)
    assert [*found.values()] == ["date_text", "end_date_text", "event_fact"]
