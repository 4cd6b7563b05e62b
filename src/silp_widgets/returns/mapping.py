"""Which column means which field: guessed, shown, corrected, saved for the agency's next file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.returns.content import contradicts, guess_by_content, holds_times
from silp_widgets.returns.header import Header, find_header, unknown_header
from silp_widgets.returns.headings import canonical, match
from silp_widgets.returns.leftover import settle_leftovers
from silp_widgets.returns.senses import sense_of
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from silp_widgets.returns.table import Table

_SAMPLES: Final = 3
_LEAST: Final = 0.5
_NAMED: Final = 0.95
_SECOND: Final = 0.6
# "Entry" heads numbers in one file and whole stories in the next.
_MEANS_TWO_THINGS: Final = frozenset({"event_ref", "date_recorded"})
# "Start" and "Finish" are days in one file, and hours of one day in the next.
_OF_TIMES: Final = {"date_text": "time_text", "end_date_text": "end_time_text"}
_ORDERS: Final = ("DMY", "MDY", "YMD")
_UNREADABLE: Final = "The mapping file “{}” can't be read. Save the mapping again."


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What one column was taken to be.

    Attributes
    ----------
    heading : str
        As written over it.
    field : str
        The canonical field; empty for a column left aside.
    confidence : float
        From 0 to 1.
    samples : tuple of str
        A few of its cells, to show beside the guess.
    """

    heading: str
    field: str
    confidence: float
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMapping:
    """What a person settled about one agency's files.

    Attributes
    ----------
    columns : Mapping of str to str
        Heading to canonical field; an empty field leaves the column aside.
    agency : str
        The agency's key, or empty.
    order : str
        ``"DMY"``, ``"MDY"`` or ``"YMD"``.
    sheets : tuple of str
        The sheets to read; empty for every sheet that holds a chronology.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    agency: str = ""
    order: str = "DMY"
    sheets: tuple[str, ...] = ()


def guess_mapping(table: Table) -> list[ColumnGuess]:
    """Guess what each column of a table is.

    By its heading first; a column whose heading says nothing, by what stands in it.

    Parameters
    ----------
    table : Table
        As a reader gave it.

    Returns
    -------
    list of ColumnGuess
        One a column, in order.
    """
    header = find_header(table) or unknown_header(table)
    return guess_columns(table, header)


def guess_columns(table: Table, header: Header) -> list[ColumnGuess]:
    """Guess the columns under a heading row that was found already."""
    by_heading = [match(heading) for heading in header.headings]
    fields = [name if sure >= _LEAST else "" for name, sure in by_heading]
    sure = [value for _, value in by_heading]
    body = table.rows[header.last + 1 :]
    fields = [
        _OF_TIMES[name] if name in _OF_TIMES and holds_times(body, column) else name
        for column, name in enumerate(fields)
    ]
    for column, name in enumerate(fields):
        doubted = sure[column] < _NAMED or name in _MEANS_TWO_THINGS
        if name and doubted and contradicts(body, column, name):
            fields[column] = ""
    _keep_the_surest(header.headings, fields, sure, body)
    # A birth date belongs in no field, and so is not the date of the event for want of another.
    aside = [
        name or ("aside" if sense_of(heading) == "" else "")
        for name, heading in zip(fields, header.headings, strict=True)
    ]
    for column, (name, value) in guess_by_content(body, aside).items():
        fields[column], sure[column] = name, value
    if "date_text" not in fields and "date_recorded" in fields:
        # A log whose only date is that of its entries is dated by them.
        fields[fields.index("date_recorded")] = "date_text"
    for column, name in settle_leftovers(header.headings, fields, body).items():
        fields[column], sure[column] = name, _SECOND
    return [
        ColumnGuess(
            heading, fields[column], sure[column] if fields[column] else 0.0, _cells(body, column)
        )
        for column, heading in enumerate(header.headings)
    ]


def apply_mapping(
    table: Table, header: Header, columns: Mapping[str, str]
) -> tuple[list[ColumnGuess | None], list[str]]:
    """Use settled columns: return them (``None`` for a column that the mapping doesn't name).

    The second list holds the headings of the mapping that the file lacks.
    """
    wanted = {plain(heading): canonical(name) for heading, name in columns.items()}
    guesses: list[ColumnGuess | None] = []
    met = set()
    body = table.rows[header.last + 1 :]
    for column, heading in enumerate(header.headings):
        name = wanted.get(plain(heading))
        if name is None:
            guesses.append(None)
            continue
        met.add(plain(heading))
        guesses.append(ColumnGuess(heading, name, 1.0, _cells(body, column)))
    return guesses, [heading for heading in columns if plain(heading) not in met]


def mapped_header(table: Table, columns: Mapping[str, str]) -> Header | None:
    """Return the first row that holds most of a mapping's headings, else the usual guess."""
    wanted = {plain(heading) for heading in columns}
    for number, row in enumerate(table.rows[:40]):
        there = wanted & {plain(cell) for cell in row}
        if there and len(there) * 2 >= len(wanted):
            found = find_header(table)
            if found is not None and found.first <= number <= found.last:
                return found
            width = max(map(len, table.rows))
            cells = [" ".join(cell.split()) for cell in row] + [""] * (width - len(row))
            named = (cell or f"Column {n}" for n, cell in enumerate(cells, start=1))
            return Header(tuple(named), number, number)
    return find_header(table)


def load_mapping(source: Mapping[str, str] | SavedMapping | str | Path) -> SavedMapping:
    """Return a mapping from a dict of heading to field, or from a mapping file.

    Raises
    ------
    BadInput
        If the file can't be read, or names a field or date order that there is not.
    """
    if isinstance(source, SavedMapping):
        return source
    if isinstance(source, Mapping):
        checked = {str(heading): canonical(str(name)) for heading, name in source.items()}
        return SavedMapping(columns=checked)
    path = Path(source)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise BadInput(_UNREADABLE.format(path.name)) from error
    return mapping_of(text, path.name)


def mapping_of(text: str, name: str) -> SavedMapping:
    """Return the mapping that the text of a mapping file says.

    Parameters
    ----------
    text : str
        TOML, as :func:`mapping_text` writes it.
    name : str
        What the file is called, for the sentence.

    Raises
    ------
    BadInput
        If it is no mapping file, or names a field or date order that there is not.
    """
    try:
        body = tomllib.loads(text)
    except ValueError as error:
        raise BadInput(_UNREADABLE.format(name)) from error
    columns = body.get("columns", {})
    sheets = body.get("sheets", [])
    order = str(body.get("order", "DMY")).upper()
    if not isinstance(columns, dict) or not isinstance(sheets, list) or order not in _ORDERS:
        raise BadInput(
            f"The mapping file “{name}” is not as it should be: it needs a table [columns], "
            "and its order may be DMY, MDY or YMD. Save the mapping again."
        )
    return SavedMapping(
        columns={str(heading): canonical(str(name)) for heading, name in columns.items()},
        agency=str(body.get("agency", "")),
        order=order,
        sheets=tuple(map(str, sheets)),
    )


def save_mapping(mapping: SavedMapping, path: str | Path) -> None:
    """Write a mapping file (TOML), to be used for the agency's next file.

    Raises
    ------
    BadInput
        If it can't be written there.
    """
    try:
        Path(path).write_text(mapping_text(mapping), encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"The mapping can't be written to “{Path(path).name}”. Choose a folder that is there "
            "and that you may write to."
        ) from error


def mapping_text(mapping: SavedMapping) -> str:
    """Return what stands in a mapping file (TOML)."""
    lines = [
        f"agency = {_text(mapping.agency)}",
        f"order = {_text(mapping.order)}",
        f"sheets = [{', '.join(map(_text, mapping.sheets))}]",
        "",
        "[columns]",
        *(f"{_text(heading)} = {_text(name)}" for heading, name in mapping.columns.items()),
    ]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    # JSON's way of writing a string is TOML's too, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _keep_the_surest(
    headings: tuple[str, ...], fields: list[str], sure: list[float], body: list[list[str]]
) -> None:
    """Leave each field to one column: the surest, and of those the first.

    Of two columns that may say what happened, the one with more words does. A column that loses
    its field may mean another: "Entry date" beside "Event date" is when it was recorded.
    """
    losers: list[int] = []
    for name in set(fields) - {""}:
        columns = [column for column, other in enumerate(fields) if other == name]
        best = max(columns, key=lambda column: sure[column])
        if name == "event_fact" and len(columns) > 1:
            best = max(columns, key=lambda column: _words_in(body, column))
        losers.extend(column for column in columns if column != best)
    for column in losers:
        fields[column] = ""
    for column in sorted(losers):
        other = sense_of(headings[column])
        if other and other not in fields and not contradicts(body, column, other):
            fields[column], sure[column] = other, _SECOND


def _words_in(body: list[list[str]], column: int) -> int:
    return sum(len(row[column]) for row in body[:100] if column < len(row))


def _cells(body: list[list[str]], column: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in body:
        cell = " ".join(row[column].split()) if column < len(row) else ""
        if cell and cell not in found:
            found.append(cell)
            if len(found) >= _SAMPLES:
                break
    return tuple(found)
