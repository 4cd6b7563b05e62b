"""What the file asks that agencies fill in (words in ``data/template.toml``).

It stands beside the reader because the two must agree: each heading is the name of a field, each
word of a drop-down is one that the reader knows.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from silp_widgets.domain.vocabulary import VOCABULARIES, label
from silp_widgets.returns.headings import field_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.returns.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedColumn:
    """One column of the file.

    Attributes
    ----------
    field : str
        The canonical field (handbook 5.2).
    heading : str
        As it stands over the column; a needed one ends in a star.
    ask : str
        What to write, at most 255 characters.
    example : str
        Its cell in the invented example row.
    choices : tuple of str
        The words of its drop-down; empty where it has none.
    needed, long, open : bool
        Whether it must be filled in; whether it takes sentences; whether other words are as
        welcome as those of the drop-down.
    width : float
        In a workbook, in characters.
    cm : float
        In a document, in centimetres; 0 for a column that only the workbook has.
    """

    field: str
    heading: str
    ask: str
    example: str
    choices: tuple[str, ...]
    needed: bool
    long: bool
    open: bool
    width: float
    cm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWords:
    """The words around the columns.

    Attributes
    ----------
    title : str
        Of the file, where no case gives one.
    sheet, guide : str
        What the two sheets of the workbook are called.
    choices, example : str
        Above the words to choose from; about the example.
    opening : tuple of str
        What everybody should know first, a paragraph each.
    columns : tuple of AskedColumn
        In the order of the file.
    """

    title: str
    sheet: str
    guide: str
    choices: str
    example: str
    opening: tuple[str, ...]
    columns: tuple[AskedColumn, ...]


@cache
def asked_words() -> AskedWords:
    """Return the words of ``data/template.toml``, read once."""
    source = files("silp_widgets").joinpath("data", "template.toml")
    body = tomllib.loads(source.read_text(encoding="utf-8"))
    return AskedWords(
        title=body["title"],
        sheet=body["sheet"],
        guide=body["guide"],
        choices=body["choices"],
        example=body["example"],
        opening=tuple(body["opening"]),
        columns=tuple(_column(field, row) for field, row in body["columns"].items()),
    )


def is_guide(table: Table) -> bool:
    """Whether a table is the sheet of instructions that we sent out ourselves."""
    return table.name == asked_words().guide


def _column(field: str, row: Mapping[str, Any]) -> AskedColumn:
    needed = bool(row.get("needed"))
    heading = row.get("heading") or field_name(field)
    return AskedColumn(
        field=field,
        heading=f"{heading} *" if needed else heading,
        ask=row["ask"],
        example=row["example"],
        choices=_choices(row),
        needed=needed,
        long=bool(row.get("long")),
        open=bool(row.get("open")),
        width=row["width"],
        cm=row["cm"] if row.get("document") else 0.0,
    )


def _choices(row: Mapping[str, Any]) -> tuple[str, ...]:
    if "codes" not in row:
        return tuple(row.get("words", ()))
    vocabulary = VOCABULARIES[row["codes"]["vocabulary"]]
    chosen = row["codes"].get("only") or list(vocabulary)
    return tuple(label(vocabulary(code)) for code in chosen)
