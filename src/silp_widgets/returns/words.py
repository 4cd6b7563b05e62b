"""Bringing headings and names to one plain form, so that they can be compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD: Final = re.compile(r"[^\W_]+")
_OPENING: Final = re.compile(r"[^\W_]+|&")


def plain(text: str) -> str:
    """Return words in lower case, one space between, without punctuation.

    ``"Child's  wishes & feelings?"`` becomes ``"child s wishes and feelings"``.
    """
    return " ".join(_WORD.findall(text.casefold().replace("&", " and ")))


def says_anything(text: str) -> bool:
    """Whether there is any word or number in a text."""
    return _OPENING.search(text) is not None


def first_alike(texts: Sequence[str]) -> list[int]:
    """Return for each text the place of the first that says the same in its plain form.

    Few texts of a file open with the same word, and only those are brought to the plain form.
    """
    openings = [match[0] if (match := _OPENING.search(text)) else "" for text in texts]
    openings = ["and" if opening == "&" else opening.casefold() for opening in openings]
    several = Counter(openings)
    first: dict[str, int] = {}
    return [
        place if several[opening] == 1 else first.setdefault(plain(text), place)
        for place, (text, opening) in enumerate(zip(texts, openings, strict=True))
    ]


def holding(texts: Sequence[str], seeds: tuple[str, ...]) -> frozenset[int]:
    """Return the places of the texts that hold any of the seeds, whatever their case.

    A pattern of many words is slow, and most texts hold none of them: this says in one pass over
    all texts which are worth a closer look.

    Parameters
    ----------
    texts : sequence of str
        In their order.
    seeds : tuple of str
        In lower case.
    """
    folded = [text.casefold() for text in texts]
    starts = _starts(folded)
    ends = _automaton(seeds).iter("\0".join(folded))
    return frozenset(bisect_right(starts, end) - 1 for end, _ in ends)


def matches(texts: Sequence[str], pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Find a pattern in all texts at once: each match, and the place of its text.

    Nothing is found across the edge of two texts, unless the pattern takes a NUL for a word.

    Parameters
    ----------
    texts : sequence of str
        In their order.
    pattern : re.Pattern
        One that needs no ``^`` or ``$``: the texts stand in one string, a NUL between them.
    """
    starts = _starts(texts)
    for match in pattern.finditer("\0".join(texts)):
        yield bisect_right(starts, match.start()) - 1, match


def _starts(texts: Sequence[str]) -> list[int]:
    """Return where each text begins when they are joined by one character."""
    return [0, *accumulate(len(text) + 1 for text in texts)]


@cache
def _automaton(seeds: tuple[str, ...]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for seed in seeds:
        automaton.add_word(seed, seed)
    automaton.make_automaton()
    return automaton
