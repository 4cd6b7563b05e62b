"""The rows of a table that are events, and those that aren't: titles, totals, repeats, blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.found import in_file, listed
from silp_widgets.returns.header import Header, header_cells, is_hint, is_repeat

if TYPE_CHECKING:
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.table import Table

_TOTAL: Final = re.compile(
    r"^\s*(?:(?:grand |sub-?)?totals?\b|(?:number|count) of (?:rows|events)\b|"
    r"(?:sum|count)\s*:?\s*$|end of (?:chronology|table|report)\b)",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
_YEAR_ALONE: Final = re.compile(
    r"\W*(?:(?:year|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W+)?"
    r"(?:19|20)\d\d(?:\s*[-/\u2013]\s*(?:\d\d)?\d\d)?\W*",
    re.IGNORECASE,
)
_HINTS_WITHIN: Final = 3
_FEW: Final = 3


@dataclass(slots=True, kw_only=True)
class DataRows:
    """What stands under the headings.

    Attributes
    ----------
    rows : list of (int, list of str)
        Row number as the agency counts, and cells, padded to the width of the headings.
    read : int
        Rows with anything in them.
    skipped : dict of str to list of int
        Rows left out, by why.
    """

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    read: int = 0
    skipped: dict[str, list[int]] = field(default_factory=dict)


def data_rows(table: Table, header: Header, fields: list[str]) -> DataRows:
    """Sort the rows under the headings into events and the rest.

    Parameters
    ----------
    table : Table
        As read.
    header : Header
        Its heading rows.
    fields : list of str
        The field of each column, empty where it has none.

    Returns
    -------
    DataRows
    """
    found = DataRows()
    width = len(header.headings)
    repeated = header_cells(header, table.rows)
    _fill_merged(table, header.last + 1)
    wide = {start[0] for start, end in table.merged if end[1] > start[1]}
    places = range(len(table.rows) - 1, -1, -1)
    last_filled = next((n for n in places if any(map(str.strip, table.rows[n]))), -1)
    date_column = fields.index("date_text") if "date_text" in fields else -1
    for number in range(header.last + 1, last_filled + 1):
        row = table.rows[number]
        filled = [column for column, cell in enumerate(row) if cell and not cell.isspace()]
        if not filled:
            found.skipped.setdefault("blank", []).append(number + 1)
            continue
        if number + 1 in table.left_out:
            found.skipped.setdefault("hidden", []).append(number + 1)
            continue
        found.read += 1
        why = ""
        if len(filled) <= _FEW and _TOTAL.match(row[filled[0]]):
            why = "totals"
        elif len(filled) == 1:
            why = _title(row, filled[0], fields, date_column, merged=number in wide)
        elif _is_hint(row, date_column, number - header.last):
            why = "hints"
        elif row[filled[0]].strip().casefold() in repeated and is_repeat(row, repeated):
            why = "repeated headings"
        if why:
            found.skipped.setdefault(why, []).append(number + 1)
            continue
        if len(row) < width:
            row = [*row, *[""] * (width - len(row))]
        found.rows.append((number + 1, row))
    return found


def tell_skipped(
    table: Table, header: Header, skipped: dict[str, list[int]], file: str
) -> list[Problem]:
    """Return what was skipped, as one piece of information a kind (C704)."""
    kinds = {
        "titles": "a title or a note above a part of the table",
        "totals": "totals, or the end of the table",
        "repeated headings": "the headings once more",
        "hints": "an example, or says how to fill in the columns",
        "blank": "blank",
        "hidden": "hidden in the file and left out, as you chose",
    }
    rows = dict(skipped)
    above = [n + 1 for n in range(header.first) if n < len(table.rows) and any(table.rows[n])]
    if above and header.last >= 0:
        rows["titles"] = [*above, *rows.get("titles", [])]
    where = f"Sheet “{table.name}”, " if table.name else ""
    found = []
    for kind, numbers in rows.items():
        if not numbers:
            continue
        several = len(numbers) > 1
        which = listed([str(n) for n in numbers], most=10)
        said = f"{where}row{'s' if several else ''} {which} {'are' if several else 'is'}"
        found.append(
            in_file(
                "C704",
                f"{said[0].upper()}{said[1:]} {kinds[kind]}, so no entry was made of "
                f"{'them' if several else 'it'}.",
                file=file,
                sheet=table.name,
                row=numbers[0],
            )
        )
    return found


def _title(
    row: list[str], column: int, fields: list[str], date_column: int, *, merged: bool
) -> str:
    """Say whether a row with one filled cell is a title between rows, or an event half filled."""
    if merged:
        return "titles"
    field_here = fields[column] if column < len(fields) else ""
    if column == date_column:
        # "2022" or "March 2022" alone heads the rows below it; a whole date was left half filled.
        heads = not _DIGIT.search(row[column]) or _YEAR_ALONE.fullmatch(row[column])
        return "titles" if heads else ""
    return "" if field_here == "event_fact" else "titles"


def _is_hint(row: list[str], date_column: int, below: int) -> bool:
    """Whether a row right under the headings says how to write a date, and holds none."""
    return below <= _HINTS_WITHIN and 0 <= date_column < len(row) and is_hint(row[date_column])


def _fill_merged(table: Table, first: int) -> None:
    """Say in each row what a cell merged downwards says for all of them."""
    for (top, left), (bottom, _) in table.merged:
        # Cells merged below the last row that says anything are usual: a program keeps none.
        if top < first or top >= len(table.rows) or left >= len(table.rows[top]):
            continue
        said = table.rows[top][left]
        if not said:
            continue
        for row in table.rows[top + 1 : bottom + 1]:
            if left < len(row):
                if row[left]:
                    break
                row[left] = said
