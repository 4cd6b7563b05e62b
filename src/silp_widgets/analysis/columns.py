"""Frames whose columns are declared: name, kind, meaning and unit, in one place a frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Literal

import pandas as pd

Kind = Literal["text", "code", "number", "share", "day", "moment", "yes_no"]

DTYPES: Final[Mapping[Kind, Any]] = {
    "text": "string",
    "code": "category",
    "number": "Int64",
    "share": "Float64",
    # Seconds reach any year that somebody may have typed; pandas' nanoseconds end in 2262.
    "day": "datetime64[s]",
    "moment": "datetime64[s]",
    "yes_no": "boolean",
}
"""What pandas calls each kind of column. Text is empty, and all else missing, where nothing is."""

Row = Mapping[str, Any]
"""One row of a frame: a value for each declared column, and for the index."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a frame.

    Attributes
    ----------
    name : str
        As in the frame.
    kind : str
        A key of :data:`DTYPES`.
    meaning : str
        A sentence for whoever meets the column first.
    unit : str
        Such as ``"days"``; empty for what has none.
    codes : type of StrEnum or None
        The vocabulary, for a code that has one; its order is the handbook's.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    codes: type[StrEnum] | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """What a frame is made of.

    Attributes
    ----------
    name : str
        The method of :class:`~silp_widgets.analysis.frames.Frames` that gives it.
    rows : str
        What one row is.
    columns : tuple of Column
        In order.
    index : Column or None
        What names a row; ``None`` for rows that are simply counted.
    """

    name: str
    rows: str
    columns: tuple[Column, ...]
    index: Column | None = None

    def frame(
        self,
        rows: Iterable[Row],
        orders: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> pd.DataFrame:
        """Return rows as a frame with exactly these columns, none at all included.

        Parameters
        ----------
        rows : iterable of Mapping
            Each with a value for every column.
        orders : Mapping of str to sequence of str
            The categories of code columns that have no vocabulary, in the order people expect.

        Returns
        -------
        pandas.DataFrame
        """
        listed = list(rows)
        made = pd.DataFrame({c.name: _series(c, listed, orders) for c in self.columns})
        if self.index is not None:
            made.index = pd.Index(_series(self.index, listed, orders), name=self.index.name)
        return made

    def as_table(self) -> str:
        """Return the columns as a Markdown table, as the documentation has them."""
        lines = ["| Column | Kind | Meaning |", "|---|---|---|"]
        if self.index is not None:
            lines.append(_line(self.index, "index, "))
        return "\n".join([*lines, *(_line(c) for c in self.columns)])


def _line(column: Column, before: str = "") -> str:
    unit = f", in {column.unit}" if column.unit else ""
    kind = column.kind.replace("_", "/")
    return f"| `{column.name}` | {before}{kind}{unit} | {column.meaning} |"


def _series(
    column: Column, rows: Sequence[Row], orders: Mapping[str, Sequence[str]]
) -> pd.Series[Any]:
    values = pd.Series([row[column.name] for row in rows], dtype="object")
    if column.kind != "code":
        typed: pd.Series[Any] = values.astype(DTYPES[column.kind])
        return typed
    codes = [code.value for code in column.codes or ()] or orders.get(column.name)
    # A plain string, so that no member of an enumeration ends up in an exported file.
    plain = [str(value) if value else None for value in values]
    known = codes if codes is not None else sorted({value for value in plain if value})
    return pd.Series(pd.Categorical(plain, categories=list(known)))


@dataclass(frozen=True, slots=True)
class Lanes:
    """The agencies in the order of their lanes, for the columns in :data:`AGENCY`.

    Attributes
    ----------
    cells : Mapping of str to Mapping
        By agency key: what the four columns hold.
    """

    cells: Mapping[str, Row] = field(default_factory=dict)

    def of(self, key: str) -> Row:
        """Return the cells of an agency; empty cells for none."""
        return self.cells.get(key, _NO_AGENCY)

    @property
    def orders(self) -> dict[str, list[str]]:
        """The categories of the agency columns, by lane."""
        names = ("agency", "agency_code", "agency_name")
        return {n: list(dict.fromkeys(c[n] for c in self.cells.values())) for n in names}


_NO_AGENCY: Final[Row] = {"agency": "", "agency_code": "", "agency_name": "", "lane": None}

AGENCY: Final = (
    Column("agency", "code", "The agency's key, as the case has it; ordered by lane."),
    Column("agency_code", "code", "The two or three letters that stand for it everywhere."),
    Column("agency_name", "code", "Its name, as people write it."),
    Column("lane", "number", "Its place among the agencies, from 0; picks its colour and shape."),
)
"""The columns that say which agency, the same in every frame that has them."""
