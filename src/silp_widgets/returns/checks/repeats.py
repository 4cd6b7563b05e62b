"""The same row twice in one file (C401)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.vocabulary import RowKind
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
    first: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        words = plain(entry.text)
        if not words or entry.row_kind is RowKind.AUTHOR_NOTE:
            continue
        when = entry.when
        key = (entry.agency, when.earliest, when.latest, words)
        before = first.setdefault(key, entry)
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
                    column=facts.heading("event_fact"),
                    text=entry.text,
                    suggestion="Delete one of the two, or say how they differ.",
                )
            )
    return found


def _elsewhere(one: Entry, other: Entry) -> bool:
    return one.provenance.sheet != other.provenance.sheet
