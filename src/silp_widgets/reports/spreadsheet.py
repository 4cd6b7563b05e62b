"""Frames as an Excel workbook in which nothing runs."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from silp_widgets.analysis.columns import Columns

Sheet = tuple[str, "Columns", pd.DataFrame]
"""A sheet's name, what its columns mean, and its rows."""

LONGEST_CELL: Final = 32_767
"""Characters that Excel keeps in a cell."""

_CUT: Final = " … [longer than a cell of Excel may be; the .json and .csv exports have all of it]"
_FORMULA_LIKE: Final = ("=", "+", "-", "@")
_FIRST_YEAR: Final = 1900
"""Where Excel's calendar begins; an earlier day is written as text."""

_DAY: Final = "d mmm yyyy"
_MOMENT: Final = "d mmm yyyy hh:mm"
_WIDEST: Final = 64
_NARROWEST: Final = 11
_TOP: Final = Alignment(vertical="top", wrap_text=True)
_HEAD: Final = Font(bold=True, color="FFFFFF")
_TEAL: Final = PatternFill("solid", fgColor="0B5C63")
_LEFT_OUT: Final = frozenset({"agency", "lane"})
"""Columns for programs: the agency's letters and name say the same to people."""


def workbook_bytes(front: Mapping[str, str], sheets: Iterable[Sheet], at: datetime) -> bytes:
    """Return a workbook: a front sheet, the frames, and what their columns mean.

    Parameters
    ----------
    front : Mapping of str to str
        What the front sheet says, line by line. The first value is its title.
    sheets : iterable of Sheet
        In order.
    at : datetime
        When it is made.
    """
    book = Workbook()
    book.properties.creator = book.properties.lastModifiedBy = "SILP Workbook"
    book.properties.created = book.properties.modified = at.replace(tzinfo=None)
    listed = list(sheets)
    book.remove(book.worksheets[0])
    _front(book.create_sheet("About"), front, listed)
    for name, declared, frame in listed:
        shown = frame.drop(columns=[c for c in frame.columns if c in _LEFT_OUT])
        if declared.index is not None:
            shown = shown.reset_index()
        _table(book.create_sheet(name), list(shown.columns), shown.itertuples(index=False))
    _table(book.create_sheet("Columns"), ["sheet", "column", "unit", "meaning"], _meanings(listed))
    return book_bytes(book)


def book_bytes(book: Workbook) -> bytes:
    """Return a workbook's file, made in memory: its words touch no disk on the way."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(book, archive).save()
    return out.getvalue()


class _InMemory(ExcelWriter):
    """Writes without the temporary files in which openpyxl would leave words for a moment."""

    def write_worksheet(self, ws: Any) -> None:
        sheet = BytesIO()
        writer: Any = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001 - what the method it stands for does
        ws._drawing = None  # noqa: SLF001 - the same
        self._archive.writestr(ws.path[1:], sheet.getvalue())  # type: ignore[attr-defined]  # stubs
        self.manifest.append(ws)


def _front(sheet: Worksheet, front: Mapping[str, str], sheets: Sequence[Sheet]) -> None:
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 90
    lines = [*front.items(), ("", ""), *((n, f"{len(f):,} rows") for n, _, f in sheets)]
    for row, pair in enumerate(lines, start=1):
        for column, text in enumerate(pair, start=1):
            fill_with_text(sheet.cell(row, column), text)
        sheet.cell(row, 1).font = Font(bold=True)
    sheet.cell(1, 2).font = Font(bold=True, size=16)


def _table(sheet: Worksheet, head: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    widths = [len(name) for name in head]
    for column, name in enumerate(head, start=1):
        cell = sheet.cell(1, column)
        fill_heading(cell, name)
    for row, values in enumerate(rows, start=2):
        for column, value in enumerate(values, start=1):
            if pd.isna(value) or value == "":
                continue
            _fill(sheet.cell(row, column), value)
            widths[column - 1] = max(widths[column - 1], len(str(value)))
    for column, width in enumerate(widths, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = min(_WIDEST, max(_NARROWEST, width + 2))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def fill_heading(cell: Cell | MergedCell, name: str) -> None:
    """Write a heading, as all our sheets have them."""
    fill_with_text(cell, name)
    cell.font, cell.fill = _HEAD, _TEAL


def _fill(cell: Cell | MergedCell, value: Any) -> None:
    cell.alignment = _TOP
    if isinstance(value, pd.Timestamp) and value.year >= _FIRST_YEAR:
        cell.value = value.to_pydatetime()
        cell.number_format = _MOMENT if value.hour or value.minute else _DAY
    elif isinstance(value, pd.Timestamp):
        _fill(cell, value.date().isoformat())
    elif isinstance(value, str):
        fill_with_text(cell, value)
    else:
        cell.value = value


def fill_with_text(cell: Cell | MergedCell, value: str) -> None:
    """Write text that stays text: wrapped, never a formula, cut where Excel would not hold it."""
    cell.alignment = _TOP
    text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - len(_CUT)] + _CUT
    cell.value = text
    # Text stays text: neither read as a formula now, nor when somebody edits the cell.
    cell.data_type = "s"
    if text.startswith(_FORMULA_LIKE):
        cell.quotePrefix = True


def _meanings(sheets: Iterable[Sheet]) -> Iterable[tuple[str, str, str, str]]:
    for name, declared, _ in sheets:
        index = [declared.index] if declared.index is not None else []
        for column in (*index, *declared.columns):
            if column.name not in _LEFT_OUT:
                yield name, column.name, column.unit, column.meaning
