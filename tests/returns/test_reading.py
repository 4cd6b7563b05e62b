"""A file as an agency sent it becomes entries, and says what is wrong with it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from silp_widgets.domain.vocabulary import EventType, RowKind, ScopeStatus, Seen
from silp_widgets.returns.reading import Surroundings, read_return

RECEIVED = date(2023, 9, 1)
CSV = """Chronology of health visiting,,,,,
,,,,,
Date,Time,Source,Event,Child seen?,Action taken
22/05/2022,14:30,Health visiting: HV1 contact sheet,Home visit to K,Yes - alone,Advice given
23.05/22,,records,Call from the mother,N,
31/04/2022,,,Not brought to clinic,,Letter sent
1 to 30 Sep 2022,,HV1 notes,No contact between 1 and 30 September 2022,,
03/10/2022,,# reviewer,Compare with the police record,,
Total,5,,,,
"""


@pytest.fixture
def read(text_file):
    return read_return(text_file(CSV), received=RECEIVED)


def found(reading, code):
    return [problem.row for problem in reading.problems if problem.code == code]


def test_every_row_with_an_event_becomes_an_entry_and_titles_and_totals_do_not(read):
    assert [entry.provenance.row for entry in read.entries] == [4, 5, 6, 7, 8]
    assert [entry.ref for entry in read.entries] == [f"HV-00{n}" for n in range(1, 6)]
    assert found(read, "C704") == [1, 9]
    assert read.rows_read == 6


def test_cells_land_in_their_fields_and_the_raw_row_is_kept_letter_by_letter(read):
    first = read.entries[0]
    assert first.when.earliest == datetime(2022, 5, 22, 14, 30)  # noqa: DTZ001 - UK civil time
    assert first.source == "HV1 contact sheet"
    assert first.seen[0].code is Seen.SEEN_ALONE
    assert first.action_taken == "Advice given"
    assert first.provenance.raw_cells["Source"] == "Health visiting: HV1 contact sheet"
    assert (first.provenance.file, first.agency) == ("health visiting.csv", "health_visiting")


def test_a_refused_date_keeps_its_words_and_its_row(read):
    refused = read.entries[2]
    assert refused.date_text == refused.when.text == "31/04/2022"
    assert not refused.when.is_known
    problem = next(p for p in read.problems if p.code == "C112")
    assert "31/04/2022" in problem.message
    assert "April" in problem.message
    assert (problem.row, problem.column, problem.entry) == (6, "Date", refused.ref)


def test_missing_source_and_missing_action_are_told_by_row(read):
    assert found(read, "C201") == [6]
    assert found(read, "C202") == [5]
    assert found(read, "C204") == [5]


def test_kinds_of_row_are_told_apart_and_a_reviewers_note_is_exempt_from_checks(read):
    kinds = [entry.row_kind for entry in read.entries]
    assert kinds[3] is RowKind.NO_CONTACT
    assert kinds[4] is RowKind.AUTHOR_NOTE
    assert read.entries[2].event_type is EventType.WAS_NOT_BROUGHT
    assert read.entries[2].seen[0].code is Seen.NOT_SEEN
    assert [p.code for p in read.problems if p.row == 8] == []


def test_scope_is_marked_on_every_entry_and_background_is_kept(text_file):
    rows = "Date,Source,Event\n1/1/2017,a file,Born\n5/5/2022,b file,Visit\n2022,c file,Housed\n"
    result = read_return(
        text_file(rows), received=RECEIVED, scope=(date(2022, 3, 1), date(2022, 12, 31))
    )
    assert [entry.scope_status for entry in result.entries] == [
        ScopeStatus.BACKGROUND,
        ScopeStatus.IN_SCOPE,
        ScopeStatus.STRADDLES,
    ]
    assert (found(result, "C501"), found(result, "C502")) == ([2], [4])


def test_rows_of_several_agencies_get_their_own_keys_and_numbers(text_file):
    rows = "Date,Agency,Source,Event\n1/5/22,CSC,x 1,A\n2/5/22,Police,x 2,B\n3/5/22,CSC,x 3,C\n"
    result = read_return(text_file(rows, "merged.csv"), received=RECEIVED)
    assert [entry.agency for entry in result.entries] == [
        "childrens_social_care",
        "police",
        "childrens_social_care",
    ]
    assert [entry.ref for entry in result.entries] == ["CS-001", "PO-001", "CS-002"]
    assert result.agency == ""


def test_a_file_without_a_column_for_what_happened_names_the_headings_it_has(text_file):
    result = read_return(text_file("Day of week,Rota\nMonday,A\nTuesday,B\n"), received=RECEIVED)
    assert result.entries == ()
    problem = next(p for p in result.problems if p.code == "C702")
    assert "“Rota”" in problem.message


def test_a_file_that_the_case_holds_already_says_so(text_file):
    path = text_file(CSV)
    known = frozenset({read_return(path, received=RECEIVED).file_hash})
    again = read_return(path, received=RECEIVED, surroundings=Surroundings(known_hashes=known))
    assert len(found(again, "C707")) == 1


def test_the_frame_has_one_row_an_entry_under_the_handbooks_names(read):
    frame = read.frame()
    assert len(frame) == 5
    assert frame.loc[0, "event_fact"] == "Home visit to K"
    assert list(frame["row_no"]) == [4, 5, 6, 7, 8]


@pytest.mark.parametrize("title", ["2022", "May 2022", "Year 2021/22"])
def test_a_year_alone_above_rows_is_a_title_and_no_event(text_file, title):
    text = f"Date,Event,Source\n{title},,\n1/5/2022,A call,Log 4\n"
    result = read_return(text_file(text), received=RECEIVED)
    assert [entry.provenance.row for entry in result.entries] == [3]
