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


@dataclass(frozen=True, slots=True)
class _Sense:
    field: str
    words: tuple[tuple[str, ...], ...]
    starts: tuple[str, ...]
    unless: tuple[str, ...]

    def fits(self, padded: str) -> bool:
        """Whether the words of a heading, a space on each side, mean this field."""
        return (
            (not self.starts or any(padded.startswith(one) for one in self.starts))
            and all(any(one in padded for one in group) for group in self.words)
            and not any(one in padded for one in self.unless)
        )


@cache
def _senses() -> tuple[_Sense, ...]:
    source = files("silp_widgets").joinpath("data", "heading_senses.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["sense"]
    return tuple(
        _Sense(
            row["field"],
            tuple(_whole(group) for group in row.get("words", ())),
            _whole(row.get("starts", ())),
            _whole(row.get("unless", ())),
        )
        for row in rows
    )


def _whole(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {word} " for word in words)


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
    padded = f" {words} "
    return next((sense.field for sense in _senses() if sense.fits(padded)), None)
