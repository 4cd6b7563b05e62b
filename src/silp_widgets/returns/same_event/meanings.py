"""What a word counts as when records are laid side by side (``data/same_words.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SAME: Final = "="
"""Stands before what several words have in common."""

_ENDING: Final = re.compile(r"(?:ings?|ed|es|s|ly)$")
_SHORTEST_STEM: Final = 4

Phrase = tuple[list[str], str]
"""Words one after the other, and what they count as."""


@lru_cache(maxsize=20_000)
def meaning(word: str) -> str:
    """Return what a word in lower case counts as; nothing for an everyday word."""
    if word in _everyday() or (len(word) <= 1 and not word.isdigit()):
        return ""
    single = _same().single
    cut = _ENDING.sub("", word)
    stem = cut if len(cut) >= _SHORTEST_STEM else word
    return single.get(word) or single.get(stem) or stem


def phrases() -> Mapping[str, Sequence[Phrase]]:
    """Return the phrases that count as one word, by their first word, the longest first."""
    return _same().phrases


def phrase_at(choices: Iterable[Phrase], words: Sequence[str], place: int) -> tuple[int, str]:
    """Return how many words at this place are one phrase, and what it counts as, or nothing."""
    for phrase, meant in choices:
        if words[place : place + len(phrase)] == phrase:
            return len(phrase), meant
    return 1, ""


class _Same(NamedTuple):
    single: dict[str, str]
    phrases: dict[str, list[Phrase]]


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
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for name, meant in meanings.items():
        words = name.split()
        if len(words) == 1:
            single[name] = SAME + meant
        else:
            phrases[words[0]].append((words, SAME + meant))
    for choices in phrases.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return _Same(single, dict(phrases))


@cache
def _everyday() -> frozenset[str]:
    source = files("silp_widgets").joinpath("data", "everyday_words.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["words"].split())
