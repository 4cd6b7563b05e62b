"""A file that can't be read says so in a sentence; one that can harm is not unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import openpyxl
import pytest

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.opening import SentFile
from silp_widgets.returns.reading import read_return

_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    "{}</sheetData></worksheet>"
)


def a_workbook():
    book = openpyxl.Workbook()
    for row in (["Date", "Source", "Event"], ["1/5/2022", "file 3", "Home visit"]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(part, content, *, of=None):
    """Return a workbook with one part replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(of or a_workbook())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return stream.getvalue()


def a_bomb():
    return with_part("xl/sharedStrings.xml", b"<sst>" + b" " * 80_000_000 + b"</sst>")


def entities():
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return with_part(
        "xl/workbook.xml", f'<!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><workbook>&l9;</workbook>'
    )


def outside_entity():
    return with_part(
        "xl/worksheets/sheet1.xml",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet>&e;</worksheet>',
    )


def far_cell():
    cell = '<row r="{0}"><c r="{1}{0}" t="inlineStr"><is><t>x</t></is></c></row>'
    return with_part(
        "xl/worksheets/sheet1.xml",
        _SHEET.format(cell.format(1, "A") + cell.format(1_048_576, "XFD")),
    )


def locked_workbook():
    stream = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream + bytes(600)


def a_picture():
    head = b"\x89PNG\r\n\x1a\n"
    data = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + data
    return head + chunk + struct.pack(">I", zlib.crc32(b"IHDR" + data))


def lying_size():
    """Return a workbook whose directory says that a part is smaller than it is."""
    data = bytearray(with_part("xl/sharedStrings.xml", b" " * 5_000_000))
    at = data.rfind(b"xl/sharedStrings.xml") - 46 + 24
    data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def encrypted_zip():
    data = bytearray(a_workbook())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


REFUSED = {
    "nothing.xlsx": b"",
    "bomb.xlsx": a_bomb(),
    "entities.xlsx": entities(),
    "outside.xlsx": outside_entity(),
    "far.xlsx": far_cell(),
    "cut.xlsx": a_workbook()[:2000],
    "zeros.xlsx": b"PK\x03\x04" + bytes(3000),
    "locked.xlsx": locked_workbook(),
    "zipped with a password.xlsx": encrypted_zip(),
    "lying.xlsx": lying_size(),
    "picture.xlsx": a_picture(),
    "report.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "letter.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    "other.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "broken.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + "Workbook".encode("utf-16-le")
    + bytes(2000),
    "program.csv": b"MZ\x90\x00\x03" + bytes(range(256)) * 20,
    "noughts.csv": bytes(5000),
    "wide.csv": b"Date,Event" + b"," * 1_000_000 + b"\n1/1/22,x\n",
    "sheet.xml": b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    "page.html": b"<html><body><p>No table</p></body></html>",
    "no part.xlsx": with_part("xl/workbook.xml", b""),
    "not xml.xlsx": with_part("xl/workbook.xml", b"<workbook><sheets>"),
    "deep.xlsx": with_part("xl/workbook.xml", b"<a>" * 100_000),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_sentence_that_names_the_file(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(REFUSED[name])
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileNotUnderstood) as refusal:
        read_return(path)
    said = str(refusal.value)
    assert f"“{name}”" in said
    assert said.endswith(".")
    assert str(tmp_path) not in said
    assert sorted(tmp_path.iterdir()) == before


def test_a_locked_file_says_that_it_has_a_password(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked_workbook())
    with pytest.raises(FileNotUnderstood, match="locked with a password"):
        read_return(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(FileNotUnderstood, match=r"no file “gone\.csv”"):
        read_return(tmp_path / "gone.csv")
    with pytest.raises(FileNotUnderstood, match="is a folder"):
        read_return(tmp_path)


def test_a_file_dropped_on_the_page_is_judged_like_one_on_the_disk():
    with pytest.raises(FileNotUnderstood, match="is empty"):
        read_return(SentFile("nothing.csv", b""))
    assert len(read_return(SentFile("../gp.xlsx", a_workbook())).entries) == 1


def test_a_workbook_that_is_called_csv_is_read_as_what_it_is(tmp_path):
    path = tmp_path / "gp.csv"
    path.write_bytes(a_workbook())
    result = read_return(path)
    assert [entry.text for entry in result.entries] == ["Home visit"]
    assert any("whatever its name says" in problem.message for problem in result.problems)


def test_formulas_and_script_in_cells_stay_the_words_that_they_are(text_file):
    cell = '=cmd|"/c calc"!A1'
    quoted = cell.replace('"', '""')
    rows = f'Date,Source,Event\n1/5/22,file 3,"{quoted}"\n2/5/22,file 4,<script>alert(1)</script>\n'
    texts = [entry.text for entry in read_return(text_file(rows)).entries]
    assert texts == [cell, "<script>alert(1)</script>"]


def test_a_quotation_mark_that_never_closes_swallows_no_rows(text_file):
    rows = 'Date,Source,Event\n1/5/22,f 1,"open\n2/5/22,f 2,two\n3/5/22,f 3,three\n'
    result = read_return(text_file(rows))
    assert [entry.date_text for entry in result.entries] == ["1/5/22", "2/5/22", "3/5/22"]
    assert "C208" in {problem.code for problem in result.problems}


def test_a_few_noughts_in_a_text_file_are_left_out_and_told(text_file):
    data = b"Date,Source,Event\n1/5/22,file 3,Home\x00 visit by the health visitor to the flat\n"
    result = read_return(text_file(data))
    assert result.entries[0].text == "Home visit by the health visitor to the flat"
    assert "C706" in {problem.code for problem in result.problems}


def test_a_text_of_half_a_million_rows_is_refused(text_file):
    rows = "Date,Source,Event\n" + "1/2/2020,Log,Visit\n" * 60_001
    with pytest.raises(FileNotUnderstood, match="60,000 rows"):
        read_return(text_file(rows, "endless.csv"))


def test_a_name_that_hides_its_ending_or_is_no_unicode_is_shown_as_what_it_is():
    good = b"Date,Source,Event\n1/2/2020,Log 1,Visit made.\n"
    for name in ("a\u202excod.csv", "a\x1b[2J.csv", "a\udcff.csv"):
        shown = read_return(SentFile(name, good), agency="gp").file
        assert shown.startswith("a\N{REPLACEMENT CHARACTER}")
        assert shown.encode().endswith(b".csv")


def test_a_cell_of_a_million_characters_is_named_as_what_is_wrong(text_file):
    rows = f"Date,Source,Event\n1/2/2020,Log,{'word ' * 250_000}\n"
    with pytest.raises(FileNotUnderstood, match="more than 1,000,000 characters"):
        read_return(text_file(rows, "long.csv"))
