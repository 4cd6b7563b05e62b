"""One agency's lane: marks above one another where they would touch, bars on rails beneath."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.same_day import one_day
from silp_widgets.domain.vocabulary import DateCertainty, PracticeQuality, RowKind, ScopeStatus
from silp_widgets.reports.picture.frame import GOOD, INK, LINE, QUIET, mixed
from silp_widgets.reports.picture.points import SIZE, spots
from silp_widgets.reports.picture.shapes import Box, Mark, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.figures.palette import AgencyStyle
    from silp_widgets.reports.picture.frame import Scale
    from silp_widgets.reports.picture.points import Spot

_STOREY: Final = 12
_PILL: Final = 13
_RING: Final = 7
_RAIL: Final = 8
_BAR: Final = 5
_AIR: Final = 8
_LEAST: Final = 38
_ROOM_FOR_WORDS: Final = 90
_LOOKED: Final = 18
_COMPLETED: Final = 0.35


LaneShape = Box | Mark | Words


@dataclass(frozen=True, slots=True)
class LaneDrawing:
    """A lane as if it stood at the top.

    Attributes
    ----------
    height : float
        Pixels.
    shapes : tuple of Box, Mark or Words
        From the back to the front.
    soft, doubtful, completed, good, counted : int
        How many entries are one of several days, how many dates are in doubt, how many were
        completed by us, how many entries are good practice, and how many are in a number.
    """

    height: float
    shapes: tuple[LaneShape, ...]
    soft: int
    doubtful: int
    completed: int
    good: int
    counted: int

    def at(self, top: float) -> Iterator[LaneShape]:
        """Yield the shapes where the lane stands."""
        for shape in self.shapes:
            yield replace(shape, y=shape.y + top)


def lane_drawing(
    entries: Sequence[Entry], scale: Scale, style: AgencyStyle, *, most: int
) -> LaneDrawing:
    """Draw an agency's entries.

    Parameters
    ----------
    entries : sequence of Entry
        Its own, each with a date within the scale.
    scale : Scale
        Where a day stands.
    style : AgencyStyle
        How the agency looks.
    most : int
        Storeys of marks, and rails of bars; where more marks meet they are counted, and more bars
        are drawn over one another.
    """
    quiet = [e for e in entries if e.row_kind is RowKind.NO_CONTACT]
    events = [e for e in entries if e.row_kind is not RowKind.NO_CONTACT]
    bars = [e for e in events if _is_wide(e)]
    points = sorted((e for e in events if not _is_wide(e)), key=lambda e: _middle(e, scale))
    stood = spots([(_middle(e, scale), e) for e in points], most)
    rails = Tracks([(scale.span(e.when)[0], _width(e, scale) + 2) for e in bars], most)
    storeys = max((spot.storey + 1 for spot in stood), default=0)
    inner = storeys * _STOREY + rails.count * _RAIL
    height = max(inner + 2 * _AIR, _LEAST)
    top = (height - inner) / 2
    under = top + storeys * _STOREY
    return LaneDrawing(
        height=height,
        shapes=(
            *(shape for e in quiet for shape in _quiet(e, scale, height)),
            *(
                shape
                for e, rail in zip(bars, rails.places, strict=True)
                for shape in _bar(e, scale, style, under + rail * _RAIL + (_RAIL - _BAR) / 2)
            ),
            *(shape for s in stood for shape in _ring(s, top + (s.storey + 0.5) * _STOREY)),
            *(shape for s in stood for shape in _spot(s, style, top + (s.storey + 0.5) * _STOREY)),
        ),
        soft=len(bars),
        doubtful=sum(e.when.certainty is DateCertainty.UNCERTAIN for e in events),
        completed=sum(e.when.certainty is DateCertainty.INFERRED for e in events),
        good=sum(_is_good(e) for e in events),
        counted=sum(len(s.entries) for s in stood if len(s.entries) > 1),
    )


class Tracks:
    """Gives things the first track on which they touch no other.

    Parameters
    ----------
    spans : sequence of (float, float)
        Left edge and width, from left to right.
    most : int
        No more tracks than these.

    Attributes
    ----------
    places : list of int
        The track of each.
    count : int
        How many tracks there are.
    """

    def __init__(self, spans: Sequence[tuple[float, float]], most: int) -> None:
        ends: list[float] = []
        self.places: list[int] = []
        for left, width in spans:
            free = next((place for place, end in enumerate(ends) if end <= left), len(ends))
            if free == len(ends) and free < most:
                ends.append(0)
            place = free if free < len(ends) else ends.index(min(ends))
            ends[place] = max(ends[place], left + width)
            self.places.append(place)
        self.count = len(ends)


def _is_wide(entry: Entry) -> bool:
    when = entry.when
    return when.first_day is not None and when.last_day is not None and one_day(when) is None


def _middle(entry: Entry, scale: Scale) -> float:
    left, right = scale.span(entry.when)
    return (left + right) / 2


def _width(entry: Entry, scale: Scale) -> float:
    left, right = scale.span(entry.when)
    return max(right - left, _BAR)


def _colour(entry: Entry, style: AgencyStyle) -> str:
    behind = entry.scope_status is ScopeStatus.BACKGROUND
    return mixed(style.colour, 0.55) if behind else style.colour


def _quiet(entry: Entry, scale: Scale, height: float) -> Iterator[Box | Words]:
    left, width = scale.span(entry.when)[0], _width(entry, scale)
    yield no_contact_box(left, height / 2, width, says=f"{_says(entry)}: no contact")
    if width > _ROOM_FOR_WORDS:
        yield Words(
            x=left + width / 2, y=height / 2 + 4, text="no contact", size=12, colour=INK,
            anchor="middle",
        )  # fmt: skip


def no_contact_box(left: float, middle: float, width: float, *, says: str) -> Box:
    """Return the plain bar of a stretch that somebody looked at."""
    return Box(
        x=left, y=middle - _LOOKED / 2, width=width, height=_LOOKED, radius=3,
        fill=LINE, edge=QUIET, says=says,
    )  # fmt: skip


def _bar(entry: Entry, scale: Scale, style: AgencyStyle, y: float) -> Iterator[Box]:
    certainty = entry.when.certainty
    left, width = scale.span(entry.when)[0], _width(entry, scale)
    colour = _colour(entry, style)
    if certainty is DateCertainty.STATED:
        yield Box(
            x=left, y=y, width=width, height=_BAR, fill=mixed(colour, 0.7), soft=True,
            says=_says(entry),
        )  # fmt: skip
    else:
        doubtful = certainty is DateCertainty.UNCERTAIN
        yield Box(
            x=left, y=y, width=width, height=_BAR, radius=_BAR / 2,
            fill="#ffffff" if doubtful else mixed(colour, _COMPLETED), edge=colour, dashed=True,
            says=_says(entry),
        )  # fmt: skip


def _ring(spot: Spot, y: float) -> Iterator[Mark]:
    """Good practice, about a mark."""
    if len(spot.entries) == 1 and _is_good(spot.entries[0]):
        yield Mark(x=spot.x, y=y, size=SIZE + _RING, shape="circle", colour=GOOD, hollow=True)


def _spot(spot: Spot, style: AgencyStyle, y: float) -> Iterator[LaneShape]:
    if len(spot.entries) == 1:
        yield _mark(spot.entries[0], spot.x, style, y)
        return
    behind = all(e.scope_status is ScopeStatus.BACKGROUND for e in spot.entries)
    yield Box(
        x=spot.x - spot.width / 2, y=y - _PILL / 2, width=spot.width, height=_PILL,
        radius=_PILL / 2, fill=mixed(style.colour, 0.16) if behind else style.colour,
        edge=mixed(style.colour, 0.7) if behind else "",
        says=f"{len(spot.entries)} entries: {'; '.join(_says(e) for e in spot.entries)}",
    )  # fmt: skip
    yield Words(
        x=spot.x, y=y + 3.8, text=str(len(spot.entries)), size=11,
        colour=INK if behind else "#ffffff", anchor="middle", bold=True,
    )  # fmt: skip
    if any(_is_good(e) for e in spot.entries):
        yield Mark(
            x=spot.x + spot.width / 2 - 2, y=y - _PILL / 2 + 1, size=6, shape="circle",
            colour=GOOD, hollow=True,
        )  # fmt: skip


def _mark(entry: Entry, x: float, style: AgencyStyle, y: float) -> Mark:
    when = entry.when
    open_ended = when.first_day is None or when.last_day is None
    shape = style.shape
    if open_ended:
        shape = "triangle-left" if when.first_day is None else "triangle-right"
    colour = _colour(entry, style)
    completed = when.certainty is DateCertainty.INFERRED and not open_ended
    return Mark(
        x=x, y=y, size=SIZE, shape=shape, colour=colour,
        hollow=open_ended or when.certainty is DateCertainty.UNCERTAIN,
        inner=mixed(colour, _COMPLETED) if completed else "", says=_says(entry),
    )  # fmt: skip


def _is_good(entry: Entry) -> bool:
    return entry.practice_quality is PracticeQuality.GOOD


def _says(entry: Entry) -> str:
    good = ", good practice" if _is_good(entry) else ""
    return f"{entry.ref}, {entry.when.label()}{good}"
