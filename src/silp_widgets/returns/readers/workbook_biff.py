"""A light look into an .xls file for what its values don't show; see :mod:`.workbook_xml`.

Its records say which rows and columns are hidden, and whether there are formulas or comments.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.readers.archive import locked
from silp_widgets.returns.readers.compound import CompoundFile, DamagedCompound
from silp_widgets.returns.readers.unfolding import refer, refuse_sum
from silp_widgets.returns.readers.workbook_xml import SheetLook, WorkbookLook
from silp_widgets.returns.table import too_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHEET, _END, _LOCKED, _DATES = 0x0085, 0x000A, 0x002F, 0x0022
_ROW, _COLUMN, _FORMULA, _NOTE = 0x0208, 0x007D, 0x0006, 0x001C
_WORD_HEAD: Final = 3
_STRINGS, _MORE, _NAMED_WORDS = 0x00FC, 0x003C, 0x00FD
# Numbers, words, shared words, short numbers, several of them, truths, blanks, formulas.
_CELLS: Final = frozenset(
    {0x0203, 0x0204, 0x00FD, 0x027E, 0x00BD, 0x0205, 0x0201, 0x00BE, _FORMULA}
)
_MOST_COLUMNS: Final = 256
_MOST_CELLS: Final = 5_000_000
_ROW_HIDDEN: Final = 0x20
_WIDEST: Final = 50
_MOST_ROWS: Final = 100_000


def look_into_xls(data: bytes, name: str) -> WorkbookLook:
    """Look into a workbook of an older kind.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name, for sentences.

    Returns
    -------
    WorkbookLook
        Its sheets under ``"1"``, ``"2"`` … in the workbook's order.

    Raises
    ------
    FileNotUnderstood
        If it is damaged, locked, or made to fill the memory when its cells are unfolded.
    """
    look = WorkbookLook(sheets={})
    try:
        compound = CompoundFile(data)
        body = compound.stream("Workbook", "Book")
        _refuse_endless(body)
        look.macros = any("VBA" in name for name in compound.names)
        starts: list[int] = []
        for kind, record in _records(body, 0):
            if kind == _LOCKED:
                raise FileNotUnderstood(locked(name))
            if kind == _SHEET:
                starts.append(struct.unpack_from("<I", record)[0])
            elif kind == _DATES:
                look.date1904 = record[:1] == b"\x01"
        lengths = _lengths(body)
        named: list[int] = []
        for number, start in enumerate(starts, start=1):
            look.sheets[str(number)] = _sheet(body, start, look, name, named)
        refuse_sum(refer(lengths, named), name)
    except (DamagedCompound, struct.error) as error:
        raise FileNotUnderstood(
            f"“{name}” is damaged or was cut short, so nothing was read. "
            "Open it in the program that made it, save it again as .xlsx, and send that."
        ) from error
    return look


def _sheet(body: bytes, start: int, look: WorkbookLook, name: str, named: list[int]) -> SheetLook:
    rows: list[int] = []
    columns: list[int] = []
    formulas = tallest = widest = 0
    for kind, record in _records(body, start):
        if kind == _ROW and struct.unpack_from("<I", record, 12)[0] & _ROW_HIDDEN:
            rows.append(struct.unpack_from("<H", record)[0] + 1)
        elif kind == _COLUMN:
            first, last, _, _, options = struct.unpack_from("<HHHHH", record)
            if options & 1:
                columns.extend(range(first + 1, min(last, first + _WIDEST) + 2))
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", record)
            tallest, widest = max(tallest, row + 1), max(widest, column + 1)
            formulas += kind == _FORMULA
            if kind == _NAMED_WORDS:
                named.append(struct.unpack_from("<I", record, 6)[0])
        elif kind == _NOTE:
            look.comments = True
    if widest > _MOST_COLUMNS or widest * tallest > _MOST_CELLS:
        raise FileNotUnderstood(too_wide(name, "", tallest, widest))
    return SheetLook(
        hidden_rows=tuple(sorted(rows)[:_MOST_ROWS]),
        hidden_columns=tuple(columns),
        formulas=formulas,
    )


def _lengths(body: bytes) -> list[int]:
    """Return how many letters each of the shared words has."""
    pieces: list[bytes] = []
    for kind, record in _records(body, 0):
        if kind == _STRINGS:
            pieces = [record[8:]]
        elif pieces and kind == _MORE:
            pieces.append(record)
        elif pieces:
            break
    lengths: list[int] = []
    at = 0
    pieces.reverse()
    while pieces:
        if len(pieces[-1]) - at < _WORD_HEAD:
            pieces.pop()
            at = 0
            continue
        count, flags = struct.unpack_from("<HB", pieces[-1], at)
        lengths.append(count)
        at += _WORD_HEAD
        extra = 0
        if flags & 0x08:
            extra, at = 4 * struct.unpack_from("<H", pieces[-1], at)[0], at + 2
        if flags & 0x04:
            extra, at = extra + struct.unpack_from("<I", pieces[-1], at)[0], at + 4
        at = _past_letters(pieces, at, count, flags)
        while pieces and at + extra > len(pieces[-1]):
            extra -= len(pieces.pop()) - at
            at = 0
        at += extra
    return lengths


def _past_letters(pieces: list[bytes], at: int, count: int, flags: int) -> int:
    """Return the place behind a word's letters; each record that goes on says how it keeps them."""
    while pieces:
        size = 2 if flags & 1 else 1
        there = min(count, max(0, len(pieces[-1]) - at) // size)
        count, at = count - there, at + there * size
        if not count:
            break
        pieces.pop()
        flags, at = (pieces[-1][0] if pieces and pieces[-1] else 0), 1
    return at


def _refuse_endless(body: bytes) -> None:
    """Refuse a list of words that says it is longer than the file: room would be made for it."""
    for kind, record in _records(body, 0):
        if kind == _STRINGS and struct.unpack_from("<I", record, 4)[0] > len(body):
            raise DamagedCompound


def _records(body: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and content of each record, to the end of a sheet or of the globals."""
    while at + 4 <= len(body):
        kind, size = struct.unpack_from("<HH", body, at)
        if kind == _END:
            return
        yield kind, body[at + 4 : at + 4 + size]
        at += 4 + size
