"""The file that an agency fills in, as a workbook: one sheet to fill in, one that says how."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from silp_widgets.reports.spreadsheet import book_bytes, fill_heading, fill_with_text
from silp_widgets.returns.template import asked_words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from silp_widgets.reports.template import Template
    from silp_widgets.returns.template import AskedColumn

ROWS: Final = 2_000
"""Rows that have drop-downs and prompts."""

_STYLED: Final = 300
"""Rows whose cells are made; below them the column's own style holds."""

_AS_TYPED: Final = "@"
_TOP: Final = Alignment(vertical="top", wrap_text=True)
_APART: Final = PatternFill("solid", fgColor="6B4E16")
_COMMENTS: Final = frozenset({"author_comment", "comment_author"})
_WIDTHS: Final = (24, 70, 16, 44, 20, 20)
_LONGEST_ON_PAPER: Final = 120
_LONGEST_SHEET: Final = 31
_NOT_IN_SHEET: Final = re.compile(r"[\[\]:*?/\\]")
_KEEP: Final = "This is not one of the words of the list. You may keep it: it is read as written."
_LINE: Final = 120
_HEIGHT: Final = 15


def template_workbook(template: Template) -> bytes:
    """Return the file as .xlsx.

    The headings stand in the first row with nothing above them, so that the file reads well for
    programs and screen readers; title and purpose are on the second sheet and on every page that
    is printed. Instructions come up as a cell is entered: they are not comments, which would come
    back with the file and have to be asked about (C708).
    """
    words = asked_words()
    book = Workbook()
    book.properties.creator = book.properties.lastModifiedBy = "SILP Workbook"
    book.properties.title = template.title
    book.properties.created = book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    sheet = book.worksheets[0]
    # The reader takes whose return it is from the sheet's name too.
    sheet.title = _sheet_name(template.agency) or words.sheet
    lists = _guide(book.create_sheet(words.guide), template)
    for number, column in enumerate(template.columns, start=1):
        _column(sheet, number, column, lists.get(column.field, ""))
    sheet.row_dimensions[1].height = 2 * _HEIGHT
    sheet.freeze_panes = "C2"
    _for_paper(sheet, template)
    return book_bytes(book)


def _sheet_name(agency: str) -> str:
    return _NOT_IN_SHEET.sub(" ", agency)[:_LONGEST_SHEET].strip(" '")


def _column(sheet: Worksheet, number: int, column: AskedColumn, words: str) -> None:
    letter = get_column_letter(number)
    fill_heading(sheet.cell(1, number), column.heading)
    if column.field in _COMMENTS:
        sheet.cell(1, number).fill = _APART
    style = sheet.column_dimensions[letter]
    style.width = column.width
    cells = [sheet.cell(row, number) for row in range(2, _STYLED + 2)]
    for styled in (style, *cells):
        styled.alignment = _TOP
        # Excel turns “1/2” into a day and 3-4-2022 round; as text it stays what was typed.
        styled.number_format = "General" if column.long else _AS_TYPED
    for rule in _rules(column, words, letter):
        sheet.add_data_validation(rule)


def _rules(column: AskedColumn, words: str, letter: str) -> list[DataValidation]:
    everywhere = DataValidation(sqref=f"{letter}1:{letter}{ROWS}")
    if not words:
        return [_prompting(everywhere, column)]
    choosing = DataValidation(
        type="list",
        formula1=words,
        allow_blank=True,
        sqref=f"{letter}2:{letter}{ROWS}",
        errorStyle="warning",
        errorTitle=column.heading,
        error=_KEEP,
        showErrorMessage=not column.open,
    )
    heading = DataValidation(sqref=f"{letter}1")
    return [_prompting(heading, column), _prompting(choosing, column)]


def _prompting(rule: DataValidation, column: AskedColumn) -> DataValidation:
    rule.showInputMessage = True
    rule.promptTitle, rule.prompt = column.heading, column.ask
    return rule


def _for_paper(sheet: Any, template: Template) -> None:
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # An ampersand is a sign of its own in a page's header, which holds 255 characters in all.
    said = (template.title, template.facts[0])
    shown = [text[:_LONGEST_ON_PAPER].replace("&", "&&") for text in said]
    sheet.oddHeader.left.text = shown[0]
    sheet.oddFooter.left.text = shown[1]
    sheet.oddFooter.right.text = "&P / &N"


def _guide(sheet: Worksheet, template: Template) -> dict[str, str]:
    """Write the sheet of instructions; return where each column's words stand on it."""
    words = asked_words()
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    fill_with_text(sheet.cell(1, 1), template.title)
    sheet.cell(1, 1).font = Font(bold=True, size=16)
    row = 2
    whose = [f"Agency: {template.agency}"] if template.agency else []
    for text in (*whose, *template.facts, *words.opening, words.example):
        _paragraph(sheet, row, text)
        row += 1
    row = _table(sheet, row + 1, template)
    return _choices(sheet, row + 1, template)


def _paragraph(sheet: Worksheet, row: int, text: str) -> None:
    fill_with_text(sheet.cell(row, 1), text)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
    lines = sum(1 + len(line) // _LINE for line in text.splitlines())
    sheet.row_dimensions[row].height = _HEIGHT * lines + 3


def _table(sheet: Worksheet, row: int, template: Template) -> int:
    for number, heading in enumerate(("Column", "What to write", "Needed", "Example"), start=1):
        fill_heading(sheet.cell(row, number), heading)
    for column in template.columns:
        row += 1
        needed = "needed" if column.needed else "if recorded"
        for number, text in enumerate(
            (column.heading, column.ask, needed, column.example), start=1
        ):
            fill_with_text(sheet.cell(row, number), text)
            # An example is kept as typed too: it may be copied.
            sheet.cell(row, number).number_format = _AS_TYPED
        sheet.cell(row, 1).font = Font(bold=True)
    return row + 1


def _choices(sheet: Worksheet, row: int, template: Template) -> dict[str, str]:
    fill_with_text(sheet.cell(row, 1), asked_words().choices)
    sheet.cell(row, 1).font = Font(bold=True, size=13)
    row += 1
    found = {}
    coded = [column for column in template.columns if column.choices]
    for number, column in enumerate(coded, start=1):
        fill_heading(sheet.cell(row, number), column.heading)
        for place, word in enumerate(column.choices, start=row + 1):
            fill_with_text(sheet.cell(place, number), word)
        letter = get_column_letter(number)
        first, last = row + 1, row + len(column.choices)
        found[column.field] = f"{quote_sheetname(sheet.title)}!${letter}${first}:${letter}${last}"
    return found
