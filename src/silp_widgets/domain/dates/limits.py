"""Limits: ``before``, ``by``, ``after``, ``since`` and ``until`` a date, and a dash with no end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.calendar import month_end
from silp_widgets.domain.dates.days import inferred, noted
from silp_widgets.domain.dates.periods import resolve
from silp_widgets.domain.dates.refusal import refuse
from silp_widgets.domain.dates.stretch import edges_of, end_of, timed
from silp_widgets.domain.dates.term import Phrase, Shape
from silp_widgets.domain.vocabulary import DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.when import When

_A_DAY = timedelta(days=1)


def limit(phrase: Phrase, rules: Rules) -> When:
    """Read a limit: strictly before or after, or up to and from a day."""
    inner = timed(replace(phrase.terms[0], clock=None), rules, approximate=phrase.approximate)
    if phrase.terms[0].clock and phrase.shape in {Shape.BEFORE, Shape.BY, Shape.AFTER}:
        raise refuse("C125", suggestion="Write the day and the time apart.")
    first, last = inner.first_day, inner.last_day
    if first is None or last is None:
        raise refuse("C125")
    bounds, edtf = _bounds(phrase.shape, inner, first, last)
    opens = bounds[0] is None
    if phrase.terms[0].clock:
        said = "A time was written; only the day is kept where one end is open."
        inner = noted(inner, "C117", said)
    if phrase.approximate and phrase.shape in {Shape.BEFORE, Shape.AFTER}:
        bounds, edtf = _loosened(phrase, inner, rules)
    return replace(
        inner,
        earliest=bounds[0],
        latest=bounds[1],
        precision=DatePrecision.BEFORE if opens else DatePrecision.AFTER,
        edtf=edtf,
        codes=tuple(code for code in inner.codes if code != "C110"),
    )


def unended(phrase: Phrase, rules: Rules) -> When:
    """Read ``2019 -``: a stretch whose end somebody left out, or that hasn't ended."""
    when = limit(replace(phrase, shape=Shape.SINCE), rules)
    return inferred(when, "C114", "No end was written after the dash; read as still going on.")


def _loosened(
    phrase: Phrase, inner: When, rules: Rules
) -> tuple[tuple[date | None, date | None], str]:
    """Move a strict limit on an approximate date outwards, so that nothing possible is lost."""
    sharp = resolve(phrase.terms[0], rules)
    first, last = edges_of([sharp])
    low, high = edges_of([inner])
    month, year = (sharp.precision is kind for kind in (DatePrecision.MONTH, DatePrecision.YEAR))
    if phrase.shape is Shape.BEFORE:
        latest = first + (high - last)
        if month or year:
            latest = date(high.year, high.month if month else 1, 1)
        return (None, latest - _A_DAY), f"[..{latest - _A_DAY}]"
    earliest = last - (first - low)
    if month or year:
        earliest = month_end(low.year, low.month if month else 12)
    return (earliest + _A_DAY, None), f"[{earliest + _A_DAY}..]"


def _bounds(
    shape: Shape, inner: When, first: date, last: date
) -> tuple[tuple[date | None, date | None], str]:
    if shape is Shape.BEFORE:
        day = first - _A_DAY
        return (None, day), f"[..{day}]"
    if shape is Shape.BY:
        return (None, last), f"[..{last}]"
    if shape is Shape.UNTIL:
        return (None, last), f"../{end_of(inner, last)}"
    if shape is Shape.AFTER:
        day = last + _A_DAY
        return (day, None), f"[{day}..]"
    if shape is Shape.NOT_BEFORE:
        return (first, None), f"[{first}..]"
    return (first, None), f"{end_of(inner, first)}/.."
