"""A light look into an .xlsx file for what its values don't show.

Hidden rows, columns and sheets, formulas, comments, macros and the 1904 date system. Nothing is
run and no external link is followed.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.readers.archive import damaged, parse, part_of, refuse_declarations
from silp_widgets.returns.readers.unfolding import SharedWords
from silp_widgets.returns.table import MOST_COLUMNS, too_wide

if TYPE_CHECKING:
    import zipfile

# A row of no height, or a column of no width, is as hidden as one that says so.
_HIDDEN_ROW: Final = re.compile(
    rb'<(?:\w+:)?row\b(?=[^>]*\s(?:hidden="(?:1|true)"|ht="0(?:\.0+)?"))[^>]*?\sr="(\d+)"'
)
_NO_WIDTH: Final = re.compile(rb'\swidth="0(?:\.0+)?"')
_COLUMN: Final = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_NUMBER: Final = re.compile(rb'\s(min|max)="(\d+)"')
_FAR_CELL: Final = re.compile(rb'r="(?:[A-Z]{3,}\d|[A-Z]{1,2}\d{6})')
_WIDE_CELL: Final = re.compile(rb'r="[A-Z]{2}\d')
_LOW_CELL: Final = re.compile(rb'r="[A-Z]{1,2}\d{4}')
_FILLED_CELL: Final = re.compile(rb'\sr="([A-Z]+)(\d+)"[^>/]*>')
_MOST_CELLS: Final = 5_000_000
_MOST_FILLED: Final = 1_500_000
_SHORTEST_FILLED: Final = len(b"<c><v></v></c>")
_LETTERS: Final = 26
_ROOT: Final = 20_000


@dataclass(slots=True, kw_only=True)
class SheetLook:
    """What one sheet keeps out of sight."""

    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    formulas: int = 0


@dataclass(slots=True, kw_only=True)
class WorkbookLook:
    """What a workbook keeps out of sight."""

    sheets: dict[str, SheetLook]
    date1904: bool = False
    comments: bool = False
    macros: bool = False
    links: bool = False


def look_into(archive: zipfile.ZipFile, name: str) -> WorkbookLook:
    """Look into a workbook.

    Parameters
    ----------
    archive : zipfile.ZipFile
        Checked by :func:`~silp_widgets.returns.readers.archive.open_archive`.
    name : str
        The file's name, for sentences.

    Returns
    -------
    WorkbookLook

    Raises
    ------
    FileNotUnderstood
        If a part is damaged, or a sheet reaches so far that reading it would fill the memory.
    """
    names = archive.namelist()
    book = parse(part_of(archive, "xl/workbook.xml", name), name)
    targets = _targets(archive, name)
    look = WorkbookLook(
        sheets={},
        comments=any("comments" in part.lower() for part in names),
        macros=any(part.endswith(("vbaProject.bin", "macrosheets")) for part in names),
        links=any(part.startswith(("xl/externalLinks/", "xl/connections.xml")) for part in names),
    )
    for node in book.iter("{*}workbookPr"):
        look.date1904 = node.get("date1904") in {"1", "true"}
    words = SharedWords(archive, name)
    read: set[str] = set()
    for node in book.iter("{*}sheet"):
        target = next((v for k, v in node.attrib.items() if str(k).endswith("}id")), "")
        part = targets.get(str(target), "")
        if part in read:
            raise FileNotUnderstood(damaged(name))
        read.add(part)
        body = part_of(archive, part, name)
        title = str(node.get("name") or "")
        _refuse_far_cells(body, name, title)
        _refuse_full(body, name, title)
        words.count(body)
        look.sheets[title] = SheetLook(
            hidden_rows=_hidden_rows(body),
            hidden_columns=_hidden_columns(body),
            formulas=_formulas(body),
        )
    # Shared strings aren't ours to parse, but they must not carry declarations either.
    refuse_declarations(archive, "xl/sharedStrings.xml", name)
    return look


def _targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    body = part_of(archive, "xl/_rels/workbook.xml.rels", name)
    if not body:
        return {}
    found = {}
    for node in parse(body, name).iter("{*}Relationship"):
        target = str(node.get("Target") or "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        found[str(node.get("Id"))] = posixpath.normpath(path)
    return found


def _hidden_rows(body: bytes) -> tuple[int, ...]:
    # Most sheets hide nothing: looking for the word is far cheaper than reading every row.
    if b" hidden=" not in body and b' ht="0' not in body:
        return ()
    return tuple(int(number) for number in _HIDDEN_ROW.findall(body))


def _formulas(body: bytes) -> int:
    # One formula at least is written out and closed; a sheet without any is passed in one look.
    prefixed = b":sheetData" in body[:_ROOT] and b":f>" in body
    if b"</f>" not in body and not prefixed:
        return 0
    return sum(body.count(tag) for tag in (b"<f>", b"<f ", b"<f/>", b"<x:f>", b"<x:f "))


def _hidden_columns(body: bytes) -> tuple[int, ...]:
    hidden: list[int] = []
    for match in _COLUMN.finditer(body, 0, body.find(b"<sheetData") if body else 0):
        tag = match.group()
        if b' hidden="1"' in tag or b' hidden="true"' in tag or _NO_WIDTH.search(tag):
            ends = {k: int(v) for k, v in _NUMBER.findall(tag)}
            first = ends.get(b"min", 1)
            # A sheet whose every column to the edge is hidden says so once, not 16,000 times.
            hidden.extend(range(first, min(ends.get(b"max", first), first + 50) + 1))
    return tuple(hidden)


def _refuse_far_cells(body: bytes, name: str, sheet: str) -> None:
    """Refuse a sheet whose used area is absurd: it would be unfolded cell by cell."""
    wide_and_low = _WIDE_CELL.search(body) and _LOW_CELL.search(body)
    if not wide_and_low and not _FAR_CELL.search(body):
        return
    widest = tallest = 0
    for letters, digits in _FILLED_CELL.findall(body):
        column = 0
        for letter in letters:
            column = column * _LETTERS + letter - 64
        widest, tallest = max(widest, column), max(tallest, int(digits))
    if widest > MOST_COLUMNS or widest * tallest > _MOST_CELLS:
        raise FileNotUnderstood(too_wide(name, sheet, tallest, widest))


def _refuse_full(body: bytes, name: str, sheet: str) -> None:
    """Refuse a sheet with more filled cells than any chronology, before they are unfolded."""
    if len(body) < _MOST_FILLED * _SHORTEST_FILLED:
        return
    filled = body.count(b"<v>") + body.count(b"<is>")
    if filled > _MOST_FILLED:
        raise FileNotUnderstood(
            f"Sheet “{sheet}” of “{name}” has {filled:,} filled cells, far more than a chronology "
            "holds, so nothing was read. Ask the agency to copy only its table into a new file."
        )
