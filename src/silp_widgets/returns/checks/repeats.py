"""The same row twice in one file (C401)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from silp_widgets.returns.found import at_entry
from silp_widgets.returns.words import first_alike, says_anything

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts


def repeat_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return rows that say what an earlier row says, about the same date."""
    found = []
    days: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        days[_day(entry)].append(entry)
    for group in days.values():
        if len(group) == 1:
            continue
        said = [entry for entry in group if says_anything(entry.text)]
        for entry, place in zip(said, first_alike([entry.text for entry in said]), strict=True):
            before = said[place]
            if before is not entry:
                found.append(_repeated(before, entry, facts))
    return found


def _repeated(before: Entry, entry: Entry, facts: Facts) -> Problem:
    sheet = before.provenance.sheet
    where = "" if sheet == entry.provenance.sheet else f" of sheet “{sheet}”"
    return at_entry(
        "C401",
        entry,
        f"this is the same as row {before.provenance.row}{where}.",
        column=facts.heading("event_fact", entry),
        text=entry.text,
        suggestion="Delete one of the two, or say how they differ.",
    )


def _day(entry: Entry) -> tuple[object, ...]:
    """Return what one date is known by: where it could not be read, its words."""
    when = entry.when
    known = when.earliest or when.latest
    return (entry.agency, when.earliest, when.latest, "" if known else entry.date_text)
