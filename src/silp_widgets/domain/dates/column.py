"""Reading a whole column: what one row can't know, the others may (handbook 5.4 rules 5 and 9)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, islice, pairwise, repeat
from operator import ge, le
from typing import TYPE_CHECKING, TypeVar

from silp_widgets.domain.dates.cells import read_cells
from silp_widgets.domain.dates.neighbours import compared, is_one_day
from silp_widgets.domain.dates.reader import rules_of
from silp_widgets.domain.dates.runs import longest_run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from silp_widgets.domain.dates.cells import DateCells
    from silp_widgets.domain.dates.context import DateContext, DateReading
    from silp_widgets.domain.when import When

_Item = TypeVar("_Item")
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?![\d./])|\b\d{3,4} ?h(?:ou)?rs?\b")
_NOUGHT = re.compile(r"\b0?0[:.]00(?![\d./])|\b0?000 ?h(?:ou)?rs?\b")
_NOUGHTS = ("0:00", "0.00", "000")
_REAL_DATE_CELL = re.compile(r"\d{4}-\d\d-\d\d[T ]00:00(?::00)?")
_ASKS_NEIGHBOURS = frozenset({"C103", "C125", "C101"})
_DOUBTED = frozenset({"C105", "C108", "C109", "C121"})


def settle_dates(cells: Sequence[DateCells], context: DateContext) -> list[DateReading]:
    """Read the date columns of a whole file, in its own order.

    Each row is read by itself; then rows without a year or counted from the row above are read
    with what the others say; then each day is compared with the days around it. Nothing that a
    row says is changed by its neighbours. Time grows with the number of rows.

    Parameters
    ----------
    cells : sequence of DateCells
        One a row.
    context : DateContext
        What is known about the file.

    Returns
    -------
    list of DateReading
        One a row, in the same order.
    """
    if context.midnight_is_default is None:
        context = replace(context, midnight_is_default=_midnight_is_default(cells))
    rules = rules_of(context)
    alone = [read_cells(row, context, rules) for row in cells]
    return _compare(_complete(cells, alone, context), rules.received)


def _midnight_is_default(cells: Sequence[DateCells]) -> bool | None:
    """Say whether most rows with a time say 00:00 (C119); ``None`` if none of them does."""
    # Most files have no 00:00 at all: one look over the columns finds that out.
    joined = "\n".join(chain((r.date_text for r in cells), (r.time_text for r in cells)))
    if not any(nought in joined for nought in _NOUGHTS) or not _NOUGHT.search(joined):
        return None
    texts = [f"{row.date_text.strip()} {row.time_text.strip()}".strip() for row in cells]
    timed = noughts = 0
    for text in texts:
        if not _TIME.search(text) or _REAL_DATE_CELL.fullmatch(text):
            continue
        timed += 1
        noughts += _NOUGHT.search(text) is not None
    return noughts * 2 > timed if noughts else None


def _complete(
    cells: Sequence[DateCells], alone: list[DateReading], context: DateContext
) -> list[DateReading]:
    open_rows = {
        place
        for place, reading in enumerate(alone)
        if reading.when is None and _ASKS_NEIGHBOURS.intersection(reading.codes)
    }
    if not open_rows:
        return alone
    years = [_year(reading) for reading in alone]
    before, after = _nearest(years), _nearest(years[::-1])[::-1]
    settled: list[DateReading] = []
    for place, reading in enumerate(alone):
        if place in open_rows:
            around = replace(
                context,
                year_before=before[place],
                year_after=after[place],
                row_above=_above(settled),
            )
            settled.append(read_cells(cells[place], around))
        else:
            settled.append(reading)
    return settled


def _above(settled: list[DateReading]) -> When | None:
    return settled[-1].when if settled else None


def _year(reading: DateReading) -> int | None:
    """Return the year of a row that is sure of it."""
    when = reading.when
    if when is None or _DOUBTED.intersection(reading.codes):
        return None
    first, last = when.first_day, when.last_day
    return first.year if first and last and first.year == last.year else None


def _nearest(items: Sequence[_Item | None]) -> list[_Item | None]:
    """Return, for each place, the nearest item before it that is there."""
    last: _Item | None = None
    nearest: list[_Item | None] = []
    for item in items:
        nearest.append(last)
        last = item if item is not None else last
    return nearest


def _compare(readings: list[DateReading], received: date) -> list[DateReading]:
    """Compare each day with the days beside it, and with the nearest that stand in order.

    Two slips in a row fit each other, and so hide from their neighbours.
    """
    days = [reading.when if is_one_day(reading.when) else None for reading in readings]
    firsts = [when.first_day for when in days if when and when.first_day]
    backward = _runs_backward(firsts)
    if all(map(ge if backward else le, firsts, islice(firsts, 1, None))):
        return readings
    beside = _beside(readings, days, received, backward=backward)
    in_order = _in_order(days, backward=backward)
    if len(in_order) == sum(when is not None for when in days):
        return beside
    steady = [when if place in in_order else None for place, when in enumerate(days)]
    beyond = _beside(readings, steady, received, backward=backward)
    return [
        far if near is reading and place not in in_order else near
        for place, (reading, near, far) in enumerate(zip(readings, beside, beyond, strict=True))
    ]


def _beside(
    readings: list[DateReading], days: list[When | None], received: date, *, backward: bool
) -> list[DateReading]:
    above, below = _nearest(days), _nearest(days[::-1])[::-1]
    if backward:
        above, below = below, above
    judge: Callable[..., DateReading] = compared
    return list(map(judge, readings, above, below, repeat(received)))


def _in_order(days: list[When | None], *, backward: bool) -> frozenset[int]:
    """Return the places of the most rows that stand in order."""
    step = -1 if backward else 1
    known = [
        (place, when.first_day.toordinal() * step)
        for place, when in enumerate(days)
        if when and when.first_day
    ]
    run = longest_run([day for _, day in known])
    return frozenset(known[number][0] for number in run)


def _runs_backward(days: list[date]) -> bool:
    """Say whether the file has its newest row first."""
    falling = sum(one > other for one, other in pairwise(days))
    return falling > sum(one < other for one, other in pairwise(days))
