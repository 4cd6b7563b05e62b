"""The timeline laid out: a lane for each agency, time from left to right, doubt drawn as doubt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.silence import SilenceKind
from silp_widgets.domain.vocabulary import RowKind
from silp_widgets.figures.palette import agency_style
from silp_widgets.reports.picture.frame import (
    GUTTER,
    INK,
    LINE,
    QUIET,
    Scale,
    fitted,
    mixed,
    outside,
    scale_of,
    ticks,
    wrapped,
)
from silp_widgets.reports.picture.lanes import LaneDrawing, Tracks, lane_drawing
from silp_widgets.reports.picture.legend import legend, legend_height
from silp_widgets.reports.picture.shapes import Box, Mark, Picture, Rule, Words
from silp_widgets.reports.picture.silence import joint_bands, silences_drawn, silent_lane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from silp_widgets.domain.chronology import Entry, Episode
    from silp_widgets.domain.ports import ReadingSurface
    from silp_widgets.domain.silence import Silence
    from silp_widgets.reports.picture.shapes import Shape

_TITLED: Final = 65
_LINE: Final = 17
_UNTITLED: Final = 28
_AIR: Final = 16
_BANDS: Final = 6
_STOREYS: Final = (6, 4, 3, 2, 1)
_HIGHEST: Final = 0.55
"""Of its width, as a page or a slide has it: a dense lane is drawn closer to stay within it."""

_BAND: Final = 21
_LEGEND: Final = 34
_TOLD: Final = 13
_ATTENTION: Final = "#8a5200"
_BESIDE: Final = "#c7dcdd"
_EPISODES: Final = ("#eaf2f2", "#f3f8f8")
_FEWEST_LETTERS: Final = 4


@dataclass(frozen=True, slots=True)
class _Placed:
    """An agency's lane with its top."""

    agency: Agency
    drawing: LaneDrawing
    top: float


def timeline_picture(
    source: ReadingSurface,
    *,
    mark: str = "",
    titled: bool = True,
    stretch: tuple[date, date] | None = None,
) -> Picture:
    """Lay the timeline out.

    Parameters
    ----------
    source : ReadingSurface
        An open case, or a release.
    mark : str
        Said in the corner: whose copy this is.
    titled : bool
        Whether its title and its words stand in the picture; not on a page that has them.
    stretch : tuple of date, optional
        The first and the last day drawn; else the scope, or all entries where there is none.

    Returns
    -------
    Picture
        Over the dates of the scope, or of the entries where it has none. What isn't drawn is
        counted in its words.
    """
    entries = [e for e in source.entries() if not e.is_author_note]
    scale = Scale(*stretch) if stretch else scale_of(source.review(), entries)
    shown = [e for e in entries if scale.touches(e.when)]
    episodes = [e for e in source.episodes() if scale.touches(e.when) and e.when.is_known]
    bands = Tracks([_reach(e, scale) for e in episodes], _BANDS)
    silences = silences_drawn(source)
    lanes: list[_Placed] = []
    high: float = 0
    for most in _STOREYS:
        lanes = list(_placed(source, shown, scale, most))
        high = lanes[-1].top + lanes[-1].drawing.height if lanes else 0
        if _TITLED + bands.count * _BAND + high <= scale.right * _HIGHEST:
            break
    told = _told(entries, shown, lanes, scale, silences)
    lines = wrapped(told, scale.right - 16, _TOLD)
    head = _TITLED + len(lines) * _LINE if titled else _UNTITLED
    top = head + bands.count * _BAND
    lanes = [replace(lane, top=lane.top + top) for lane in lanes]
    foot = top + high
    return Picture(
        width=scale.right + _AIR,
        height=foot + _LEGEND + legend_height(scale.right) + _AIR,
        title=f"{source.review().title}: timeline",
        told=told,
        shapes=(
            *outside(source.review(), scale, head, foot),
            *_washes(bands, episodes, scale, top, foot),
            *joint_bands(silences, scale, top, foot),
            *ticks(scale, head, foot),
            *_bands(bands, episodes, scale, head),
            *(shape for lane in lanes for shape in _lane(lane, scale, silences)),
            *(_heading(source.review().title, lines, mark, scale) if titled else ()),
            *legend(foot + _LEGEND, scale.right),
        ),
    )


def _placed(
    source: ReadingSurface, shown: Sequence[Entry], scale: Scale, most: int
) -> Iterator[_Placed]:
    top: float = 0
    for agency in source.agencies():
        own = [e for e in shown if e.agency == agency.key]
        drawing = lane_drawing(own, scale, agency_style(agency.place), most=most)
        yield _Placed(agency, drawing, top)
        top += drawing.height


