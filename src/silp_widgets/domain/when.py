"""``When``: a date as people know it, which is an interval (design decision 2).

The words as written are always kept, the bounds are inclusive, and what was assumed can always be
asked for. Handbook 5.4 says how words become bounds; :mod:`silp_widgets.domain.dates` does it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, TypedDict

from silp_widgets.domain.making import fast_to_make
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision
from silp_widgets.domain.when_label import say

SortKey = tuple[int, int, int, int]

_AFTER_EVERYTHING = date.max.toordinal() + 1
_OPEN_START, _WIDE, _WHOLE_DAY, _TIMED, _UNKNOWN = range(5)
_MINUTES_IN_AN_HOUR = 60


class WhenRecord(TypedDict):
    """A ``When`` as JSON: bounds in ISO 8601, a time only where one was stated."""

    earliest: str | None
    latest: str | None
    precision: str
    certainty: str
    text: str
    time_certainty: str | None
    edtf: str
    codes: list[str]
    assumption: str


@fast_to_make
@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened, as far as the writer knew.

    Parameters
    ----------
    earliest, latest : date, datetime or None
        Inclusive bounds. A ``datetime`` (naive, UK civil time) only where a time was stated;
        ``None`` where there is no bound.
    precision : DatePrecision
        What kind of wording it was.
    certainty : DateCertainty
        Whose doubt there is about the date: nobody's, the writer's, or ours.
    text : str
        The words as written, for ever.
    time_certainty : DateCertainty or None
        The same about the time; ``None`` where no time was stated.
    edtf : str
        The interchange form (ISO 8601-2); the bounds are the authority (handbook 5.4 rule 4).
    codes : tuple of str
        Checks found while reading, such as ``("C110",)``.
    assumption : str
        A sentence saying what was assumed; empty when nothing was.
    """

    earliest: date | datetime | None
    latest: date | datetime | None
    precision: DatePrecision
    certainty: DateCertainty
    text: str = ""
    time_certainty: DateCertainty | None = None
    edtf: str = ""
    codes: tuple[str, ...] = ()
    assumption: str = ""

    @classmethod
    def unknown(cls, text: str = "") -> When:
        """Return a stated unknown, which goes to the undated tray."""
        return cls(
            earliest=None,
            latest=None,
            precision=DatePrecision.UNKNOWN,
            certainty=DateCertainty.STATED,
            text=text,
        )

    @classmethod
    def unread(cls, text: str, codes: tuple[str, ...]) -> When:
        """Return what became of refused words: no bounds, the words kept (handbook I19).

        Unlike a stated unknown it carries the checks that refused it, and so its label shows the
        words instead of saying that nobody knows the date.
        """
        return replace(cls.unknown(text), certainty=DateCertainty.UNCERTAIN, codes=codes)

    @classmethod
    def day(cls, day: date, *, text: str = "") -> When:
        """Return one plain, stated day."""
        return cls(
            earliest=day,
            latest=day,
            precision=DatePrecision.DAY,
            certainty=DateCertainty.STATED,
            text=text or day.isoformat(),
            edtf=day.isoformat(),
        )

    @property
    def first_day(self) -> date | None:
        """The first day it may have been; ``None`` where there is no bound."""
        first = self.earliest
        return first.date() if isinstance(first, datetime) else first

    @property
    def last_day(self) -> date | None:
        """The last day it may have been; ``None`` where there is no bound."""
        last = self.latest
        return last.date() if isinstance(last, datetime) else last

    @property
    def is_known(self) -> bool:
        """Whether there is at least one bound."""
        return self.earliest is not None or self.latest is not None

    @property
    def sort_key(self) -> SortKey:
        """A key that puts a chronology in order (handbook 5.5, same-day order 1 to 3).

        By earliest; an open start by its latest bound. On one date: what ended by then, what is
        wider than a day, whole days, then times. Unknown dates come last. An order that nothing
        in the record settles is not implied: equal keys mean "order not known".
        """
        first, last = self.first_day, self.last_day
        end = last.toordinal() if last else _AFTER_EVERYTHING
        if first is None:
            return (end, _OPEN_START if last else _UNKNOWN, 0, end)
        if isinstance(self.earliest, datetime):
            minutes = self.earliest.hour * _MINUTES_IN_AN_HOUR + self.earliest.minute
            return (first.toordinal(), _TIMED, minutes, end)
        return (first.toordinal(), _WHOLE_DAY if first == last else _WIDE, 0, end)

    def overlaps(self, other: When) -> bool:
        """Say whether both may have been at the same moment; an unknown overlaps everything."""
        return _starts_by(self.earliest, other.latest) and _starts_by(other.earliest, self.latest)

    def days_until(self, other: When) -> tuple[int | None, int | None]:
        """Return the days from this to ``other`` as a range (handbook 5.4 rule 8).

        Returns
        -------
        tuple of (int or None, int or None)
            Fewest and most days; negative if ``other`` came first, ``None`` where a bound is open.
        """
        return _between(self.last_day, other.first_day), _between(self.first_day, other.last_day)

    def label(self) -> str:
        """Say the date as people say it on a screen; never with an invented time."""
        return say(self)

    def to_json(self) -> WhenRecord:
        """Return the value as plain JSON that :meth:`from_json` reads back exactly."""
        return {
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "precision": self.precision.value,
            "certainty": self.certainty.value,
            "text": self.text,
            "time_certainty": self.time_certainty.value if self.time_certainty else None,
            "edtf": self.edtf,
            "codes": list(self.codes),
            "assumption": self.assumption,
        }

    @classmethod
    def from_json(cls, record: WhenRecord | dict[str, Any]) -> When:
        """Read back what :meth:`to_json` wrote."""
        time_certainty = record.get("time_certainty")
        return cls(
            earliest=_bound(record["earliest"]),
            latest=_bound(record["latest"]),
            precision=DatePrecision(record["precision"]),
            certainty=DateCertainty(record["certainty"]),
            text=record["text"],
            time_certainty=DateCertainty(time_certainty) if time_certainty else None,
            edtf=record["edtf"],
            codes=tuple(record["codes"]),
            assumption=record["assumption"],
        )


def _bound(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _between(start: date | None, end: date | None) -> int | None:
    return None if start is None or end is None else (end - start).days


def _starts_by(start: date | datetime | None, end: date | datetime | None) -> bool:
    if start is None or end is None:
        return True
    if not isinstance(start, datetime):
        start = datetime.combine(start, time.min)
    if not isinstance(end, datetime):
        end = datetime.combine(end, time.max)
    return start <= end
