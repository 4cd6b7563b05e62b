"""For each check that asks about a date, the other readings that its words allow."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.bare import other_numbers
from silp_widgets.domain.dates.compose import apart, compose
from silp_widgets.domain.dates.context import Rules
from silp_widgets.domain.dates.days import days_of, full_year
from silp_widgets.domain.dates.meanings import Meaning, meanings
from silp_widgets.domain.dates.neighbours import moved
from silp_widgets.domain.dates.periods import resolve
from silp_widgets.domain.dates.reader import read_words
from silp_widgets.domain.dates.term import Phrase, Shape, Term
from silp_widgets.domain.dates.timing import moment
from silp_widgets.domain.dates.words import WEEKDAY_NAMES
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision
from silp_widgets.domain.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_FITS = "; it would fit the rows around it"
_FIRST_PLAUSIBLE = 1950
_DAYS, _MONTHS = 31, 12
_A_DAY = timedelta(days=1)
_MOST_YEARS = 4


@dataclass(frozen=True, slots=True)
class Ask:
    """A date that is asked about: its words, its reading, and what stands around it."""

    text: str
    reading: When | None
    phrase: Phrase | None
    before: When | None
    after: When | None
    rules: Rules

    @property
    def term(self) -> Term | None:
        """The only date of the cell, if it is one."""
        one = self.phrase is not None and len(self.phrase.terms) == 1
        return self.phrase.terms[0] if one and self.phrase else None

    def fits(self, when: When) -> bool:
        """Say whether a reading stands between the rows around it."""
        low = self.before.first_day if self.before else None
        high = self.after.last_day if self.after else None
        first, last = when.first_day, when.last_day
        if first is None or last is None or (low is None and high is None):
            return False
        return (low is None or low <= last) and (high is None or first <= high)

    def why(self, when: When, reason: str) -> str:
        """Return the reason, and that it fits where it does."""
        return reason + _FITS if self.fits(when) else reason

    def whose_year(self, when: When) -> str:
        """Say which of the rows around it has the year of a reading."""
        for row, which in ((self.before, "earlier"), (self.after, "later")):
            if (
                row
                and row.first_day
                and when.first_day
                and row.first_day.year == when.first_day.year
            ):
                return f"the year of the {which} row beside it"
        return "the year given for rows without one" if self.rules.year else "a year between them"

    def years(self) -> list[int]:
        """Return the years that the rows around it speak for, oldest first."""
        around = [row.first_day.year for row in (self.before, self.after) if row and row.first_day]
        between = range(min(around), max(around) + 1) if around else range(0)
        years = {*around, *(between if len(between) <= _MOST_YEARS else ())}
        return sorted(years | ({self.rules.year} if self.rules.year else set()))


def _shifted(when: When, day: date) -> When:
    """Move a reading to another day, with its time."""
    if when.first_day is None:
        return when
    step = day - when.first_day
    edtf = _ISO.sub(
        lambda found: (date.fromisoformat(found.group()) + step).isoformat(),
        when.edtf.replace("?", ""),
    )
    return replace(
        when,
        earliest=when.earliest + step if when.earliest else None,
        latest=when.latest + step if when.latest else None,
        edtf=edtf,
    )


def _each_date(ask: Ask) -> Iterator[Meaning]:
    if ask.reading is not None and isinstance(ask.reading.earliest, datetime):
        day = replace(ask.reading, codes=())
        for at, which in ((day.earliest, "first"), (day.latest, "last")):
            edtf = at.isoformat(timespec="seconds") if isinstance(at, datetime) else day.edtf
            sure = DateCertainty.STATED
            one = replace(day, earliest=at, latest=at, edtf=edtf, time_certainty=sure)
            yield one, f"the {which} of the times in it"
    elif ask.phrase is not None:
        for number, when in enumerate(apart(ask.phrase, ask.rules), 1):
            yield when, f"date {number} of those in the cell"


def _each_year(ask: Ask) -> Iterator[Meaning]:
    """Give the years of the rows around it; those that fit between them first."""
    found = [when for year in ask.years() if (when := _in_year(ask, year))]
    for when in sorted(found, key=lambda when: not ask.fits(when)):
        yield when, ask.why(when, ask.whose_year(when))


def _in_year(ask: Ask, year: int) -> When | None:
    reading = ask.reading
    if reading and reading.first_day and reading.first_day == reading.last_day:
        day = moved(reading.first_day, year=year)
        return _shifted(reading, day) if day else None
    when = read_words(ask.text, replace(ask.rules, year=year)).when
    return when if when and when.is_known else None


def _swapped(ask: Ask) -> Iterator[Meaning]:
    day = ask.reading.first_day if ask.reading else None
    swapped = moved(day, month=day.day, day=day.month) if day else None
    if ask.reading and swapped:
        when = _shifted(ask.reading, swapped)
        yield when, ask.why(when, "day and month swapped")


def _next_year(ask: Ask) -> Iterator[Meaning]:
    day = ask.reading.first_day if ask.reading else None
    later = moved(day, year=day.year + 1) if day else None
    if ask.reading and later:
        when = _shifted(ask.reading, later)
        yield when, ask.why(when, "the year after, if the old year was written out of habit")


def _turned_round(ask: Ask) -> Iterator[Meaning]:
    if ask.phrase is not None:
        terms = tuple(reversed(ask.phrase.terms))
        shape = Shape.BETWEEN if ask.phrase.shape is Shape.BETWEEN else Shape.LASTING
        when = compose(replace(ask.phrase, terms=terms, shape=shape), ask.rules)
        yield when, "the two dates have changed places"


def _numbers(ask: Ask) -> Iterator[Meaning]:
    yield from other_numbers(ask.text.strip(), ask.rules)
    yield from _mistyped_year(ask)


def _mistyped_year(ask: Ask) -> Iterator[Meaning]:
    """Put a date that can't be (``14/03/2032``) into the years where it would fit."""
    day = ask.reading.first_day if ask.reading else None
    days = (moved(day, year=year) for year in ask.years()) if day else ()
    for other in days:
        if ask.reading and other and ask.fits(when := _shifted(ask.reading, other)):
            yield when, ask.why(when, ask.whose_year(when))


