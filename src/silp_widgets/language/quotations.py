"""Which stretches of a text are somebody's quoted words."""

from __future__ import annotations

import re
from bisect import bisect_right

_DOUBLE = re.compile(
    r"[\"\u201c\u201d\u201e\u00ab\u00bb][^\"\u201c\u201d\u00ab\u00bb]*[\"\u201c\u201d\u00ab\u00bb]"
)
# A single quote opens after a space or bracket and closes before one; in a word it is an
# apostrophe. After an s it is one too if the quotation closes later.
_SINGLE = re.compile(
    r"(?<![\w'])'(?=\S)(?:[^'\n]|'(?=\w)|(?<=s)'(?=[^'\n]*[^\s']'(?!\w)))*+"
    r"(?<=\S)'(?!\w)"
)


def quotations(plain: str) -> list[tuple[int, int]]:
    """Return where quotations begin and end in a folded text.

    Parameters
    ----------
    plain : str
        Folded text: single quotes of all shapes are one shape there.

    Returns
    -------
    list of tuple of int
        Start and end of each, quotation marks included. A quotation left open is none.
    """
    double = [m.span() for m in _DOUBLE.finditer(plain)]
    starts = [start for start, _ in double]

    def is_within(place: int) -> bool:
        before = bisect_right(starts, place)
        return before > 0 and place < double[before - 1][1]

    return double + [m.span() for m in _SINGLE.finditer(plain) if not is_within(m.start())]


def in_quotation(place: int, found: list[tuple[int, int]]) -> bool:
    """Whether a place in the text lies within one of the quotations."""
    return any(start <= place < end for start, end in found)
