"""A light look into an .xls file for what its values don't show; see :mod:`.workbook_xml`.

Its records say which rows and columns are hidden, and whether there are formulas or comments.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.readers.compound import CompoundFile, DamagedCompound
from silp_widgets.returns.readers.workbook_xml import SheetLook, WorkbookLook

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHEET, _END, _LOCKED, _DATES = 0x0085, 0x000A, 0x002F, 0x0022
_ROW, _COLUMN, _FORMULA, _NOTE = 0x0208, 0x007D, 0x0006, 0x001C
_ROW_HIDDEN: Final = 0x20
_WIDEST: Final = 50
_MOST_ROWS: Final = 100_000


def look_into_xls(data: bytes) -> WorkbookLook:
    """Look into a workbook of an older kind.

    Parameters
    ----------
    data : bytes
        The file.

    Returns
    -------
    WorkbookLook
        Its sheets under ``"1"``, ``"2"`` … in the workbook's order; nothing of a file whose
        records can't be followed, for its values are read by a stricter reader.
    """
    look = WorkbookLook(sheets={})
    try:
        compound = CompoundFile(data)
        body = compound.stream("Workbook", "Book")
        look.macros = any("VBA" in name for name in compound.names)
        starts: list[int] = []
        for kind, record in _records(body, 0):
            if kind == _LOCKED:
                return WorkbookLook(sheets={})
            if kind == _SHEET:
                starts.append(struct.unpack_from("<I", record)[0])
            elif kind == _DATES:
                look.date1904 = record[:1] == b"\x01"
        for number, start in enumerate(starts, start=1):
            look.sheets[str(number)] = _sheet(body, start, look)
    except (DamagedCompound, struct.error):
        return WorkbookLook(sheets={})
    return look


def _sheet(body: bytes, start: int, look: WorkbookLook) -> SheetLook:
    rows: list[int] = []
    columns: list[int] = []
    formulas = 0
    for kind, record in _records(body, start):
        if kind == _ROW and struct.unpack_from("<I", record, 12)[0] & _ROW_HIDDEN:
            rows.append(struct.unpack_from("<H", record)[0] + 1)
        elif kind == _COLUMN:
            first, last, _, _, options = struct.unpack_from("<HHHHH", record)
            if options & 1:
                columns.extend(range(first + 1, min(last, first + _WIDEST) + 2))
        elif kind == _FORMULA:
            formulas += 1
        elif kind == _NOTE:
            look.comments = True
    return SheetLook(
        hidden_rows=tuple(sorted(rows)[:_MOST_ROWS]),
        hidden_columns=tuple(columns),
        formulas=formulas,
    )


def _records(body: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and content of each record, to the end of a sheet or of the globals."""
    while at + 4 <= len(body):
        kind, size = struct.unpack_from("<HH", body, at)
        if kind == _END:
            return
        yield kind, body[at + 4 : at + 4 + size]
        at += 4 + size
