"""Finding who can be recognised in a text (handbook part 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.language.context import Reading, read_words
from silp_widgets.language.folding import fold
from silp_widgets.language.matcher import matcher_for
from silp_widgets.language.spans import Span
from silp_widgets.language.terms import tokens_of
from silp_widgets.language.words import is_ordinary, word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from silp_widgets.domain.people import Register

_SHORTEST_GUESS = 3


def find_identities(text: str, register: Register) -> list[Span]:
    """Find registered people, and what a pattern alone gives away, in a text.

    Names first (any case, accents, quotes, line breaks, possessives, surname first, misspelt),
    patterns second. Nothing is promised: handbook part 9 says what was measured elsewhere.

    Parameters
    ----------
    text : str
        Any text.
    register : Register
        The real names.

    Returns
    -------
    list of Span
        Sorted by where they start, without overlaps: the longest, then the strongest, is kept.
    """
    return matcher_for(register).find(text)


def find_possible_names(
    text: str, register: Register, known_words: Collection[str] = ()
) -> list[Span]:
    """Find capitalised words that are in nobody's register and are no ordinary words (C908).

    Parameters
    ----------
    text : str
        Any text.
    register : Register
        Its names and pseudonyms are not guessed again.
    known_words : collection of str
        Further words to leave alone: agencies, places the review has agreed to name.

    Returns
    -------
    list of Span
        Kind ``"possible_name"``; words that stand together are one span.
    """
    known = left_alone(register, known_words)
    return possible_names(text, find_identities(text, register), known)


def left_alone(register: Register, words: Collection[str]) -> frozenset[str]:
    """Return the folded words that are never guessed: the given ones, and the pseudonyms'."""
    pseudonyms = (identity.pseudonym for identity in register)
    return frozenset(token for word in (*words, *pseudonyms) for token in tokens_of(word))


def possible_names(text: str, found: Sequence[Span], known: Collection[str]) -> list[Span]:
    """Find what may be names beside what was found already.

    Parameters
    ----------
    text : str
        Any text.
    found : sequence of Span
        What :func:`find_identities` found in it.
    known : collection of str
        From :func:`left_alone`.
    """
    plain = fold(text)
    reading = read_words(text, plain, lambda _: False)
    taken = {place for span in found for place in range(span.start, span.end)}
    guesses: list[Span] = []
    for at, word in enumerate(reading.words):
        start, end = plain.original(word.start, word.end)
        if word.text in known or not _looks_like_a_name(reading, at):
            continue
        if any(place in taken for place in range(start, end)):
            continue
        if guesses and text[guesses[-1].end : start] in {" ", "-", "\u2019", "'"}:
            start = guesses.pop().start
        guesses.append(Span(start, end, "possible_name"))
    return guesses


def _looks_like_a_name(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if not word.capital or not word.text.isalpha() or len(word.text) < _SHORTEST_GUESS:
        return False
    if word.upper and len(word.text) <= _SHORTEST_GUESS + 1:  # abbreviations: CAMHS is listed
        return False
    if reading.inside_a_code(at, at) or word.text in word_list("abbreviations"):
        return False
    return not is_ordinary(word.text) and word.text not in word_list("titles")
