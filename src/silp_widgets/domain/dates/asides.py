"""Words beside a date that say nothing about when: ``03/02/2020 (HV)``, ``3 Feb 2020 - DNA``."""

from __future__ import annotations

import re

from silp_widgets.domain.dates.lexer import tokenise

_ASIDE = re.compile(
    r"(?P<date>[^()]*\d{2}[^()]*?) ?"
    r"(?:\((?P<inside>[^()\d]+)\)|(?: - |- |: |, )(?P<after>[^()\d]+))"
)
_LONGEST = 60
_SAYS_NOTHING = frozenset({"word", "fill", "comma", "to", "slash"})
# What may move the date, repeat it or take it back is not for us to leave out.
_OF_TIME = re.compile(
    r"\b(?:next|previous|last|later|earlier|same|other|another|again|old|not|never|wrong|error|"
    r"incorrect|mistake|twice|(?:bi)?(?:day|dai|week|month|year|annual|night|hour|minute)\w*)\b"
)


def without_aside(words: str) -> str | None:
    """Return the date of a cell that holds other words behind it; ``None`` where it isn't so.

    Parameters
    ----------
    words : str
        The cleaned cell.
    """
    found = _ASIDE.fullmatch(words)
    if not found:
        return None
    aside = found["inside"] or found["after"]
    if len(aside) > _LONGEST or _OF_TIME.search(aside):
        return None
    kinds = {token.kind for token in tokenise(aside)}
    return found["date"].strip() if "word" in kinds and kinds <= _SAYS_NOTHING else None
