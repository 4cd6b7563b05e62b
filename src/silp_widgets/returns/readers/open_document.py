"""OpenDocument files: what an .ods sheet hides, and the tables of an .odt text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.found import in_file
from silp_widgets.returns.readers.archive import locked, open_archive, parse, part_of, tree_of
from silp_widgets.returns.readers.workbook_xml import SheetLook
from silp_widgets.returns.table import MOST_COLUMNS, Opened, Table, refuse_size, too_wide

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from lxml import etree

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LINES: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_LEFT_OUT: Final = frozenset(
    {f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls"}
)
_OUT_OF_SIGHT: Final = frozenset({"collapse", "filter"})
_GROUPS: Final = frozenset(f"{_TABLE}table-{kind}" for kind in ("header-rows", "row-group", "rows"))
_AS_TEXT: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_BLANKS: Final = re.compile(r"\s+")
_MOST_PREAMBLE: Final = 40
_MOST_REPEATS: Final = 1_000
_MOST_BLANKS: Final = 20


def is_locked(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether the parts of an OpenDocument file are encrypted with a password."""
    return b"encryption-data" in part_of(archive, "META-INF/manifest.xml", name)


def hidden_in_sheets(body: bytes, name: str) -> dict[str, SheetLook]:
    """Return which rows and columns of each sheet of an .ods are hidden or filtered out.

    Parameters
    ----------
    body : bytes
        Its ``content.xml``.
    name : str
        The file's name, for sentences.
    """
    # Most workbooks hide nothing: looking for the word is far cheaper than reading every row.
    if b":visibility=" not in body:
        return {}
    return {
        str(table.get(f"{_TABLE}name")): SheetLook(
            hidden_rows=_hidden(table, "row"), hidden_columns=_hidden(table, "column")
        )
        for table in parse(body, name).iter(f"{_TABLE}table")
    }


def _hidden(table: etree._Element, kind: str) -> tuple[int, ...]:
    found: list[int] = []
    number = 1
    for node in table.iter(f"{_TABLE}table-{kind}"):
        times = _number(node, f"{_TABLE}number-{kind}s-repeated")
        if node.get(f"{_TABLE}visibility") in _OUT_OF_SIGHT:
            found.extend(range(number, number + min(times, _MOST_REPEATS)))
        number += times
    return tuple(found)


def _number(node: etree._Element, attribute: str) -> int:
    value = str(node.get(attribute) or "1")
    return int(value) if value.isdecimal() else 1


def read_odt(data: bytes, name: str) -> Opened:
    """Read the tables of an OpenDocument text, as those of a Word document are read.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name, for sentences.

    Raises
    ------
    FileNotUnderstood
        If it is damaged, locked, or holds no table.
    """
    archive = open_archive(data, name)
    if is_locked(archive, name):
        raise FileNotUnderstood(locked(name))
    root = tree_of(archive, "content.xml", name)
    opened = Opened()
    for node in root.iter(f"{_TABLE}table"):
        if next(node.iterancestors(f"{_TABLE}table"), None) is None:
            opened.tables.append(_table(node, len(opened.tables) + 1, name))
    if not opened.tables:
        raise FileNotUnderstood(
            f"“{name}” holds no table. A chronology needs one row for each event, with columns "
            "such as Date, Source and Event."
        )
    for line in root.iter(*_LINES):
        if len(opened.preamble) >= _MOST_PREAMBLE:
            break
        if next(line.iterancestors(f"{_TABLE}table"), None) is None and (words := _text(line)):
            opened.preamble.append(words)
    opened.problems.extend(
        in_file("C708", f"“{name}” holds {what}", file=name)
        for tag, what in (
            (f"{_TEXT}tracked-changes", "tracked changes. The table was read as it stands now."),
            (f"{_OFFICE}annotation", "comments. They were not read."),
        )
        if next(root.iter(tag), None) is not None
    )
    return opened


def _table(node: etree._Element, number: int, name: str) -> Table:
    table = Table(name=f"Table {number}", continues=number > 1)
    count = 0
    for row in _children(node, f"{_TABLE}table-row"):
        cells: list[str] = []
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            times = _number(cell, f"{_TABLE}number-columns-repeated")
            if len(cells) + times > MOST_COLUMNS:
                raise FileNotUnderstood(too_wide(name, table.name, 1, len(cells) + times))
            place = (len(table.rows), len(cells))
            down = place[0] + min(_number(cell, f"{_TABLE}number-rows-spanned"), _MOST_REPEATS) - 1
            across = (
                place[1] + min(_number(cell, f"{_TABLE}number-columns-spanned"), MOST_COLUMNS) - 1
            )
            if (down, across) != place:
                table.merged.append((place, (down, across)))
            cells.extend([_text(cell)] * times)
        times = min(_number(row, f"{_TABLE}number-rows-repeated"), _MOST_REPEATS)
        count += len(cells) * times
        refuse_size(name, table.name, count, len(cells), len(table.rows) + times)
        table.rows.extend([*cells] for _ in range(times))
    return table


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table, also those in groups and in the rows repeated on each page."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from _children(child, tag)


def _text(node: etree._Element) -> str:
    """Return the words of a cell or paragraph; paragraphs of a cell on lines of their own."""
    lines = [
        line for line in node.iter(*_LINES) if next(line.iterancestors(*_LEFT_OUT), None) is None
    ]
    return "\n".join(map(_line, lines)).strip()


def _line(node: etree._Element) -> str:
    pieces: list[str] = []
    _gather(node, pieces)
    return "".join(pieces)


def _gather(node: etree._Element, pieces: list[str]) -> None:
    # Line breaks of the file itself mean nothing; those that were meant are elements.
    pieces.append(_BLANKS.sub(" ", node.text or ""))
    for child in node:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * min(_number(child, f"{_TEXT}c"), _MOST_BLANKS))
        elif child.tag in _AS_TEXT:
            pieces.append(_AS_TEXT[str(child.tag)])
        elif child.tag not in _LEFT_OUT and child.tag not in _LINES:
            _gather(child, pieces)
        pieces.append(_BLANKS.sub(" ", child.tail or ""))
