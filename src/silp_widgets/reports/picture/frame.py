"""What stands around the lanes: the scale of days, its ticks, the scope, and what marks mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.saying import short_day
from silp_widgets.reports.picture.shapes import Box, Mark, Rule, Words

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

_RIGHT: Final = 1184
_LETTER: Final = 0.5
"""The width of a letter beside its height; room is left where a typeface is narrower."""

_TICK_ROOM: Final = 46
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200)
_YEAR: Final = 12
_MARGIN: Final = 0.02
_FEWEST_DAYS: Final = 28
_STRIPE: Final = 7


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
    days = [d for e in entries for d in (e.when.first_day, e.when.last_day) if d]
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
        text = str(day.year) if january or step >= _YEAR else f"{day:%b}"
        yield Words(
            x=x + 3, y=top - 8, text=text, size=12, colour=INK if january else QUIET, bold=january
        )


def _month_starts(scale: Scale, step: int) -> Iterator[date]:
    for month in range(scale.first.year * 12, (scale.last.year + 1) * 12, 1):
        if month % step:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        if scale.first <= day <= scale.last:
            yield day


def legend(y: float) -> Iterator[Shape]:
    """Yield what the marks mean, along the foot of the picture."""
    x: float = 16
    for shapes, words in (
        ((Mark(x=6, y=-4, size=11, shape="circle", colour=QUIET),), "one day"),
        (
            (Box(x=0, y=-7, width=26, height=6, radius=3, fill=mixed(QUIET, 0.5)),),
            "one of several days",
        ),
        (
            (Mark(x=6, y=-4, size=11, shape="circle", colour=QUIET, hollow=True),),
            "date in doubt",
        ),
        (
            (
                Mark(x=6, y=-4, size=11, shape="triangle-left", colour=QUIET, hollow=True),
                Mark(x=22, y=-4, size=11, shape="triangle-right", colour=QUIET, hollow=True),
            ),
            "by then, from then on",
        ),
        (
            (Box(x=0, y=-12, width=26, height=15, fill="#ffffff", edge=QUIET, dashed=True),),
            "recorded: no contact",
        ),
        (tuple(hatching(0, 26, -12, 15)), "nothing recorded"),
        ((Box(x=0, y=-12, width=26, height=15, fill=PALE, edge=LINE),), "outside the scope; paler"),
    ):
        for shape in shapes:
            yield _moved(shape, x, y)
        wide = 34 if len(shapes) > 1 or isinstance(shapes[0], Box) else 18
        yield Words(x=x + wide, y=y, text=words, size=12, colour=QUIET)
        x += wide + len(words) * 12 * _LETTER + 26


def _moved(shape: Box | Mark | Rule, x: float, y: float) -> Shape:
    if isinstance(shape, Rule):
        return replace(shape, x1=shape.x1 + x, x2=shape.x2 + x, y1=shape.y1 + y, y2=shape.y2 + y)
    return replace(shape, x=shape.x + x, y=shape.y + y)


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
    letters = int(room / (size * _LETTER))
    if len(text) <= letters:
        return text
    return text[: max(letters - 1, 0)].rstrip() + "…" if letters > 1 else ""
