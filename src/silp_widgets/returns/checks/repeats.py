"""The same row twice in one file (C401)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from silp_widgets.returns.found import at_entry
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts


def repeat_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return rows that say what an earlier row says, about the same date."""
    found = []
    days = Counter(map(_day, entries))
    first: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        day = _day(entry)
        if days[day] == 1 or not (words := plain(entry.text)):
            continue
        before = first.setdefault((*day, words), entry)
        if before is not entry:
            found.append(
                at_entry(
                    "C401",
                    entry,
                    f"this is the same as row {before.provenance.row}"
                    + (
                        f" of sheet “{before.provenance.sheet}”."
                        if _elsewhere(before, entry)
                        else "."
                    ),
                    column=facts.heading("event_fact", entry),
                    text=entry.text,
                    suggestion="Delete one of the two, or say how they differ.",
                )
            )
    return found


def _day(entry: Entry) -> tuple[object, ...]:
    """Return what one date is known by: where it could not be read, its words."""
    when = entry.when
    known = when.earliest or when.latest
    return (entry.agency, when.earliest, when.latest, "" if known else entry.date_text)


def _elsewhere(one: Entry, other: Entry) -> bool:
    return one.provenance.sheet != other.provenance.sheet
