"""Years beside and over the dates: a year column, a banner row, the name of the sheet."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from docx import Document

from silp_widgets.domain.vocabulary import DateCertainty
from silp_widgets.returns.reading import read_return

RECEIVED = date(2024, 3, 1)


def workbook(path, rows, name="Log"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    book.save(path)
    return read_return(path, agency="housing", received=RECEIVED)


def days(found):
    return [entry.when.earliest and entry.when.earliest.isoformat() for entry in found.entries]


def codes(found, row):
    return {p.code for p in found.problems if p.row == row} - {"C704"}


HEAD = ["Date", "What happened", "Action", "Source"]


def told(day, n=1):
    return [day, f"Letter {n} was sent about the noise.", "Filed", f"ASB case {n}"]


def test_a_year_in_a_banner_is_that_of_the_rows_under_it(tmp_path):
    found = workbook(
        tmp_path / "log.xlsx",
        [HEAD, ["2022"], told("3 March"), told("w/c 6 June", 2), ["2023"], told("9 Jan", 3)],
    )
    assert days(found) == ["2022-03-03", "2022-06-06", "2023-01-09"]
    first = found.entries[0]
    assert first.when.certainty is DateCertainty.INFERRED
    assert first.when.text == first.date_text == "3 March"
    assert first.when.assumption == "No year was written; 2022 stands above, in row 2."
    assert codes(found, 3) == {"C105"}


def test_a_month_in_a_banner_is_that_of_the_days_under_it(tmp_path):
    found = workbook(tmp_path / "log.xlsx", [HEAD, ["March 2022"], told("3rd"), told("Mon 14", 2)])
    assert days(found) == ["2022-03-03", "2022-03-14"]


def test_a_year_of_two_calendar_years_fills_nothing(tmp_path):
    found = workbook(tmp_path / "log.xlsx", [HEAD, ["2022/23"], told("3 March"), told("9 Jan", 2)])
    assert days(found) == [None, None]
    assert codes(found, 3) == {"C103"}


@pytest.mark.parametrize(("name", "day"), [("2022", "2022-03-03"), ("2022 log", "2022-03-03")])
def test_the_name_of_a_sheet_may_be_the_year(tmp_path, name, day):
    found = workbook(tmp_path / "log.xlsx", [HEAD, told("3 March"), told("9 May", 2)], name)
    assert days(found)[0] == day


def test_a_sheet_named_after_the_year_it_was_made_in_says_nothing(tmp_path):
    rows = [HEAD, told("03/03/2022"), told("9 May", 2), told("1 June 2022", 3)]
    found = workbook(tmp_path / "log.xlsx", rows, "Chronology 2024")
    assert days(found) == ["2022-03-03", "2022-05-09", "2022-06-01"]


def test_a_year_in_a_column_of_its_own_is_as_good_as_in_the_date(tmp_path):
    rows = [["Yr", *HEAD], ["2022", *told("12 Sept")], ["", *told("30 Feb", 2)]]
    found = workbook(tmp_path / "log.xlsx", [*rows, ["2023", *told("9 Jan", 3)]])
    assert days(found) == ["2022-09-12", None, "2023-01-09"]
    assert found.entries[0].when.certainty is DateCertainty.STATED
    assert codes(found, 2) == set()
    assert "C112" in codes(found, 3)


def test_day_month_and_year_in_three_columns_are_one_date(tmp_path):
    head = ["Day", "Month", "Year", *HEAD[1:]]
    rows = [["3", "March", "2022", *told("")[1:]], ["14", "3", "2022", *told("", 2)[1:]]]
    found = workbook(tmp_path / "log.xlsx", [head, *rows])
    assert days(found) == ["2022-03-03", "2022-03-14"]


def test_a_year_over_a_table_of_a_document_goes_on_in_its_next_part(tmp_path):
    document = Document()
    document.add_heading("2022")
    for part in (told("3 March"), told("9 May", 2)):
        table = document.add_table(0, 4)
        for cells in (HEAD, part):
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words
        document.add_paragraph("")
    document.save(tmp_path / "log.docx")
    found = read_return(tmp_path / "log.docx", agency="housing", received=RECEIVED)
    assert days(found) == ["2022-03-03", "2022-05-09"]
