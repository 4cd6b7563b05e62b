"""One agency's lane: marks above one another where they would touch, bars on rails beneath."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.same_day import one_day
from silp_widgets.domain.vocabulary import DateCertainty, RowKind, ScopeStatus
from silp_widgets.reports.picture.frame import QUIET, mixed
from silp_widgets.reports.picture.shapes import Box, Mark, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.figures.palette import AgencyStyle
    from silp_widgets.reports.picture.frame import Scale

_SIZE: Final = 11
_STOREY: Final = 12
_RAIL: Final = 8
_BAR: Final = 5
_AIR: Final = 8
_LEAST: Final = 38
_ROOM_FOR_WORDS: Final = 90


@dataclass(frozen=True, slots=True)
class LaneDrawing:
    """A lane as if it stood at the top.

    Attributes
    ----------
    height : float
        Pixels.
    shapes : tuple of Box, Mark or Words
        From the back to the front.
    soft, doubtful : int
        How many entries are one of several days, and how many are in doubt.
    """

    height: float
    shapes: tuple[Box | Mark | Words, ...]
    soft: int
    doubtful: int

    def at(self, top: float) -> Iterator[Box | Mark | Words]:
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
        Storeys of marks, and rails of bars; where more meet, they are drawn over one another.
    """
    quiet = [e for e in entries if e.row_kind is RowKind.NO_CONTACT]
    events = [e for e in entries if e.row_kind is not RowKind.NO_CONTACT]
    bars = [e for e in events if _is_wide(e)]
    points = sorted((e for e in events if not _is_wide(e)), key=lambda e: _middle(e, scale))
    storeys = Tracks([(_middle(e, scale) - _SIZE / 2, _SIZE + 1) for e in points], most)
    rails = Tracks([(scale.span(e.when)[0], _width(e, scale) + 2) for e in bars], most)
    inner = storeys.count * _STOREY + rails.count * _RAIL
    height = max(inner + 2 * _AIR, _LEAST)
    top = (height - inner) / 2
    under = top + storeys.count * _STOREY
    return LaneDrawing(
        height=height,
        shapes=(
            *(shape for e in quiet for shape in _quiet(e, scale, height)),
            *(
                _bar(e, scale, style, under + rail * _RAIL + (_RAIL - _BAR) / 2)
                for e, rail in zip(bars, rails.places, strict=True)
            ),
            *(
                _mark(e, scale, style, top + (storey + 0.5) * _STOREY)
                for e, storey in zip(points, storeys.places, strict=True)
            ),
        ),
        soft=len(bars),
        doubtful=sum(e.when.certainty is DateCertainty.UNCERTAIN for e in events),
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
    return mixed(style.colour, 0.4) if behind else style.colour


def _quiet(entry: Entry, scale: Scale, height: float) -> Iterator[Box | Words]:
    left, width = scale.span(entry.when)[0], _width(entry, scale)
    yield Box(
        x=left, y=4, width=width, height=height - 8,
        fill="#ffffff", edge=QUIET, dashed=True, says=f"{_says(entry)}: no contact",
    )  # fmt: skip
    if width > _ROOM_FOR_WORDS:
        yield Words(
            x=left + width / 2, y=height / 2 + 4, text="no contact", size=12, colour=QUIET,
            anchor="middle",
        )  # fmt: skip


def _bar(entry: Entry, scale: Scale, style: AgencyStyle, y: float) -> Box:
    doubtful = entry.when.certainty is DateCertainty.UNCERTAIN
    colour = _colour(entry, style)
    return Box(
        x=scale.span(entry.when)[0], y=y, width=_width(entry, scale), height=_BAR,
        radius=_BAR / 2, fill="#ffffff" if doubtful else mixed(colour, 0.5),
        edge=colour if doubtful else "", dashed=doubtful, says=_says(entry),
    )  # fmt: skip


def _mark(entry: Entry, scale: Scale, style: AgencyStyle, y: float) -> Mark:
    when = entry.when
    open_ended = when.first_day is None or when.last_day is None
    shape = style.shape
    if open_ended:
        shape = "triangle-left" if when.first_day is None else "triangle-right"
    return Mark(
        x=_middle(entry, scale), y=y, size=_SIZE, shape=shape, colour=_colour(entry, style),
        hollow=open_ended or when.certainty is DateCertainty.UNCERTAIN, says=_says(entry),
    )  # fmt: skip


def _says(entry: Entry) -> str:
    return f"{entry.ref}, {entry.when.label()}"
