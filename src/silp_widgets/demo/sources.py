"""What nine invented agencies wrote, cell by cell, as data (handbook part 14)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from silp_widgets.domain.vocabulary import AgencyKind

Cell = str | date
"""A cell as it was typed: words, or a true date cell of a spreadsheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One agency's file before it is written.

    Attributes
    ----------
    code : str
        Two letters; with a row's number they make its reference, ``"HV-014"``.
    agency, renamed : str
        What the agency calls itself, and its later name if it took one.
    shown_as : str
        What a review calls it, which does not say where it was.
    columns : Mapping of str to str
        Canonical field to this agency's heading, in the order of the file. A key that is no
        canonical field (``"attendance"``) is a column that the agency added.
    rows : sequence of Mapping
        Canonical field to cell; a field that is not there is an empty cell.
    titles : sequence of str
        Lines above the table; the first says that the case is fictional.
    hidden_rows : sequence of int
        Numbers of rows that the file hides.
    repeat_headings_after : int
        After which row the headings stand once more; 0 for nowhere.
    """

    code: str
    agency: str
    shown_as: str
    kind: AgencyKind
    file: str
    format: str
    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, Cell]]
    titles: Sequence[str]
    renamed: str = ""
    sheet: str = ""
    encoding: str = "utf-8"
    delimiter: str = ","
    merged_titles: bool = False
    hidden_rows: Sequence[int] = ()
    preamble: Sequence[Sequence[str]] = ()
    repeat_headings_after: int = 0

    @property
    def key(self) -> str:
        """The agency's key, as a case has it."""
        return self.kind.value

    @property
    def headings(self) -> list[str]:
        """The heading row."""
        return list(self.columns.values())

    def cells(self) -> list[list[Cell]]:
        """Return the rows of the table, an empty string for an empty cell."""
        return [[row.get(field, "") for field in self.columns] for row in self.rows]

    def reference(self, number: int) -> str:
        """Return what people call a row: ``"HV-014"`` for number 14."""
        return f"{self.code}-{number:03d}"

    def row_in_file(self, number: int) -> int:
        """Return where a row stands in the written file, as the agency counts: from 1."""
        if self.format == "docx":
            repeated = self.repeat_headings_after
            return 1 + number + (1 if repeated and number > repeated else 0)
        blank = 1 if self.format == "xlsx" else 0
        return len(self.titles) + blank + 1 + number


@cache
def sources() -> tuple[Source, ...]:
    """Return the nine agencies' sources, in the order in which the files came."""
    folder = files("silp_widgets").joinpath("demo", "sources")
    names = sorted(item.name for item in folder.iterdir() if item.name[:1].isdigit())
    return tuple(_source(folder.joinpath(name).read_text(encoding="utf-8")) for name in names)


def _source(text: str) -> Source:
    body = tomllib.loads(text)
    rows = body.pop("table")["rows"]
    kind = AgencyKind(body.pop("kind"))
    return Source(kind=kind, rows=rows, **body)
