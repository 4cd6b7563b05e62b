"""What a file keeps out of sight is told for every kind of workbook, and can be left out."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from docx import Document
from tests.returns.old_workbook import compound, old_workbook
from tests.returns.open_documents import ods

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.hidden import may_be_left
from silp_widgets.returns.opening import SentFile
from silp_widgets.returns.readers.workbook_biff import look_into_xls
from silp_widgets.returns.reading import read_return

RECEIVED = date(2023, 9, 1)
ROWS = [["Date", "Event", "Source", "Named"]] + [
    [f"{n}/5/2022", f"Call number {n} about housing", "Log 4", "SW1"] for n in range(1, 6)
]


def told(result):
    return [problem.message for problem in result.problems if problem.code == "C705"]


@pytest.mark.parametrize(
    "file",
    [
        SentFile("gp.xls", old_workbook({"A": ROWS}, hidden_rows=(3, 4), hidden_columns=(4,))),
        SentFile("gp.ods", ods(ROWS, hidden_rows=(3, 4), hidden_columns=(4,))),
    ],
    ids=["xls", "ods"],
)
def test_hidden_rows_and_columns_of_other_workbooks_are_read_and_named(file):
    result = read_return(file, received=RECEIVED)
    assert [entry.provenance.row for entry in result.entries] == [2, 3, 4, 5, 6]
    assert any("rows 3 and 4 are hidden" in message for message in told(result))
    assert any("column D" in message for message in told(result))


def test_a_hidden_sheet_of_an_old_workbook_is_named():
    book = old_workbook({"A": ROWS, "Old rows": ROWS}, hidden_sheets=("Old rows",))
    result = read_return(SentFile("gp.xls", book), received=RECEIVED)
    assert any("“Old rows” is hidden" in message for message in told(result))
    assert len(result.entries) == 10


def test_hidden_rows_with_nothing_in_them_are_not_asked_about():
    rows = [*ROWS, ["", "", "", ""]]
    result = read_return(SentFile("gp.ods", ods(rows, hidden_rows=(7,))), received=RECEIVED)
    assert told(result) == []


@pytest.mark.parametrize("cut", range(600, 4_200, 600))
def test_an_old_workbook_that_was_cut_short_ends_in_a_sentence(cut):
    whole = old_workbook({"A": ROWS}, hidden_rows=(3,))
    with pytest.raises(FileNotUnderstood):
        read_return(SentFile("gp.xls", whole[:cut]), received=RECEIVED)


def test_a_compound_file_whose_sectors_go_round_in_circles_comes_to_an_end():
    body = bytearray(compound("Workbook", b"\0" * 5_000))
    body[512 + 8 : 512 + 12] = (2).to_bytes(4, "little")
    assert look_into_xls(bytes(body), "gp.xls").sheets == {}
    assert read_return(SentFile("gp.xls", bytes(body)), received=RECEIVED).entries == ()


def test_what_is_hidden_can_be_left_out_and_is_told_all_the_same(workbook):
    def hide(book, sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        book.create_sheet("Old").append(ROWS[0])
        book["Old"].append(ROWS[1])
        book["Old"].sheet_state = "hidden"

    path = workbook(ROWS, change=hide)
    kept = read_return(path, received=RECEIVED)
    left = read_return(path, received=RECEIVED, without_hidden=True)
    assert [
        (e.provenance.sheet, e.provenance.row) for e in kept.entries if e.ref in kept.hidden
    ] == [
        ("Chronology", 3),
        ("Old", 2),
    ]
    assert [entry.provenance.row for entry in left.entries] == [2, 4, 5, 6]
    assert left.hidden == ()
    assert "SW1" not in left.entries[0].provenance.raw_cells.values()
    assert len(told(kept)) == len(told(left)) == 3
    assert all("left out" in message for message in told(left))


def test_hidden_rows_are_named_in_stretches():
    rows = [*ROWS, *ROWS[1:]]
    result = read_return(SentFile("gp.ods", ods(rows, hidden_rows=range(3, 10))), received=RECEIVED)
    assert any("rows 3 to 9 are hidden" in message for message in told(result))


def test_a_row_of_no_height_and_a_column_of_no_width_are_hidden_too(workbook, tmp_path):
    part = "xl/worksheets/sheet1.xml"
    narrow = b'<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>'
    changed = tmp_path / "changed.xlsx"
    with zipfile.ZipFile(workbook(ROWS)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == part:
                body = body.replace(b'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
                body = body.replace(b"<sheetData>", narrow)
            new.writestr(name, body)
    messages = told(read_return(changed, received=RECEIVED))
    assert any("row 3 is hidden" in message for message in messages)
    assert any("column D is hidden" in message for message in messages)


def hidden_words(path):
    """Write a Word table with a hidden row, and hidden words in a cell of another."""
    document = Document()
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for number, row in enumerate(ROWS):
        for column, words in enumerate(row):
            run = table.cell(number, column).paragraphs[0].add_run(words)
            run.font.hidden = number == 2
    table.cell(4, 1).paragraphs[0].add_run(" by his aunt").font.hidden = True
    document.save(path)
    return path


def test_hidden_text_of_a_document_is_read_and_told_where_it_stands(tmp_path):
    result = read_return(hidden_words(tmp_path / "housing.docx"), received=RECEIVED)
    assert [entry.provenance.row for entry in result.entries] == [2, 3, 4, 5, 6]
    assert result.entries[3].text == "Call number 4 about housing by his aunt"
    places = [(p.sheet, p.row) for p in result.problems if p.code == "C705"]
    assert places == [("Table 1", 3), ("Table 1", 5)]
    assert result.hidden == (result.entries[1].ref,)
    assert all(may_be_left(p) for p in result.problems if p.code == "C705")


def test_hidden_text_of_a_document_can_be_left_out(tmp_path):
    path = hidden_words(tmp_path / "housing.docx")
    result = read_return(path, received=RECEIVED, without_hidden=True)
    assert [entry.provenance.row for entry in result.entries] == [2, 4, 5, 6]
    assert result.entries[2].text == "Call number 4 about housing"
    assert all("left out" in message for message in told(result))
