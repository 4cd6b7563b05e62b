"""Why records are offered as one event, in words for the person who decides (C402)."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from silp_widgets.returns.found import listed
from silp_widgets.returns.gist import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from silp_widgets.returns.gist import Gist

_WRITTEN: Final = re.compile(r"(^|[.:;!?]\s+)?([A-Za-z0-9]{2,})")
_MOST_WORDS: Final = 3
_MOST_PEOPLE: Final = 4
_ALMOST_ALL: Final = 90
_MUCH: Final = 60


def reasons(records: Sequence[Gist], rarity: Mapping[str, float]) -> tuple[str, ...]:
    """Say what speaks for records being of one event.

    Parameters
    ----------
    records : sequence of Gist
        Two or more, in order of date.
    rarity : mapping of str to float
        How rare each word is in this chronology.

    Returns
    -------
    tuple of str
        Short phrases, such as ``"same day"``, ``"both name Adult M"``, ``"both write of MARAC"``,
        ``"texts alike"``. The last is always there, so that no offer is without a reason.
    """
    every = "both" if len(records) == len(("one", "other")) else "all"
    said = [_when(records)]
    people = _shared_people(records)
    if people:
        said.append(f"{every} name {listed(people, most=_MOST_PEOPLE)}")
    words = _shared_words(records, rarity)
    if words:
        said.append(f"{every} write of {listed(words)}")
    said.append(_texts(records))
    return tuple(said)


def _when(records: Sequence[Gist]) -> str:
    firsts = [record.first for record in records]
    lasts = [record.last for record in records]
    if len({*firsts, *lasts}) > 1:
        if max(firsts) <= min(lasts):
            return "dates overlap"
        return "one day apart" if max(firsts) - min(lasts) == 1 else "dates differ"
    times = [record.entry.when.earliest for record in records]
    timed = [moment for moment in times if isinstance(moment, datetime)]
    if len(timed) < len(times):
        return "same day"
    minutes = int((max(timed) - min(timed)).total_seconds()) // 60
    if not minutes:
        return "same day and time"
    if minutes < 2 * 60:
        return f"same day, {minutes} {'minute' if minutes == 1 else 'minutes'} apart"
    return "same day"


def _shared_people(records: Sequence[Gist]) -> list[str]:
    shared = frozenset.intersection(*(record.people for record in records))
    written = {person.casefold().split()[-1]: person for person in records[0].entry.people}
    return sorted(written.get(code, code.upper()) for code in shared)


def _shared_words(records: Sequence[Gist], rarity: Mapping[str, float]) -> list[str]:
    shared = frozenset.intersection(*(record.words for record in records))
    named = {part.casefold() for name in _shared_people(records) for part in name.split()}
    written: dict[str, str] = {}
    for opens, word in _WRITTEN.findall(records[0].entry.text):
        if word.casefold() not in named:
            # A capital at the start of a sentence is no part of the word; others are, as in MARAC.
            written.setdefault(stem(word), word.lower() if opens and word.istitle() else word)
    rarest = sorted((word for word in shared if word in written), key=lambda w: (-rarity[w], w))
    chosen = frozenset(rarest[:_MOST_WORDS])
    return [word for key, word in written.items() if key in chosen]


def _texts(records: Sequence[Gist]) -> str:
    pairs = list(combinations(records, 2))
    least = min(fuzz.ratio(one.text, other.text) for one, other in pairs)
    if least >= _ALMOST_ALL:
        return "texts almost the same"
    if least >= _MUCH:
        return "texts alike"
    return "texts alike in part"
