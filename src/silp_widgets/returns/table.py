"""A table as an agency sent it: cells as text, and what a reader saw beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.domain.returns import Problem

MOST_ROWS: Final = 60_000
"""A table with more filled rows than this is no chronology, whatever it is."""

MOST_COLUMNS: Final = 2_000
"""Nor is a wider one."""

MOST_CELLS: Final = 3_000_000
"""Nor is one with more cells, filled or not: each costs memory."""

MOST_TEXT: Final = 60_000_000
"""Nor is one with more characters: a file can say its longest words a hundred thousand times."""

Rows = list[list[str]]
"""Rows of cells. Row ``i`` is the agency's row ``i + 1``, blank rows included."""


@dataclass(slots=True, kw_only=True)
class Table:
    """One sheet, or one table of a document.

    Attributes
    ----------
    name : str
        The sheet's name, or ``"Table 2"``; empty for a text file.
    above : str
        The words right above it, in a document.
    rows : list of list of str
        Every cell as the agency sees it; dates of a spreadsheet as ISO text.
    merged : list of ((int, int), (int, int))
        First and last cell of each merged range, both from 0.
    hidden : bool
        Whether the sheet is hidden.
    hidden_rows, hidden_columns : tuple of int
        As the agency counts, from 1.
    shown : dict of (int, int) to str
        What cells show of which some words are hidden, by row and column from 0.
    left_out : frozenset of int
        Hidden rows that a person chose to leave out, as the agency counts.
    date1904 : bool
        Whether bare numbers count days from 1904.
    continues : bool
        Whether the table may be the next part of the one before it (tables split over pages).
    """

    name: str = ""
    above: str = ""
    rows: Rows = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    date1904: bool = False
    continues: bool = False


@dataclass(slots=True, kw_only=True)
class Opened:
    """Everything that a file held.

    Attributes
    ----------
    tables : list of Table
        In the file's order.
    preamble : list of str
        Words outside the tables: titles, headers of the document.
    problems : list of Problem
        What was found while opening: hidden parts, comments, macros, a wrong extension.
    """

    tables: list[Table] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def too_long(where: str) -> str:
    """Return the sentence for more text than any chronology has.

    Parameters
    ----------
    where : str
        Which sheet or file it is, in its quotation marks.
    """
    return (
        f"{where} holds more than {MOST_TEXT // 1_000_000} million characters once its cells are "
        "filled, far more than a chronology, so nothing was read. Ask the agency to copy its table "
        "into a new file and send that."
    )


def refuse_size(name: str, sheet: str, cells: int, width: int, rows: int) -> None:
    """Refuse a table that has grown past what a chronology can be.

    Parameters
    ----------
    name, sheet : str
        The file's and the table's, for the sentence.
    cells, width, rows : int
        How many there are so far; of columns, in the widest row.

    Raises
    ------
    FileNotUnderstood
        With a sentence for the agency.
    """
    if width > MOST_COLUMNS or cells > MOST_CELLS:
        raise FileNotUnderstood(too_wide(name, sheet, rows, width))


def too_wide(name: str, sheet: str, rows: int, columns: int) -> str:
    """Return the sentence for a sheet that reaches too far."""
    where = f"Sheet “{sheet}” of “{name}”" if sheet else f"“{name}”"
    return (
        f"{where} reaches to row {rows:,} and column {columns:,}, far more than a chronology "
        "holds, so nothing was read. Ask the agency to copy only its table into a new file."
    )
