"""Word documents, made in memory: headings, paragraphs, and tables that a page break may cut."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as Words
    from docx.table import _Cell, _Row

_A4: Final = (29.7, 21.0)
_MARGIN: Final = 1.2
_SMALL: Final = Pt(8.5)
_USUAL: Final = Pt(10.5)
_ROOM: Final = Cm(1.0)
"""The least height of a row: room to write by hand."""


def new_document(title: str) -> Words:
    """Return a landscape A4 document that begins with its title."""
    document = Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = "SILP Workbook"
    properties.title, properties.comments, properties.language = plain(title), "", "en-GB"
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(_A4[0]), Cm(_A4[1])
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin = section.bottom_margin = Cm(1.5)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = _USUAL
    document.add_heading(plain(title), level=1)
    return document


def say(document: Words, text: str, *, opening: str = "") -> None:
    """Add a paragraph; its opening words, if any, are bold."""
    paragraph = document.add_paragraph()
    if opening:
        paragraph.add_run(plain(opening)).bold = True
    paragraph.add_run(plain(text))


def add_table(
    document: Words,
    headings: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Sequence[str]],
) -> None:
    """Add a table whose headings come again on every page.

    Parameters
    ----------
    document : docx.document.Document
        Grows by it.
    headings : sequence of str
        One a column.
    widths : sequence of float
        In centimetres.
    rows : iterable of sequence of str
        Cells, one a column. No row is cut by a page break.
    """
    table: Any = document.add_table(rows=0, cols=len(headings), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _fill(table.add_row(), headings, widths, bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for cells in rows:
        row = table.add_row()
        row.height = _ROOM
        _fill(row, cells, widths)
        _mark(row, "w:cantSplit")


def document_bytes(document: Words) -> bytes:
    """Return the document's file, made in memory: its words touch no disk on the way."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def plain(text: str) -> str:
    """Return a text without the characters that no document can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)


def _fill(row: _Row, texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> None:
    cell: _Cell
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Cm(width)
        run = cell.paragraphs[0].add_run(plain(text))
        run.font.size, run.bold = _SMALL, bold or None


def _mark(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - the library has no other door to it
