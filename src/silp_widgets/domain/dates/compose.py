"""From a phrase to one ``When``: ranges, limits, alternatives, and the writer's marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.days import doubted, full_year, inferred, year_of
from silp_widgets.domain.dates.limits import limit, unended
from silp_widgets.domain.dates.periods import resolve
from silp_widgets.domain.dates.refusal import plain, refuse
from silp_widgets.domain.dates.stretch import (
    edges_of,
    end_of,
    gathered,
    is_later,
    lasting,
    timed,
    with_times,
)
from silp_widgets.domain.dates.term import Clock, Phrase, Shape, Term
from silp_widgets.domain.dates.timing import at_time
from silp_widgets.domain.vocabulary import DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.when import When

_A_DAY = timedelta(days=1)
_PAIR = 2
# Sets, intervals and digits left out can't stand in a set themselves.
_NO_MEMBERS = frozenset("[/X")


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


def _single(phrase: Phrase, rules: Rules) -> When:
    return timed(phrase.terms[0], rules, approximate=phrase.approximate)


def _completed(phrase: Phrase, rules: Rules) -> list[When]:
    """Resolve terms that lend each other month and year; each must follow the one before."""
    terms = _lent(list(phrase.terms))
    if _over_new_year(phrase):
        terms[1] = replace(terms[1], year=f"{year_of(terms[1], rules) + 1:04d}")
    clock = terms[0].clock
    if clock and clock.part and len(terms) == _PAIR and not terms[1].clock:
        terms[0] = replace(terms[0], clock=None)
    anchored = [bool(term.year) or _lacks_month(term) for term in phrase.terms]
    whens = [timed(term, rules, approximate=phrase.approximate) for term in terms]
    for place in range(len(whens) - 2, -1, -1):
        if not anchored[place] and is_later(whens[place], whens[place + 1]):
            _may_turn(anchored)
            whens[place] = _turned(terms[place], -1, rules, approximate=phrase.approximate)
    for place in range(1, len(whens)):
        if not anchored[place] and is_later(whens[place - 1], whens[place]):
            _may_turn(anchored)
            whens[place] = _turned(terms[place], 1, rules, approximate=phrase.approximate)
    if any(is_later(one, other) for one, other in pairwise(whens)):
        raise refuse("C107")
    return whens


def _over_new_year(phrase: Phrase) -> bool:
    """Say whether it is ``between Christmas and New Year``, with no year for either."""
    names = [term.name for term in phrase.terms]
    festive = names in (["christmas", "new year"], ["christmas day", "new year"])
    return festive and not any(term.year for term in phrase.terms)


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


def _turned(term: Term, step: int, rules: Rules, *, approximate: bool) -> When:
    """Move a term whose year was not written over the turn of the year (C105)."""
    year = full_year(term.year, rules) + step
    when = timed(replace(term, year=f"{year:04d}"), rules, approximate=approximate)
    end = "first" if step < 0 else "last"
    return inferred(when, "C105", f"The year of the {end} date was worked out as {year}.")


def _between(phrase: Phrase, rules: Rules) -> When:
    whens = _completed(phrase, rules)
    first, last = edges_of(whens)
    return with_times(gathered(whens, f"[{first}..{last}]", rules), whens)


def _lasting(phrase: Phrase, rules: Rules) -> When:
    whens = _completed(phrase, rules)
    night = _night(phrase, rules)
    if night:
        return night
    if phrase.terms[0].kind == "weekendof":
        first, last = edges_of(whens)
        return gathered(whens, f"[{first}..{last}]", rules)
    return lasting(whens, rules)


def _night(phrase: Phrase, rules: Rules) -> When | None:
    """Read ``overnight 22/23 May``: one night that begins on the first day."""
    clock = phrase.terms[0].clock or phrase.terms[-1].clock
    if not clock or clock.part not in {"night", "midnight"} or len(phrase.terms) != _PAIR:
        return None
    first, last = (resolve(replace(term, clock=None), rules) for term in _lent(list(phrase.terms)))
    if first.first_day is None or last.first_day is None:
        return None
    if last.first_day - first.first_day != _A_DAY:
        return None
    if clock.part == "midnight":
        return at_time(last, Clock(start=0, said=True, doubtful=clock.doubtful), rules)
    quiet = replace(first, codes=tuple(code for code in first.codes if code != "C110"))
    return at_time(quiet, Clock(part="night", doubtful=clock.doubtful), rules)


def _either(phrase: Phrase, rules: Rules) -> When:
    whens = _completed(phrase, rules)
    first, last = edges_of(whens)
    if any(not _NO_MEMBERS.isdisjoint(when.edtf) for when in whens):
        return gathered(whens, f"[{first}..{last}]", rules)
    edtf = ",".join(end_of(when, when.first_day or date.min) for when in whens)
    return gathered(whens, f"[{edtf}]", rules)


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
    if all(term.day and term.year for term in phrase.terms):
        first, last = edges_of(_completed(phrase, rules))
        if last - first > _A_DAY:
            raise _several(phrase, rules)
    said = "It may be either, or the whole stretch from one to the other."
    return inferred(_either(phrase, rules), "C114", said)


def apart(phrase: Phrase, rules: Rules) -> list[When]:
    """Return each date of a cell that names several, with the month and year it shares."""
    return [timed(term, rules, approximate=False) for term in _lent(list(phrase.terms))]


def _several(phrase: Phrase, rules: Rules) -> Exception:
    days: list[str] = []
    terms = _lent(list(phrase.terms))
    if not any(term.year for term in terms) and rules.year is None:
        return refuse("C102")
    for term in terms:
        when = resolve(term, rules)
        one = when.first_day if when.precision is DatePrecision.DAY else None
        days.append(plain(one) if one else when.label())
    return refuse("C102", suggestion=f"Split the row: {'; '.join(days)}.")


_SHAPES = {
    Shape.SINGLE: _single,
    Shape.BETWEEN: _between,
    Shape.LASTING: _lasting,
    Shape.EITHER: _either,
    Shape.SLASH: _slash,
    Shape.UNENDED: unended,
    **dict.fromkeys(
        (
            Shape.BEFORE,
            Shape.BY,
            Shape.AFTER,
            Shape.NOT_BEFORE,
            Shape.SINCE,
            Shape.UNTIL,
        ),
        limit,
    ),
}
