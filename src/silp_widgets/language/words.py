"""Words that are ordinary: the lists of ``data/lexicon_words.toml``, which an expert may edit."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

_ENDINGS = ("s", "es", "ed", "ing", "ly", "d")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one list of the lexicon's words.

    Parameters
    ----------
    name : str
        A key of ``data/lexicon_words.toml``, such as ``"titles"``.

    Returns
    -------
    frozenset of str
        Its words, in lower case.
    """
    return frozenset(_lexicon()[name].split())


@cache
def _lexicon() -> dict[str, str]:
    text = files("silp_widgets").joinpath("data/lexicon_words.toml").read_text("utf-8")
    return tomllib.loads(text)


def is_ordinary(word: str) -> bool:
    """Whether a lower-case word, or the word it is an inflection of, is in the lexicon."""
    listed = word_list("ordinary")
    if word in listed or word in word_list("working"):
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (stem in listed or stem + "e" in listed):  # noqa: PLR2004 - shorter stems are chance
            return True
    return word.endswith("ies") and word[:-3] + "y" in listed


def is_common_name_word(word: str) -> bool:
    """Whether a word that is somebody's name is an ordinary word as it stands (``"will"``)."""
    return (
        word in word_list("ordinary") or word in word_list("seasons") or word in word_list("tiny")
    )
