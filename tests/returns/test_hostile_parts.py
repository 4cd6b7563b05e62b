"""Files made to fill the memory or to slip past a look at their bytes end in a sentence."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date

import pytest
from tests.returns.old_workbook import compound, old_workbook
from tests.returns.open_documents import zipped

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.opening import SentFile
from silp_widgets.returns.reading import read_return

RECEIVED = date(2023, 9, 1)
ROWS = [["Date", "Event", "Source"], ["1/5/2022", "A call", "Log 4"]]
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(xml):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return held.getvalue()


def entity_in_utf16():
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    return word(
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///e">]>'
        f'<w:document xmlns:w="{_WORD}"><w:body>{table}</w:body></w:document>'.encode("utf-16")
    )


def a_million_paragraphs():
    body = "<w:p><w:r><w:t>12345</w:t></w:r></w:p>" * 500_000
    return word(f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')


def rows_times_columns():
    cell = '<table:table-cell table:number-columns-repeated="1900"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="19000">{cell}</table:table-cell>'
    table = f'<table:table table:name="A">{row}</table:table-row></table:table>'
    return zipped("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>")


def far_cell_of_an_old_workbook():
    near = struct.pack("<HHHHB", 1, 2, 0, 5, 0) + b"Log 4"
    far = struct.pack("<HHHHB", 65_000, 65_000, 0, 5, 0) + b"Log 4"
    return old_workbook({"A": ROWS}).replace(near, far)


def an_endless_list_of_strings():
    opened = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
    strings = struct.pack("<HHII", 0xFC, 8, 1, 0x7FFFFFFF)
    return compound("Workbook", opened + strings + struct.pack("<HH", 0x0A, 0))


def locked_old_workbook():
    opened = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
    return compound("Workbook", opened + struct.pack("<HHHI", 0x2F, 6, 1, 0) + b"\xff" * 40)


def damaged_mimetype():
    whole = bytearray(zipped("text", "<office:text/>"))
    whole[30] ^= 0xFF
    return bytes(whole)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("entity.docx", entity_in_utf16),
        ("paragraphs.docx", a_million_paragraphs),
        ("times.ods", rows_times_columns),
        ("far.xls", far_cell_of_an_old_workbook),
        ("strings.xls", an_endless_list_of_strings),
        ("damaged.odt", damaged_mimetype),
        ("rows.html", lambda: b"<table>" + b"<tr><td>1/5/2022" * 130_000),
        ("line.csv", lambda: b"Date,Event" + b"x" * 6_000_000),
        ("wide.csv", lambda: b"Date,Event" + b",x" * 1_900 + (b"\na,b" + b",x" * 1_900) * 1_700),
        ("blank.csv", lambda: b" \n" * 3_000),
    ],
)
def test_it_is_refused_in_a_sentence_that_names_the_file(name, made):
    with pytest.raises(FileNotUnderstood, match=name.replace(".", r"\.")):
        read_return(SentFile(name, made()), received=RECEIVED)


def test_an_old_workbook_with_a_password_says_so():
    with pytest.raises(FileNotUnderstood, match="password"):
        read_return(SentFile("gp.xls", locked_old_workbook()), received=RECEIVED)


def test_a_damaged_old_workbook_prints_nothing_but_its_sentence(capfd):
    whole = old_workbook({"A": ROWS})
    with pytest.raises(FileNotUnderstood):
        read_return(SentFile("gp.xls", whole.replace(b"\x09\x08\x10\x00", b"\x09\x08\x01\x00")))
    assert capfd.readouterr().err == ""


def test_one_cell_at_the_foot_of_a_sheet_does_not_move_the_rest(workbook):
    def add(_book, sheet):
        sheet.insert_cols(1, 2)
        sheet.insert_rows(1, 3)
        sheet["G9000"] = "Printed by the office"

    result = read_return(workbook(ROWS, change=add), received=RECEIVED)
    assert [entry.provenance.row for entry in result.entries] == [5]


def test_a_stray_quotation_mark_costs_its_own_row_alone(text_file):
    text = (
        'Date,Source,Event\n1/5/2022,"Log,Call\n2/5/2022,Log 2,"Visit\n'
        '3/5/2022,"Log 3","Two\nlines"\n4/5/2022,Log 4,Meeting\n'
    )
    result = read_return(text_file(text), received=RECEIVED)
    assert [entry.date_text for entry in result.entries] == [f"{n}/5/2022" for n in range(1, 5)]
    assert result.entries[2].text == "Two\nlines"
    assert [(p.code, p.row) for p in result.problems if p.code == "C208"] == [("C208", 2)]


def test_a_text_file_says_that_cells_look_like_formulas(text_file):
    text = 'Date,Source,Event\n1/5/2022,Log 4,"=HYPERLINK(""http://x"")"\n'
    result = read_return(text_file(text), received=RECEIVED)
    assert result.entries[0].text == '=HYPERLINK("http://x")'
    assert "C708" in {problem.code for problem in result.problems}


def test_a_minus_or_plus_before_words_is_no_formula(text_file):
    text = "Date,Source,Event\n1/5/2022,Log 4,- rang +44 and left @ five\n"
    assert "C708" not in {p.code for p in read_return(text_file(text), received=RECEIVED).problems}


@pytest.mark.parametrize("name", ["gp.xls", "gp.html"])
def test_characters_that_no_workbook_can_hold_are_left_out_and_told(name):
    words = "Bell\x07 rang"
    page = "<table><tr><td>Date<td>Event<td>Source<tr><td>1/5/2022<td>Bell&#7; rang<td>Log</table>"
    book = old_workbook({"A": [ROWS[0], ["1/5/2022", words, "Log"]]})
    data = book if name.endswith("xls") else page.encode()
    result = read_return(SentFile(name, data), received=RECEIVED)
    assert [entry.text for entry in result.entries] == ["Bell rang"]
    assert [(p.code, p.row) for p in result.problems if p.code == "C706"] == [("C706", 2)]


def test_words_that_are_turned_round_are_kept_and_told(text_file):
    text = "Date,Event,Source\nthe \u202e5th,Sent \u202egnp.exe,Log 4\n2/5/2022,Sent on,Log 5\n"
    result = read_return(text_file(text), received=RECEIVED)
    assert "\u202e" in result.entries[0].text
    assert [p.row for p in result.problems if p.code == "C706"] == [2]
    assert all("\u202e" not in problem.message for problem in result.problems)


def test_a_space_after_a_closing_quotation_mark_is_no_fault(text_file):
    text = 'Date,Source,Event\n"1/5/2022" ,"Log 4" ,"A call, then a visit"\n'
    result = read_return(text_file(text), received=RECEIVED)
    assert [(e.source, e.text) for e in result.entries] == [("Log 4", "A call, then a visit")]
    assert "C208" not in {problem.code for problem in result.problems}
