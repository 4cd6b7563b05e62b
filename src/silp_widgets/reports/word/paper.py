"""The body of a Word document as it is written: headings, paragraphs, tables, pages that turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from silp_widgets.reports.characters import writable

if TYPE_CHECKING:
    from collections.abc import Iterable

SPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_CENTIMETRE: Final = 567
"""Twentieths of a point, in which Word measures pages and columns."""

_LONG, _SHORT, _SIDE, _TOP = 16838, 11906, 1134, 1247
_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look: a character style, a fill behind them, a bookmark they lead to."""

    text: str
    style: str = ""
    fill: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its runs, its style, and the bookmark that stands at its beginning."""

    runs: Sequence[Run | str]
    style: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: lines for each cell, and a fill behind all of them."""

    cells: Sequence[Sequence[Line]]
    fill: str = ""


class Paper:
    """Grows from top to bottom. Text is made writable on its way in."""

    def __init__(self) -> None:
        self.document = etree.Element(name("document"), nsmap={"w": SPACE, "r": LINKS})
        self.body = add(self.document, "body")
        self._marks = 0

    def heading(self, level: int, text: str, *, mark: str = "") -> None:
        """Add a heading, 1 to 3, that Word's navigation lists."""
        self.line(Line([text], f"Heading{level}", mark))

    def say(self, *runs: Run | str, style: str = "") -> None:
        """Add a paragraph."""
        self.line(Line(runs, style))

    def line(self, line: Line) -> None:
        """Add a paragraph."""
        self._line(self.body, line)

    def table(
        self, told: str, widths: Sequence[float], head: Sequence[str], rows: Iterable[Row]
    ) -> None:
        """Add a table whose headings come again on each page and whose rows stay whole.

        Parameters
        ----------
        told : str
            What the table holds, for who hears it read.
        widths : sequence of float
            In centimetres.
        head : sequence of str
            The columns' names.
        rows : iterable of Row
            In order.
        """
        table = add(self.body, "tbl")
        look = add(table, "tblPr")
        add(look, "tblStyle", val="ReportTable")
        add(look, "tblW", w=str(sum(map(_twips, widths))), type="dxa")
        add(look, "tblLayout", type="fixed")
        add(look, "tblLook", val="0020", firstRow="1", noHBand="1", noVBand="1")
        add(look, "tblDescription", val=writable(told))
        grid = add(table, "tblGrid")
        for width in widths:
            add(grid, "gridCol", w=str(_twips(width)))
        titles = Row([[Line([title], "TableHead")] for title in head], fill="0B5C63")
        self._row(table, titles, widths, heads=True)
        for row in rows:
            self._row(table, row, widths)
        add(add(add(self.body, "p"), "pPr"), "pStyle", val="AfterTable")

    def turn(self, *, landscape: bool) -> None:
        """End the pages so far, which lie or stand; the next begin on a new page.

        A section ends in a paragraph; the one after a table serves, so that no page stays empty.
        """
        last = self.body[-1]
        if last.tag == name("p") and len(last) == 1 and last[0].tag == name("pPr"):
            self._pages(last[0], landscape=landscape)
        else:
            self._pages(add(add(self.body, "p"), "pPr"), landscape=landscape)

    def end(self, *, landscape: bool) -> None:
        """End the document."""
        self._pages(self.body, landscape=landscape)

    def _pages(self, parent: etree._Element, *, landscape: bool) -> None:
        pages = add(parent, "sectPr")
        for kind in ("header", "footer"):
            reference = add(pages, f"{kind}Reference", type="default")
            reference.set(f"{{{LINKS}}}id", kind)
        wide, high = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        size = add(pages, "pgSz", w=str(wide), h=str(high))
        if landscape:
            size.set(name("orient"), "landscape")
        side, top = str(_SIDE), str(_TOP)
        add(
            pages, "pgMar", top=top, right=side, bottom=top, left=side,
            header="567", footer="567", gutter="0",
        )  # fmt: skip

    def _row(
        self, table: etree._Element, row: Row, widths: Sequence[float], *, heads: bool = False
    ) -> None:
        made = add(table, "tr")
        look = add(made, "trPr")
        add(look, "cantSplit")
        if heads:
            add(look, "tblHeader")
        for lines, width in zip(row.cells, widths, strict=True):
            cell = add(made, "tc")
            of_cell = add(cell, "tcPr")
            add(of_cell, "tcW", w=str(_twips(width)), type="dxa")
            if row.fill:
                add(of_cell, "shd", val="clear", color="auto", fill=row.fill)
            for line in lines or (Line([], "TableText"),):
                self._line(cell, line)

    def _line(self, parent: etree._Element, line: Line) -> None:
        paragraph = add(parent, "p")
        if line.style:
            add(add(paragraph, "pPr"), "pStyle", val=line.style)
        if line.mark:
            self._marks += 1
            add(paragraph, "bookmarkStart", id=str(self._marks), name=line.mark)
            add(paragraph, "bookmarkEnd", id=str(self._marks))
        for run in line.runs:
            _run(paragraph, run if isinstance(run, Run) else Run(run))


def _run(paragraph: etree._Element, run: Run) -> None:
    parent = add(paragraph, "hyperlink", anchor=run.to, history="1") if run.to else paragraph
    made = add(parent, "r")
    style = run.style or ("Hyperlink" if run.to else "")
    if style or run.fill:
        look = add(made, "rPr")
        if style:
            add(look, "rStyle", val=style)
        if run.fill:
            add(look, "shd", val="clear", color="auto", fill=run.fill.lstrip("#").upper())
    for place, part in enumerate(writable(run.text).split("\n")):
        if place:
            add(made, "br")
        for number, piece in enumerate(part.split("\t")):
            if number:
                add(made, "tab")
            if piece:
                written = add(made, "t")
                written.text = piece
                written.set(_PRESERVE, "preserve")


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """Add an element of Word's with attributes of Word's."""
    made = etree.SubElement(parent, name(tag))
    for key, value in attributes.items():
        made.set(name(key), value)
    return made


def name(tag: str) -> str:
    """Return a name as Word's own."""
    return f"{{{SPACE}}}{tag}"


def _twips(centimetres: float) -> int:
    return round(centimetres * _CENTIMETRE)
