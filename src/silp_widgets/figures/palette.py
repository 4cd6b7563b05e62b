"""How an agency looks, the same in every figure, screen and document (design decision 12).

Fifteen colours, each dark enough for white text (contrast of at least 4.5 to 1, WCAG AA) and told
apart by lightness and hue; a code, a shape and a line pattern always go with them, so that nothing
is said in colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_COLOURS: Final = (
    "#0b5c63", "#a3461f", "#3f4f9e", "#7a5200", "#8a2f6b",
    "#2f6b2f", "#b0304a", "#1d6fa5", "#5b4a42", "#6a3d9a",
    "#54651a", "#914d00", "#00695c", "#7d3c5c", "#46586a",
)  # fmt: skip
_SHAPES: Final = ("circle", "square", "diamond", "triangle-up", "cross")
_LINES: Final = ("solid", "dash", "dot")


@dataclass(frozen=True, slots=True)
class AgencyStyle:
    """Colour as ``#rrggbb``, a plotly marker symbol, and a plotly dash."""

    colour: str
    shape: str
    line: str


def agency_style(place: int) -> AgencyStyle:
    """Return how the agency in a lane looks.

    Parameters
    ----------
    place : int
        Its lane, from 0. After fifteen the colours come again with another line.
    """
    return AgencyStyle(
        colour=_COLOURS[place % len(_COLOURS)],
        shape=_SHAPES[place % len(_SHAPES)],
        line=_LINES[(place // len(_SHAPES)) % len(_LINES)],
    )
