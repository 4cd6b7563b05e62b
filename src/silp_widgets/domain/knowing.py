"""Who knew what, and from which day: the one rule of *known by this date* (handbook 5.5).

For agency A on day D: A's own rows recorded by D (else of a day that had passed), and rows that
another agency is recorded as having shared with A by D. Nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from silp_widgets.domain.recipients import Recipients

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.chronology import Agency, Entry


class Why(StrEnum):
    """How an agency came to know; where several hold on one day, the first of these is given."""

    OWN = "own"
    """Its own record."""
    SAME_EVENT = "same_event"
    """Its own record of the same event."""
    TOLD = "told"
    """The reviewer recorded that it was told."""
    NAMED = "named"
    """The record says that it was told, or names it among those who were there."""


@dataclass(frozen=True, slots=True)
class Known:
    """That an agency knew of an entry from a day on, and how."""

    day: date
    why: Why


class Knowing:
    """Applies the rule; what is known of an entry that stays as it is is kept for the next time.

    Parameters
    ----------
    agencies : iterable of Agency
        Those of the case, by whose names and codes records speak of them.
    """

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self.agencies = tuple(agencies)
        self._recipients = Recipients(self.agencies)
        self._made: dict[str, tuple[Entry, dict[str, date], dict[str, Known]]] = {}

    def of(self, entries: Iterable[Entry]) -> dict[str, dict[str, Known]]:
        """Return for each entry who knew of it, by agency key.

        Parameters
        ----------
        entries : iterable of Entry
            The whole chronology: one entry may be known by another record of its event.

        Returns
        -------
        dict of str to dict of str to Known
            By the entry's id. An agency has its own record from the day on which it was recorded,
            else from its latest day, and never earlier. An entry that says neither, and a telling
            without a day, is not claimed to have been known by any date. A reviewer's note was
            known to nobody.
        """
        listed = [entry for entry in entries if not entry.is_author_note]
        own = {entry.id: recorded_by(entry) for entry in listed}
        events: defaultdict[str, dict[str, date]] = defaultdict(dict)
        for entry in listed:
            day = own[entry.id]
            if day is not None and entry.same_event_id:
                records = events[entry.same_event_id]
                records[entry.agency] = min(day, records.get(entry.agency, day))
        made = {}
        for entry in listed:
            same_event = events.get(entry.same_event_id, {})
            kept = self._made.get(entry.id)
            if kept is None or kept[0] is not entry or kept[1] != same_event:
                kept = (entry, same_event, self._of(entry, own[entry.id], same_event))
            made[entry.id] = kept
        self._made = made
        return {key: known for key, (_, _, known) in made.items()}

    def _of(self, entry: Entry, own: date | None, same_event: dict[str, date]) -> dict[str, Known]:
        ways = [(agency, Known(day, Why.SAME_EVENT)) for agency, day in same_event.items()]
        ways += [(mark.agency, Known(mark.on, Why.TOLD)) for mark in entry.shared_with if mark.on]
        if own is not None:
            ways += [(agency, Known(own, Why.NAMED)) for agency in self._recipients.of(entry)]
        known: dict[str, Known] = {}
        for agency, way in ways:
            if agency != entry.agency and (agency not in known or way.day < known[agency].day):
                known[agency] = way
        return {**known, entry.agency: Known(own, Why.OWN)} if own is not None else known


def known_from(entries: Iterable[Entry], agencies: Iterable[Agency]) -> dict[str, dict[str, Known]]:
    """Return for each entry who knew of it and from which day; see :meth:`Knowing.of`."""
    return Knowing(agencies).of(entries)


def recorded_by(entry: Entry) -> date | None:
    """Return the day from which an entry's own agency had it on record, if one is said."""
    return entry.date_recorded or entry.when.last_day
