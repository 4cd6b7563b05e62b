"""The questions to one agency as a workbook: a line a question, room for an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font

from silp_widgets.reports.questions import HEADINGS, wording
from silp_widgets.reports.spreadsheet import book_bytes, fill_heading, fill_with_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.reports.questions import Question

_WIDTHS: Final = (16, 9, 20, 8, 15, 34, 22, 52, 44, 44)
_FIRST: Final = 4
"""The row of the headings: title, covering note and an empty row stand above."""


def questions_workbook(title: str, questions: Iterable[Question]) -> bytes:
    """Return the report as .xlsx. Every cell is text: nothing an agency typed becomes a formula.

    Parameters
    ----------
    title : str
        Whose return, and which review.
    questions : iterable of Question
        In order.
    """
    book = Workbook()
    book.properties.creator = book.properties.lastModifiedBy = "SILP Workbook"
    book.properties.title = title
    book.properties.created = book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    sheet: Any = book.worksheets[0]
    sheet.title = "To look at"
    fill_with_text(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    fill_with_text(sheet.cell(2, 1), wording().covering)
    for row, height in ((1, 22), (2, 34)):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADINGS))
        sheet.row_dimensions[row].height = height
    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), start=1):
        cell = sheet.cell(_FIRST, column)
        fill_heading(cell, heading)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, question in enumerate(questions, start=_FIRST + 1):
        for column, text in enumerate(question.cells(), start=1):
            fill_with_text(sheet.cell(row, column), text)
    sheet.freeze_panes = f"A{_FIRST + 1}"
    sheet.print_title_rows = f"{_FIRST}:{_FIRST}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.gridLines = True
    return book_bytes(book)
