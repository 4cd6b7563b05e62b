"""Chronologies of meetings with many records each, and of police notices pasted by others."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from _known_events import Row, days_late, some_time, told

if TYPE_CHECKING:
    from datetime import date
    from random import Random

_YEARS, _A_YEAR = 5, 365
_MEETINGS, _PREPARED, _ALONE_AT_A_MEETING = 0.6, 0.3, 0.1
_SHORT, _MIDDLING, _MINUTES = 0.25, 0.6, 0.9
_LONGEST = (4_000, 12_000, 30_000)
_TOLD_OF = ("CSC", "HV", "SCH", "HOS", "DAS")


class Meetings:
    """Meetings that three to six agencies keep records of, from one line to 30,000 characters."""

    def __init__(self) -> None:
        self._told = told("meetings")
        self._agencies: list[str] = list(self._told["attends"])

    @staticmethod
    def days(_size: int, /) -> int:
        """Return over how many days the rows are spread, whatever their number."""
        return _YEARS * _A_YEAR

    def event(self, random: Random, day: date) -> list[Row]:
        """Return the records of a meeting and what one agency wrote before it, or of a notice."""
        if random.random() > _MEETINGS:
            return self._notice(random, day)
        present = random.sample(self._agencies, random.randint(3, 6))
        titles, facts = self._meeting(random, present)
        hour = random.randint(9, 15)
        times = ("", "", "", "", "", f"{hour:02d}:00", f"{hour:02d}:00", f"{hour + 1:02d}:30")
        rows = [
            Row(
                agency=agency,
                day=written,
                text=self._record(random, agency, titles, facts),
                time=random.choice(times),
                event=1,
            )
            for agency, written in zip(present, days_late(random, [93, 7], day), strict=False)
        ]
        if random.random() < _PREPARED:
            text = random.choice(self._told["records"]["before"])
            rows.append(
                Row(
                    agency=random.choice(self._agencies),
                    day=day - timedelta(days=random.randint(1, 3)),
                    text=text.format(title=random.choice(titles)),
                )
            )
        return rows

    def alone(self, random: Random, day: date) -> list[Row]:
        """Return everyday work, or a meeting that nobody else recorded."""
        agency = random.choice(self._agencies)
        if random.random() < _ALONE_AT_A_MEETING:
            titles, facts = self._meeting(random, [agency])
            text = self._record(random, agency, titles, facts)
        else:
            text = random.choice(self._told["alone"][agency])
            text = text.format(kg=f"{random.uniform(3, 9):.1f}")
        return [Row(agency=agency, day=day, text=text)]

    def _meeting(self, random: Random, present: list[str]) -> tuple[list[str], dict[str, str]]:
        facts = {
            "about": random.choice(self._told["about"]),
            "outcome": random.choice(self._told["outcomes"]),
            "present": ", ".join(self._told["attends"][agency] for agency in present),
        }
        return random.choice(list(self._told["titles"].values())), facts

    def _record(self, random: Random, agency: str, titles: list[str], facts: dict[str, str]) -> str:
        records, chance = self._told["records"], random.random()
        lengths = (("short", _SHORT), ("middling", _MIDDLING), ("full", 1.0))
        length = next(name for name, most in lengths if chance < most)
        characters = random.randint(200, 900) if chance < _MINUTES else random.choice(_LONGEST)
        minutes: list[str] = []
        while length == "full" and sum(map(len, minutes)) < characters:
            minutes.append(random.choice(self._told["minutes"]))
        text: str = random.choice(records[length]).format(
            title=random.choice(titles),
            who=self._told["attends"][agency],
            minutes=" ".join(minutes),
            **facts,
        )
        return text[:1].upper() + text[1:]

    def _notice(self, random: Random, day: date) -> list[Row]:
        notices = self._told["notices"]
        text = random.choice(notices["texts"]).format(
            ref=random.randint(1_000, 9_999),
            place=random.choice(notices["places"]),
            shop=random.choice(notices["shops"]),
            hour=f"{random.randint(0, 23):02d}{random.choice(('05', '20', '40'))} hrs",
            n=random.randint(60, 400),
        )
        rows = [Row(agency="POL", day=day, text=text, time=some_time(random), event=1)]
        for agency in random.sample(_TOLD_OF, random.choice((1, 1, 2))):
            pasted = random.choice(
                (
                    text,
                    f"Received from police: {text}",
                    f"{text[: random.randint(60, 200)]}...",
                    f"PPN received. {text.partition('. ')[2]}",
                )
            )
            late = timedelta(days=random.choices(range(3), (25, 65, 10))[0])
            rows.append(Row(agency=agency, day=day + late, text=pasted, event=1))
        return rows
