"""Marks of one lane: above one another where they would touch, counted where there is no room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE: Final = 11
"""The width of a mark; of its place, one more."""

_GROUP: Final = 28
_DIGIT: Final = 7
_ROUND: Final = 10


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark, or the number of several.

    Attributes
    ----------
    x : float
        Its middle.
    storey : int
        From the top.
    entries : tuple of Entry
        More than one where there was no room for a mark each.
    """

    x: float
    storey: int
    entries: tuple[Entry, ...]

    @property
    def width(self) -> float:
        """How wide it is drawn."""
        many = len(self.entries)
        return SIZE if many == 1 else len(str(many)) * _DIGIT + _ROUND


def spots(points: Sequence[tuple[float, Entry]], most: int) -> list[Spot]:
    """Return where each entry stands.

    Parameters
    ----------
    points : sequence of (float, Entry)
        Each with its middle, from left to right.
    most : int
        Storeys. What would touch another on all of them is counted on the last.
    """
    ends: list[float] = []
    made: list[Spot] = []
    rest: list[tuple[float, Entry]] = []
    for x, entry in points:
        left = x - SIZE / 2
        free = next((place for place, end in enumerate(ends) if end <= left), len(ends))
        if free >= most - 1:
            rest.append((x, entry))
            continue
        if free == len(ends):
            ends.append(0)
        ends[free] = x + SIZE / 2 + 1
        made.append(Spot(x, free, (entry,)))
    return [*made, *_counted(rest, len(ends))]


def _counted(points: Sequence[tuple[float, Entry]], storey: int) -> list[Spot]:
    made: list[Spot] = []
    first = 0.0
    for x, entry in points:
        before = made[-1] if made else None
        if before and x - SIZE / 2 < before.x + before.width / 2 and x - first < _GROUP:
            middle, entries = (first + x) / 2, (*before.entries, entry)
            made[-1] = _beside(made[:-1], Spot(middle, storey, entries))
        else:
            first = x
            made.append(_beside(made, Spot(x, storey, (entry,))))
    return made


def _beside(before: Sequence[Spot], spot: Spot) -> Spot:
    """Return the spot where it covers no other: a group's place is no single day's."""
    edge = before[-1].x + before[-1].width / 2 if before else 0
    return Spot(max(spot.x, edge + spot.width / 2 - 2), spot.storey, spot.entries)
