"""From a cell's words to tokens: clean, mend the slips of a keyboard, cut."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from silp_widgets.domain.dates.lexicon import Value, lexicon
from silp_widgets.domain.dates.words import NUMBERS, mend

_DASHES_AND_QUOTES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")
    | {"\u2044": "/", "\u2215": "/", "\u2026": "."}
)
_AROUND = " \t\n.,;:!*|\"'_"
_MIXED = re.compile(r"(?<![a-z0-9])(?=[0-9oil]*[0-9])(?=[0-9oil]*[oil])[0-9oil]+(?![a-z0-9])")
_LETTERS_FOR_DIGITS = str.maketrans("oil", "011")
_HALF_TERM = re.compile(r"\bhalf-?\s?terms?\b")
_NTH = re.compile(r"\b(1st|2nd|3rd|4th) (?=half|quarter|qtr|week)")
_NTH_WORDS = {"1st": "first ", "2nd": "second ", "3rd": "third ", "4th": "fourth "}
_SPOKEN = re.compile(
    rf"\b(half|(?:a )?quarter) (past|to) (\d{{1,2}}|{'|'.join(NUMBERS)})\b(?! ?[/.:-]\d)"
)
_TWELVE = re.compile(r"\b12 ?(?=noon|midday|midnight)")
# No clock is read to the second at midnight: a program wrote it where no time was kept.
_NO_TIME = re.compile(r"\b12:00:00(?:\.0+)? ?am\b")
_DAY_LEFT_OUT = re.compile(r"(?:--?|__?|\.\.+)?(?=/\d{1,2}/\d)")
_SPACED_MASK = re.compile(r"(?:\?\?+|\bxx?\b|__+)\s*(?=[a-z]{3})")

_MIXED_SEP = r"[/.\\|-]{1,2}"
_SPACED_SEP = r"\s*(?P<sep>[/.\\,-])\s*"
_SAME_SEP = r"\s*(?P=sep)\s*"
_DAY = r"(\d{1,2}|\?{1,2}|x{1,2}|_{1,2})"
_A_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_YEAR = (
    r"(\d{4}|\d{2}|\?{2,4}|x{2,4}|\d\d(?:\?\?|xx))"
    rf"(?!\d|[/.\\]\d|\s*(?:{_A_MONTH}))"
)
_MONTH_NEXT = rf"(?!\d|[:.]\d|\s*(?:st|nd|rd|th|{_A_MONTH}))"
_WELSH_ORDINAL = "af|ail|il|ydd|edd|fed|eg|ain|ed"
_HALF_DAY = r"([ap])\.?\s?m(?![a-z])\.?"
_HOURS = r"(?:hours|hour|hrs|hr|h)(?![a-z0-9])\.?"
_NUMERIC: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("oclock", r"(\d{1,2})(?::(\d{2}))?\s*o'?\s?clock(?![a-z])"),
        ("time", r"(\d{1,2})h(\d{2})(?!\d)()"),
        ("time", r"(\d{1,2})\.(\d{2})\.\d{2}\s*" + _HALF_DAY),
        ("dmy", _DAY + _MIXED_SEP + _DAY + _MIXED_SEP + _YEAR),
        ("dmy", _DAY + _SPACED_SEP + _DAY + _SAME_SEP + _YEAR.replace(r"[/.\\]", "(?P=sep)")),
        ("dmy", r"(\d{1,2})(?:st|nd|rd|th)[/.-](\d{1,2})[/.-]" + _YEAR),
        ("dmy", r"(\d{1,2})_(\d{1,2})_" + _YEAR),
        ("dmy", r"(\d{1,2})[:;](\d{1,2})[:;](\d{4})(?!\d)"),
        ("dmy", r"(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)"),
        ("dmy", r"(\d{2}) (\d{2}) (\d{2})$"),
        ("ymd", r"(\d{4})" + _SPACED_SEP + _DAY + _SAME_SEP + _DAY + r"(?!\d)"),
        ("ymd", r"(\d{4}) (\d{2}) (\d{2})(?!\d)"),
        ("ymd", r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\s)"),
        ("time", r"(\d{1,2})[:;](\d{2})(?:[:;]\d{2}(?:\.\d+)?)?\s*(?:" + _HALF_DAY + "|" + _HOURS
                 + r")?(?!\d)"),
        ("time", r"(\d{1,2})\.(\d{2})\s*(?:" + _HALF_DAY + "|" + _HOURS + ")"),
        ("time", r"(0?[1-9]|1[0-2])(\d{2})?\s*" + _HALF_DAY),
        ("time", r"(\d{1,2}?)(\d{2})?\s*" + _HOURS),
        ("ym", r"(\d{4})\s?[-/.]\s?(0?[1-9]|1[0-2])" + _MONTH_NEXT),
        ("my", _DAY + r"\s?[-/.]\s?(\d{4})(?!\d)"),
        ("dottime", r"(\d{1,2})\.(\d{1,2})(?![\d.])"),
        ("decade", r"'?((?:\d\d)?\d0)'?s(?![a-z])"),
        ("ord", rf"(\d{{1,2}})\s?(?:st|nd|rd|th|{_WELSH_ORDINAL})(?:(?![a-z])|(?={_A_MONTH}))"),
        ("yy", r"'(\d{2})(?!\d)"),
        ("zone", r"(\+\d\d)(?::?(\d\d))?(?!\d)"),
        ("num", r"(\d+)"),
    )
)  # fmt: skip
_NUMERIC_START = frozenset("0123456789?x_'+")
# The value of a question mark that stands right behind what it doubts.
BEHIND = "behind"
_CHUNK = re.compile(r"[a-z]+|[^\w\s]")
_DROPPED = frozenset("().:[]{}\"'!*|#_")


class Token(NamedTuple):
    """One piece of a cell.

    ``parts`` holds the digits of a number or date; ``tight`` says that no space stands around it.
    """

    kind: str
    value: Value = ""
    parts: tuple[str, ...] = ()
    tight: bool = False
    slip: bool = False


def clean(text: str) -> str:
    """Return the cell in lower case, with plain dashes, quotes and spaces, nothing around it."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_DASHES_AND_QUOTES))
        text = text.translate(_DASHES_AND_QUOTES)
    text = " ".join(text.lower().split())
    blank = _DAY_LEFT_OUT.match(text)
    if blank:
        text = "??" + text[blank.end() :]
    text = text.strip(_AROUND)
    text = text.removeprefix("- ")
    while text[:1] == "(" and text[-1:] == ")":
        text = text[1:-1].strip(_AROUND)
    return text


