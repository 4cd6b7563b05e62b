"""Bringing headings and names to one plain form, so that they can be compared."""

from __future__ import annotations

import re
from typing import Final

_NOT_WORD: Final = re.compile(r"[^\w]+|_")


def plain(text: str) -> str:
    """Return words in lower case, one space between, without punctuation.

    ``"Child's  wishes & feelings?"`` becomes ``"child s wishes and feelings"``.
    """
    return " ".join(_NOT_WORD.sub(" ", text.casefold().replace("&", " and ")).split())
