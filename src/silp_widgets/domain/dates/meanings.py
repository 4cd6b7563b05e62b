"""What a wording with more than one meaning (C114) may mean, one reading for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.calendar import month_end
from silp_widgets.domain.dates.compose import compose
from silp_widgets.domain.dates.days import spread
from silp_widgets.domain.dates.periods import EDTF_SEASONS, resolve
from silp_widgets.domain.dates.refusal import plain
from silp_widgets.domain.dates.term import LAST, Clock, Phrase, Shape, Term
from silp_widgets.domain.dates.timing import at_time, moment
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.when import When

Meaning = tuple["When", str]
_A_DAY, _A_WEEK = timedelta(days=1), timedelta(days=7)
_MIDNIGHT_AGAIN = 24 * 60
_ONE_AFTER_ANOTHER = 2


def meanings(phrase: Phrase, rules: Rules) -> Iterator[Meaning]:
    """Give the readings of a phrase, each with the reason for it.

    Parameters
    ----------
    phrase : Phrase
        What the cell says.
    rules : Rules
        What it is read by.

    Raises
    ------
    DateNotUnderstood
        If its dates can't be placed in the calendar.
    """
    term = phrase.terms[0]
    if phrase.shape is Shape.SLASH:
        yield from _slash(phrase, rules)
    elif phrase.shape is Shape.UNENDED:
        yield compose(replace(phrase, shape=Shape.SINCE), rules), "it has gone on since then"
        yield compose(replace(phrase, shape=Shape.SINGLE), rules), "the dash means nothing"
    elif term.clock and term.clock.part == "midnight":
        yield from _midnight(term, rules)
    elif term.clock and term.clock.zone == "BST":
        written = replace(term, clock=replace(term.clock, zone=""))
        yield _resolve_timed(written, rules), "the time is what UK clocks showed"
        yield _resolve_timed(term, rules), "the time is an hour ahead of UK clocks"
    elif term.kind in _MEANINGS:
        yield from _MEANINGS[term.kind](term, rules)


def _resolve_timed(term: Term, rules: Rules) -> When:
    """Return the days of a term, with its time on them."""
    when = resolve(term, rules)
    return at_time(when, term.clock, rules) if term.clock else when


def _slash(phrase: Phrase, rules: Rules) -> Iterator[Meaning]:
    either = compose(replace(phrase, shape=Shape.EITHER), rules)
    yield either, "one of them"
    first, last = either.first_day, either.last_day
    if len(phrase.terms) != _ONE_AFTER_ANOTHER or first is None or last is None:
        return
    if last - first == _A_DAY:
        night = at_time(_one_day(first), Clock(part="night"), rules)
        yield night, "the night from the first day to the second"
    yield compose(replace(phrase, shape=Shape.LASTING), rules), "from the first to the last"


def _one_day(day: date) -> When:
    """Return one plain day."""
    return spread(day, day, DatePrecision.DAY, day.isoformat())


def _midnight(term: Term, rules: Rules) -> Iterator[Meaning]:
    day = resolve(replace(term, clock=None), rules).first_day
    if day is None:
        return
    for minutes, why in ((0, "the start"), (_MIDNIGHT_AGAIN, "the end")):
        at = moment(day, minutes)
        when = spread(at, at, DatePrecision.EXACT_TIME, at.isoformat(timespec="seconds"))
        yield replace(when, time_certainty=DateCertainty.STATED), f"{why} of {plain(day)}"


def _split_year(term: Term, rules: Rules) -> Iterator[Meaning]:
    yield resolve(replace(term, kind="fy"), rules), "a financial year, April to March"
    yield resolve(replace(term, kind="ay"), rules), "a school year, September to August"
    yield resolve(term, rules), "both calendar years"


def _years(term: Term, rules: Rules) -> Iterator[Meaning]:
    when = resolve(term, rules)
    yield when, "all of these years"
    season = EDTF_SEASONS.get(term.second_year)
    if season:
        one = Term(kind="season", name=season, year=term.year)
        yield resolve(one, rules), f"{season}, as the interchange form writes it"


def _one_year(term: Term, rules: Rules) -> Iterator[Meaning]:
    """Read ``FY 2022`` as the year that begins then, and as the one that ends then."""
    for step, way in ((0, "begins"), (-1, "ends")):
        begins = int(resolve(Term(year=term.year), rules).edtf) + step
        split = replace(term, year=f"{begins:04d}", second_year=f"{begins + 1:04d}")
        yield resolve(split, rules), f"the one that {way} in {begins - step}"


def _quarter(term: Term, rules: Rules) -> Iterator[Meaning]:
    yield resolve(replace(term, second_year=""), rules), "a quarter of the calendar year"
    financial = resolve(replace(term, kind="fyquarter"), rules)
    yield financial, "a quarter of the financial year, which begins in April"


def _season(term: Term, rules: Rules) -> Iterator[Meaning]:
    when = resolve(term, rules)
    first = when.first_day
    if first is None:
        return
    yield when, f"the winter that began in December {first.year}"
    before = resolve(replace(term, year=f"{first.year - 1:04d}"), rules)
    yield before, f"the winter that began in December {first.year - 1}"


def _weeks(term: Term, rules: Rules) -> Iterator[Meaning]:
    day = resolve(replace(term, kind="date"), rules).first_day
    if day is None:
        return
    monday = day - timedelta(days=day.weekday())
    yield _seven(monday), "Monday to Sunday of that week"
    start = day - timedelta(days=6) if term.kind == "weekending" else day
    way = "up to" if term.kind == "weekending" else "from"
    yield _seven(start), f"seven days {way} {plain(day)}"


def _seven(start: date) -> When:
    return spread(start, start + timedelta(days=6), DatePrecision.WEEK)


def _weekend(term: Term, rules: Rules) -> Iterator[Meaning]:
    when = resolve(term, rules)
    first, last = when.first_day, when.last_day
    if first is None or last is None:
        return
    yield when, "the weekend after it"
    yield spread(first - _A_WEEK, last - _A_WEEK, when.precision), "the weekend before it"


def _nth_week(term: Term, rules: Rules) -> Iterator[Meaning]:
    when = resolve(term, rules)
    month = resolve(replace(term, kind="date"), rules).first_day
    if month is None:
        return
    yield when, "seven days counted from the end of the month, or its start"
    monday = month + timedelta(days=-month.weekday() % 7)
    if term.name == LAST:
        end = month_end(month.year, month.month)
        monday = end - timedelta(days=end.weekday())
    else:
        monday += _A_WEEK * (int(term.name) - 1)
    yield spread(monday, monday + timedelta(days=6), DatePrecision.WEEK), "counted in Mondays"


_MEANINGS = {
    "splityear": _split_year,
    "years": _years,
    "fy": _one_year,
    "ay": _one_year,
    "quarter": _quarter,
    "season": _season,
    "weekof": _weeks,
    "weekending": _weeks,
    "weekendof": _weekend,
    "nthweek": _nth_week,
}
