"""What stands around the lanes: the scale of days, its ticks, the scope, and what marks mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.saying import short_day, short_month
from silp_widgets.domain.silence import SLIPS
from silp_widgets.reports.picture.shapes import Box, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.review import Review
    from silp_widgets.domain.when import When
    from silp_widgets.reports.picture.shapes import Shape

GUTTER: Final = 250
"""Where the lanes begin: the agencies' codes and names stand to the left."""

INK: Final = "#1c2326"
QUIET: Final = "#4b565b"
LINE: Final = "#d3d9d8"
PALE: Final = "#f2f3f1"
GOOD: Final = "#0b5c63"
JOINT: Final = "#e6e9e8"

_RIGHT: Final = 1184
LETTER: Final = 0.5
"""The width of a letter beside its height; room is left where a typeface is narrower."""

_TICK_ROOM: Final = 46
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200)
_YEAR: Final = 12
_MARGIN: Final = 0.02
_FEWEST_DAYS: Final = 28
_STRIPE: Final = 7
_BEYOND: Final = 8


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as places from left to right."""

    first: date
    last: date
    right: float = _RIGHT

    @property
    def said(self) -> str:
        """The dates it covers, in words."""
        return f"{short_day(self.first)} to {short_day(self.last)}"

    def x(self, day: date) -> float:
        """Return where a day begins, held within the picture."""
        days = (self.last - self.first).days + 1
        share = ((day - self.first).days) / days
        return GUTTER + min(max(share, 0), 1) * (self.right - GUTTER)

    def span(self, when: When) -> tuple[float, float]:
        """Return where it may have been from and to; an open bound reaches no further."""
        first, last = when.first_day, when.last_day
        start, end = first or last or self.first, last or first or self.last
        return self.x(start), self.x(end + timedelta(days=1))

    def touches(self, when: When) -> bool:
        """Say whether any of it may have been on these days."""
        first = when.first_day or when.last_day
        last = when.last_day or when.first_day
        return bool(first and last and first <= self.last and last >= self.first)


def scale_of(review: Review, entries: Iterable[Entry]) -> Scale:
    """Return the days to draw: the scope with a little air, or all that the entries cover."""
    told = [e.when for e in entries if e.when.is_known]
    # A year that can't be meant would leave the others no room, unless there is nothing else.
    sure = [when for when in told if SLIPS.isdisjoint(when.codes)] or told
    days = [d for when in sure for d in (when.first_day, when.last_day) if d]
    first = review.scope_from or min(days, default=date(2000, 1, 1))
    last = review.scope_to or max([*days, first])
    first, last = min(first, last), max(first, last)
    air = max(round((last - first).days * _MARGIN), 3, (_FEWEST_DAYS - (last - first).days) // 2)
    start, end = max(first.toordinal() - air, 1), min(last.toordinal() + air, date.max.toordinal())
    # A last day is drawn up to the beginning of the next.
    return Scale(date.fromordinal(start), date.fromordinal(min(end, date.max.toordinal() - 1)))


def outside(review: Review, scale: Scale, top: float, foot: float) -> Iterator[Shape]:
    """Yield the shade over what lies outside the scope, and the lines where it begins and ends."""
    if review.scope_from:
        begin = scale.x(review.scope_from)
        yield Box(x=GUTTER, y=top, width=begin - GUTTER, height=foot - top, fill=PALE)
        yield Rule(x1=begin, y1=top - 6, x2=begin, y2=foot, colour=QUIET, dash="dot")
    if review.scope_to:
        end = scale.x(review.scope_to + timedelta(days=1))
        yield Box(x=end, y=top, width=scale.right - end, height=foot - top, fill=PALE)
        yield Rule(x1=end, y1=top - 6, x2=end, y2=foot, colour=QUIET, dash="dot")


def ticks(scale: Scale, top: float, foot: float) -> Iterator[Shape]:
    """Yield the lines and names of months or years, as many as there is room for."""
    months = max((scale.last - scale.first).days / 30.4, 1)
    room = (scale.right - GUTTER) / months
    step = next((s for s in _STEPS if s * room >= _TICK_ROOM), _STEPS[-1])
    for day in _month_starts(scale, step):
        x = scale.x(day)
        january = day.month == 1
        yield Rule(x1=x, y1=top - 6, x2=x, y2=foot, colour=LINE, width=1.4 if january else 0.7)
        text = str(day.year) if january or step >= _YEAR else short_month(day)
        if x + 3 + len(text) * 12 * LETTER <= scale.right + _BEYOND:
            yield Words(
                x=x + 3, y=top - 8, text=text, size=12, colour=INK if january else QUIET,
                bold=january,
            )  # fmt: skip


def _month_starts(scale: Scale, step: int) -> Iterator[date]:
    for month in range(scale.first.year * 12, (scale.last.year + 1) * 12, 1):
        if month % step:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        if scale.first <= day <= scale.last:
            yield day


def hatching(left: float, right: float, top: float, high: float) -> Iterator[Rule]:
    """Yield slanting lines that fill a box and don't reach beyond it."""
    start = left - high
    while start < right:
        end = start + high
        first, last = max(start, left), min(end, right)
        yield Rule(
            x1=first, y1=top + high - (first - start), x2=last, y2=top + (end - last),
            colour=mixed(QUIET, 0.55), width=0.9,
        )  # fmt: skip
        start += _STRIPE


def mixed(colour: str, share: float) -> str:
    """Return a colour with white: 1 is the colour itself."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def fitted(text: str, room: float, size: float) -> str:
    """Return as much of a text as there is room for, with an ellipsis where some is left out."""
    letters = int(room / (size * LETTER))
    if len(text) <= letters:
        return text
    return text[: max(letters - 1, 0)].rstrip() + "…" if letters > 1 else ""


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Return a text in lines that there is room for, whole words in each."""
    letters = int(room / (size * LETTER))
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
