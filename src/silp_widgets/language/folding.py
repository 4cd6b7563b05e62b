"""One plain form of any text, and the way back to where each character stood.

Names hide behind capitals, accents, curly quotes, odd spaces, invisible characters and letters
borrowed from other alphabets. Folding takes all of these away; the offsets lead back to the text
as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

# Letters that Unicode does not take apart, and letters of other alphabets that look Latin.
_LOOKALIKES = dict(
    zip(
        "øłđðħıŧŋſ"
        "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455"
        "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
        "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f"
        "\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22\u0261\u0251\u0131",
        "olddhitnsabekmhopctyxijsabeiknoptuxabcdefghijklmnoprstuvwyzgai",
        strict=True,
    )
) | {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
_QUOTES = frozenset("\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\u2032\uff07")


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """A folded text.

    Attributes
    ----------
    text : str
        Lower case, without accents, invisible characters and lookalikes.
    starts : tuple of int or None
        For each folded character, where it stood in the original; None where nothing moved.
    length : int
        Length of the original, in code points.
    """

    text: str
    starts: tuple[int, ...] | None
    length: int

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's offsets for a stretch of the folded text."""
        if self.starts is None:
            return start, end
        last = self.starts[end - 1]
        following = self.starts[end] if end < len(self.starts) else self.length
        # Accents that follow their letter belong to it; a ligature is taken whole.
        return self.starts[start], max(following, last + 1)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _QUOTES:
        return "'"
    out: list[str] = []
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character).casefold()):
        kind = unicodedata.category(part)
        if kind in {"Mn", "Me", "Cf"}:
            continue
        if kind == "Pd" or part == "\u2212":
            out.append("-")
        elif kind in {"Zs", "Zl", "Zp"} or part == "\x85":
            out.append("\n" if kind in {"Zl", "Zp"} else " ")
        elif kind == "Nd":
            out.append(str(unicodedata.digit(part)))
        else:
            out.append(_LOOKALIKES.get(part, part))
    return "".join(out)


def fold(text: str) -> Folded:
    """Fold a text: case, accents, quotes, dashes, spaces, invisible characters, lookalikes.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Folded
        Its plain form and the way back.
    """
    if text.isascii():
        return Folded(text.lower(), None, len(text))
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for found in _BEYOND_ASCII.finditer(text):
        begin, end = found.span()
        pieces.append(text[at:begin].lower())
        starts.extend(range(at, begin))
        for place in range(begin, end):
            plain = _fold_character(text[place])
            pieces.append(plain)
            starts.extend([place] * len(plain))
        at = end
    pieces.append(text[at:].lower())
    starts.extend(range(at, len(text)))
    return Folded("".join(pieces), tuple(starts), len(text))


def folded(text: str) -> str:
    """Return the folded form alone."""
    return fold(text).text
