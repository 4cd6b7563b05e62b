"""Write the nine files as the agencies would send them; the same bytes every time."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING

import docx
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from silp_widgets.demo.packing import settle
from silp_widgets.demo.sources import Source, sources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document
    from openpyxl.worksheet.worksheet import Worksheet

    from silp_widgets.demo.sources import Cell

SENT = datetime(2023, 8, 31, 16, 0)  # noqa: DTZ001 - office files keep local time
"""When the files say that they were written: the day before they were received."""

_WIDE, _NARROW = 46, 16
_WIDE_FIELDS = {"event_fact", "action_taken", "voice", "good_practice_note"}


def write_files(directory: Path) -> list[Path]:
    """Write the nine agencies' files.

    Parameters
    ----------
    directory : Path
        Made if it is not there. Files of the same name are replaced.

    Returns
    -------
    list of Path
        In the order in which the files came.
    """
    directory.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for source in sources():
        path = directory / source.file
        path.write_bytes(file_bytes(source))
        written.append(path)
    return written


def file_bytes(source: Source) -> bytes:
    """Return one agency's file.

    Parameters
    ----------
    source : Source
        What the agency wrote.

    Returns
    -------
    bytes
        Of an .xlsx, .docx or .csv file, as ``source.format`` says.
    """
    writers = {"xlsx": _xlsx, "docx": _docx, "csv": _csv}
    return writers[source.format](source)


def _xlsx(source: Source) -> bytes:
    book = Workbook()
    book.properties.creator = "FICTIONAL"
    sheet: Worksheet = book.worksheets[0]
    sheet.title = source.sheet
    for number, title in enumerate(source.titles, start=1):
        sheet.cell(number, 1, title).font = Font(bold=True)
        if source.merged_titles:
            sheet.merge_cells(
                start_row=number, start_column=1, end_row=number, end_column=len(source.columns)
            )
    top = source.row_in_file(0)
    for column, heading in enumerate(source.headings, start=1):
        sheet.cell(top, column, heading).font = Font(bold=True)
    for number, cells in enumerate(source.cells(), start=1):
        _write_row(sheet, source.row_in_file(number), cells)
    for number in source.hidden_rows:
        sheet.row_dimensions[source.row_in_file(number)].hidden = True
    for column, field in enumerate(source.columns, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDE if field in _WIDE_FIELDS else _NARROW
    sheet.freeze_panes = f"A{top + 1}"
    buffer = io.BytesIO()
    book.save(buffer)
    return settle(buffer.getvalue(), SENT)


def _write_row(sheet: Worksheet, row: int, cells: Sequence[Cell]) -> None:
    for column, value in enumerate(cells, start=1):
        if value == "":
            continue
        written = sheet.cell(row, column, value)
        written.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, date):
            written.number_format = "dd/mm/yyyy"


def _csv(source: Source) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=source.delimiter, lineterminator="\r\n")
    writer.writerows([title] for title in source.titles)
    writer.writerow(source.headings)
    writer.writerows(source.cells())
    return buffer.getvalue().encode(source.encoding)


def _docx(source: Source) -> bytes:
    document = docx.Document()
    document.core_properties.author = "FICTIONAL"
    document.core_properties.created = document.core_properties.modified = SENT
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.5)
    for title in source.titles:
        document.add_paragraph(title)
    if source.preamble:
        _add_table(document, [list(row) for row in source.preamble])
        document.add_paragraph("Chronology of contact follows.")
    rows = [[str(cell) for cell in cells] for cells in source.cells()]
    if repeated := source.repeat_headings_after:
        rows.insert(repeated, source.headings)
    _add_table(document, [source.headings, *rows])
    buffer = io.BytesIO()
    document.save(buffer)
    return settle(buffer.getvalue(), SENT)


def _add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
