"""A picture as PNG, for Word and for slides."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont

from silp_widgets.reports.picture.shapes import FADES, Box, Mark, Rule, Words, corners

if TYPE_CHECKING:
    from silp_widgets.reports.picture.shapes import Picture, Shape

SCALE: Final = 2
"""Dots of the picture for one pixel of a screen: 300 to the inch across a page."""

_FINER: Final = 2
"""It is drawn larger and then made smaller, so that edges are smooth."""

_ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}
_DASHES: Final = {"dash": (7, 4), "dot": (2, 4)}
_KNOWN: Final = frozenset("’‘“”·…")


def png_bytes(picture: Picture) -> bytes:
    """Return the picture as a PNG; the same bytes for the same picture, and nothing beside it."""
    brush = _Brush(picture)
    for shape in picture.shapes:
        brush.draw(shape)
    return brush.finished()


class _Brush:
    def __init__(self, picture: Picture) -> None:
        self._by = SCALE * _FINER
        self._size = (round(picture.width * SCALE), round(picture.height * SCALE))
        large = (self._size[0] * _FINER, self._size[1] * _FINER)
        self._image = Image.new("RGB", large, "#ffffff")
        self._pen = ImageDraw.Draw(self._image)

    def finished(self) -> bytes:
        out = BytesIO()
        self._image.resize(self._size, Image.Resampling.BOX).save(out, "PNG", optimize=True)
        return out.getvalue()

    def draw(self, shape: Shape) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Rule():
                self._rule((shape.x1, shape.y1), (shape.x2, shape.y2), shape)
            case Mark():
                self._mark(shape)
            case Words():
                self._words(shape)

    def _at(self, *numbers: float) -> tuple[float, ...]:
        return tuple(number * self._by for number in numbers)

    def _box(self, box: Box) -> None:
        right, foot = box.x + max(box.width, 0.5), box.y + max(box.height, 0.5)
        if box.soft:
            self._soft((box.x, box.y, right, foot), box.fill)
            return
        radius = min(box.radius, (right - box.x) / 2, (foot - box.y) / 2)
        plain = bool(box.edge) and not box.dashed
        self._pen.rounded_rectangle(
            self._at(box.x, box.y, right, foot),
            radius=radius * self._by,
            fill=box.fill,
            outline=box.edge if plain else None,
            width=self._by if plain else 0,
        )
        if box.dashed:
            look = Rule(x1=0, y1=0, x2=0, y2=0, colour=box.edge, dash="dash")
            points = ((box.x, box.y), (right, box.y), (right, foot), (box.x, foot))
            for start, end in zip(points, (*points[1:], points[0]), strict=True):
                self._rule(start, end, look)

    def _soft(self, ends: tuple[float, float, float, float], colour: str) -> None:
        left, top, right, foot = (round(number) for number in self._at(*ends))
        wide = max(right - left, 1)
        row = Image.new("L", (wide, 1))
        row.putdata([round(255 * _fullness(at / wide)) for at in range(wide)])
        mask = row.resize((wide, max(foot - top, 1)))
        self._image.paste(colour, (left, top), mask)

    def _rule(self, start: tuple[float, float], end: tuple[float, float], look: Rule) -> None:
        width = max(1, round(look.width * self._by))
        (x1, y1), (x2, y2) = start, end
        length = max(abs(x2 - x1), abs(y2 - y1))
        on, off = _DASHES.get(look.dash, (length or 1, 1))
        done = 0.0
        while done < length:
            here, there = done / length, min(done + on, length) / length
            ends = (
                x1 + (x2 - x1) * here, y1 + (y2 - y1) * here,
                x1 + (x2 - x1) * there, y1 + (y2 - y1) * there,
            )  # fmt: skip
            self._pen.line(self._at(*ends), fill=look.colour, width=width)
            done += on + off

    def _mark(self, mark: Mark) -> None:
        fill = mark.fill
        edge = mark.colour if mark.outlined else "#ffffff"
        width = self._by * 2 if mark.outlined else round(self._by * 0.8)
        half = mark.size / 2
        if points := corners(mark):
            flat = [self._at(x, y) for x, y in points]
            self._pen.polygon(flat, fill=fill)
            self._pen.line([*flat, flat[0], flat[1]], fill=edge, width=width, joint="curve")
        else:
            ends = self._at(mark.x - half, mark.y - half, mark.x + half, mark.y + half)
            self._pen.ellipse(ends, fill=fill, outline=edge, width=width)

    def _words(self, words: Words) -> None:
        self._pen.text(
            (words.x * self._by, words.y * self._by),
            drawable(words.text),
            font=ImageFont.load_default(words.size * self._by),
            fill=words.colour,
            anchor=_ANCHORS[words.anchor],
            stroke_width=round(self._by * 0.18) if words.bold else 0,
        )


def _fullness(place: float) -> float:
    """Return how full a soft box is at a share of its width."""
    for (start, low), (end, high) in pairwise(FADES):
        if place <= end:
            return low + (high - low) * (place - start) / (end - start)
    return FADES[-1][1]


def drawable(text: str) -> str:
    """Return the text in the letters that the built-in typeface has, accents taken off.

    A typeface of the machine's would draw the same picture differently on the next machine.
    """
    plain = unicodedata.normalize("NFKD", text.replace("\N{EN DASH}", "-"))
    kept = (c for c in plain if not unicodedata.combining(c))
    return "".join(c if (c.isascii() and c.isprintable()) or c in _KNOWN else "?" for c in kept)
