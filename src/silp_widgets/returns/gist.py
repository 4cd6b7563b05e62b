"""What one record says, brought to a form in which two records can be laid side by side (C402)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Entry

if TYPE_CHECKING:
    from datetime import date

_WORD: Final = re.compile(r"[a-z0-9]{2,}")
_ENDING: Final = re.compile(r"(?:ings?|ed|es|s|ly)$")
_SHORTEST_STEM: Final = 4
_CODE: Final = re.compile(r"\b(?:[B-HJ-Z]|[A-Z]{2,4}\d)\b")
_NUMBER: Final = re.compile(r"\b\d+(?:[.:]\d+)?\b")


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
        The words that tell one event from another, without their endings.
    people : frozenset of str
        Codes of people, in its columns or its words.
    codes, numbers : frozenset of str
        Those that stand in its words.
    weight : float
        The rarities of its words together.
    text : str
        Its words in the order of the alphabet, so that the order in which they were said is no
        difference.
    """

    entry: Entry
    place: int
    first: int
    last: int
    words: frozenset[str]
    people: frozenset[str]
    codes: frozenset[str]
    numbers: frozenset[str]
    weight: float
    text: str


def stem(word: str) -> str:
    """Return a word in lower case without its ending, where enough of it stays."""
    word = word.lower()
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _SHORTEST_STEM else word


def telling_words(text: str) -> frozenset[str]:
    """Return the words that tell one event from another, without their endings."""
    return frozenset(map(stem, set(_WORD.findall(text.lower())) - _everyday()))


def gist_of(place: int, entry: Entry, words: frozenset[str], rarity: dict[str, float]) -> Gist:
    """Return what a record says.

    Parameters
    ----------
    place : int
        Its place among those that are compared.
    entry : Entry
        The record, which has a first and a last day.
    words : frozenset of str
        From :func:`telling_words`.
    rarity : dict of str to float
        How rare each word is in this chronology.
    """
    codes = frozenset(code.casefold() for code in _CODE.findall(entry.text))
    return Gist(
        entry=entry,
        place=place,
        first=_ordinal(entry.when.first_day),
        last=_ordinal(entry.when.last_day),
        words=words,
        people=codes | frozenset(person.casefold().split()[-1] for person in entry.people),
        codes=codes,
        numbers=frozenset(_NUMBER.findall(entry.text)),
        weight=sum(rarity[word] for word in words),
        text=" ".join(sorted(words)),
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


@cache
def _everyday() -> frozenset[str]:
    source = files("silp_widgets").joinpath("data", "everyday_words.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["words"].split())
