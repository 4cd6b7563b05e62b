"""Headings that no list holds, tables with columns of their own, and misleading columns."""

from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.returns.headings import match
from silp_widgets.returns.mapping import guess_mapping
from silp_widgets.returns.reading import read_return
from silp_widgets.returns.senses import sense_of
from silp_widgets.returns.table import Table

RECEIVED = date(2023, 9, 1)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date of contact", "date_text"),
        ("Date keyed in", "date_recorded"),
        ("End of episode date", "end_date_text"),
        ("Summary of contact/incident", "event_fact"),
        ("Consultation narrative", "event_fact"),
        ("Nature of occurrence", "event_type"),
        ("Practitioner response", "action_taken"),
        ("Agency action / why not", "action_taken"),
        ("Response of service", "action_taken"),
        ("Rationale for decision", "reason_if_none"),
        ("Why was no action taken?", "reason_if_none"),
        ("Was X seen/spoken to alone?", "seen_alone"),
        ("Were the children sighted", "seen"),
        ("Clinician seen", "persons"),
        ("What did the patient tell you?", "voice"),
        ("Pupil's comments", "voice"),
        ("Pt stated", "voice"),
        ("Patient's ideas, concerns, expectations", "voice"),
        ("Worker's thoughts", "author_comment"),
        ("Spoken to out of earshot of suspect?", "seen_alone"),
        ("Appt date", "date_text"),
        ("Contact start", "date_text"),
        ("Order of contact", "sequence"),
        ("What we did", "action_taken"),
        ("Where minuted", "source"),
        ("Pathway plan page", "source"),
        ("Coded reason", ""),
        ("Practitioner comments", "author_comment"),
        ("Held in", "source"),
        ("Support given / safety planning", "action_taken"),
        ("What did staff do?", "action_taken"),
        ("Evidence/source document", "source"),
        ("Where this is written down", "source"),
        ("Minute reference", "source"),
        ("Incident ref", "event_ref"),
        ("Place of incident", "location"),
        ("Service involved", "agency"),
        ("A welwyd yr oedolyn?", "seen"),
        ("Beth ddigwyddodd", "event_fact"),
        ("Llais yr oedolyn", "voice"),
        ("Date of birth", ""),
        ("Date of next review", ""),
    ],
)
def test_a_heading_of_nobodys_list_is_judged_by_its_words(heading, field):
    assert match(heading)[0] == field


def test_a_sentence_is_no_heading():
    assert sense_of("Home visit. The child was seen alone.") is None


def test_a_column_of_sentences_is_not_taken_for_the_names_of_agencies():
    rows = [["Date", "Event", "Agency duties"]]
    rows += [[f"{n}/5/2022", "A call", f"Letter {n} sent to her"] for n in range(1, 6)]
    assert [guess.field for guess in guess_mapping(Table(rows=rows))][2] == ""


def test_a_log_whose_only_date_is_that_of_its_entries_is_dated_by_them(text_file):
    text = "Date entered,Event,Source\n1/5/2022,A call about housing,Log 4\n"
    (entry,) = read_return(text_file(text), received=RECEIVED).entries
    assert entry.when.first_day == date(2022, 5, 1)


def test_a_sheet_is_asked_only_about_the_columns_that_it_has(workbook):
    def add(book, _sheet):
        other = book.create_sheet("2023")
        other.append(["Date", "Event", "Source"])
        other.append(["1/5/2023", "Home visit", "Log 9"])

    head = ["Date", "Event", "Source", "Seen?", "Voice", "Action taken"]
    first = ["1/5/2022", "Home visit", "Log 4", "", "", ""]
    result = read_return(workbook([head, first], change=add), received=RECEIVED)
    asked = {(p.sheet, p.code) for p in result.problems if p.code in {"C204", "C209"}}
    assert asked == {("Chronology", "C204"), ("Chronology", "C209")}


def test_the_heading_in_a_problem_is_that_of_its_own_sheet(workbook):
    def add(book, _sheet):
        other = book.create_sheet("2023")
        other.append(["Contact date", "Narrative", "Evidence source"])
        other.append(["1/5/2023", "A call", ""])

    head = ["Date", "Event", "Source"]
    path = workbook([head, ["1/5/2022", "A call", "Log 4"]], change=add)
    result = read_return(path, received=RECEIVED)
    assert [p.column for p in result.problems if p.code == "C201"] == ["Evidence source"]


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("Seen with sister", "seen_not_alone"),
        ("n/a", "not_applicable"),
        ("Not at home", "attempted"),
        ("Yes", "seen_alone"),
    ],
)
def test_the_only_column_about_seeing_may_say_more_than_yes(text_file, cell, seen):
    text = f"Date,Event,Source,Seen alone?\n1/5/2022,Home visit,Log 4,{cell}\n"
    (entry,) = read_return(text_file(text), received=RECEIVED).entries
    assert [mark.code.value for mark in entry.seen] == [seen]


def test_a_column_that_loses_its_field_may_mean_another(text_file):
    text = "Entry date,Event date,Event,Where from\n20/5/2022,1/5/2022,A call,Log 4\n"
    (entry,) = read_return(text_file(text), received=RECEIVED).entries
    assert (entry.when.first_day, entry.date_recorded) == (date(2022, 5, 1), date(2022, 5, 20))
    assert entry.source == "Log 4"


@pytest.mark.parametrize(
    ("heading", "answer", "quality"),
    [
        ("Was practice as expected?", "Yes", "usual"),
        ("Was practice in line with policy?", "No", "variance_from_expected"),
        ("Good practice Y/N", "Y", "good"),
    ],
)
def test_practice_that_was_as_expected_is_not_called_good(text_file, heading, answer, quality):
    text = f"Date,Event,Source,{heading}\n1/5/2022,A call,Log 4,{answer}\n"
    (entry,) = read_return(text_file(text), received=RECEIVED).entries
    assert entry.practice_quality.value == quality


def test_a_second_sheet_without_headings_goes_on_with_the_columns_of_the_first(workbook):
    def add(book, _sheet):
        other = book.create_sheet("Page 2")
        other.append(["5/5/2022", "Letter about the housing list", "", "Log 9"])
        other.append(["6/5/2022", "Call about the boiler and rent", "Rang back", ""])

    head = ["Date", "Event", "Action taken", "Source"]
    path = workbook([head, ["1/5/2022", "A call", "Rang back", "Log 4"]], change=add)
    result = read_return(path, received=RECEIVED)
    assert [entry.source for entry in result.entries] == ["Log 4", "Log 9", ""]
    faults = {(p.sheet, p.row, p.code) for p in result.problems}
    assert {("Page 2", 1, "C204"), ("Page 2", 2, "C201")} <= faults


def test_a_list_without_dates_on_a_second_sheet_is_no_chronology(workbook):
    def add(book, _sheet):
        book.create_sheet("Staff").append(["SW1", "Social worker", "Team 4", "Since long ago"])

    head = ["Date", "Event", "Action taken", "Source"]
    path = workbook([head, ["1/5/2022", "A call", "Rang back", "Log 4"]], change=add)
    assert len(read_return(path, received=RECEIVED).entries) == 1
