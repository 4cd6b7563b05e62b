"""Characters in cells that no page, document or terminal can show as they are (C706)."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.found import in_file, listed

if TYPE_CHECKING:
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.table import Table

# Commands to a terminal or printer, and what XML can't hold: no workbook could be written of them.
_UNSHOWN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Turn the writing round, so that words read otherwise than they stand.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MOST: Final = 12


def leave_out_unshown(tables: list[Table], file: str) -> list[Problem]:
    """Take characters that can't be shown out of the cells, and tell where they were.

    Characters that turn the direction of writing are kept, and told.

    Parameters
    ----------
    tables : list of Table
        Changed in place.
    file : str
        Its name.
    """
    found = []
    for table in tables:
        unshown: list[int] = []
        turning: list[int] = []
        whole = "".join(chain.from_iterable(table.rows))
        if whole.isascii() and whole.isprintable():
            continue
        for number, row in enumerate(table.rows, start=1):
            joined = "".join(row)
            if joined.isascii() and joined.isprintable():
                continue
            if _UNSHOWN.search(joined):
                unshown.append(number)
                row[:] = [_UNSHOWN.sub("", cell) for cell in row]
            if not joined.isascii() and _TURNING.search(joined):
                turning.append(number)
        for rows, what in (
            (unshown, "characters that can't be shown stand there; they were left out"),
            (turning, "characters turn the direction of writing there, and were kept"),
        ):
            if rows:
                found.append(_told(table, rows, what, file))
    return found


def _told(table: Table, rows: list[int], what: str, file: str) -> Problem:
    where = f"Sheet “{table.name}”, row" if table.name else "Row"
    which = listed([str(row) for row in rows], most=_MOST)
    return in_file(
        "C706",
        f"{where}{'s' if len(rows) > 1 else ''} {which}: {what}.",
        file=file,
        sheet=table.name,
        row=rows[0],
        suggestion="Compare the text with the agency's record.",
    )
