"""What one record says, brought to a form in which two records can be laid side by side (C402)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from silp_widgets.domain.chronology import Entry
from silp_widgets.returns.agencies import agency_key
from silp_widgets.returns.same_event.meanings import SAME, meaning, phrase_at, phrases
from silp_widgets.returns.same_event.subjects import subjects_of

if TYPE_CHECKING:
    from datetime import date

_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:[.:]\d+)*")
_FAMILY: Final = frozenset({"adult", "child", "sibling", "subject"})
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_CODE: Final = re.compile(r"\b[B-HJ-Z]\b")
_A_PERSON: Final = "@"
_NOBODY: Final[Mapping[str, str]] = {}


class Said(NamedTuple):
    """A word as it is compared, and as it is written."""

    meant: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gist:
    """What one record says.

    Attributes
    ----------
    entry : Entry
        The record.
    place : int
        Its place among those that are compared.
    first, last : int
        Its days, as ordinals; inclusive.
    words : frozenset of str
        What tells one event from another: words without their endings, the same for words that
        mean the same, people (marked with ``@``), numbers.
    family, titled, numbers : frozenset of str
        Those of them that are codes such as ``Adult M`` or ``K``, names after a title, and numbers.
    agency : str
        What a mention of its agency counts as in another record's words.
    called : mapping of str to str
        For words such as *mother*, the person that they stand for in this chronology.
    """

    entry: Entry
    place: int
    first: int
    last: int
    words: frozenset[str]
    family: frozenset[str]
    titled: frozenset[str]
    numbers: frozenset[str]
    agency: str
    called: Mapping[str, str]


def gist_of(place: int, entry: Entry, called: Mapping[str, str] = _NOBODY) -> Gist:
    """Return what a record says.

    Parameters
    ----------
    place : int
        Its place among those that are compared.
    entry : Entry
        The record, which has a first and a last day.
    called : mapping of str to str, optional
        Whom words such as *mother* stand for.
    """
    words, family, titled = _told(entry.text)
    for person in entry.people:
        known = _named(person)
        words, family, titled = words | known[0], family | known[1], titled | known[2]
    if relations := words & called.keys():
        people = {called[word] for word in relations}
        words, family = words - relations | people, family | people
    return Gist(
        entry=entry,
        place=place,
        first=_ordinal(entry.when.first_day),
        last=_ordinal(entry.when.last_day),
        words=words,
        family=family,
        titled=titled,
        numbers=frozenset(word for word in words if word[0].isdigit()),
        agency=SAME + agency_key(entry.agency).key,
        called=called,
    )


def _told(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words of a text, those of them that are people's codes, and names with a title."""
    lower = _WORD.findall(text.lower())
    as_written = tuple(lower)
    found: set[str] = set()
    family: set[str] = set()
    titled: set[str] = set()
    for start, length, meant in _longer(_WORD.findall(text), lower):
        found.add(meant)
        if meant[0] == _A_PERSON:
            (titled if lower[start] in _TITLES else family).add(meant)
        lower[start : start + length] = [""] * length
    family |= {_A_PERSON + code.lower() for code in _CODE.findall(text)} - titled
    found.update(family, map(meaning, lower))
    found |= subjects_of(as_written, found)
    return frozenset(found - {""}), frozenset(family), frozenset(titled)


@lru_cache(maxsize=2_000)
def _named(person: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return _told(person)


def said_in(text: str) -> list[Said]:
    """Return the telling words of a text, in their order.

    Phrases that mean one thing count as one word. ``Adult M``, ``Sibling M`` and ``M`` are one
    code: which of them an agency writes is its habit.
    """
    written = _WORD.findall(text)
    lower = [word.lower() for word in written]
    longer = {start: (length, meant) for start, length, meant in _longer(written, lower)}
    found = []
    place = 0
    while place < len(written):
        length, meant = longer.get(place, (1, ""))
        if not meant and _CODE.fullmatch(written[place]):
            meant = _A_PERSON + lower[place]
        meant = meant or meaning(lower[place])
        if meant:
            found.append(Said(meant, " ".join(written[place : place + length])))
        place += length
    return found


def person_key(person: str) -> str:
    """Return one key for the names that a person goes by: ``Adult M`` and ``M``, mother and mum."""
    words, family, titled = _named(person.strip())
    return " ".join(sorted(family or titled or words)) or person.casefold()


def is_person(meant: str) -> bool:
    """Whether a word stands for a person."""
    return meant.startswith(_A_PERSON)


def _longer(written: list[str], lower: list[str]) -> list[tuple[int, int, str]]:
    """Return where several words are one, how many they are, and what they count as."""
    known = phrases()
    found = []
    end = 0
    for place, word in enumerate(lower):
        if place < end or not (word in known or word in _FAMILY or word in _TITLES):
            continue
        length, meant = phrase_at(known.get(word, ()), lower, place)
        if not meant and (word in _FAMILY or word in _TITLES):
            length, meant = _code_after(written, place)
        if meant:
            found.append((place, length, meant))
            end = place + length
    return found


def _code_after(written: list[str], place: int) -> tuple[int, str]:
    code = written[place + 1] if place + 1 < len(written) else ""
    # "a child a" ends in an article, "Child A" in a code.
    if len(code) == 1 and code.isalpha() and code != "a":
        return 2, _A_PERSON + code.lower()
    return 1, ""


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
