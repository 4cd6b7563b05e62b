"""What a heading means that no list holds, by its words (``data/heading_senses.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from silp_widgets.returns.words import plain

_MOST_WORDS: Final = 10
_SENTENCE: Final = re.compile(r"\.(?:\s|$)")


@cache
def _written_out() -> dict[str, str]:
    source = files("silp_widgets").joinpath("data", "heading_senses.toml")
    return dict(tomllib.loads(source.read_text(encoding="utf-8"))["written_out"])


def written_out(words: str) -> str:
    """Return the words of a heading in full: ``"pt s view"`` becomes ``"patient s view"``."""
    short = _written_out()
    return " ".join(short.get(word, word) for word in words.split())


@dataclass(frozen=True, slots=True)
class _Sense:
    field: str
    words: tuple[re.Pattern[str], ...]
    starts: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def fits(self, padded: str) -> bool:
        """Whether the words of a heading, a space on each side, mean this field."""
        return (
            (self.starts is None or self.starts.match(padded) is not None)
            and all(group.search(padded) for group in self.words)
            and (self.unless is None or self.unless.search(padded) is None)
        )


@cache
def _senses() -> tuple[_Sense, ...]:
    source = files("silp_widgets").joinpath("data", "heading_senses.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["sense"]
    return tuple(
        _Sense(
            row["field"],
            tuple(map(_any_of, row.get("words", ()))),
            _any_of(row["starts"]) if "starts" in row else None,
            _any_of(row["unless"]) if "unless" in row else None,
        )
        for row in rows
    )


@cache
def _any_sense() -> re.Pattern[str]:
    """Return what no heading with a sense can do without; most cells of a table hold none of it."""
    return re.compile(
        "|".join(s.starts.pattern if s.starts else s.words[0].pattern for s in _senses())
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Return one pattern for a group; asking for each word by itself takes five times as long."""
    return re.compile(f" (?:{'|'.join(map(re.escape, words))}) ")


def sense_of(heading: str) -> str | None:
    """Return the field that the words of a heading point to.

    Empty for a column that belongs in no field, such as a birth date; ``None`` where they say
    nothing.

    Parameters
    ----------
    heading : str
        As written over the column. A sentence is no heading.
    """
    if _SENTENCE.search(heading.strip()):
        return None
    words = plain(heading)
    if not words or len(words.split()) > _MOST_WORDS:
        return None
    padded = f" {written_out(words)} "
    if not _any_sense().search(padded):
        return None
    return next((sense.field for sense in _senses() if sense.fits(padded)), None)
