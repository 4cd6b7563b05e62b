"""What a picture is made of: a few flat shapes that any writer can draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle; ``radius`` rounds its corners, ``edge`` is its outline's colour if it has one.

    ``dashed`` says that the outline is in doubt, ``soft`` that it fades at its left and right ends.
    ``says`` is what a reader who can't see it hears.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0
    edge: str = ""
    dashed: bool = False
    soft: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line; ``dash`` is a pattern's name from the palette."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1
    dash: str = "solid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A shape of the palette about a middle; hollow where it is in doubt.

    ``inner`` is another colour within its outline: what was completed by us, or a ring.
    """

    x: float
    y: float
    size: float
    shape: str
    colour: str
    hollow: bool = False
    inner: str = ""
    says: str = ""

    @property
    def outlined(self) -> bool:
        """Whether its colour is that of its outline alone."""
        return self.hollow or bool(self.inner)

    @property
    def fill(self) -> str:
        """The colour within."""
        return self.inner or ("#ffffff" if self.hollow else self.colour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text, ``y`` at its foot."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Anchor = "start"
    bold: bool = False


Shape = Box | Rule | Mark | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A whole picture.

    Attributes
    ----------
    width, height : float
        In pixels of a screen.
    title, told : str
        What it is, and what it shows in words, for who can't see it.
    shapes : tuple of Shape
        From the back to the front.
    """

    width: float
    height: float
    title: str
    told: str
    shapes: tuple[Shape, ...]


FADES: Final = ((0.0, 0.08), (0.28, 1.0), (0.72, 1.0), (1.0, 0.08))
"""How full a soft box is along its width, as on the screen."""


def corners(mark: Mark) -> tuple[tuple[float, float], ...]:
    """Return the corners of a mark that has any; none for a circle."""
    half = mark.size / 2
    return tuple((mark.x + x * half, mark.y + y * half) for x, y in _CORNERS.get(mark.shape, ()))


_ARM = 0.36
_CORNERS = {
    "square": ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "triangle-up": ((0, -1.05), (1.05, 0.85), (-1.05, 0.85)),
    "triangle-left": ((-1.05, 0), (0.85, -1.05), (0.85, 1.05)),
    "triangle-right": ((1.05, 0), (-0.85, -1.05), (-0.85, 1.05)),
    "cross": (
        (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM),
        (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
    ),
}  # fmt: skip
