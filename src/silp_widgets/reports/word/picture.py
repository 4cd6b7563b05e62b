"""The timeline's picture on its page, with words for who can't see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from silp_widgets.reports.characters import writable
from silp_widgets.reports.word.package import PICTURE
from silp_widgets.reports.word.paper import LINKS, add

if TYPE_CHECKING:
    from silp_widgets.reports.picture.shapes import Picture
    from silp_widgets.reports.word.paper import Paper

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_WIDEST: Final = 25.7
_HIGHEST: Final = 14.6
_CENTIMETRE: Final = 360_000


def write_timeline(paper: Paper, picture: Picture) -> None:
    """Write the picture as wide as a lying page, its words beneath it."""
    paper.heading(1, "Timeline", mark="timeline")
    paragraph = add(paper.body, "p")
    add(add(paragraph, "pPr"), "pStyle", val="Picture")
    by = min(_WIDEST / picture.width, _HIGHEST / picture.height) * _CENTIMETRE
    size = {"cx": str(round(picture.width * by)), "cy": str(round(picture.height * by))}
    inline = _in(add(add(paragraph, "r"), "drawing"), "wordprocessingDrawing", "inline")
    _in(inline, "wordprocessingDrawing", "extent", **size)
    alt = {"id": "1", "name": "Timeline", "descr": writable(f"{picture.title}. {picture.told}")}
    _in(inline, "wordprocessingDrawing", "docPr", **alt)
    graphic = _in(inline, "main", "graphic")
    data = _in(graphic, "main", "graphicData", uri=f"{_DRAWING}picture")
    shown = _in(data, "picture", "pic")
    about = _in(shown, "picture", "nvPicPr")
    _in(about, "picture", "cNvPr", **alt)
    _in(about, "picture", "cNvPicPr")
    fill = _in(shown, "picture", "blipFill")
    _in(fill, "main", "blip").set(f"{{{LINKS}}}embed", PICTURE)
    _in(_in(fill, "main", "stretch"), "main", "fillRect")
    shape = _in(shown, "picture", "spPr")
    place = _in(shape, "main", "xfrm")
    _in(place, "main", "off", x="0", y="0")
    _in(place, "main", "ext", **size)
    _in(_in(shape, "main", "prstGeom", prst="rect"), "main", "avLst")
    paper.say(picture.told, style="Caption")


def _in(parent: etree._Element, part: str, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_DRAWING}{part}}}{tag}", attributes)
