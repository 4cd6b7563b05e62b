"""What stands around a word, and whether it makes the word a name or only a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from silp_widgets.language.terms import TOKEN
from silp_widgets.language.words import word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from silp_widgets.language.folding import Folded

_BROKEN_LINE = re.compile(r"-[ \t]*\r?\n\s*\Z")
_OPENING = re.compile(r"(?:\A|[.!?:;\n\u2022|]|- )[\s\"'(\[*\u2022-]*\Z")
_TITLE_GAP = re.compile(r"\.?\s{1,3}\Z")
_TOGETHER = re.compile(r"[\s'/-]*\Z")  # a comma or a full stop sets words apart
_LOOK_BACK = 8
_TINY = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, with offsets in the folded text.

    Attributes
    ----------
    capital : bool
        Whether it has a capital as written (a number counts as one): "gNuyen" is a slip too.
    upper : bool
        Whether all of it is in capitals.
    """

    text: str
    start: int
    end: int
    capital: bool
    upper: bool

    def shortened(self, letters: int) -> Word:
        """Return the word without its last letters."""
        return Word(self.text[:-letters], self.start, self.end - letters, self.capital, self.upper)


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """A text taken apart into words."""

    low: str
    words: list[Word]

    def opens_sentence(self, at: int) -> bool:
        """Whether a word is the first of a sentence, a line or a cell."""
        start = self.words[at].start
        return bool(_OPENING.search(self.low[max(0, start - _LOOK_BACK) : start]))

    def next_word(self, at: int) -> str:
        """Return the folded word right after, or an empty string."""
        return self._neighbour(at, at + 1) if at + 1 < len(self.words) else ""

    def previous_word(self, at: int) -> str:
        """Return the folded word right before, or an empty string."""
        return self._neighbour(at - 1, at, first=True) if at else ""

    def _neighbour(self, left: int, right: int, *, first: bool = False) -> str:
        between = self.low[self.words[left].end : self.words[right].start]
        if not _TOGETHER.match(between):
            return ""
        return self.words[left if first else right].text

    def inside_a_code(self, first: int, last: int) -> bool:
        """Whether letters or digits touch a stretch of words on either side."""
        start, end = self.words[first].start, self.words[last].end
        before, after = self.low[max(0, start - 1) : start], self.low[end : end + 1]
        return before.isalnum() or after.isalnum() or before == "_" or after == "_"


def read_words(text: str, plain: Folded, wanted: Callable[[str], bool]) -> Reading:
    """Take a text apart, mending names that a line break cut in two.

    Parameters
    ----------
    text : str
        As written.
    plain : Folded
        The same, folded.
    wanted : callable
        Says whether a mended word is worth having.

    Returns
    -------
    Reading
        Its words in order.
    """
    words: list[Word] = []
    low, starts = plain.text, plain.starts
    for m in TOKEN.finditer(low):
        start, end = m.span()
        first, last = (start, end) if starts is None else plain.original(start, end)
        written = text[first:last]
        word = Word(m[0], start, end, not written.islower(), not _has_lower(written))
        if words and _BROKEN_LINE.match(low[words[-1].end : start]):
            before = words[-1]
            joined = Word(before.text + m[0], before.start, end, before.capital, before.upper)
            if wanted(joined.text):
                words[-1] = joined
                continue
        words.append(word)
    return Reading(low, words)


def _has_lower(written: str) -> bool:
    return any(character.islower() for character in written)


def title_before(reading: Reading, at: int) -> int:
    """Return where a name begins with its title ("Mrs Carter"), as a folded offset."""
    start = reading.words[at].start
    while at:
        before = reading.words[at - 1]
        gap = reading.low[before.end : start]
        if before.text not in word_list("titles") or not _TITLE_GAP.match(gap):
            break
        at, start = at - 1, before.start
    return start


def is_name_here(reading: Reading, at: int) -> bool:
    """Whether a capitalised word that may be ordinary ("Will", "May", "Al") is a name here.

    A name missed is worse than a word taken for one, so only what is plainly a word is let go:
    a date, an abbreviation, a capital that merely opens a sentence.
    """
    word = reading.words[at]
    if title_before(reading, at) != word.start:
        return True
    if _is_abbreviation(reading, at) or (len(word.text) <= _TINY + 1 and _touches(reading, at)):
        return False
    following = reading.next_word(at)
    if word.text in word_list("seasons") and _is_date(reading, at):
        return False
    if reading.opens_sentence(at) or (word.upper and len(word.text) > 1):
        if word.text in word_list("tiny"):
            return following in word_list("after_a_tiny_name")
        if word.text in word_list("ordinary"):
            return following not in word_list("not_after_a_name")
    return True


def _touches(reading: Reading, at: int) -> bool:
    """Whether a short name is part of something longer: ``"Jo-Anne"``, ``"AL5"``."""
    word = reading.words[at]
    if reading.inside_a_code(at, at):
        return True
    after = reading.low[word.end : word.end + 2]
    before = reading.low[max(0, word.start - 2) : word.start]
    return (after[:1] == "-" and after[1:].isalpha()) or (
        before[-1:] == "-" and before[:1].isalpha()
    )


def _is_abbreviation(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.upper and len(word.text) > 1 and word.text in word_list("abbreviations")


def _is_date(reading: Reading, at: int) -> bool:
    before, after = reading.previous_word(at), reading.next_word(at)
    return (
        after.isdigit()
        or before.isdigit()
        or before in {"st", "nd", "rd", "th"}
        or before in word_list("before_dates")
        or after in word_list("after_seasons")
    )
