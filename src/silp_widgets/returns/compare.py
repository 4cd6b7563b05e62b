"""A corrected return beside what is there already (handbook 5.5; C405 to C407)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.returns import Problem
from silp_widgets.returns.found import at_entry, listed
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


_ALIKE: Final = 70.0
_BELONGS_TOGETHER: Final = 55.0
_WORDS: Final = 0.8
_SAME_DATE: Final = 20.0
_AT_ONCE: Final = 500
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

    By the agency's own number where both have one that is unique; then by equal words; then by
    likeness of date and words, the nearest row first.

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
    matched = _by_number(old, new)
    _by_words(old, new, matched)
    _by_likeness(old, new, matched)
    unchanged, changed = [], []
    for place, other in sorted(matched.items()):
        fields = _differing(old[place], new[other])
        if fields:
            changed.append(ChangedRow(old[place], new[other], fields))
        else:
            unchanged.append((old[place], new[other]))
    taken = set(matched.values())
    missing = [entry for place, entry in enumerate(old) if place not in matched]
    return Reimport(
        unchanged=tuple(unchanged),
        changed=tuple(changed),
        added=tuple(entry for place, entry in enumerate(new) if place not in taken),
        missing=tuple(missing),
        problems=(*map(_tell_changed, changed), *map(_tell_missing, missing)),
    )


def _by_number(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    ours, theirs = _numbered(old), _numbered(new)
    matched = {}
    for number, place in ours.items():
        other = theirs.get(number)
        # Row numbers shift when a row is put in: a number counts only if the words bear it out.
        if other is not None and _likeness(old[place], new[other]) >= _BELONGS_TOGETHER:
            matched[place] = other
    return matched


def _numbered(entries: Sequence[Entry]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    twice = set()
    for place, entry in enumerate(entries):
        if entry.event_ref in numbers:
            twice.add(entry.event_ref)
        if entry.event_ref:
            numbers[entry.event_ref] = place
    return {number: place for number, place in numbers.items() if number not in twice}


def _by_words(old: Sequence[Entry], new: Sequence[Entry], matched: dict[int, int]) -> None:
    waiting: dict[tuple[str, str], list[int]] = {}
    taken = set(matched.values())
    for place, entry in enumerate(new):
        if place not in taken:
            waiting.setdefault((entry.date_text, plain(entry.text)), []).append(place)
    for place, entry in enumerate(old):
        if place not in matched and (same := waiting.get((entry.date_text, plain(entry.text)))):
            matched[place] = same.pop(0)


def _by_likeness(old: Sequence[Entry], new: Sequence[Entry], matched: dict[int, int]) -> None:
    taken = set(matched.values())
    left = [place for place in range(len(old)) if place not in matched]
    free = [place for place in range(len(new)) if place not in taken]
    pairs = []
    for place, other, words in _alike_in_words(old, new, left, free):
        alike = words * _WORDS + _by_date(old[place], new[other])
        if alike >= _ALIKE:
            away = abs(old[place].provenance.row - new[other].provenance.row)
            pairs.append((-alike, away, place, other))
    for _, _, place, other in sorted(pairs):
        if place not in matched and other not in taken:
            matched[place] = other
            taken.add(other)


def _alike_in_words(
    old: Sequence[Entry], new: Sequence[Entry], left: Sequence[int], free: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs whose words are alike enough that a date can make up for the rest."""
    theirs = [plain(new[other].text) for other in free]
    least = (_ALIKE - _SAME_DATE) / _WORDS
    for start in range(0, len(left), _AT_ONCE):
        some = left[start : start + _AT_ONCE]
        ours = [plain(old[place].text) for place in some]
        scores = process.cdist(ours, theirs, scorer=fuzz.token_sort_ratio, score_cutoff=least)
        for row, column in zip(*scores.nonzero(), strict=True):
            yield some[row], free[column], float(scores[row, column])


def _likeness(one: Entry, other: Entry) -> float:
    words = fuzz.token_sort_ratio(plain(one.text), plain(other.text))
    return words * _WORDS + _by_date(one, other)


def _by_date(one: Entry, other: Entry) -> float:
    same = bool(one.date_text) and one.date_text == other.date_text
    near = one.when.is_known and other.when.is_known and one.when.overlaps(other.when)
    return _SAME_DATE if same or near else 0.0


def _differing(one: Entry, other: Entry) -> tuple[str, ...]:
    return tuple(name for name in _COMPARED if getattr(one, name) != getattr(other, name))


def _tell_changed(row: ChangedRow) -> Problem:
    what = listed([_COMPARED[name] for name in row.fields])
    return at_entry(
        "C405",
        row.new,
        f"changed since the last import ({row.old.ref}): {what}.",
        suggestion="Look at both before taking the change.",
    )


def _tell_missing(entry: Entry) -> Problem:
    return at_entry(
        "C406",
        entry,
        f"{entry.ref} is not in the new file. It stays until somebody agrees to take it out.",
        text=entry.date_text,
        suggestion="Ask the agency whether it meant to take the row out.",
    )
