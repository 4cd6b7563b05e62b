"""Tables of a web page (.html), as some record systems export them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml import html as pages

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.readers.encoding import decode
from silp_widgets.returns.table import MOST_ROWS, MOST_TEXT, Opened, Table, refuse_size, too_long

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEFT_OUT: Final = frozenset({"script", "style", "template", "noscript"})
_LINES: Final = frozenset({"br", "p", "div", "li"})
_WIDEST: Final = 200
_DIGITS: Final = 7
_ROW_TAG: Final = re.compile(rb"<tr\b", re.IGNORECASE)
_MOST_ROW_TAGS: Final = 2 * MOST_ROWS
_MOST_TAGS: Final = 1_500_000
_TAG: Final = re.compile(rb"""<[a-zA-Z](?:[^<>"']+|"[^"]*"|'[^']*')*""")
_QUOTED: Final = re.compile(rb""""[^"]*"|'[^']*'""")
_ATTRIBUTE: Final = re.compile(rb"[^\s/=]+")
_MOST_ATTRIBUTES: Final = 100
_TITLES: Final = ("title", "h1", "h2", "h3", "caption", "p")
_MOST_TITLES: Final = 20


def read_html(data: bytes, name: str) -> Opened:
    """Read the tables of a web page; scripts are never run and nothing is fetched.

    Raises
    ------
    FileNotUnderstood
        If the page holds no table.
    """
    text, problems = decode(data, name)
    body = text.encode()
    too_many = sum(1 for _ in _ROW_TAG.finditer(body)) > _MOST_ROW_TAGS
    if too_many or body.count(b"<") > _MOST_TAGS or _has_crowded_tag(body):
        raise FileNotUnderstood(
            f"“{name}” is a web page with far more rows or parts than a chronology holds, so "
            "nothing was read. Ask the agency to send only its chronology, as .xlsx or .csv."
        )
    opened = Opened(problems=problems)
    parser = pages.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = pages.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FileNotUnderstood(_no_table(name)) from error
    for node in root.iter("table"):
        if next(node.iterancestors("table"), None) is None:
            opened.tables.append(_table(node, len(opened.tables) + 1, name))
    if not opened.tables:
        raise FileNotUnderstood(_no_table(name))
    # They may say whose return it is.
    titles = (_words(node) for node in root.iter(*_TITLES))
    opened.preamble.extend(islice(filter(None, titles), _MOST_TITLES))
    return opened


def _has_crowded_tag(data: bytes) -> bool:
    """Say whether a tag has so many attributes that the parser would compare them for minutes."""
    return any(
        len(_ATTRIBUTE.findall(_QUOTED.sub(b" ", tag.group()))) > _MOST_ATTRIBUTES
        for tag in _TAG.finditer(data)
        if tag.end() - tag.start() > 2 * _MOST_ATTRIBUTES
    )


def _no_table(name: str) -> str:
    return (
        f"“{name}” is a web page without a table. Ask the agency to send its chronology as "
        ".xlsx, .csv or .docx."
    )


def _table(node: HtmlElement, number: int, name: str) -> Table:
    """Return a table of the page; a cell that spans rows leaves its place free in each of them."""
    table = Table(name=f"Table {number}", continues=number > 1)
    spanned: dict[int, int] = {}
    length = count = 0
    for row in node.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _pass_spanned(cells, spanned)
            at = len(table.rows), len(cells)
            across, down = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", MOST_ROWS)
            words = _words(cell)
            # A table in a cell says its words again in rows of its own, however deep it stands.
            length += len(words)
            if length > MOST_TEXT:
                raise FileNotUnderstood(too_long(f"“{name}”"))
            cells.extend([words, *[""] * (across - 1)])
            if down > 1:
                spanned.update(dict.fromkeys(range(at[1], at[1] + across), down))
            if down > 1 or across > 1:
                table.merged.append((at, (at[0] + down - 1, at[1] + across - 1)))
        _pass_spanned(cells, spanned)
        table.rows.append(cells)
        count += len(cells)
        refuse_size(name, table.name, count, len(cells), len(table.rows))
        spanned = {column: left - 1 for column, left in spanned.items() if left > 1}
    return table


def _pass_spanned(cells: list[str], spanned: dict[int, int]) -> None:
    while len(cells) in spanned:
        cells.append("")


def _span(cell: HtmlElement, name: str, most: int) -> int:
    said = str(cell.get(name) or "1")
    return max(1, min(int(said), most)) if said.isdecimal() and len(said) < _DIGITS else 1


def _words(cell: HtmlElement) -> str:
    pieces = [cell.text or ""]
    for node in cell.iterdescendants():
        if node.tag in _LINES:
            pieces.append("\n")
        if node.tag not in _LEFT_OUT:
            pieces.append(node.text or "")
        pieces.append(node.tail or "")
    return "".join(pieces).strip()