def _lane(lane: _Placed, scale: Scale, silences: Sequence[Silence]) -> Iterator[Shape]:
    style = agency_style(lane.agency.place)
    middle = lane.top + lane.drawing.height / 2
    foot = lane.top + lane.drawing.height
    yield Rule(x1=16, y1=foot, x2=scale.right, y2=foot, colour=LINE)
    yield Rule(
        x1=GUTTER, y1=middle, x2=scale.right, y2=middle,
        colour=mixed(style.colour, 0.4), dash=style.line,
    )  # fmt: skip
    yield Box(x=16, y=middle - 11, width=34, height=22, fill=style.colour, radius=4)
    yield Words(
        x=33, y=middle + 5, text=lane.agency.code, size=14, colour="#ffffff",
        anchor="middle", bold=True,
    )  # fmt: skip
    yield Mark(x=64, y=middle, size=11, shape=style.shape, colour=style.colour)
    name = fitted(lane.agency.name, GUTTER - 84, 14)
    yield Words(x=78, y=middle + 5, text=name, size=14, colour=INK)
    yield from silent_lane(silences, lane.agency.key, scale, middle)
    yield from lane.drawing.at(lane.top)


def _reach(episode: Episode, scale: Scale) -> tuple[float, float]:
    left, right = scale.span(episode.when)
    return left, max(right - left, 3)


def _washes(
    bands: Tracks, episodes: Sequence[Episode], scale: Scale, top: float, foot: float
) -> Iterator[Box]:
    for episode, rail in zip(episodes, bands.places, strict=True):
        left, right = scale.span(episode.when)
        fill = _EPISODES[(rail + episode.number) % len(_EPISODES)]
        yield Box(x=left, y=top, width=max(right - left, 3), height=foot - top, fill=fill)


def _bands(
    bands: Tracks, episodes: Sequence[Episode], scale: Scale, head: float
) -> Iterator[Shape]:
    for episode, rail in zip(episodes, bands.places, strict=True):
        left, right = scale.span(episode.when)
        y = head + rail * _BAND
        yield Box(
            x=left + 0.5, y=y + 1, width=max(right - left - 1, 3), height=_BAND - 3,
            fill=_BESIDE, radius=3,
            says=f"Episode {episode.number}: {episode.title}, {episode.when.label()}",
        )  # fmt: skip
        words = fitted(f"{episode.number} {episode.title}", right - left - 10, 12)
        enough = len(words) > len(str(episode.number)) + _FEWEST_LETTERS
        text = words if enough else str(episode.number)
        yield Words(x=left + 5, y=y + 14, text=text, size=12, colour=INK, bold=True)


def _heading(title: str, lines: Sequence[str], mark: str, scale: Scale) -> Iterator[Shape]:
    yield Words(x=16, y=30, text=title, size=20, colour=INK, bold=True)
    for place, line in enumerate(lines):
        yield Words(x=16, y=54 + place * _LINE, text=line, size=_TOLD, colour=QUIET)
    if mark:
        yield Words(
            x=scale.right, y=30, text=mark, size=13, colour=_ATTENTION, anchor="end", bold=True
        )


def _told(
    entries: Sequence[Entry],
    shown: Sequence[Entry],
    lanes: Sequence[_Placed],
    scale: Scale,
    silences: Sequence[Silence],
) -> str:
    soft = sum(lane.drawing.soft for lane in lanes)
    doubtful = sum(lane.drawing.doubtful for lane in lanes)
    completed = sum(lane.drawing.completed for lane in lanes)
    good = sum(lane.drawing.good for lane in lanes)
    counted = sum(lane.drawing.counted for lane in lanes)
    quiet = sum(e.row_kind is RowKind.NO_CONTACT for e in shown)
    undated = sum(not e.when.is_known for e in entries)
    beyond = len(entries) - len(shown) - undated
    words = [
        f"{len(shown):,} entries from {len({e.agency for e in shown})} agencies, {scale.said}."
    ]
    if soft:
        words.append(f"A soft bar is one of several days ({soft:,}).")
    if doubtful:
        words.append(f"Hollow is in doubt ({doubtful:,}).")
    if completed:
        words.append(f"Half-filled is completed by us ({completed:,}).")
    if counted:
        words.append(f"A number is several close together ({counted:,} in all).")
    if good:
        words.append(f"A ring is good practice ({good:,}).")
    if quiet:
        words.append(f"No contact is said {quiet:,} times.")
    blank = sum(s.kind is SilenceKind.NOTHING_RECORDED for s in silences)
    if blank:
        words.append(f"Hatched: nothing recorded ({blank:,}).")
    missing = [f"{beyond:,} outside these dates"] * bool(beyond)
    missing += [f"{undated:,} without a date"] * bool(undated)
    if missing:
        words.append(f"Not drawn: {' and '.join(missing)}.")
    return " ".join(words)
