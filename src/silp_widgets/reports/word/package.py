"""The file around a document: styles, header, footer, and properties that tell on nobody."""

from __future__ import annotations

import zipfile
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree

from silp_widgets.reports.characters import writable
from silp_widgets.reports.word.paper import LINKS, SPACE, add, name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

PICTURE: Final = "picture"
"""The relationship by which the body shows the picture."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""On every part, so that one case gives one file, byte for byte, on any machine."""

_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PARTS: Final = ("styles", "settings", "numbering", "header", "footer")


def package_bytes(
    document: etree._Element, *, title: str, mark: str, footer: str, on: date, png: bytes
) -> bytes:
    """Return the .docx file.

    Parameters
    ----------
    document : lxml element
        The body, as :class:`~silp_widgets.reports.word.paper.Paper` wrote it.
    title, mark : str
        What it is and whose copy; together the head of every page.
    footer : str
        At the foot of every page, before its number.
    on : date
        The day it is of. No user, machine or hour is in it.
    png : bytes
        The picture.
    """
    parts = {
        "[Content_Types].xml": _types().encode(),
        "_rels/.rels": _top_links().encode(),
        "docProps/core.xml": _core(title, mark, on),
        "word/document.xml": _xml(document),
        "word/_rels/document.xml.rels": _document_links().encode(),
        "word/header.xml": _header(title, mark),
        "word/footer.xml": _footer(footer),
        **{f"word/{part}.xml": _shipped(part) for part in ("styles", "settings", "numbering")},
        "word/media/timeline.png": png,
    }
    return _zipped(parts)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts.items():
            entry = zipfile.ZipInfo(part, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return out.getvalue()


def _shipped(part: str) -> bytes:
    return files("silp_widgets").joinpath("reports", "word", f"{part}.xml").read_bytes()


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _types() -> str:
    named = {"document": "document.main", **{part: part for part in _PARTS}}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_KIND}{kind}+xml"/>'
        for part, kind in named.items()
    )
    return (
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _top_links() -> str:
    return _links(
        f'<Relationship Id="document" Type="{LINKS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
    )


def _document_links() -> str:
    own = "".join(
        f'<Relationship Id="{part}" Type="{LINKS}/{part}" Target="{part}.xml"/>' for part in _PARTS
    )
    return _links(
        f'{own}<Relationship Id="{PICTURE}" Type="{LINKS}/image" Target="media/timeline.png"/>'
    )


def _links(inside: str) -> str:
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _core(title: str, mark: str, on: date) -> bytes:
    kinds = f"{_PACKAGE}/metadata/core-properties"
    dublin, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    root = etree.Element(
        f"{{{kinds}}}coreProperties",
        nsmap={"cp": kinds, "dc": dublin, "dcterms": terms, "xsi": instance},
    )
    for key, text in (
        ("title", title),
        ("subject", mark),
        ("creator", "SILP Workbook"),
        ("language", "en-GB"),
    ):
        etree.SubElement(root, f"{{{dublin}}}{key}").text = writable(text)
    etree.SubElement(root, f"{{{kinds}}}lastModifiedBy").text = "SILP Workbook"
    for key in ("created", "modified"):
        moment = etree.SubElement(root, f"{{{terms}}}{key}")
        moment.set(f"{{{instance}}}type", "dcterms:W3CDTF")
        moment.text = f"{on.isoformat()}T00:00:00Z"
    return _xml(root)


def _header(title: str, mark: str) -> bytes:
    root, paragraph = _margin("hdr", "Header")
    _text(paragraph, f"{title} · ")
    _text(paragraph, mark, "Attention")
    return _xml(root)


def _footer(words: str) -> bytes:
    root, paragraph = _margin("ftr", "Footer")
    _text(paragraph, f"{words}   Page ")
    _field(paragraph, "PAGE")
    _text(paragraph, " of ")
    _field(paragraph, "NUMPAGES")
    return _xml(root)


def _margin(tag: str, style: str) -> tuple[etree._Element, etree._Element]:
    root = etree.Element(name(tag), nsmap={"w": SPACE})
    paragraph = add(root, "p")
    add(add(paragraph, "pPr"), "pStyle", val=style)
    return root, paragraph


def _text(parent: etree._Element, words: str, style: str = "") -> None:
    run = add(parent, "r")
    if style:
        add(add(run, "rPr"), "rStyle", val=style)
    written = add(run, "t")
    written.text = writable(words)
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _field(paragraph: etree._Element, instruction: str) -> None:
    _text(add(paragraph, "fldSimple", instr=instruction), "1")
