"""Columns are guessed by heading and content, can be settled, and are kept for the next file."""

from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.errors import BadInput
from silp_widgets.returns.agencies import agency_key
from silp_widgets.returns.headings import match
from silp_widgets.returns.mapping import SavedMapping, guess_mapping, load_mapping, save_mapping
from silp_widgets.returns.reading import read_return
from silp_widgets.returns.table import Table

RECEIVED = date(2023, 9, 1)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date or Period of Event", "date_text"),
        ("Source (who and what service)", "source"),
        ("Action Taken to Mitigate Adverse Impact", "action_taken"),
        ("Source of Information", "source"),
        ("Child/adult seen?", "seen"),
        ("Response / outcome", "action_taken"),
        ("Dyddiad", "date_text"),
        ("Discription of event", "event_fact"),
        ("End Date", "end_date_text"),
        ("Child's voice", "voice"),
        ("Author comment", "author_comment"),
        ("event_fact", "event_fact"),
    ],
)
def test_the_headings_that_agencies_write_are_known(heading, field):
    assert match(heading)[0] == field


def test_columns_without_headings_are_guessed_by_what_stands_in_them():
    rows = [
        ["1/5/2022", "14:30", "Home visit by HV1; the flat was cold and K was asleep."],
        ["3/5/2022", "09:10", "Telephone call from the mother about the weighing clinic."],
    ]
    guesses = guess_mapping(Table(rows=rows))
    assert [guess.field for guess in guesses] == ["date_text", "time_text", "event_fact"]
    assert guesses[0].samples == ("1/5/2022", "3/5/2022")


def test_a_settled_mapping_decides_over_every_guess(text_file):
    text = "Event,Beth,Ble\n1/5/2022,Home visit to K,log 4\n"
    mapping = {"Event": "date", "Beth": "event_fact", "Ble": "source"}
    entry = read_return(text_file(text), mapping=mapping, received=RECEIVED).entries[0]
    assert (entry.date_text, entry.text, entry.source) == ("1/5/2022", "Home visit to K", "log 4")


def test_a_mapping_file_gives_back_what_was_saved(tmp_path, text_file):
    path = tmp_path / "gp.toml"
    saved = SavedMapping(
        columns={'When "it" was': "date_text", "Beth": "event_fact", "Aside": ""},
        agency="gp",
        order="MDY",
    )
    save_mapping(saved, path)
    assert load_mapping(path) == saved
    rows = '"When ""it"" was",Beth,Nobody knows\n5/1/2022,Home visit,x\n'
    result = read_return(text_file(rows, "return.csv"), mapping=path, received=RECEIVED)
    assert result.entries[0].when.first_day == date(2022, 5, 1)
    assert result.agency == "gp"
    told = [problem.column for problem in result.problems if problem.code == "C703"]
    assert sorted(told) == ["Aside", "Nobody knows"]


def test_a_mapping_to_a_field_that_there_is_not_is_refused_with_the_choices():
    with pytest.raises(BadInput, match="no field “colour”"):
        load_mapping({"Date": "colour"})


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("CSC", "childrens_social_care"),
        ("Northmoor Children's Services", "childrens_social_care"),
        ("HV", "health_visiting"),
        ("0-19 Service", "health_visiting"),
        ("Anyshire Constabulary", "police"),
        ("Oakfield Primary School", "school"),
        ("Polcie", "police"),
    ],
)
def test_agencies_are_known_by_the_names_they_go_by(name, key):
    found = agency_key(name)
    assert (found.key, found.sure) == (key, True)


def test_a_name_that_nobody_knows_becomes_a_key_and_is_asked_about(text_file):
    assert not agency_key("Fairstead Living").sure
    rows = "Date,Agency,Source,Event\n1/5/22,Housing,l 1,A\n2/5/22,Fairstead Living,l 2,B\n"
    result = read_return(text_file(rows, "a.csv"), received=RECEIVED)
    assert {entry.agency for entry in result.entries} == {"housing"}
    assert [problem.row for problem in result.problems if problem.code == "C605"] == [3]


def test_a_return_saves_its_mapping_and_the_next_file_is_read_by_it(text_file, tmp_path):
    first = "When,Blether,Where recorded\n1/5/2022,A long talk about the housing list,Log 4\n"
    read = read_return(
        text_file(first), agency="police", mapping={"Blether": "author_comment"}, received=RECEIVED
    )
    assert read.entries == ()
    read = read_return(
        text_file(first), agency="police", mapping={"Blether": "event_fact"}, received=RECEIVED
    )
    read.save_mapping(tmp_path / "police.toml")
    again = read_return(text_file(first), mapping=tmp_path / "police.toml", received=RECEIVED)
    assert (again.agency, again.mapping) == ("police", read.mapping)
    assert "C703" not in {problem.code for problem in again.problems}


def test_headings_that_differ_from_the_saved_mapping_are_named(text_file, tmp_path):
    save_mapping(
        SavedMapping(columns={"Date": "date_text", "Event": "event_fact", "Origin": "source"}),
        tmp_path / "police.toml",
    )
    text = "Date,Event,Source,Voice\n1/5/2022,A call,Log 4,Well\n"
    result = read_return(text_file(text), mapping=tmp_path / "police.toml", received=RECEIVED)
    told = [problem.message for problem in result.problems if problem.code == "C703"]
    assert len(told) == 2
    assert "“Origin”" in told[0]
    assert "“Source” and “Voice”" in told[1]


def test_a_mapping_over_two_sheets_is_laid_beside_both_together(workbook, tmp_path):
    def add(book, _sheet):
        other = book.create_sheet("2023")
        other.append(["Contact date", "Narrative", "Evidence"])
        other.append(["1/5/2023", "A call", "Log 9"])

    path = workbook([["Date", "Event", "Source"], ["1/5/2022", "A call", "Log"]], change=add)
    read_return(path, received=RECEIVED).save_mapping(tmp_path / "hv.toml")
    again = read_return(path, mapping=tmp_path / "hv.toml", received=RECEIVED)
    assert len(again.entries) == 2
    assert "C703" not in {problem.code for problem in again.problems}


def test_a_mapping_that_can_not_be_written_says_so(tmp_path):
    with pytest.raises(BadInput, match=r"hv\.toml"):
        save_mapping(SavedMapping(), tmp_path / "nowhere" / "hv.toml")
