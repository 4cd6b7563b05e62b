"""How much text a spreadsheet holds once its cells are filled, told before they are.

Every cell may name the same long words: a file of a few hundred kilobytes then fills gigabytes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.readers.archive import part_of
from silp_widgets.returns.table import MOST_TEXT, too_long

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable

_SHARED: Final = "xl/sharedStrings.xml"
_END_OF_WORDS: Final = re.compile(rb"</(?:\w+:)?si\s*>")
_NAMED: Final = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*(\d{1,9})""")
# A cell that names shared words can't be written in fewer letters.
_SHORTEST: Final = len("<c t='s'><v>1</v></c>")
_LITTLE: Final = 1_000_000
_ROW: Final = re.compile(rb"<table:table-row\b(?:[^>]*[^>/])?>")
_CELL: Final = re.compile(rb'<table:table-cell\b[^>]*number-columns-repeated="(\d+)"[^>]*>')
_TIMES: Final = re.compile(rb'number-rows-repeated="(\d+)"')


class SharedWords:
    """The words that an .xlsx holds once and its cells name by number.

    Parameters
    ----------
    archive : zipfile.ZipFile
        The workbook.
    name : str
        The file's name, for the sentence.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        there = _SHARED in archive.namelist()
        self._size = archive.getinfo(_SHARED).file_size if there else 0
        self._lengths: list[int] | None = None
        self._total = 0

    def count(self, sheet: bytes) -> None:
        """Add what a sheet's cells name.

        Raises
        ------
        FileNotUnderstood
            If all cells so far hold more than any chronology does.
        """
        most = self._size * (len(sheet) // _SHORTEST)
        if most > _LITTLE:
            if self._lengths is None:
                self._lengths = self._measured()
            most = refer(self._lengths, map(int, _NAMED.findall(sheet)))
        self._total += most
        refuse_sum(self._total, self._name)

    def _measured(self) -> list[int]:
        body = part_of(self._archive, _SHARED, self._name)
        ends = [0, *(found.end() for found in _END_OF_WORDS.finditer(body))]
        return [end - start for start, end in pairwise(ends)]


def refer(lengths: list[int], named: Iterable[int]) -> int:
    """Return how long the words are that are named by number; an unknown number names none."""
    count = len(lengths)
    return sum(lengths[at] for at in named if at < count)


def refuse_sum(total: int, name: str) -> None:
    """Refuse more text than any chronology has; :class:`FileNotUnderstood`."""
    if total > MOST_TEXT:
        raise FileNotUnderstood(too_long(f"“{name}”"))


def refuse_repeated_cells(body: bytes, name: str) -> None:
    """Refuse an .ods whose cells and rows are said so often that they fill the memory.

    Parameters
    ----------
    body : bytes
        Its ``content.xml``.
    name : str
        The file's name, for the sentence.

    Raises
    ------
    FileNotUnderstood
        With a sentence for the agency.
    """
    total = 0
    for row in _ROW.finditer(body):
        content = body[row.end() : body.find(b"</table:table-row>", row.end())]
        if b"<text:p" not in content:
            continue
        length = len(content)
        for cell in _CELL.finditer(content):
            if not cell.group().endswith(b"/>"):
                end = content.find(b"</table:table-cell>", cell.end())
                length += int(cell[1]) * (end - cell.end())
        times = _TIMES.search(row.group())
        total += length * (int(times[1]) if times else 1)
        refuse_sum(total, name)
