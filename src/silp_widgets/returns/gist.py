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
    from datetime import date

_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:[.:]\d+)*")
_ENDING: Final = re.compile(r"(?:ings?|ed|es|s|ly)$")
_SHORTEST_STEM: Final = 4
_FAMILY: Final = frozenset({"adult", "child", "sibling", "subject"})
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_A_PERSON: Final = "@"
_SAME: Final = "="


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
    words: set[str] = set()
    family: set[str] = set()
    titled: set[str] = set()
    for text in (entry.text, *entry.people):
        for meant, written in said_in(text):
            words.add(meant)
            if meant[0] == _A_PERSON:
                before = written.partition(" ")[0].lower()
                (titled if before in _TITLES else family).add(meant)
    return Gist(
        entry=entry,
        place=place,
        first=_ordinal(entry.when.first_day),
        last=_ordinal(entry.when.last_day),
        words=frozenset(words),
        family=frozenset(family),
        titled=frozenset(titled),
        numbers=frozenset(word for word in words if word[0].isdigit()),
        agency=_SAME + agency_key(entry.agency).key,
    )


def said_in(text: str) -> list[Said]:
    """Return the telling words of a text, in their order.

    Phrases that mean one thing count as one word. ``Adult M``, ``Sibling M`` and ``M`` are one
    code: which of them an agency writes is its habit.
    """
    written = _WORD.findall(text)
    lower = [word.lower() for word in written]
    phrases = _same().phrases
    found = []
    place = 0
    while place < len(lower):
        word, here = lower[place], 1
        meant = ""
        if word in phrases:
            meant, here = _phrase(phrases[word], lower, place)
        if not meant and (word in _FAMILY or word in _TITLES):
            meant, here = _code_after(written, place)
        if not meant:
            meant, here = _single(written[place], word), 1
        if meant:
            found.append(Said(meant, " ".join(written[place : place + here])))
        place += here
    return found


def is_person(meant: str) -> bool:
    """Whether a word stands for a person."""
    return meant.startswith(_A_PERSON)


def _phrase(choices: list[tuple[list[str], str]], words: list[str], place: int) -> tuple[str, int]:
    for phrase, meant in choices:
        if words[place : place + len(phrase)] == phrase:
            return meant, len(phrase)
    return "", 1


def _code_after(written: list[str], place: int) -> tuple[str, int]:
    code = written[place + 1] if place + 1 < len(written) else ""
    # "a child a" ends in an article, "Child A" in a code.
    if len(code) == 1 and code.isalpha() and code != "a":
        return _A_PERSON + code.lower(), 2
    return "", 1


def _single(written: str, word: str) -> str:
    if len(word) > 1:
        return meaning(word)
    if word.isdigit():
        return word
    return _A_PERSON + word if written.isupper() and word not in "ai" else ""


@lru_cache(maxsize=20_000)
def meaning(word: str) -> str:
    """Return what a word in lower case counts as; nothing for an everyday word."""
    if word in _everyday():
        return ""
    single = _same().single
    cut = _ENDING.sub("", word)
    stem = cut if len(cut) >= _SHORTEST_STEM else word
    return single.get(word) or single.get(stem) or stem


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


class _Same(NamedTuple):
    single: dict[str, str]
    phrases: dict[str, list[tuple[list[str], str]]]


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
    phrases: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for name, meant in meanings.items():
        words = name.split()
        if len(words) == 1:
            single[name] = _SAME + meant
        else:
            phrases[words[0]].append((words, _SAME + meant))
    for choices in phrases.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return _Same(single, dict(phrases))


@cache
def _everyday() -> frozenset[str]:
    source = files("silp_widgets").joinpath("data", "everyday_words.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["words"].split())
