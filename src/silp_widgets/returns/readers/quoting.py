"""Cutting delimited text into rows, and mending what a stray quotation mark swallows."""

from __future__ import annotations

import csv
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.table import MOST_ROWS, Rows, too_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_CELL: Final = 1_000_000
_LONGEST_LINE: Final = 5_000_000
_MOST_LINES: Final = 1_200_000
_LINES_OF_ONE_CELL: Final = 200
_MOST_CELLS: Final = 3_000_000
_WRAPPED: Final = re.compile(r'^\s*"([^"]*)"\s*$')
_BREAK: Final = re.compile(r"\r\n|\r|\n")


def text_lines(text: str, name: str) -> list[str]:
    """Return the lines of a text, each with its own line break.

    Raises
    ------
    FileNotUnderstood
        If there are absurdly many, or one is absurdly long.
    """
    if text.count("\n") + text.count("\r") > 2 * _MOST_LINES:
        raise FileNotUnderstood(too_long(name))
    lines: list[str] = []
    start = 0
    while start < len(text):
        found = _BREAK.search(text, start, start + _LONGEST_LINE)
        if found is None and len(text) - start > _LONGEST_LINE:
            raise FileNotUnderstood(
                f"“{name}” holds a line of more than {_LONGEST_LINE:,} characters, far more than "
                "any row of a chronology, so nothing was read. Ask the agency to send it again "
                "as .xlsx."
            )
        end = found.end() if found else len(text)
        lines.append(text[start:end])
        start = end
    if len(lines) > _MOST_LINES:
        raise FileNotUnderstood(too_long(name))
    return lines


def too_long(name: str) -> str:
    """Return the sentence for a file with more rows than any chronology has."""
    return (
        f"“{name}” has more than {MOST_ROWS:,} rows, far more than a chronology holds, so nothing "
        "was read. Ask the agency to send only the rows of its chronology."
    )


def cut_rows(lines: list[str], separator: str, width: int, name: str) -> tuple[Rows, list[int]]:
    """Cut lines into rows of cells.

    A quotation mark that opens a cell and that nothing closes would swallow every row after it.
    The line it stands in is then read with its quotation marks as plain text, and no other.

    Parameters
    ----------
    lines : list of str
        As :func:`text_lines` gave them.
    separator : str
        Between cells.
    width : int
        How many cells most rows have.
    name : str
        The file's name, for sentences.

    Returns
    -------
    (list of list of str, list of int)
        The rows, and the numbers (from 1) of those that had to be read so.

    Raises
    ------
    FileNotUnderstood
        If a cell is absurdly long, or there are absurdly many rows.
    """
    rows: Rows = []
    mended: list[int] = []
    filled = wide = at = 0
    blank: list[str] = []
    with longest_cell():
        while at < len(lines):
            for row, end in _rows_from(lines, at, separator):
                stray = row is None or _swallowed(row, lines[at:end], separator, width)
                cells = _alone(lines[at], separator, width, name) if row is None or stray else row
                there = any(cells)
                wide += len(cells)
                rows.append(cells if there else blank)
                filled += there
                if filled > MOST_ROWS:
                    raise FileNotUnderstood(too_long(name))
                if wide > _MOST_CELLS:
                    raise FileNotUnderstood(too_wide(name, "", len(rows), len(cells)))
                at = at + 1 if stray else end
                if stray:
                    # A space after a closing mark is no fault; a mark left in a cell is one.
                    if len(cells) != width or any('"' in cell for cell in cells):
                        mended.append(len(rows))
                    # Whatever the mark had swallowed is cut again, from the next line on.
                    break
    return rows, mended


@contextmanager
def longest_cell() -> Iterator[None]:
    """Let the csv module read cells of up to :data:`LONGEST_CELL` characters, for a while."""
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _rows_from(lines: list[str], at: int, separator: str) -> Iterator[tuple[list[str] | None, int]]:
    """Yield each row and the line after it; ``None`` for one whose quotation marks don't pair."""
    reader = csv.reader(
        map(lines.__getitem__, range(at, len(lines))), delimiter=separator, strict=True
    )
    try:
        for row in reader:
            yield row, at + reader.line_num
    except csv.Error:
        yield None, at


def _swallowed(row: list[str], lines: list[str], separator: str, width: int) -> bool:
    """Whether a quotation mark that was meant as plain text made one row of several."""
    if len(lines) == 1:
        return False
    if len(lines) > _LINES_OF_ONE_CELL or sum(line.count('"') for line in lines) % 2:
        return True
    cells = max(1, width - 2)
    return len(row) < width and any(line.count(separator) >= cells for line in lines[1:])


def _alone(line: str, separator: str, width: int, name: str) -> list[str]:
    """Read one line whose quotation marks don't pair: as they are, or else as plain text."""
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
        if len(cells) == width and "\n" not in cells[-1]:
            return cells
        cells = next(csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE), [])
        return [_WRAPPED.sub(r"\1", cell) for cell in cells]
    except csv.Error as error:
        raise FileNotUnderstood(
            f"“{name}” holds a cell of more than {LONGEST_CELL:,} characters, far more than any "
            "event needs, so nothing was read. Ask the agency to look at that cell."
        ) from error
