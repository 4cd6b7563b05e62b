"""Why records are offered as one event, in words for the person who decides (C402)."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from itertools import combinations
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from silp_widgets.returns.found import listed
from silp_widgets.returns.same_event.gist import is_person, said_in
from silp_widgets.returns.same_event.slips import slip_between
from silp_widgets.returns.same_event.subjects import is_subject, subject_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from silp_widgets.returns.same_event.gist import Gist

_MOST_WORDS: Final = 3
_MOST_PEOPLE: Final = 4
_MOST_SUBJECTS: Final = 2
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
    in_all = frozenset.intersection(*(record.words for record in records))
    said = [_when(records)]
    people = _people(records, in_all)
    if people:
        said.append(f"{every} name {listed(people, most=_MOST_PEOPLE)}")
    words = _words(records, in_all, rarity)
    if words:
        said.append(f"{every} write of {listed(words)}")
    else:
        counts = Counter(word for record in records for word in record.words)
        words = _words(records, {word for word, count in counts.items() if count > 1}, rarity)
        if words:
            said.append(f"some write of {listed(words)}")
    subjects = sorted(filter(is_subject, in_all), key=lambda word: (-rarity[word], word))
    if subjects:
        about = [subject_name(word) for word in subjects[:_MOST_SUBJECTS]]
        said.append(f"{every} are about {listed(about)}")
    said.append(_texts(records))
    return tuple(said)


def _when(records: Sequence[Gist]) -> str:
    firsts = [record.first for record in records]
    lasts = [record.last for record in records]
    if len({*firsts, *lasts}) > 1:
        if max(firsts) <= min(lasts):
            return "dates overlap"
        if max(firsts) - min(lasts) == 1:
            return "one day apart"
        ends = date.fromordinal(min(firsts)), date.fromordinal(max(lasts))
        return slip_between(*ends) or "dates differ"
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


def _people(records: Sequence[Gist], shared: AbstractSet[str]) -> list[str]:
    """Return those whom all name, as first written: by a code where one of the records has it."""
    written: dict[str, str] = {}
    relations: dict[str, str] = {}
    for record in records:
        for text in (*record.entry.people, record.entry.text):
            for meant, words in said_in(text):
                person = record.called.get(meant, meant)
                if person in shared and is_person(person):
                    (written if person == meant else relations).setdefault(person, words)
    return list((relations | written).values())


def _words(
    records: Sequence[Gist], shared: AbstractSet[str], rarity: Mapping[str, float]
) -> list[str]:
    """Return the rarest words of those shared, as they are written where they stand first."""
    written: dict[str, str] = {}
    for record in records:
        for meant, words in said_in(record.entry.text):
            if meant in shared and not is_person(meant):
                written.setdefault(meant, words if words.isupper() else words.lower())
    rarest = sorted(written, key=lambda word: (-rarity[word], word))
    chosen = frozenset(rarest[:_MOST_WORDS])
    return [words for meant, words in written.items() if meant in chosen]


def _texts(records: Sequence[Gist]) -> str:
    pairs = list(combinations(records, 2))
    least = min(
        fuzz.token_sort_ratio(one.entry.text.lower(), other.entry.text.lower())
        for one, other in pairs
    )
    if least >= _ALMOST_ALL:
        return "texts almost the same"
    if least >= _MUCH:
        return "texts alike"
    return "texts alike in part"