def _american(ask: Ask) -> Iterator[Meaning]:
    when = read_words(ask.text, replace(ask.rules, order="MDY")).when
    if when and when.is_known and ask.rules.order == "DMY":
        yield when, ask.why(when, "in American order: month, day, year")


def _month_or_day(ask: Ask) -> Iterator[Meaning]:
    """Read ``Jun-22`` as 22 June, and ``06/06`` as June 2006."""
    term = ask.term
    if term is None or term.month is None:
        return
    if term.day is not None:
        year = term.day if ask.rules.order == "MDY" else term.month
        first = term.month if ask.rules.order == "MDY" else term.day
        if first <= _MONTHS and not term.year:
            when = days_of(Term(month=first, year=f"{year:02d}", apostrophe=True), ask.rules)
            if when.first_day and when.first_day.year >= _FIRST_PLAUSIBLE:
                yield when, ask.why(when, "month and year")
    elif 1 <= int(term.year) <= _DAYS:
        years = ask.years()
        whens = (days_of(_day(term, year), ask.rules) for year in years)
        for when in sorted(whens, key=lambda when: not ask.fits(when)):
            reason = f"{int(term.year)} is the day; {ask.whose_year(when)}"
            yield when, ask.why(when, reason)


def _day(term: Term, year: int) -> Term:
    return Term(day=int(term.year), month=term.month, year=f"{year:04d}")


def _meant(ask: Ask) -> Iterator[Meaning]:
    if ask.term is not None and ask.term.masked == "month":
        yield from _left_out(ask, ask.term)
    elif ask.phrase is not None:
        for when, reason in meanings(ask.phrase, ask.rules):
            yield when, ask.why(when, reason)


def _left_out(ask: Ask, term: Term) -> Iterator[Meaning]:
    """Give the months that would fit, where a day was written without its month."""
    for month in range(1, _MONTHS + 1):
        day = moved(date(full_year(term.year, ask.rules), 1, term.day or 1), month=month)
        if day and ask.fits(When.day(day)):
            yield When.day(day), "that day in a month that would fit the rows around it"


def _monday(ask: Ask) -> Iterator[Meaning]:
    first = ask.reading.first_day if ask.reading else None
    if ask.reading and first:
        monday = first - timedelta(days=first.weekday())
        when = replace(ask.reading, earliest=monday, latest=monday + timedelta(days=6))
        edtf = f"[{when.earliest}..{when.latest}]"
        yield replace(when, edtf=edtf), "Monday to Sunday of that week"


def _weekend(ask: Ask) -> Iterator[Meaning]:
    if ask.term is not None:
        yield resolve(replace(ask.term, kind="weekendof", name=""), ask.rules), "the weekend"


def _nearest_weekday(ask: Ask) -> Iterator[Meaning]:
    """Keep the weekday, and take the nearest day for it; or the year in which it agrees."""
    term = ask.term
    day = ask.reading.first_day if ask.reading else None
    if term is None or term.weekday is None or day is None or ask.reading is None:
        return
    name = WEEKDAY_NAMES[term.weekday].capitalize()
    ahead = (term.weekday - day.weekday() + 3) % 7 - 3
    near = _shifted(ask.reading, day + ahead * _A_DAY)
    yield near, ask.why(near, f"the {name} nearest to the date")
    for year in (day.year - 1, day.year + 1):
        other = moved(day, year=year)
        if other and other.weekday() == term.weekday:
            when = _shifted(ask.reading, other)
            yield when, ask.why(when, f"that day was a {name} in {year}")


def _midnight(ask: Ask) -> Iterator[Meaning]:
    day = ask.reading.first_day if ask.reading else None
    if ask.reading and day:
        at = moment(day, 0)
        when = replace(
            ask.reading,
            earliest=at,
            latest=at,
            precision=DatePrecision.EXACT_TIME,
            time_certainty=DateCertainty.STATED,
            edtf=at.isoformat(timespec="seconds"),
        )
        yield when, "00:00 is the time, midnight"


READINGS: dict[str, Callable[[Ask], Iterator[Meaning]]] = {
    "C102": _each_date,
    "C103": _each_year,
    "C104": _swapped,
    "C105": _each_year,
    "C107": _turned_round,
    "C108": _mistyped_year,
    "C109": _numbers,
    "C111": _next_year,
    "C112": _american,
    "C113": _month_or_day,
    "C114": _meant,
    "C115": _monday,
    "C116": _weekend,
    "C119": _midnight,
    "C123": _nearest_weekday,
}