def mend_digits(text: str) -> tuple[str, bool]:
    """Put digits where a letter O, I or L was typed for one (``22/O5/2016``)."""
    mended = _MIXED.sub(lambda found: found.group().translate(_LETTERS_FOR_DIGITS), text)
    return mended, mended != text


def tokenise(text: str) -> list[Token]:
    """Cut a cleaned cell into tokens; words that mean nothing here are of kind ``"word"``."""
    text = _NO_TIME.sub("00:00:00", text)
    text = _TWELVE.sub("", _HALF_TERM.sub("half term", text))
    text = _SPOKEN.sub(_in_figures, text)
    text = _NTH.sub(lambda found: _NTH_WORDS[found[1]], text)
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if text[position] == " ":
            position += 1
            continue
        token, end = _next(text, position)
        if token is not None:
            around = text[position - 1 : position] + text[end : end + 1]
            if token.kind == "doubt" and text[end : end + 1] == " " != text[position - 1]:
                token = token._replace(value=BEHIND)
            tokens.append(token._replace(tight=" " not in around))
        position = end
    return tokens


def _in_figures(found: re.Match[str]) -> str:
    """Write ``half past two`` as ``2:30 o'clock``, which is in doubt until am or pm is said."""
    part, way, named = found.groups()
    hour = int(named) if named.isdigit() else NUMBERS[named]
    past = 30 if part == "half" else 15
    if way == "to":
        hour, past = (hour - 2) % 12 + 1, 60 - past
    return f"{hour}:{past} o'clock"


def _next(text: str, position: int) -> tuple[Token | None, int]:
    if text[position] in _NUMERIC_START:
        mask = _SPACED_MASK.match(text, position)
        if mask:
            return Token("mask"), mask.end()
        for kind, pattern in _NUMERIC:
            found = pattern.match(text, position)
            if found:
                separator = pattern.groupindex.get("sep", 0)
                groups = enumerate(found.groups(), 1)
                parts = tuple(part or "" for place, part in groups if place != separator)
                return Token(kind, parts[0], parts), found.end()
    return _word(text, position)


def _word(text: str, position: int) -> tuple[Token | None, int]:
    chunk = _CHUNK.match(text, position)
    if chunk is None:
        return Token("word", text[position]), position + 1
    for phrase, kind, meaning in _PHRASES.get(chunk.group(), ()):
        end = position + len(phrase)
        if text.startswith(phrase, position) and _ends(phrase, text[end : end + 1]):
            return Token(kind, meaning), end
    word = chunk.group()
    if word in _DROPPED:
        return None, chunk.end()
    mended = mend(word)
    if mended:
        return Token(mended[0], mended[1], slip=True), chunk.end()
    return Token("word", word), chunk.end()


def _ends(phrase: str, following: str) -> bool:
    last = phrase[-1]
    if last.isdigit():
        return not following.isalnum()
    return not (last.isalpha() and following.isalpha())


def _index() -> dict[str, list[tuple[str, str, Value]]]:
    index: dict[str, list[tuple[str, str, Value]]] = {}
    for phrase, (kind, meaning) in lexicon().items():
        first = _CHUNK.match(phrase)
        key = first.group() if first else phrase
        index.setdefault(key, []).append((phrase, kind, meaning))
    for phrases in index.values():
        phrases.sort(key=lambda entry: -len(entry[0]))
    return index


_PHRASES = _index()
