"""Two numbers that stand alone: a day and a month, a month and a year, or two years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.dates.cursor import Unread
from silp_widgets.domain.dates.term import Term

if TYPE_CHECKING:
    from silp_widgets.domain.dates.cursor import Cursor

YEAR_DIGITS = (2, 4)
_TWO = 2
_DAYS = 31
_MONTHS = 12


def follows(first: str, second: str) -> bool:
    """Say whether two written years come one after the other."""
    if len(second) not in YEAR_DIGITS or len(second) > len(first):
        return False
    return f"{int(first) + 1:04d}"[-len(second) :] == second


def spans(first: str, second: str) -> bool:
    """Say whether ``2015-18`` is a stretch of years, its last one written short.

    A second number up to 12 is a month, as ISO writes it.
    """
    short = len(first) == len("2015") and len(second) == _TWO
    return short and int(second) > max(_MONTHS, int(first) % 100)


def two_numbers_alone(cursor: Cursor, order: str) -> Term | None:
    """Read a cell such as ``14-03``, which is no range when nothing else stands there."""
    first, link, last = (cursor.peek(place) for place in range(3))
    alone = cursor.peek(3).kind == "end" and (first.kind, last.kind) == ("num", "num")
    if not alone or link.kind != "to" or not link.tight or len(first.parts[0]) > _TWO:
        return None
    cursor.place += 3
    return pair(int(first.parts[0]), last.parts[0], order)


def pair(first: int, digits: str, order: str) -> Term:
    """Read ``6/6``, ``05/22`` and ``21/22``, by which of the readings are possible."""
    if len(digits) > _TWO:
        raise Unread
    second = int(digits)
    day, month = (second, first) if order == "MDY" else (first, second)
    if 1 <= month <= _MONTHS and 1 <= day <= _DAYS:
        return Term(day=day, month=month, name="twonumbers")
    if 1 <= first <= _MONTHS:
        return Term(month=first, year=digits, name="twonumbers")
    if follows(f"{first:02d}", digits):
        return Term(kind="splityear", year=f"{first:02d}", second_year=digits)
    return Term(day=day, month=month)
