"""Bringing headings and names to one plain form, so that they can be compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NOT_WORD: Final = re.compile(r"[^\w]+|_")


def plain(text: str) -> str:
    """Return words in lower case, one space between, without punctuation.

    ``"Child's  wishes & feelings?"`` becomes ``"child s wishes and feelings"``.
    """
    return " ".join(_NOT_WORD.sub(" ", text.casefold().replace("&", " and ")).split())


def holding(texts: Sequence[str], seeds: Iterable[str]) -> frozenset[int]:
    """Return the places of the texts that hold any of the seeds, whatever their case.

    A pattern of many words is slow, and most texts hold none of them: this says in one pass over
    all texts which are worth a closer look.

    Parameters
    ----------
    texts : sequence of str
        In their order.
    seeds : iterable of str
        In lower case.
    """
    folded = [text.casefold() for text in texts]
    starts = [0, *accumulate(len(text) + 1 for text in folded)]
    joined = "\0".join(folded)
    found: set[int] = set()
    for seed in seeds:
        at = joined.find(seed)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            found.add(place)
            at = joined.find(seed, starts[place + 1])
    return frozenset(found)
