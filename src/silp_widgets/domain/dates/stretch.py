"""Stretches of days: from one date to another, as sure as the less sure of the two."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.days import noted, spread, widened
from silp_widgets.domain.dates.periods import resolve
from silp_widgets.domain.dates.refusal import refuse
from silp_widgets.domain.dates.timing import at_time
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.dates.term import Term
    from silp_widgets.domain.when import When

_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}~?")


def timed(term: Term, rules: Rules, *, approximate: bool) -> When:
    """Return the days of a term with its time on them, widened where it is approximate."""
    when = resolve(term, rules)
    if term.clock:
        return at_time(when, term.clock, rules)
    return widened(when) if approximate else when


def is_later(one: When, other: When) -> bool:
    """Say whether one date begins only after another has ended."""
    return bool(one.first_day and other.last_day and one.first_day > other.last_day)


def edges_of(whens: list[When]) -> tuple[date, date]:
    """Return the first day of the first and the last day of the last.

    Raises
    ------
    DateNotUnderstood
        C125, where one of them is open.
    """
    first, last = whens[0].first_day, whens[-1].last_day
    if first is None or last is None:
        raise refuse("C125")
    return first, last


def end_of(when: When, bound: date) -> str:
    """Return the interchange form of one end: as it was written where it is one plain date."""
    body = when.edtf.replace("?", "").replace("%", "~")
    return body if _PLAIN.fullmatch(body) else bound.isoformat()


def gathered(whens: list[When], edtf: str, rules: Rules) -> When:
    """Make one range, which is as sure as the least sure of its ends."""
    first, last = edges_of(whens)
    when = spread(first, last, DatePrecision.RANGE, edtf)
    certainties = {part.certainty for part in whens}
    for certainty in (DateCertainty.INFERRED, DateCertainty.UNCERTAIN):
        if certainty in certainties:
            when = replace(when, certainty=certainty)
    for part in whens:
        for code in part.codes:
            when = noted(when, "" if code == "C110" else code)
        if part.assumption not in when.assumption:
            when = noted(when, assumption=part.assumption)
    if first <= rules.received < last and whens[-1].precision is DatePrecision.DAY:
        when = noted(when, "C108")
    return when


def with_times(when: When, whens: list[When]) -> When:
    """Keep the times of a range that was written with them."""
    start, end = whens[0].earliest, whens[-1].latest
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return when
    if end < start:
        raise refuse("C107")
    certainty = max(
        (part.time_certainty for part in whens if part.time_certainty),
        key=[*DateCertainty].index,
    )
    precision = DatePrecision.EXACT_TIME
    if any(part.precision is DatePrecision.PART_DAY for part in whens):
        precision = DatePrecision.PART_DAY
    return replace(when, earliest=start, latest=end, precision=precision, time_certainty=certainty)


def lasting(whens: list[When], rules: Rules) -> When:
    """Return the stretch from the first date to the last.

    Raises
    ------
    DateNotUnderstood
        C107, if it ends before it begins.
    """
    if is_later(whens[0], whens[-1]):
        raise refuse("C107")
    first, last = edges_of(whens)
    if first == last and not (whens[0].time_certainty and whens[-1].time_certainty):
        return whens[0]
    edtf = f"{end_of(whens[0], first)}/{end_of(whens[-1], last)}"
    return with_times(gathered(whens, edtf, rules), whens)
