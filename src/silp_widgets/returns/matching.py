"""Which row of a corrected file is which entry that is there (handbook 5.5 rule 4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from silp_widgets.domain.chronology import Entry

_ALIKE: Final = 70.0
_BELONGS_TOGETHER: Final = 55.0
_WORDS: Final = 0.8
_SAME_DATE: Final = 20.0
_AT_ONCE: Final = 500
_ALL_DAYS: Final = date.max.toordinal()


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
    """Yield the pairs whose words are alike enough that a date can make up for the rest."""
    theirs = [_sorted_words(new[other]) for other in free]
    least, by_words = (_ALIKE - _SAME_DATE) / _WORDS, _ALIKE / _WORDS
    spans = {place: _span(old[place]) for place in left}
    texts = [new[other].date_text for other in free]
    firsts, lasts = zip(*(_span(new[other]) for other in free), strict=True) if free else ((), ())
    for start in range(0, len(left), _AT_ONCE):
        some = left[start : start + _AT_ONCE]
        ours = [_sorted_words(old[place]) for place in some]
        scores = process.cdist(ours, theirs, scorer=fuzz.ratio, score_cutoff=least)
        rows, columns = scores.nonzero()
        found = scores[rows, columns].tolist()
        there = [spans[place] for place in some]
        said = [old[place].date_text for place in some]
        for row, column, words in zip(rows.tolist(), columns.tolist(), found, strict=True):
            first, last = there[row]
            near = first <= lasts[column] and firsts[column] <= last
            if words >= by_words or near or said[row] == texts[column]:
                yield some[row], free[column], words


def _sorted_words(entry: Entry) -> str:
    """Return the words in the order of the alphabet, as ``token_sort_ratio`` compares them."""
    return " ".join(sorted(plain(entry.text).split()))


def _span(entry: Entry) -> tuple[int, int]:
    """Return the first and last day an entry may have been on; all days where a bound is open.

    So has a date that couldn't be read: its words may be the same as another's.
    """
    first, last = entry.when.first_day, entry.when.last_day
    return first.toordinal() if first else 0, last.toordinal() if last else _ALL_DAYS


def _likeness(one: Entry, other: Entry) -> float:
    words = fuzz.token_sort_ratio(plain(one.text), plain(other.text))
    return words * _WORDS + _by_date(one, other)


def _by_date(one: Entry, other: Entry) -> float:
    same = bool(one.date_text) and one.date_text == other.date_text
    near = one.when.is_known and other.when.is_known and one.when.overlaps(other.when)
    return _SAME_DATE if same or near else 0.0
