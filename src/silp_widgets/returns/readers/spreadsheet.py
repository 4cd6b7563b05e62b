"""Spreadsheets: .xlsx, .xlsm, .xls and .ods, their values read by python-calamine."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import python_calamine as calamine

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.found import in_file
from silp_widgets.returns.readers.archive import locked, open_archive, part_of
from silp_widgets.returns.readers.open_document import hidden_in_sheets, is_locked
from silp_widgets.returns.readers.quiet import without_complaints
from silp_widgets.returns.readers.unfolding import refuse_repeated_cells
from silp_widgets.returns.readers.workbook_biff import look_into_xls
from silp_widgets.returns.readers.workbook_xml import SheetLook, WorkbookLook, look_into
from silp_widgets.returns.table import MOST_COLUMNS, MOST_ROWS, Opened, Table, too_wide

if TYPE_CHECKING:
    from silp_widgets.domain.returns import Problem

_EXACT_WHOLE_NUMBER: Final = 1e15
_REPEATED: Final = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"(?:[^>]*[^/>])?>')
_ROW_REPEATED: Final = re.compile(rb'number-rows-repeated="(\d+)"')
_CELL_REPEATED: Final = re.compile(rb'number-columns-repeated="(\d+)"(?:[^>]*[^/])?>')
_MOST_REPEATED: Final = 20_000


def read_xlsx(data: bytes, name: str) -> Opened:
    """Read an .xlsx or .xlsm workbook; :class:`FileNotUnderstood` if it can't be read safely."""
    archive = open_archive(data, name)
    return _read(data, name, look_into(archive, name))


def read_xls(data: bytes, name: str) -> Opened:
    """Read an .xls workbook of older programs."""
    look = look_into_xls(data, name)
    with without_complaints():
        return _read(data, name, look)


def read_ods(data: bytes, name: str) -> Opened:
    """Read an OpenDocument spreadsheet."""
    archive = open_archive(data, name)
    body = part_of(archive, "content.xml", name)
    if is_locked(archive, name):
        raise FileNotUnderstood(locked(name))
    _refuse_repeats(body, name)
    refuse_repeated_cells(body, name)
    look = WorkbookLook(sheets=hidden_in_sheets(body, name), comments=b"<office:annotation" in body)
    return _read(data, name, look)


def _refuse_repeats(body: bytes, name: str) -> None:
    """Refuse filled cells that are said to stand a hundred thousand times.

    Empty rows to the edge of the sheet are usual, and cost nothing.
    """
    for match in _REPEATED.finditer(body):
        times = int(match[1])
        if times > _MOST_REPEATED:
            row = body[match.end() : body.find(b"</table:table-row>", match.end())]
            if b"<text:p" in row:
                raise FileNotUnderstood(too_wide(name, "", times, 1))
    for match in _ROW_REPEATED.finditer(body):
        row = body[match.end() : body.find(b"</table:table-row>", match.end())]
        if b"<text:p" in row:
            width = sum(int(times) for times in _CELL_REPEATED.findall(row))
            if int(match[1]) * width > _MOST_REPEATED * 10:
                raise FileNotUnderstood(too_wide(name, "", int(match[1]), width))


def _read(data: bytes, name: str, look: WorkbookLook) -> Opened:
    opened = Opened()
    try:
        with calamine.load_workbook(io.BytesIO(data)) as book:
            for number, sheet in enumerate(book.sheets_metadata):
                if sheet.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                seen = look.sheets.get(sheet.name) or look.sheets.get(str(number + 1), SheetLook())
                table = _table(book.get_sheet_by_index(number), name)
                table.hidden = sheet.visible != calamine.SheetVisibleEnum.Visible
                table.hidden_rows, table.hidden_columns = seen.hidden_rows, seen.hidden_columns
                table.date1904 = look.date1904
                opened.tables.append(table)
                opened.problems.extend(_formulas(seen, table, name))
    except calamine.PasswordError as error:
        raise FileNotUnderstood(locked(name)) from error
    except FileNotUnderstood:
        raise
    except BaseException as error:
        # The reader beneath is written in another language; where it gives up on a damaged
        # file it raises "PanicException", which is no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise FileNotUnderstood(
            f"“{name}” is damaged or was cut short, so nothing was read. "
            "Open it in the program that made it, save it again as .xlsx, and send that."
        ) from error
    opened.problems.extend(_extras(look, name))
    return opened


def _table(sheet: calamine.CalamineSheet, name: str) -> Table:
    if sheet.total_width > MOST_COLUMNS:
        raise FileNotUnderstood(too_wide(name, sheet.name, sheet.total_height, sheet.total_width))
    table = Table(name=sheet.name)
    with suppress(calamine.CalamineError, NotImplementedError):
        table.merged = [*(sheet.merged_cell_ranges or ())]
    # One stray cell at the foot of a sheet leaves a million blank rows above it.
    blank: list[str] = []
    filled = 0
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        cells = [value if isinstance(value, str) else _as_seen(value) for value in row]
        there = any(cells)
        if left:
            cells = [*left, *cells]
        filled += there
        if filled > MOST_ROWS:
            raise FileNotUnderstood(too_wide(name, sheet.name, filled, sheet.total_width))
        table.rows.append(cells if there else blank)
    return table


def _as_seen(value: Any) -> str:
    """Return a cell as the agency would see it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _EXACT_WHOLE_NUMBER
        return str(int(value)) if whole else f"{value:.15g}"
    if isinstance(value, datetime):
        # A spreadsheet keeps a time as a fraction of a day: 14:30 can come back as 14:29:59.9.
        near = value + timedelta(milliseconds=500)
        if near.second:
            return near.isoformat(sep=" ", timespec="seconds")
        return near.isoformat(sep=" ", timespec="minutes") if near.time() else _day(near)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, timedelta):
        hours, rest = divmod(int(value.total_seconds()), 3600)
        return f"{hours:02d}:{rest // 60:02d}"
    return "" if value is None else str(value)


def _day(value: datetime) -> str:
    return value.date().isoformat()


def _formulas(seen: SheetLook, table: Table, name: str) -> list[Problem]:
    if not seen.formulas:
        return []
    several = f"{seen.formulas} formulas" if seen.formulas > 1 else "a formula"
    return [
        in_file(
            "C708",
            f"Sheet “{table.name}” holds {several}. None was run: the value last shown was read.",
            file=name,
            sheet=table.name,
            suggestion="Ask the agency to send values in place of formulas.",
        )
    ]


def _extras(look: WorkbookLook, name: str) -> list[Problem]:
    kinds = [
        (look.comments, "comments", "They were not read."),
        (look.macros, "macros", "None was run."),
        (look.links, "links to other workbooks or to data elsewhere", "None was followed."),
    ]
    return [
        in_file("C708", f"“{name}” holds {what}. {said}", file=name)
        for there, what, said in kinds
        if there
    ]
