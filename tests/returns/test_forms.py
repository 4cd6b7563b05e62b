"""Returns written as a form an event: labels on the left, answers beside or under them."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from docx import Document

from silp_widgets.domain.vocabulary import Seen
from silp_widgets.returns.reading import read_return

RECEIVED = date(2024, 3, 1)
LABELS = ["Date", "Time", "What happened:", "Was K seen?", "Action", "Recorded in"]
FIRST = ["3 March 2023", "4.15pm", "K came back late.", "Yes, alone", "Police told", "Log 1"]
SECOND = ["31 April 2023", "", "K was not in.", "No", "", "Log 2"]


def document(path, *tables, above=()):
    made = Document()
    for words in above:
        made.add_paragraph(words)
    for rows in tables:
        table = made.add_table(len(rows), max(map(len, rows)))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                table.cell(number, column).text = words
            if len(row) == 1:
                table.cell(number, 0).merge(table.cell(number, len(table.columns) - 1))
        made.add_paragraph("")
    made.save(path)
    return read_return(path, received=RECEIVED)


def form(answers):
    return [list(pair) for pair in zip(LABELS, answers, strict=True)]


def codes(found, row, sheet):
    return {p.code for p in found.problems if (p.row, p.sheet) == (row, sheet)}


def test_each_form_of_one_table_is_an_event_in_the_row_where_it_begins(tmp_path):
    rows = [["Ty Gwyn children's home"], *form(FIRST), ["", ""], *form(SECOND)]
    found = document(tmp_path / "forms.docx", rows)
    assert [(e.provenance.row, e.text, e.source) for e in found.entries] == [
        (2, "K came back late.", "Log 1"),
        (9, "K was not in.", "Log 2"),
    ]
    assert found.agency == "care_provider"
    assert found.entries[0].when.earliest.isoformat() == "2023-03-03T16:15:00"
    assert [mark.code for mark in found.entries[0].seen] == [Seen.SEEN_ALONE]
    assert codes(found, 9, "Table 1") == {"C112", "C204"}
    assert not [p for p in found.problems if p.code == "C704"]


def test_each_table_may_be_a_form(tmp_path):
    found = document(tmp_path / "police.docx", form(FIRST), form(SECOND))
    places = [(e.provenance.sheet, e.provenance.row) for e in found.entries]
    assert places == [("Table 1", 1), ("Table 2", 1)]
    assert codes(found, 1, "Table 2") == {"C112", "C204"}


def test_a_form_may_ask_two_things_in_a_row_or_ask_above_the_answer(tmp_path):
    rows = [
        ["Date", "3 March 2023", "Time", "4.15pm"],
        ["Recorded in", "Log 1", "Was K seen?", "No"],
        ["What happened"],
        ["K came back late."],
        ["Action"],
        ["Police told"],
    ]
    found = document(tmp_path / "police.docx", rows, rows)
    assert len(found.entries) == 2
    entry = found.entries[0]
    said = (entry.text, entry.action_taken, entry.source, entry.time_text)
    assert said == ("K came back late.", "Police told", "Log 1", "4.15pm")
    assert [mark.code for mark in entry.seen] == [Seen.NOT_SEEN]


def test_forms_in_a_workbook_are_read_too(tmp_path):
    book = openpyxl.Workbook()
    for row in (*form(FIRST), [], *form(SECOND)):
        book.active.append(row)
    book.save(tmp_path / "police.xlsx")
    found = read_return(tmp_path / "police.xlsx", received=RECEIVED)
    assert [entry.provenance.row for entry in found.entries] == [1, 8]


@pytest.mark.parametrize("columns", [2, 4])
def test_a_cover_sheet_beside_a_chronology_is_no_event(tmp_path, columns):
    cover = [["Date", "1 May 2023"], ["Author", "DSL1"], ["Summary", "School records of K"]]
    cover = [[*row, *[""] * (columns - 2)] for row in cover]
    table = [["Date", "Event", "Source"], ["3 March 2023", "K came late.", "Log 1"]]
    found = document(tmp_path / "school.docx", cover, table)
    assert [entry.text for entry in found.entries] == ["K came late."]


def test_a_cover_sheet_alone_is_no_event(tmp_path):
    cover = [["Date", "1 May 2023"], ["Author", "DSL1"], ["Summary", "School records of K"]]
    assert document(tmp_path / "school.docx", cover).entries == ()
