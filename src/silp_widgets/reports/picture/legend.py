"""What the marks mean, along the foot of the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from silp_widgets.reports.picture.frame import (
    GOOD,
    JOINT,
    LETTER,
    LINE,
    PALE,
    QUIET,
    hatching,
    mixed,
)
from silp_widgets.reports.picture.shapes import Box, Mark, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from silp_widgets.reports.picture.shapes import Shape

_LEFT: Final = 16
_ROW: Final = 20
_BETWEEN: Final = 22
_BESIDE: Final = 8
_SIZE: Final = 12


def _mark(x: float = 6, shape: str = "circle", *, hollow: bool = False, inner: str = "") -> Mark:
    return Mark(x=x, y=-4, size=11, shape=shape, colour=QUIET, hollow=hollow, inner=inner)


_SIGNS: Final[tuple[tuple[Sequence[Box | Mark | Rule | Words], float, str], ...]] = (
    ((_mark(),), 12, "one day"),
    (
        (
            Box(x=0, y=-11, width=20, height=13, radius=6.5, fill=QUIET),
            Words(x=10, y=-0.5, text="12", size=11, colour="#ffffff", anchor="middle", bold=True),
        ),
        20,
        "several entries",
    ),
    (
        (Box(x=0, y=-7, width=26, height=5, fill=mixed(QUIET, 0.7), soft=True),),
        26,
        "one of several days",
    ),
    ((_mark(hollow=True),), 12, "date in doubt"),
    ((_mark(inner=mixed(QUIET, 0.35)),), 12, "date completed by us"),
    (
        (_mark(6, "triangle-left", hollow=True), _mark(22, "triangle-right", hollow=True)),
        28,
        "by then, from then on",
    ),
    (
        (
            Mark(x=9, y=-4, size=18, shape="circle", colour=GOOD, hollow=True),
            _mark(9),
        ),
        18,
        "good practice",
    ),
    (
        (Box(x=0, y=-12, width=26, height=15, radius=3, fill=LINE, edge=QUIET),),
        26,
        "no contact: somebody looked",
    ),
    (tuple(hatching(0, 26, -12, 15)), 26, "nothing recorded"),
    ((Box(x=0, y=-12, width=26, height=15, fill=JOINT, edge=LINE),), 26, "no agency had contact"),
    ((Box(x=0, y=-12, width=26, height=15, fill=PALE, edge=LINE),), 26, "outside the scope; paler"),
)
"""Each sign about its own left foot, how wide it is, and what it says."""


def legend(y: float, right: float) -> list[Shape]:
    """Return the signs with their words, in as many rows as they need.

    Parameters
    ----------
    y : float
        The foot of the first row.
    right : float
        How far a row may reach.
    """
    drawn: list[Shape] = []
    x: float = _LEFT
    for shapes, wide, words in _SIGNS:
        whole = wide + _BESIDE + len(words) * _SIZE * LETTER
        if x > _LEFT and x + whole > right:
            x, y = _LEFT, y + _ROW
        drawn += _moved(shapes, x, y)
        drawn.append(Words(x=x + wide + _BESIDE, y=y, text=words, size=_SIZE, colour=QUIET))
        x += whole + _BETWEEN
    return drawn


def legend_height(right: float) -> float:
    """Return how high the legend is, from the foot of its first row."""
    return max(s.y for s in legend(0, right) if isinstance(s, Words))


def _moved(shapes: Sequence[Shape], x: float, y: float) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Rule):
            yield replace(shape, x1=shape.x1 + x, x2=shape.x2 + x, y1=shape.y1 + y, y2=shape.y2 + y)
        else:
            yield replace(shape, x=shape.x + x, y=shape.y + y)
