"""Writing a small .xls as older programs left them: records in a compound file."""

from __future__ import annotations

import struct

_SECTOR = 512
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def old_workbook(sheets, *, hidden_rows=(), hidden_columns=(), hidden_sheets=()):
    """Return the bytes of an .xls; rows and columns are counted from 1, on every sheet."""
    bodies = [_sheet(rows, hidden_rows, hidden_columns) for rows in sheets.values()]
    at = len(_globals(sheets, [0] * len(sheets), hidden_sheets))
    starts = []
    for body in bodies:
        starts.append(at)
        at += len(body)
    return compound("Workbook", _globals(sheets, starts, hidden_sheets) + b"".join(bodies))


def _record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def _globals(sheets, starts, hidden):
    named = (
        _record(0x85, struct.pack("<IBBBB", start, name in hidden, 0, len(name), 0) + name.encode())
        for name, start in zip(sheets, starts, strict=True)
    )
    opened = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    return opened + b"".join(named) + _record(0x0A)


def _sheet(rows, hidden_rows, hidden_columns):
    out = [_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))]
    out += [
        _record(0x7D, struct.pack("<HHHHHH", column - 1, column - 1, 2560, 0, 1, 0))
        for column in hidden_columns
    ]
    for number, row in enumerate(rows):
        flags = 0x120 if number + 1 in hidden_rows else 0x100
        out.append(_record(0x208, struct.pack("<HHHHHHI", number, 0, len(row), 255, 0, 0, flags)))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            words = struct.pack("<HHHHB", number, column, 0, len(cell), 0) + cell.encode("latin-1")
            out.append(_record(0x204, words))
    return b"".join(out) + _record(0x0A)


def compound(name, stream):
    """Return a compound file with one stream."""
    stream = stream.ljust(-(-max(len(stream), 4096) // _SECTOR) * _SECTOR, b"\0")
    count = len(stream) // _SECTOR
    header = struct.pack(
        "<8s16xHHHHH10xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(1, 1, 0, 4096, _END, 0, _END, 0, 0),
    )[:76]
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    chain = [_TABLE, _END, *range(3, count + 2), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry(name, 2, 2, len(stream))
    return header + table + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name, kind, start, size, child=_FREE):
    letters = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(letters), kind, 1, _FREE, _FREE, child)
    return letters.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
