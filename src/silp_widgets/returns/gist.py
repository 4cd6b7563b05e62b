"""What one record says, brought to a form in which two records can be laid side by side (C402)."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from silp_widgets.domain.chronology import Entry
from silp_widgets.returns.agencies import agency_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:[.:]\d+)*")
_ENDING: Final = re.compile(r"(?:ings?|ed|es|s|ly)$")
_SHORTEST_STEM: Final = 4
_FAMILY: Final = frozenset({"adult", "child", "sibling", "subject"})
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_CODE: Final = re.compile(r"\b[B-HJ-Z]\b")
_A_PERSON: Final = "@"
_SAME: Final = "="

_Phrase = tuple[list[str], str]


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


def gist_of(place: int, entry: Entry) -> Gist:
    """Return what a record says.

    Parameters
    ----------
    place : int
        Its place among those that are compared.
    entry : Entry
        The record, which has a first and a last day.
    """
    words, family, titled = _told(entry.text)
    for person in entry.people:
        known = _named(person)
        words, family, titled = words | known[0], family | known[1], titled | known[2]
    return Gist(
        entry=entry,
        place=place,
        first=_ordinal(entry.when.first_day),
        last=_ordinal(entry.when.last_day),
        words=words,
        family=family,
        titled=titled,
        numbers=frozenset(word for word in words if word[0].isdigit()),
        agency=_SAME + agency_key(entry.agency).key,
    )


def _told(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words of a text, those of them that are people's codes, and names with a title."""
    lower = _WORD.findall(text.lower())
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
    phrases, starts = _same().phrases, _same().starts
    found = []
    end = 0
    for place, word in enumerate(lower):
        if word not in starts or place < end:
            continue
        length, meant = _phrase(phrases.get(word, ()), lower, place)
        if not meant and (word in _FAMILY or word in _TITLES):
            length, meant = _code_after(written, place)
        if meant:
            found.append((place, length, meant))
            end = place + length
    return found


def _phrase(choices: Iterable[_Phrase], words: list[str], place: int) -> tuple[int, str]:
    for phrase, meant in choices:
        if words[place : place + len(phrase)] == phrase:
            return len(phrase), meant
    return 1, ""


def _code_after(written: list[str], place: int) -> tuple[int, str]:
    code = written[place + 1] if place + 1 < len(written) else ""
    # "a child a" ends in an article, "Child A" in a code.
    if len(code) == 1 and code.isalpha() and code != "a":
        return 2, _A_PERSON + code.lower()
    return 1, ""


@lru_cache(maxsize=20_000)
def meaning(word: str) -> str:
    """Return what a word in lower case counts as; nothing for an everyday word."""
    if word in _everyday() or (len(word) <= 1 and not word.isdigit()):
        return ""
    single = _same().single
    cut = _ENDING.sub("", word)
    stem = cut if len(cut) >= _SHORTEST_STEM else word
    return single.get(word) or single.get(stem) or stem


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


class _Same(NamedTuple):
    single: dict[str, str]
    phrases: dict[str, list[_Phrase]]
    starts: frozenset[str]


@cache
def _same() -> _Same:
    data = files("silp_widgets").joinpath("data")
    agencies = tomllib.loads(data.joinpath("agencies.toml").read_text(encoding="utf-8"))
    groups = tomllib.loads(data.joinpath("same_words.toml").read_text(encoding="utf-8"))
    meanings = {name: key for key, row in agencies.items() for name in row["names"]}
    # What an agency is called may be a thing as well ("MARAC"): there the thing counts.
    for group in groups.values():
        meanings.update({name: key for key, names in group.items() for name in names})
    single: dict[str, str] = {}
    phrases: dict[str, list[_Phrase]] = defaultdict(list)
    for name, meant in meanings.items():
        words = name.split()
        if len(words) == 1:
            single[name] = _SAME + meant
        else:
            phrases[words[0]].append((words, _SAME + meant))
    for choices in phrases.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return _Same(single, dict(phrases), _FAMILY | _TITLES | phrases.keys())


@cache
def _everyday() -> frozenset[str]:
    source = files("silp_widgets").joinpath("data", "everyday_words.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["words"].split())
