"""Practitioners' own words, wherever in a release they stand (check C906, I8 and I9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.domain import narrative_rules as rules
from silp_widgets.domain.release import may_be_in
from silp_widgets.domain.vocabulary import Attribution
from silp_widgets.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from silp_widgets.domain.narrative import Account
    from silp_widgets.domain.vocabulary import ReleaseLevel

RUN: Final = 8
"""How many words in a row make somebody's own words recognisable."""

SHORTEST: Final = 4
"""A whole sentence of theirs is recognisable within another from this many words on."""

_ALONE: Final = 2
"""And as a whole sentence from this many on."""

_WORD: Final = re.compile(r"[^\W_]+")
_SENTENCES: Final = re.compile(r"[.!?\u2026;:\n]+")
_PROMPTED: Final = (
    "saw_knew", "thought", "felt", "hoped", "options", "competing_demands", "helped", "hindered",
    "enabled_by",
)  # fmt: skip


class Unsayable:
    """The words that may not be in a release.

    Parameters
    ----------
    accounts : iterable of Account
        All of the case's.
    level : ReleaseLevel
        Who the release is for.
    reworded : callable
        Puts pseudonyms for names: the words are looked for both ways.
    """

    def __init__(
        self, accounts: Iterable[Account], level: ReleaseLevel, reworded: Callable[[str], str]
    ) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._sentences: set[tuple[str, ...]] = set()
        for account in accounts:
            for text in _kept_out(account, level):
                for form in {text, reworded(text)}:
                    self._learn(form)
        self._first = {run[0] for run in self._runs}

    def _learn(self, text: str) -> None:
        words = _words(text)
        self._runs.update(tuple(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, 0)))
        for sentence in _SENTENCES.split(text):
            short = tuple(_words(sentence))
            if SHORTEST <= len(short) < RUN:
                self._runs.add(short)
            elif _ALONE <= len(short) < SHORTEST:
                self._sentences.add(short)

    def are_in(self, text: str) -> bool:
        """Whether a text holds eight of the words in a row, or a short sentence of theirs."""
        words = _words(text)
        for start, word in enumerate(words):
            if word in self._first and any(
                tuple(words[start : start + size]) in self._runs
                for size in range(SHORTEST, RUN + 1)
            ):
                return True
        return bool(self._sentences) and any(
            tuple(sentence) in self._sentences for sentence in _short_sentences(text)
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def _short_sentences(text: str) -> Iterator[list[str]]:
    for sentence in _SENTENCES.split(text):
        words = _words(sentence)
        if _ALONE <= len(words) < SHORTEST:
            yield words


def _kept_out(account: Account, level: ReleaseLevel) -> Iterator[str]:
    """Yield the texts that an account's state, level and attribution keep out of a release."""
    released = rules.may_be_released(account) and may_be_in(account.release_level, level)
    shown = released and account.attribution is not Attribution.DO_NOT_QUOTE
    if not (released and rules.may_be_quoted(account)):
        yield account.text_verbatim
        yield account.what_went_well
        yield from (getattr(account, name) for name in _PROMPTED)
    if not shown:
        yield account.text_paraphrase
