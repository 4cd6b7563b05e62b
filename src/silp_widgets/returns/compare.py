"""A corrected return beside what is there already (handbook 5.5; C405 to C407)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.returns import Problem
from silp_widgets.returns.found import at_entry, listed
from silp_widgets.returns.matching import folded, matched_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COMPARED: Final = {
    "date_text": "date",
    "time_text": "time",
    "end_date_text": "end date",
    "end_time_text": "end time",
    "text": "what happened",
    "source": "source",
    "people": "people",
    "location": "place",
    "seen": "seen",
    "voice": "voice",
    "action_taken": "action",
    "reason_if_none": "reason",
    "outcome": "outcome",
    "author_comment": "comment",
    "good_practice_note": "good practice",
    "sequence": "sequence",
    "row_kind": "kind of row",
}
DATE_CELLS: Final = frozenset({"date_text", "time_text", "end_date_text", "end_time_text"})
"""The cells that one date is read from: they are changed, and taken, together."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that the agency changed: as it is here, as it was sent now, and in which fields."""

    old: Entry
    new: Entry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reimport:
    """What a corrected file would do. Nothing is done before somebody says yes.

    Attributes
    ----------
    unchanged : tuple of (Entry, Entry)
        As it is here, and as it was sent now.
    changed : tuple of ChangedRow
        The same event, told differently.
    added, missing : tuple of Entry
        New in the file; here, but no longer in the file. Missing rows stay until a yes.
    problems : tuple of Problem
        C405 for each changed row, C406 for each missing one.
    """

    unchanged: tuple[tuple[Entry, Entry], ...]
    changed: tuple[ChangedRow, ...]
    added: tuple[Entry, ...]
    missing: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def compare_returns(old_entries: Iterable[Entry], new_entries: Iterable[Entry]) -> Reimport:
    """Match the rows of a corrected file to the entries that are there.

    By their cells; by the agency's own number where both have one that is unique; then by equal
    words; then by likeness of date and words, the nearest row first. Other blanks, capitals, row
    numbers or another order of rows are no change.

    Parameters
    ----------
    old_entries : iterable of Entry
        What the case holds of this agency.
    new_entries : iterable of Entry
        What the file holds now.

    Returns
    -------
    Reimport
    """
    old, new = list(old_entries), list(new_entries)
    matched = matched_rows(old, new)
    pairs = [(old[place], new[other]) for place, other in sorted(matched.items())]
    unchanged, changed = [], []
    for pair, fields in zip(pairs, differing(pairs), strict=True):
        if fields:
            changed.append(ChangedRow(*pair, fields))
        else:
            unchanged.append(pair)
    taken = set(matched.values())
    missing = [entry for place, entry in enumerate(old) if place not in matched]
    return Reimport(
        unchanged=tuple(unchanged),
        changed=tuple(changed),
        added=tuple(entry for place, entry in enumerate(new) if place not in taken),
        missing=tuple(missing),
        problems=(*map(tell_changed, changed), *map(tell_missing, missing)),
    )


def differing(pairs: Sequence[tuple[Entry, Entry]]) -> list[tuple[str, ...]]:
    """Return for each pair of readings the fields that say something else.

    A date that is written otherwise and reads the same is none; nor is a sequence that was
    numbered anew and keeps the order within each day.
    """
    renumbered = _renumbered(pairs)
    return [
        tuple(
            name
            for name in _COMPARED
            if _said(one, name) != _said(other, name)
            and not (name in DATE_CELLS and one.when.is_known and same_date(one, other))
            and not (name == "sequence" and place not in renumbered)
        )
        for place, (one, other) in enumerate(pairs)
    ]


def _said(entry: Entry, name: str) -> Any:
    value = getattr(entry, name)
    if isinstance(value, str):
        return folded(value)
    if name == "people":
        return sorted(folded(person) for person in value)
    return value


def same_date(one: Entry, other: Entry) -> bool:
    """Say whether two dates read the same, however they are written."""
    ours, theirs = (replace(e.when, text="", assumption="", codes=()) for e in (one, other))
    return ours == theirs


def changed_here(sent: Entry, here: Entry) -> set[str]:
    """Return the fields in which an entry says something else than its row did.

    A date that is corrected here is another reading of the same cell.
    """
    names = set(differing([(sent, here)])[0])
    return names if same_date(sent, here) else names | {"date_text"}


def _renumbered(pairs: Sequence[tuple[Entry, Entry]]) -> set[int]:
    """Return the places of the pairs whose place within their day is another one now."""
    days = defaultdict(list)
    for place, (one, _) in enumerate(pairs):
        days[folded(one.date_text)].append(place)
    moved: set[int] = set()
    for places in days.values():
        before, after = (_ranks([pairs[place][side] for place in places]) for side in (0, 1))
        moved.update(
            place for place, was, now in zip(places, before, after, strict=True) if was != now
        )
    return moved


def _ranks(entries: Sequence[Entry]) -> list[int | None]:
    given = sorted({entry.sequence for entry in entries if entry.sequence is not None})
    rank = {sequence: place for place, sequence in enumerate(given)}
    return [None if e.sequence is None else rank[e.sequence] for e in entries]


def tell_changed(row: ChangedRow) -> Problem:
    """Return C405 about a row that the agency changed."""
    what = listed([_COMPARED[name] for name in row.fields])
    return at_entry(
        "C405",
        row.new,
        f"changed since the last import ({row.old.ref}): {what}.",
        suggestion="Look at both before taking the change.",
    )


def tell_missing(entry: Entry) -> Problem:
    """Return C406 about a row that is no longer sent."""
    return at_entry(
        "C406",
        entry,
        f"{entry.ref} is not in the new file. It stays until somebody agrees to take it out.",
        text=entry.date_text,
        suggestion="Ask the agency whether it meant to take the row out.",
    )
