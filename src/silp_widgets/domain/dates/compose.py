"""From a phrase to one ``When``: ranges, limits, alternatives, and the writer's marks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.calendar import month_end
from silp_widgets.domain.dates.days import doubted, full_year, inferred, noted, spread, widened
from silp_widgets.domain.dates.periods import resolve
from silp_widgets.domain.dates.refusal import plain, refuse
from silp_widgets.domain.dates.term import Clock, Phrase, Shape, Term
from silp_widgets.domain.dates.timing import at_time
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.when import When

_A_DAY = timedelta(days=1)
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}~?")
_PAIR = 2


def compose(phrase: Phrase, rules: Rules) -> When:
    """Return the reading of a whole phrase.

    Raises
    ------
    DateNotUnderstood
        If it can't be placed, ends before it begins, or is more than one date.
    """
    if phrase.shape is Shape.SEVERAL:
        raise _several(phrase, rules)
    when = _SHAPES[phrase.shape](phrase, rules)
    return doubted(when) if phrase.doubtful else when


def _timed(term: Term, rules: Rules, *, approximate: bool) -> When:
    when = resolve(term, rules)
    if term.clock:
        return at_time(when, term.clock, rules)
    return widened(when) if approximate else when


def _single(phrase: Phrase, rules: Rules) -> When:
    return _timed(phrase.terms[0], rules, approximate=phrase.approximate)


def _completed(phrase: Phrase, rules: Rules) -> list[When]:
    """Resolve terms that lend each other month and year; each must follow the one before."""
    terms = _lent(list(phrase.terms))
    clock = terms[0].clock
    if clock and clock.part and len(terms) == _PAIR and not terms[1].clock:
        terms[0] = replace(terms[0], clock=None)
    anchored = [bool(term.year) or _lacks_month(term) for term in phrase.terms]
    whens = [_timed(term, rules, approximate=phrase.approximate) for term in terms]
    for place in range(len(whens) - 2, -1, -1):
        if not anchored[place] and _is_later(whens[place], whens[place + 1]):
            _may_turn(anchored)
            whens[place] = _turned(terms[place], -1, rules, approximate=phrase.approximate)
    for place in range(1, len(whens)):
        if not anchored[place] and _is_later(whens[place - 1], whens[place]):
            _may_turn(anchored)
            whens[place] = _turned(terms[place], 1, rules, approximate=phrase.approximate)
    if any(_is_later(one, other) for one, other in pairwise(whens)):
        raise refuse("C107")
    return whens


def _may_turn(anchored: list[bool]) -> None:
    if not any(anchored):
        raise refuse("C103")


def _lent(terms: list[Term]) -> list[Term]:
    """Let a term take its month and year from the next, or else from the one before."""
    for place in range(len(terms) - 2, -1, -1):
        terms[place] = _borrowed(terms[place], terms[place + 1])
    for place in range(1, len(terms)):
        terms[place] = _borrowed(terms[place], terms[place - 1])
    return terms


def _lacks_month(term: Term) -> bool:
    return term.day is not None and term.month is None


def _borrowed(term: Term, other: Term) -> Term:
    if term.kind in {"date", "weekof", "weekendof"} and term.day and term.month is None:
        term = replace(term, month=other.month)
    if not term.year and term.name != "noyear":
        name = "" if other.year and term.name == "twonumbers" else term.name
        term = replace(term, name=name, year=other.year, second_year=other.second_year)
    return term


def _is_later(one: When, other: When) -> bool:
    return bool(one.first_day and other.last_day and one.first_day > other.last_day)


def _turned(term: Term, step: int, rules: Rules, *, approximate: bool) -> When:
    """Move a term whose year was not written over the turn of the year (C105)."""
    year = full_year(term.year, rules) + step
    when = _timed(replace(term, year=f"{year:04d}"), rules, approximate=approximate)
    end = "first" if step < 0 else "last"
    return inferred(when, "C105", f"The year of the {end} date was worked out as {year}.")


def _edges(whens: list[When]) -> tuple[date, date]:
    first, last = whens[0].first_day, whens[-1].last_day
    if first is None or last is None:
        raise refuse("C125")
    return first, last


def _gathered(whens: list[When], edtf: str, rules: Rules) -> When:
    """Make one range, which is as sure as the least sure of its ends."""
    first, last = _edges(whens)
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


def _with_times(when: When, whens: list[When]) -> When:
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


def _between(phrase: Phrase, rules: Rules) -> When:
    whens = _completed(phrase, rules)
    first, last = _edges(whens)
    return _with_times(_gathered(whens, f"[{first}..{last}]", rules), whens)


def _lasting(phrase: Phrase, rules: Rules) -> When:
    whens = _completed(phrase, rules)
    night = _night(phrase, rules)
    if night:
        return night
    if phrase.terms[0].kind == "weekendof":
        first, last = _edges(whens)
        return _gathered(whens, f"[{first}..{last}]", rules)
    return lasting(whens, rules)


def lasting(whens: list[When], rules: Rules) -> When:
    """Return the stretch from the first date to the last.

    Raises
    ------
    DateNotUnderstood
        C107, if it ends before it begins.
    """
    if _is_later(whens[0], whens[-1]):
        raise refuse("C107")
    first, last = _edges(whens)
    if first == last and not (whens[0].time_certainty and whens[-1].time_certainty):
        return whens[0]
    edtf = f"{_end(whens[0], first)}/{_end(whens[-1], last)}"
    return _with_times(_gathered(whens, edtf, rules), whens)


def _end(when: When, bound: date) -> str:
    body = when.edtf.replace("?", "").replace("%", "~")
    return body if _PLAIN.fullmatch(body) else bound.isoformat()


def _night(phrase: Phrase, rules: Rules) -> When | None:
    """Read ``overnight 22/23 May``: one night that begins on the first day."""
    clock = phrase.terms[0].clock or phrase.terms[-1].clock
    if not clock or clock.part != "night" or len(phrase.terms) != _PAIR:
        return None
    first, last = (resolve(replace(term, clock=None), rules) for term in _lent(list(phrase.terms)))
    if first.first_day is None or last.first_day is None:
        return None
    if last.first_day - first.first_day != _A_DAY:
        return None
    quiet = replace(first, codes=tuple(code for code in first.codes if code != "C110"))
    return at_time(quiet, Clock(part="night", doubtful=clock.doubtful), rules)


def _either(phrase: Phrase, rules: Rules) -> When:
    whens = _completed(phrase, rules)
    first, last = _edges(whens)
    if any(when.edtf.startswith("[") or "/" in when.edtf for when in whens):
        return _gathered(whens, f"[{first}..{last}]", rules)
    edtf = ",".join(_end(when, when.first_day or date.min) for when in whens)
    return _gathered(whens, f"[{edtf}]", rules)


def _slash(phrase: Phrase, rules: Rules) -> When:
    night = _night(phrase, rules)
    if night:
        return night
    if len(phrase.terms) != _PAIR or phrase.terms[0].kind == "splityear":
        raise refuse("C102")
    if all(not term.year for term in phrase.terms) and phrase.terms[1].name == "twonumbers":
        raise refuse("C125")
    if _lacks_month(phrase.terms[1]) and not _lacks_month(phrase.terms[0]):
        raise refuse("C125")
    if phrase.terms[0].kind == "weekendof":
        return _lasting(phrase, rules)
    said = "It may be either, or the whole stretch from one to the other."
    return inferred(_either(phrase, rules), "C114", said)


def _several(phrase: Phrase, rules: Rules) -> Exception:
    days: list[str] = []
    for term in _lent(list(phrase.terms)):
        when = resolve(term, rules)
        one = when.first_day if when.precision is DatePrecision.DAY else None
        days.append(plain(one) if one else when.label())
    return refuse("C102", suggestion=f"Split the row: {'; '.join(days)}.")


def _limit(phrase: Phrase, rules: Rules) -> When:
    """Read a limit: strictly before or after, or up to and from a day."""
    inner = _timed(replace(phrase.terms[0], clock=None), rules, approximate=phrase.approximate)
    if phrase.terms[0].clock and phrase.shape in {Shape.BEFORE, Shape.BY, Shape.AFTER}:
        raise refuse("C125", suggestion="Write the day and the time apart.")
    first, last = inner.first_day, inner.last_day
    if first is None or last is None:
        raise refuse("C125")
    bounds, edtf = _bounds(phrase.shape, inner, first, last)
    opens = bounds[0] is None
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


def _unended(phrase: Phrase, rules: Rules) -> When:
    """Read ``2019 -``: a stretch whose end somebody left out, or that hasn't ended."""
    when = _limit(replace(phrase, shape=Shape.SINCE), rules)
    return inferred(when, "C114", "No end was written after the dash; read as still going on.")


def _loosened(
    phrase: Phrase, inner: When, rules: Rules
) -> tuple[tuple[date | None, date | None], str]:
    """Move a strict limit on an approximate date outwards, so that nothing possible is lost."""
    sharp = resolve(phrase.terms[0], rules)
    first, last = _edges([sharp])
    low, high = _edges([inner])
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
        return (None, last), f"../{_end(inner, last)}"
    if shape is Shape.AFTER:
        day = last + _A_DAY
        return (day, None), f"[{day}..]"
    if shape is Shape.NOT_BEFORE:
        return (first, None), f"[{first}..]"
    return (first, None), f"{_end(inner, first)}/.."


_SHAPES = {
    Shape.SINGLE: _single,
    Shape.BETWEEN: _between,
    Shape.LASTING: _lasting,
    Shape.EITHER: _either,
    Shape.SLASH: _slash,
    Shape.UNENDED: _unended,
    **dict.fromkeys(
        (
            Shape.BEFORE,
            Shape.BY,
            Shape.AFTER,
            Shape.NOT_BEFORE,
            Shape.SINCE,
            Shape.UNTIL,
        ),
        _limit,
    ),
}
