"""A picture as SVG: plain shapes and text, no script, no fonts of its own, no other host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from silp_widgets.reports.characters import writable
from silp_widgets.reports.picture.shapes import FADES, Box, Mark, Rule, Words, corners

if TYPE_CHECKING:
    from silp_widgets.reports.picture.shapes import Picture, Shape

_SPACE: Final = "http://www.w3.org/2000/svg"
_FONTS: Final = "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', 'Segoe UI', sans-serif"
_DASHES: Final = {"dash": "7 4", "dot": "2 4"}
_AFTER_WORDS: Final = 2
"""The title and what is told come first, for who can't see it."""


def svg_bytes(picture: Picture) -> bytes:
    """Return the picture as a file that a slide, a page or a drawing program takes."""
    root = etree.Element(
        _name("svg"),
        {
            "width": _number(picture.width),
            "height": _number(picture.height),
            "viewBox": f"0 0 {_number(picture.width)} {_number(picture.height)}",
            "role": "img",
            "aria-labelledby": "title told",
            "font-family": _FONTS,
        },
        nsmap={None: _SPACE},  # type: ignore[dict-item]  # the stubs know no default namespace
    )
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en-GB")
    for tag, key, text in (("title", "title", picture.title), ("desc", "told", picture.told)):
        etree.SubElement(root, _name(tag), {"id": key}).text = writable(text)
    for shape in picture.shapes:
        _draw(root, shape)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _draw(root: etree._Element, shape: Shape) -> None:
    match shape:
        case Box():
            _box(root, shape)
        case Rule():
            _rule(root, shape)
        case Mark():
            _mark(root, shape)
        case Words():
            _words(root, shape)


def _box(root: etree._Element, box: Box) -> None:
    drawn = _add(root, "rect", x=box.x, y=box.y, width=box.width, height=box.height)
    drawn.set("fill", f"url(#{_fading(root, box.fill)})" if box.soft else box.fill)
    if box.radius:
        drawn.set("rx", _number(box.radius))
    if box.edge:
        drawn.set("stroke", box.edge)
    if box.dashed:
        drawn.set("stroke-dasharray", "4 3")
    _say(drawn, box.says)


def _fading(root: etree._Element, colour: str) -> str:
    """Return the name of a colour's fading, which is written once."""
    name = f"soft-{colour.removeprefix('#')}"
    if root.find(f"{_name('linearGradient')}[@id='{name}']") is None:
        fading = etree.Element(_name("linearGradient"), {"id": name})
        for place, full in FADES:
            etree.SubElement(
                fading,
                _name("stop"),
                {"offset": str(place), "stop-color": colour, "stop-opacity": str(full)},
            )
        root.insert(_AFTER_WORDS, fading)
    return name


def _rule(root: etree._Element, rule: Rule) -> None:
    drawn = _add(root, "line", x1=rule.x1, y1=rule.y1, x2=rule.x2, y2=rule.y2)
    drawn.set("stroke", rule.colour)
    drawn.set("stroke-width", _number(rule.width))
    if dashes := _DASHES.get(rule.dash):
        drawn.set("stroke-dasharray", dashes)


def _mark(root: etree._Element, mark: Mark) -> None:
    if points := corners(mark):
        drawn = _add(root, "polygon")
        drawn.set("points", " ".join(f"{_number(x)},{_number(y)}" for x, y in points))
    else:
        drawn = _add(root, "circle", cx=mark.x, cy=mark.y, r=mark.size / 2)
    drawn.set("fill", mark.fill)
    drawn.set("stroke", mark.colour if mark.outlined else "#ffffff")
    drawn.set("stroke-width", "2" if mark.outlined else "0.8")
    _say(drawn, mark.says)


def _words(root: etree._Element, words: Words) -> None:
    drawn = _add(root, "text", x=words.x, y=words.y)
    drawn.set("font-size", _number(words.size))
    drawn.set("fill", words.colour)
    drawn.set("text-anchor", words.anchor)
    if words.bold:
        drawn.set("font-weight", "600")
    drawn.text = writable(words.text)


def _add(root: etree._Element, tag: str, **numbers: float) -> etree._Element:
    return etree.SubElement(root, _name(tag), {k: _number(v) for k, v in numbers.items()})


def _say(drawn: etree._Element, says: str) -> None:
    if says:
        etree.SubElement(drawn, _name("title")).text = writable(says)


def _name(tag: str) -> str:
    return f"{{{_SPACE}}}{tag}"


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
