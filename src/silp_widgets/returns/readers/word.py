"""Word documents: the tables of a .docx, and the words around them.

Tracked insertions are read, tracked deletions are left out, and both are said (C708). A cell merged
downwards says the same for each of its rows, as it does on paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.found import in_file
from silp_widgets.returns.readers.archive import open_archive, part_of, tree_of
from silp_widgets.returns.table import MOST_COLUMNS, Opened, Table, refuse_size, too_wide

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from lxml import etree

    from silp_widgets.domain.returns import Problem

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT: Final = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}tblPr", f"{_W}tcPr"}
)
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AS_TEXT: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OUTSIDE: Final = re.compile(rb"""<[^>]*TargetMode\s*=\s*["']External["'][^>]*>""")
_FETCHES: Final = re.compile(r".*\b(?:DDE|DDEAUTO|INCLUDE\w+|LINK|IMPORT|MACROBUTTON)\b", re.DOTALL)
_MOST_PREAMBLE: Final = 40


def read_docx(data: bytes, name: str) -> Opened:
    """Read the tables of a Word document.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name, for sentences.

    Returns
    -------
    Opened
        One table per table of the document; the paragraphs around them as preamble.

    Raises
    ------
    FileNotUnderstood
        If it is damaged, or holds no table.
    """
    archive = open_archive(data, name)
    root = tree_of(archive, "word/document.xml", name)
    opened = Opened()
    for table in _outermost(root):
        opened.tables.append(_table(table, len(opened.tables) + 1, name))
    if not opened.tables:
        raise FileNotUnderstood(
            f"“{name}” holds no table. A chronology needs one row for each event, with columns "
            "such as Date, Source and Event."
        )
    for paragraph in root.iter(f"{_W}p"):
        if len(opened.preamble) >= _MOST_PREAMBLE:
            break
        if next(paragraph.iterancestors(f"{_W}tbl"), None) is None and (words := _text(paragraph)):
            opened.preamble.append(words)
    opened.problems.extend(_found(root, archive, name))
    return opened


def _outermost(root: etree._Element) -> Iterator[etree._Element]:
    for table in root.iter(f"{_W}tbl"):
        inside = next(table.iterancestors(f"{_W}tbl", _FALLBACK), None)
        if inside is None:
            yield table


def _table(node: etree._Element, number: int, name: str) -> Table:
    table = Table(name=f"Table {number}", above=_above(node), continues=number > 1)
    above: list[str] = []
    count = 0
    hides = next(node.iter(f"{_W}vanish", f"{_W}hidden"), None) is not None
    for row in _children(node, f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        shown: dict[int, str] = {}
        cells: list[str] = [""] * _skipped(row)
        for cell in _children(row, f"{_W}tc"):
            properties = cell.find(f"{_W}tcPr")
            words = _text(cell)
            seen = _text(cell, shown=True) if hides else words
            span = 1
            if properties is not None:
                span = _number(properties.find(f"{_W}gridSpan"), 1)
                merge = properties.find(f"{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val") != "restart":
                    words = seen = above[len(cells)] if len(cells) < len(above) else words
            if len(cells) + span > MOST_COLUMNS:
                raise FileNotUnderstood(too_wide(name, table.name, 1, len(cells) + span))
            if span > 1:
                here = len(table.rows)
                table.merged.append(((here, len(cells)), (here, len(cells) + span - 1)))
            if hides:
                shown[len(cells)] = seen
            cells.append(words)
            cells.extend([""] * (span - 1))
        table.rows.append(cells)
        above = cells
        count += len(cells)
        refuse_size(name, table.name, count, len(cells), len(table.rows))
        if hides:
            _keep_apart(table, shown, whole=_is_on(row.find(f"{_W}trPr/{_W}hidden")))
    return table


def _keep_apart(table: Table, shown: dict[int, str], *, whole: bool) -> None:
    """Note what of the last row is hidden: all of it, or words in some of its cells."""
    row = table.rows[-1]
    if any(row) and (whole or not any(shown.values())):
        table.hidden_rows = (*table.hidden_rows, len(table.rows))
        return
    place = len(table.rows) - 1
    table.shown.update(
        {(place, column): words for column, words in shown.items() if words != row[column]}
    )


def _is_on(node: etree._Element | None) -> bool:
    return node is not None and node.get(f"{_W}val") not in {"0", "false", "off"}


def _above(table: etree._Element) -> str:
    """Return the words of the paragraph right above a table: its title, if it has one."""
    for node in table.itersiblings(preceding=True):
        if node.tag != f"{_W}p":
            break
        if words := _text(node):
            return words
    return ""


def _skipped(row: etree._Element) -> int:
    """Return how many columns a row leaves out at its start."""
    return min(_number(row.find(f"{_W}trPr/{_W}gridBefore"), 0), MOST_COLUMNS)


def _number(node: etree._Element | None, default: int) -> int:
    value = str(node.get(f"{_W}val")) if node is not None else ""
    return int(value) if value.isdigit() else default


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield rows of a table, or cells of a row: also those inside content controls."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _children(child, tag)


def _text(node: etree._Element, *, shown: bool = False) -> str:
    """Return the words of a cell or paragraph; paragraphs of a cell on lines of their own.

    ``shown`` leaves out what the author hid.
    """
    pieces: list[str] = []
    _gather(node, pieces, shown=shown)
    return "".join(pieces).strip()


def _gather(node: etree._Element, pieces: list[str], *, shown: bool) -> None:
    for child in node:
        tag = child.tag
        if tag == f"{_W}t":
            pieces.append(child.text or "")
        elif tag in _LEFT_OUT or tag == _FALLBACK or (shown and _is_hidden(child)):
            continue
        elif tag in _AS_TEXT:
            pieces.append(_AS_TEXT[str(tag)])
        else:
            if tag == f"{_W}p" and pieces and not pieces[-1].endswith("\n"):
                pieces.append("\n")
            _gather(child, pieces, shown=shown)


def _is_hidden(node: etree._Element) -> bool:
    return node.tag == f"{_W}r" and _is_on(node.find(f"{_W}rPr/{_W}vanish"))


def _links_out(relations: bytes) -> bool:
    """Say whether a part names something outside the document, other than a link to click."""
    return any(b"/hyperlink" not in link for link in _OUTSIDE.findall(relations))


def _found(root: etree._Element, archive: zipfile.ZipFile, name: str) -> list[Problem]:
    kinds = []
    parts = archive.namelist()
    if next(root.iter(f"{_W}altChunk"), None) is not None:
        kinds.append("another document inside it. That was not read")
    related = (part for part in parts if part.startswith("word/_rels/"))
    if any(_links_out(part_of(archive, part, name)) for part in related):
        kinds.append("links to other files. None was followed")
    if any(_FETCHES.match(node.text or "") for node in root.iter(f"{_W}instrText")):
        kinds.append("fields that fetch or run something. None did")
    if next(root.iter(f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo"), None) is not None:
        kinds.append(
            "tracked changes. The table was read as if all of them were accepted: what was "
            "added is in, what was deleted is out"
        )
    if any(part.startswith("word/comments") for part in parts):
        kinds.append("comments. They were not read")
    if any(part.endswith("vbaProject.bin") for part in parts):
        kinds.append("macros. None was run")
    return [
        in_file(
            "C708",
            f"“{name}” holds {what}.",
            file=name,
            suggestion="Ask the agency to copy its table, as it should stand, into a new document.",
        )
        for what in kinds
    ]
