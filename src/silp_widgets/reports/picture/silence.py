"""Silence in the picture: hatching where nothing is recorded, a band where nobody had contact."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from silp_widgets.analysis.silences import silences_of
from silp_widgets.domain.saying import short_day
from silp_widgets.domain.silence import SilenceKind
from silp_widgets.reports.picture.frame import JOINT, LINE, QUIET, hatching
from silp_widgets.reports.picture.lanes import no_contact_box
from silp_widgets.reports.picture.shapes import Box, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from silp_widgets.domain.ports import ReadingSurface
    from silp_widgets.domain.silence import Silence, Stretch
    from silp_widgets.reports.picture.frame import Scale
    from silp_widgets.reports.picture.shapes import Shape

_HIGH: Final = 16
_LETTER: Final = 6
_FEWEST: Final = 3


def silences_drawn(source: ReadingSurface) -> Sequence[Silence]:
    """Return the silences of a case or a release, of the usual lengths; not what rows say."""
    return [s for s in silences_of(source) if s.entry is None]


def silent_lane(
    silences: Iterable[Silence], agency: str, scale: Scale, middle: float
) -> Iterator[Shape]:
    """Yield an agency's silences about the middle of its lane."""
    for silence in silences:
        if silence.agency != agency:
            continue
        left, right = _span(silence.stretch, scale)
        if right - left < _FEWEST:
            continue
        looked = silence.kind is SilenceKind.NO_CONTACT
        days = f"{silence.stretch.days:,} days"
        said = "no contact: nil return" if looked else f"nothing recorded {days}"
        says = f"{said}, {short_day(silence.stretch.first)} to {short_day(silence.stretch.last)}"
        if looked:
            yield no_contact_box(left, middle, right - left, says=says)
        else:
            yield Box(
                x=left, y=middle - _HIGH / 2, width=right - left, height=_HIGH, fill="#ffffff",
                says=says,
            )  # fmt: skip
            yield from hatching(left, right, middle - _HIGH / 2, _HIGH)
        words = next((w for w in (said, days) if len(w) * _LETTER + 24 < right - left), "")
        if words:
            wide = len(words) * _LETTER + 6
            yield Box(
                x=(left + right - wide) / 2, y=middle - _HIGH / 2, width=wide, height=_HIGH,
                fill=LINE if looked else "#ffffff",
            )  # fmt: skip
            yield Words(
                x=(left + right) / 2, y=middle + 4, text=words, size=12, colour=QUIET,
                anchor="middle",
            )  # fmt: skip


def joint_bands(
    silences: Iterable[Silence], scale: Scale, top: float, foot: float
) -> Iterator[Shape]:
    """Yield the bands in which no agency had contact, with their days beneath where they fit."""
    end = scale.x(scale.first)
    for silence in silences:
        if silence.kind is not SilenceKind.JOINT:
            continue
        left, right = _span(silence.stretch, scale)
        if right - left < 1:
            continue
        days = silence.stretch.days
        yield Box(
            x=left, y=top, width=right - left, height=foot - top, fill=JOINT, edge=LINE,
            says=f"no agency recorded contact for {days:,} days",
        )  # fmt: skip
        middle = (left + right) / 2
        text = f"{days:,} days"
        if len(text) * _LETTER / 2 <= min(middle - end, scale.right - middle):
            yield Words(x=middle, y=foot + 12, text=text, size=11, colour=QUIET, anchor="middle")
            end = middle + len(text) * _LETTER / 2 + _LETTER


def _span(stretch: Stretch, scale: Scale) -> tuple[float, float]:
    return scale.x(stretch.first), scale.x(stretch.last + timedelta(days=1))
