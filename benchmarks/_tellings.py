"""Chronologies whose events each agency tells in its own sentences (``told_*.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from _known_events import Row, days_late, some_time, told

if TYPE_CHECKING:
    from random import Random

_SLOT = re.compile(r"\{(\w+)\}")
_AGENCIES = (2, 2, 2, 3, 3, 4)
_TIMED, _TIMED_ALIKE, _TIMED_OTHERWISE = 0.5, 0.35, 0.15
_SERIES, _ANOTHER_THAT_DAY = 0.03, 0.15
_MISREAD = (("rn", "m"), ("l", "1"), ("O", "0"), ("cl", "d"), ("S", "5"), ("h", "b"))
_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is so, however it is told: which way of each detail, which of the children, numbers."""

    ways: dict[str, list[str]]
    child: int
    figures: dict[str, str]


class Tellings:
    """A kind of chronology that is read from a file.

    Parameters
    ----------
    name : str
        Of the file. ``manner`` in it says over how many years the rows are spread, how many days
        late an agency writes, how often people are named and slips are made, and how many rows of
        one agency alone tell of the same sorts of event.
    """

    def __init__(self, name: str) -> None:
        data = told(name)
        self._manner: dict[str, Any] = data["manner"]
        self._people: dict[str, dict[str, list[str]]] = data["people"]
        self._details: dict[str, list[list[str]]] = data["details"]
        self._events: list[dict[str, list[str]]] = list(data["events"].values())
        self._alone: dict[str, list[str]] = data["alone"]
        self._agencies = [agency for agency in self._people if agency != "ANY"] or list(self._alone)

    def days(self, size: int, /) -> int:
        """Return over how many days the rows are spread."""
        if "years" in self._manner:
            return int(self._manner["years"]) * _A_YEAR
        return max(500, size // int(self._manner["entries_a_day"]))

    def event(self, random: Random, day: date) -> list[Row]:
        """Return the records of one event; now and then another of its sort on the same day."""
        sort, facts = random.choice(self._events), self._facts(random)
        tellings = self._who_tell(random, sort)
        hour = random.randint(8, 21)
        rows = []
        late = days_late(random, self._manner["days_late"], day)
        for (agency, sentence), written in zip(tellings, late, strict=False):
            row = self._row(random, agency, sentence, facts)
            chance = random.random()
            if written == day and chance < _TIMED_ALIKE:
                row = replace(row, time=some_time(random, hour))
            elif written == day and chance < _TIMED_ALIKE + _TIMED_OTHERWISE:
                row = replace(row, time=some_time(random))
            rows.append(replace(row, day=written, event=1))
        if self._details and random.random() < _ANOTHER_THAT_DAY:
            agency, sentence = random.choice(self._who_tell(random, sort))
            another = replace(self._facts(random), child=facts.child + 1)
            rows.append(replace(self._row(random, agency, sentence, another), day=day))
        return rows

    def alone(self, random: Random, day: date) -> list[Row]:
        """Return a record of one agency alone, or the weekly series that it is one of."""
        facts = self._facts(random)
        if random.random() < self._manner["from_events"]:
            agency, sentence = self._who_tell(random, random.choice(self._events))[0]
        else:
            agency = random.choice(self._agencies)
            sentence = random.choice(self._alone.get(agency) or self._alone["ANY"])
        row = replace(self._row(random, agency, sentence, facts), day=day)
        if random.random() < _SERIES:
            weeks = range(random.randint(4, 10))
            return [replace(row, day=day + timedelta(weeks=week)) for week in weeks]
        return [replace(row, time=some_time(random) if random.random() < _TIMED else "")]

    def _who_tell(self, random: Random, sort: dict[str, list[str]]) -> list[tuple[str, str]]:
        """Return two agencies or more, and what each writes of an event of this sort."""
        number = random.choice(_AGENCIES)
        if "ANY" in sort:
            sentences = random.sample(sort["ANY"], min(number, len(sort["ANY"])))
            agencies = random.sample(self._agencies, len(sentences))
            return list(zip(agencies, sentences, strict=True))
        agencies = random.sample(list(sort), min(number, len(sort)))
        return [(agency, random.choice(sort[agency])) for agency in agencies]

    def _facts(self, random: Random) -> _Facts:
        figures = {
            "ref": f"{random.randint(100, 999)}/{random.randint(10_000, 99_999)}",
            "n": str(random.randint(8, 32)),
            "pounds": f"£{random.randint(400, 4_200):,}",
            "kg": f"{random.uniform(3, 12):.2f}",
            "hh": f"{random.randint(7, 22):02d}",
        }
        ways = {name: random.choice(choices) for name, choices in self._details.items()}
        return _Facts(ways, random.randrange(3), figures)

    def _row(self, random: Random, agency: str, sentence: str, facts: _Facts) -> Row:
        people = self._people.get(agency) or self._people["ANY"]
        names = {
            who: labels[facts.child % len(labels)] if who == "child" else random.choice(labels)
            for who, labels in people.items()
        }
        details = {name: random.choice(way) for name, way in facts.ways.items()}
        if random.random() > self._manner["keeps"]:
            name = random.choice(list(details))
            details[name] = random.choice(random.choice(self._details[name]))
        before = random.choice(self._manner.get("before", [""]))
        after = random.choice(self._manner.get("after", [""]))
        text = f"{before}{sentence}{after}".format(**names, **details, **facts.figures)
        if random.random() < self._manner["slips"]:
            text = with_slips(random, text)
        named = random.random() < self._manner["people"]
        present = tuple(names[who] for who in _SLOT.findall(sentence) if who in names)
        return Row(
            agency=agency,
            day=date.min,
            text=text[:1].upper() + text[1:],
            people=tuple(dict.fromkeys(present)) if named else (),
        )


def with_slips(random: Random, text: str) -> str:
    """Return a text with a slip in one word of ten: letters changed, left out, or misread."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 10)):
        place = random.randrange(len(words))
        word = words[place]
        if len(word) < len("four"):
            continue
        at, chance = random.randrange(1, len(word) - 1), random.random()
        if chance < 1 / 3:
            words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        elif chance < 2 / 3:
            words[place] = word[:at] + word[at + 1 :]
        else:
            words[place] = word.replace(*random.choice(_MISREAD), 1)
    return " ".join(words)
