"""Misspelt names: a word that is no ordinary word and is one or two slips from a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from silp_widgets.language.words import is_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable

MISSPELLABLE = 5  # letters: shorter names are one slip from too many other names
_LONG = 8  # letters: from here two slips are still the same name


class Spelling:
    """Finds the registered name that a word is a slip of.

    Parameters
    ----------
    names : iterable of str
        Folded single words of names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({n for n in names if len(n) >= MISSPELLABLE and n.isalpha()})

    def nearest(self, word: str) -> tuple[str, int]:
        """Return the name a folded word may be a slip of, and how many slips.

        Parameters
        ----------
        word : str
            A folded word.

        Returns
        -------
        name : str
            Empty where there is none, or where the word is an ordinary one.
        slips : int
            Letters added, missing, changed or changed places; 1 or 2.
        """
        if len(word) < MISSPELLABLE - 1 or not word.isalpha():
            return "", 0
        if is_ordinary(word):
            return "", 0
        found = process.extractOne(word, self._names, scorer=OSA.distance, score_cutoff=2)
        if found is None:
            return "", 0
        name, slips = str(found[0]), int(found[1])
        if slips > 1 and (len(name) < _LONG or len(word) < _LONG - 1 or name[0] != word[0]):
            return "", 0
        return name, slips


def is_one_slip_away(word: str, name: str) -> bool:
    """Whether a folded word is a name, or one letter from it."""
    return OSA.distance(word, name, score_cutoff=1) <= 1
