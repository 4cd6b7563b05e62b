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


def workbook_parts(sheet, words="", sheets=1):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    linked = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    held = io.BytesIO()
    named = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, sheets + 1))
    relation = f'<Relationship Id="rId1" Type="{linked}/worksheet" Target="worksheets/s.xml"/>'
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{linked}"><sheets>{named}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relation}</Relationships>",
        )
        archive.writestr("xl/worksheets/s.xml", f'<worksheet xmlns="{main}">{sheet}</worksheet>')
        if words:
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{words}</sst>')
    return held.getvalue()


def one_long_word_named_by_every_cell():
    cells = '<c t="s"><v>0</v></c>' * 3
    rows = "".join(f"<row>{cells}</row>" for _ in range(9_000))
    return workbook_parts(f"<sheetData>{rows}</sheetData>", f"<si><t>{'L' * 32_000}</t></si>")


def a_wide_cell_and_a_low_one():
    cells = '<c r="ZZ2"><v>1</v></c></row><row r="99999"><c r="A99999"><v>1</v></c>'
    return workbook_parts(f'<sheetData><row r="2">{cells}</row></sheetData>')


def one_long_word_named_by_every_old_cell():
    first = struct.pack("<IIHB", 1, 1, 30_000, 0) + b"L" * 7_500
    shared = struct.pack("<HH", 0xFC, len(first)) + first
    shared += (struct.pack("<HHB", 0x3C, 7_501, 0) + b"L" * 7_500) * 3
    opened = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
    start = len(opened) + 14 + len(shared) + 4
    named = struct.pack("<HHIBBBB", 0x85, 10, start, 0, 0, 2, 0) + b"S1"
    cell = b"".join(struct.pack("<HHHHHI", 0xFD, 10, row, 0, 0, 0) for row in range(2_100))
    end = struct.pack("<HH", 0x0A, 0)
    return compound("Workbook", opened + named + shared + end + opened + cell + end)


def long_cells_said_often():
    cell = '<table:table-cell table:number-columns-repeated="100">'
    row = f'<table:table-row table:number-rows-repeated="1000">{cell}<text:p>{"x" * 3_000}</text:p>'
    table = f'<table:table table:name="A">{row}</table:table-cell></table:table-row></table:table>'
    return zipped("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>")


def rows_of_a_text_said_often():
    cell = '<table:table-cell table:number-columns-repeated="1900"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="1000">{cell}</table:table-cell>'
    table = f"<table:table>{(row + '</table:table-row>') * 9}</table:table>"
    return zipped("text", f"<office:text>{table}</office:text>")


def rows_that_begin_far_to_the_right():
    row = '<w:tr><w:trPr><w:gridBefore w:val="1999"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    body = f"<w:tbl>{row * 2_000}</w:tbl>"
    return word(f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')


def one_long_cell_merged_down():
    words = f"<w:p><w:r><w:t>{'long ' * 6_000}</w:t></w:r></w:p>"
    first = f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{words}</w:tc></w:tr>'
    more = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 3_000
    body = f"<w:tbl>{first}{more}</w:tbl>"
    return word(f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')


def cells_that_span_ever_more():
    return b"<table>" + b"<tr><td colspan=200 rowspan=60000>1/5/2022</td>" * 50 + b"</table>"


def crowded_tag(opening):
    return opening + b"".join(b" a%d" % n for n in range(60_000)) + b">x</td></tr></table>"


def tables_in_tables():
    return b"<table><tr><td>" * 60 + b"x" * 1_200_000 + b"</td></tr></table>" * 60


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("words.xlsx", one_long_word_named_by_every_cell),
        ("words.xls", one_long_word_named_by_every_old_cell),
        ("corner.xlsx", a_wide_cell_and_a_low_one),
        ("again.xlsx", lambda: workbook_parts("<sheetData/>", sheets=3_000)),
        ("long.ods", long_cells_said_often),
        ("often.odt", rows_of_a_text_said_often),
        ("right.docx", rows_that_begin_far_to_the_right),
        ("merged.docx", one_long_cell_merged_down),
        ("span.html", cells_that_span_ever_more),
        ("tables.html", tables_in_tables),
        ("crowded.html", lambda: crowded_tag(b"<table><tr><td z='>'")),
        ("wide.html", lambda: crowded_tag(b"<table><tr><td").decode().encode("utf-16")),
        ("commas.csv", lambda: b"Date,Event\n" + (b"1/5/2022" + b"," * 1_900 + b"\n") * 1_700),
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


def test_cells_merged_below_the_last_row_are_nothing_to_stumble_over(workbook):
    path = workbook(ROWS, change=lambda _book, sheet: sheet.merge_cells("A40:A60"))
    assert [entry.text for entry in read_return(path, received=RECEIVED).entries] == ["A call"]


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<w:altChunk/>", "another document inside it"),
        ("<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>", "fetch or run"),
    ],
)
def test_what_a_document_would_fetch_or_unfold_is_left_alone_and_told(inside, told):
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)
        + "</w:tr>"
        for row in ROWS
    )
    body = f"<w:tbl>{rows}</w:tbl>{inside}"
    sent = word(f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')
    result = read_return(SentFile("gp.docx", sent), received=RECEIVED)
    assert [entry.text for entry in result.entries] == ["A call"]
    assert [p.code for p in result.problems if told in p.message] == ["C708"]
