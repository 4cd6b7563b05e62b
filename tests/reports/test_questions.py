"""The report that goes back to an agency names the cell, and holds nothing of anybody else."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from docx import Document

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.returns import Problem, ReturnFile, checks
from silp_widgets.reports.questions import HEADINGS, questions_for, wording
from silp_widgets.reports.questions_document import questions_document
from silp_widgets.reports.questions_workbook import questions_workbook
from silp_widgets.returns.reading import read_return
from silp_widgets.state.checking import all_problems
from silp_widgets.store import open_case

ROWS = (
    "Date,Source,Event,Date recorded\n"
    '31/4/2022,log 1,Visit,\n"=1+1",log 2,Call,\n1/5/22,log 3,Call,1/9/22\n'
)
HV = Agency(id="a1", key="health_visiting", name="Health visiting", code="HV")


@pytest.fixture
def asked(tmp_path):
    path = tmp_path / "health visiting.csv"
    path.write_text(ROWS, encoding="utf-8")
    read = read_return(path, received=date(2023, 9, 1))
    sent = ReturnFile(id="f1", agency=HV.key, file=path.name)
    return questions_for(HV, read.problems, read.entries, [sent])


def of(questions, code):
    return next(question for question in questions if question.code == code)


def test_a_question_names_the_cell_what_stands_there_and_how_to_mend_it(asked):
    impossible = of(asked, "C112")
    assert (impossible.cell, impossible.column, impossible.text) == ("A2", "Date", "31/4/2022")
    assert impossible.read == "no date could be read"
    assert impossible.mend


def test_a_date_that_was_read_says_as_what(asked):
    short_year = of(asked, "C110")
    assert (short_year.cell, short_year.read) == ("A4", "Sun 1 May 2022")


def test_what_stands_there_is_the_agencys_wording_not_ours(asked):
    assert of(asked, "C508").text == "1/9/22"


def test_every_question_says_how_to_mend_it(asked):
    assert all(question.mend for question in asked)


def test_the_words_to_agencies_are_about_checks_that_there_are():
    assert set(wording().mend) | set(wording().whole_file) <= set(checks())


def test_months_before_days_are_asked_of_the_agency_and_not_about_it(tmp_path):
    path = tmp_path / "hv.csv"
    days = "".join(f"04/{day}/2022,log {day},Call\n" for day in range(13, 29))
    path.write_text(f"Date,Source,Event\n{days}", encoding="utf-8")
    read = read_return(path, received=date(2023, 9, 1))
    sent = ReturnFile(id="f1", agency=HV.key, file=path.name)
    found = questions_for(HV, read.problems, read.entries, [sent])
    assert of(found, "C104").mend == wording().whole_file["C104"]


def test_a_settled_question_is_not_asked_again():
    settled = Problem(id="p", code="C101", message="No date.", file="hv.csv", answer="Not known.")
    assert (
        questions_for(HV, [settled], [], [ReturnFile(id="f", agency=HV.key, file="hv.csv")]) == ()
    )


@pytest.mark.parametrize("code", sorted(checks()))
def test_what_is_found_between_agencies_or_in_the_review_is_nobodys_question(code):
    found = Problem(id="p", code=code, message="Something.", file="hv.csv")
    sent = ReturnFile(id="f", agency=HV.key, file="hv.csv")
    between = {"C402", "C403", "C404", "C407", "C504", "C506", "C604", "C707"}
    expected = 0 if code in between or code[1] in "89" else 1
    assert len(questions_for(HV, [found], [], [sent])) == expected


def test_no_report_of_the_fictional_review_holds_another_agencys_words(made_demo):
    with open_case(made_demo.case, passphrase="everyone here is invented") as case:
        problems, entries = all_problems(case), case.entries()
        returns, agencies = case.returns(), case.agencies()
    assert any(problem.code == "C403" for problem in problems)
    for agency in agencies:
        lines = questions_for(agency, problems, entries, returns)
        told = "\n".join(cell for line in lines for cell in line.cells())
        others = {one.code for one in agencies} - {agency.code}
        assert lines
        assert [line.mend for line in lines if "the agency" in line.mend] == []
        assert [ref for ref in re.findall(r"\b([A-Z]{2,3})-\d{3}\b", told) if ref in others] == []
        texts = [one.text for one in entries if one.agency != agency.key and len(one.text) > 20]
        assert [text for text in texts if text in told] == []
        files = [one.file for one in returns if one.agency != agency.key]
        assert [file for file in files if file and file in told] == []


def test_a_workbook_opens_with_the_covering_note_and_runs_nothing(asked):
    book = openpyxl.load_workbook(BytesIO(questions_workbook("Questions", asked)))
    rows = list(book.worksheets[0].iter_rows())
    assert rows[1][0].value == wording().covering
    assert tuple(cell.value for cell in rows[3]) == HEADINGS
    assert len(rows) == len(asked) + 4
    cells = [cell for row in rows for cell in row]
    assert any(cell.value == "=1+1" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_a_document_has_a_line_a_question_and_room_for_an_answer(asked):
    document = Document(BytesIO(questions_document("Questions", asked)))
    (table,) = document.tables
    assert len(table.rows) == len(asked) + 1
    assert {row.cells[-1].text for row in table.rows[1:]} == {""}
    assert wording().covering in [paragraph.text for paragraph in document.paragraphs]
    assert any("A2" in row.cells[0].text and "C112" in row.cells[1].text for row in table.rows)
