"""Make long invented chronologies, for measuring speed and for finding what is recorded twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from silp_widgets.demo.reading import fixed_id, fixture
from silp_widgets.domain.chronology import Agency, Entry, SeenMark
from silp_widgets.domain.vocabulary import (
    AgencyKind,
    DateCertainty,
    DatePrecision,
    ScopeStatus,
    Seen,
    label,
)
from silp_widgets.domain.when import When

if TYPE_CHECKING:
    from silp_widgets.demo.reading import Table

SCOPE: Final = (date(2022, 1, 1), date(2023, 6, 30))
"""The scope period of every generated chronology."""

_BACKGROUND: Final = date(1998, 1, 1)
_IN_SCOPE, _TWICE, _TIMED, _VAGUE, _SEEN, _HEARD = 0.7, 0.02, 0.25, 0.06, 0.35, 0.1
_WEEK: Final = 7
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A long chronology, and what is known about it.

    Attributes
    ----------
    entries : tuple of Entry
        By date, as each agency would list its own.
    twice : tuple of frozenset of str
        References of entries that are one event, recorded by two agencies.
    agencies : tuple of Agency
        Fifteen.
    """

    entries: tuple[Entry, ...]
    twice: tuple[frozenset[str], ...]
    agencies: tuple[Agency, ...]


def generate_entries(n: int, seed: int = 0) -> Generated:
    """Make a chronology of ``n`` rows: fifteen agencies, 24 years of background.

    Parameters
    ----------
    n : int
        How many rows; 150, 1,500, 5,000 and 10,000 are the handbook's sizes.
    seed : int
        The same seed and size give the same rows, ids included.

    Returns
    -------
    Generated
        About one row in fifty is another agency's record of the same event.
    """
    return _Maker(n, seed).make()


class _Maker:
    """Draws rows from one source of chance."""

    def __init__(self, n: int, seed: int) -> None:
        self._size = n
        self._seed = f"{n}:{seed}"
        self._random = Random(self._seed)  # noqa: S311 - repeatable on purpose; nothing is secret
        self._phrases: Table = fixture("phrases")
        self._kinds = list(self._phrases["agencies"])

    def make(self) -> Generated:
        made: list[Entry] = []
        pairs: list[tuple[str, str]] = []
        while len(made) < self._size:
            entry = self._entry(len(made))
            made.append(entry)
            if self._random.random() < _TWICE and len(made) < self._size:
                second = self._second(entry, len(made))
                made.append(second)
                pairs.append((entry.id, second.id))
        entries = self._numbered(sorted(made, key=lambda entry: entry.when.sort_key))
        refs = {entry.id: entry.ref for entry in entries}
        return Generated(
            entries=entries,
            twice=tuple(frozenset((refs[one], refs[other])) for one, other in pairs),
            agencies=generated_agencies(),
        )

    def _numbered(self, entries: list[Entry]) -> tuple[Entry, ...]:
        counts: Counter[str] = Counter()
        numbered: list[Entry] = []
        for entry in entries:
            counts[entry.agency] += 1
            code = self._phrases["agencies"][entry.agency]
            numbered.append(replace(entry, ref=f"{code}-{counts[entry.agency]:03d}"))
        return tuple(numbered)

    def _entry(self, number: int) -> Entry:
        pick = self._random.choice
        adult, other = self._random.sample(self._phrases["adults"], 2)
        words = {
            "adult": adult,
            "other": other,
            "child": pick(self._phrases["children"]),
            "weekday": pick(_WEEKDAYS),
            "n": self._random.randint(2, 98),
            "d": self._random.randint(0, 9),
        }
        opening = f"{pick(self._phrases['openings'])}: {pick(self._phrases['happened'])}."
        fact = f"{opening} {pick(self._phrases['also'])}".format(**words).strip()
        seen: tuple[SeenMark, ...] = ()
        if self._random.random() < _SEEN:
            seen = (SeenMark(person=words["child"], code=pick((Seen.SEEN, Seen.SEEN_ALONE))),)
        when, day = self._when()
        return Entry(
            id=fixed_id(f"generated:{self._seed}", number),
            ref="",
            agency=pick(self._kinds),
            when=when,
            date_text=when.text,
            text=fact,
            source=f"{pick(self._phrases['sources'])}, {day.year}/{self._random.randint(1, 400)}",
            people=tuple(dict.fromkeys((words["child"], words["adult"]))),
            seen=seen,
            voice=pick(self._phrases["voices"]) if seen and self._random.random() < _HEARD else "",
            action_taken=pick(self._phrases["did"]).format(**words),
            scope_status=ScopeStatus.IN_SCOPE if day >= SCOPE[0] else ScopeStatus.BACKGROUND,
        )

    def _when(self) -> tuple[When, date]:
        if self._random.random() < _IN_SCOPE:
            first, last = SCOPE
        else:
            first, last = _BACKGROUND, SCOPE[0] - timedelta(days=1)
        day = first + timedelta(days=self._random.randint(0, (last - first).days))
        chance = self._random.random()
        if chance < _TIMED:
            at = datetime.combine(
                day, time(self._random.randint(7, 22), self._random.randint(0, 59))
            )
            return _timed(at), day
        if chance < _TIMED + _VAGUE:
            return _week_of(day), day
        return When.day(day, text=f"{day:%d/%m/%Y}"), day

    def _second(self, entry: Entry, number: int) -> Entry:
        """Return another agency's record of the same event: near in date and in words."""
        first = entry.when.first_day or SCOPE[0]
        day = first + timedelta(days=self._random.choice((0, 0, 0, 1)))
        telling = self._random.choice(self._phrases["seconds"])
        return replace(
            entry,
            id=fixed_id(f"generated:{self._seed}", number),
            agency=self._random.choice([kind for kind in self._kinds if kind != entry.agency]),
            when=When.day(day, text=f"{day:%d/%m/%Y}"),
            date_text=f"{day:%d/%m/%Y}",
            text=f"{telling} {entry.text}",
            source=self._random.choice(self._phrases["sources"]),
            action_taken=self._random.choice(self._phrases["did"]).format(n=3, adult="the parent"),
        )


def generated_agencies() -> tuple[Agency, ...]:
    """Return the fifteen agencies of every generated chronology."""
    return tuple(
        Agency(
            id=fixed_id("generated agency", key),
            key=key,
            name=label(AgencyKind(key)).capitalize(),
            code=code,
            kind=AgencyKind(key),
            place=place,
        )
        for place, (key, code) in enumerate(fixture("phrases")["agencies"].items())
    )


def _timed(at: datetime) -> When:
    return When(
        earliest=at,
        latest=at,
        precision=DatePrecision.EXACT_TIME,
        certainty=DateCertainty.STATED,
        time_certainty=DateCertainty.STATED,
        text=f"{at:%d/%m/%Y %H:%M}",
        edtf=at.isoformat(),
    )


def _week_of(day: date) -> When:
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=_WEEK - 1)
    return When(
        earliest=monday,
        latest=sunday,
        precision=DatePrecision.WEEK,
        certainty=DateCertainty.STATED,
        text=f"w/c {monday:%d/%m/%Y}",
        edtf=f"[{monday.isoformat()}..{sunday.isoformat()}]",
    )
