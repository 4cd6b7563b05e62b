"""The files in demo/ are those that the package writes, and hold what the handbook asks for."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from silp_widgets.demo.files import file_bytes, write_files
from silp_widgets.demo.sources import sources

COMMITTED = Path(__file__).parents[2] / "demo"
SOURCES = {source.code: source for source in sources()}


def parts(data):
    if data[:2] != b"PK":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.code)
def test_the_committed_file_is_the_one_that_is_written(source):
    assert parts(file_bytes(source)) == parts((COMMITTED / source.file).read_bytes())


@pytest.mark.parametrize("code", ["CS", "HV", "GP"])
def test_writing_twice_gives_the_same_bytes(code):
    assert file_bytes(SOURCES[code]) == file_bytes(SOURCES[code])


def test_no_other_file_lies_in_the_folder(tmp_path):
    written = {path.name for path in write_files(tmp_path)}
    assert written | {"README.md"} == {path.name for path in COMMITTED.iterdir()}


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.code)
def test_every_file_is_headed_fictional(source):
    data = file_bytes(source)
    if source.format == "csv":
        first = data.decode(source.encoding).splitlines()[0]
    elif source.format == "docx":
        first = docx.Document(io.BytesIO(data)).paragraphs[0].text
    else:
        first = load_workbook(io.BytesIO(data)).worksheets[0]["A1"].value
    assert first.startswith("FICTIONAL")


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.code)
def test_every_row_stands_where_the_source_says(source):
    data = file_bytes(source)
    if source.format == "csv":
        lines = data.decode(source.encoding).splitlines()
        found = [line.split(source.delimiter)[0] for line in lines]
    elif source.format == "docx":
        rows = docx.Document(io.BytesIO(data)).tables[-1].rows
        found = [row.cells[0].text for row in rows]
    else:
        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
        found = [row[0].value for row in sheet.iter_rows()]
        found = [value.date() if hasattr(value, "date") else value for value in found]
    cells = source.cells()
    for number in range(1, len(cells) + 1):
        assert found[source.row_in_file(number) - 1] == cells[number - 1][0]


def test_the_forgotten_filter_hides_one_row():
    sheet = load_workbook(io.BytesIO(file_bytes(SOURCES["CS"]))).worksheets[0]
    hidden = [number for number, shape in sheet.row_dimensions.items() if shape.hidden]
    assert [sheet.cell(number, 1).value for number in hidden] == ["34"]


def test_hospital_titles_are_merged_and_dates_are_true_dates():
    sheet = load_workbook(io.BytesIO(file_bytes(SOURCES["AH"]))).worksheets[0]
    assert len(sheet.merged_cells.ranges) == 3
    row = SOURCES["AH"].row_in_file(1)
    assert sheet.cell(row, 1).is_date
    assert sheet.cell(SOURCES["AH"].row_in_file(8), 1).value == "w/c 6 June"
