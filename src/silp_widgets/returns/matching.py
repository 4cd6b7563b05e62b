"""Which row of a corrected file is which entry that is there (handbook 5.5 rule 4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import fuzz, process

from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from numpy.typing import NDArray

    from silp_widgets.domain.chronology import Entry

    _Numbers = NDArray[np.int64]

_ALIKE: Final = 70.0
_BELONGS_TOGETHER: Final = 55.0
_WORDS: Final = 0.8
_SAME_DATE: Final = 20.0
_BY_WORDS: Final = _ALIKE / _WORDS
_AT_ONCE: Final = 500


def folded(text: str) -> str:
    """Return words as they are compared: blanks and capitals make no difference."""
    return " ".join(text.split()).casefold()


def same_cells(one: Entry, other: Entry) -> bool:
    """Say whether two readings come of cells that say the same."""
    return _cells(one) == _cells(other)


def matched_rows(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    """Match what is there to the rows of a corrected file, by their places.

    Rows whose cells say the same come first, wherever they stand now; then by the agency's own
    number where both have one that is unique and the words bear it out; then by equal words; then
    by likeness of date and words, the nearest row first.
    """
    matched: dict[int, int] = {}
    if not old:
        return matched
    _by_key(old, new, matched, _cells)
    _by_number(old, new, matched)
    _by_key(old, new, matched, _date_and_words)
    _by_likeness(old, new, matched)
    return matched


def _cells(entry: Entry) -> Hashable:
    cells = entry.provenance.raw_cells.items()
    said = tuple(sorted((folded(head), folded(cell)) for head, cell in cells if cell.strip()))
    return (entry.agency, said) if said else None


def _date_and_words(entry: Entry) -> Hashable:
    return (entry.date_text, plain(entry.text))


def _by_key(
    old: Sequence[Entry],
    new: Sequence[Entry],
    matched: dict[int, int],
    key: Callable[[Entry], Hashable],
) -> None:
    waiting: dict[Hashable, list[int]] = {}
    taken = set(matched.values())
    for place, entry in enumerate(new):
        if place not in taken:
            waiting.setdefault(key(entry), []).append(place)
    waiting.pop(None, None)
    for place, entry in enumerate(old):
        if place not in matched and (same := waiting.get(key(entry))):
            matched[place] = same.pop(0)


def _by_number(old: Sequence[Entry], new: Sequence[Entry], matched: dict[int, int]) -> None:
    ours, theirs = _numbered(old), _numbered(new)
    taken = set(matched.values())
    for number, place in ours.items():
        other = theirs.get(number)
        if place in matched or other is None or other in taken:
            continue
        # Row numbers shift when a row is put in: a number counts only if the words bear it out.
        if _likeness(old[place], new[other]) >= _BELONGS_TOGETHER:
            matched[place] = other


def _numbered(entries: Sequence[Entry]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    twice = set()
    for place, entry in enumerate(entries):
        if entry.event_ref in numbers:
            twice.add(entry.event_ref)
        if entry.event_ref:
            numbers[entry.event_ref] = place
    return {number: place for number, place in numbers.items() if number not in twice}


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
    """Yield the pairs whose words are alike enough, or so that a date can make up for the rest."""
    if not left or not free:
        return
    theirs = [_sorted_words(new[other]) for other in free]
    days = _days([new[other] for other in free])
    least = (_ALIKE - _SAME_DATE) / _WORDS
    for start in range(0, len(left), _AT_ONCE):
        some = [old[place] for place in left[start : start + _AT_ONCE]]
        ours = list(map(_sorted_words, some))
        scores = process.cdist(ours, theirs, scorer=fuzz.ratio, score_cutoff=least)
        first, last, texts = (column[:, None] for column in _days(some))
        near = ((first <= days[1]) & (days[0] <= last)) | (texts == days[2])
        for row, column in zip(*np.nonzero(scores * (near | (scores >= _BY_WORDS))), strict=True):
            yield left[start + row], free[column], float(scores[row, column])


def _sorted_words(entry: Entry) -> str:
    """Return the words in the order of the alphabet, as ``token_sort_ratio`` compares them."""
    return " ".join(sorted(plain(entry.text).split()))


def _days(entries: Sequence[Entry]) -> tuple[_Numbers, _Numbers, _Numbers]:
    """Return the first and last days, of an unknown date none, and a number for its words."""
    first, last = [], []
    for entry in entries:
        when = entry.when
        first.append(when.first_day.toordinal() if when.first_day else 0)
        last.append(when.last_day.toordinal() if when.last_day else date.max.toordinal())
        if not when.is_known:
            first[-1], last[-1] = last[-1] + 1, -1
    texts = [hash(entry.date_text) for entry in entries]
    return np.array(first), np.array(last), np.array(texts)


def _likeness(one: Entry, other: Entry) -> float:
    words = fuzz.token_sort_ratio(plain(one.text), plain(other.text))
    return words * _WORDS + _by_date(one, other)


def _by_date(one: Entry, other: Entry) -> float:
    same = bool(one.date_text) and one.date_text == other.date_text
    near = one.when.is_known and other.when.is_known and one.when.overlaps(other.when)
    return _SAME_DATE if same or near else 0.0
