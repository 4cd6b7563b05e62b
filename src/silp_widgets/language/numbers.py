"""Numbers that belong to one person: NHS numbers, telephones, and any registered number.

They are written with spaces, dashes, dots and brackets anywhere, so a run of digits is taken
apart into its groups and every stretch of whole groups is tried.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from silp_widgets.language.spans import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RUN = re.compile(r"\d(?:[\s().\-_/:|,]{0,4}\d){5,40}")
_LIST = re.compile(r"[:|,]")  # times and lists; only a number we know is looked for across these
_GROUP = re.compile(r"\d+")
_NHS_LENGTH = 10
_LONGEST = 15
_PHONE = re.compile(r"0[1-35789]\d{8,9}\Z")
_FRACTION = re.compile(r"\d\.\Z")
_LABEL = re.compile(r"(?:nhs|no|tel|mob|num|ph|fax|chi|hcn)\Z")
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d"
    r"|(?:19|20)\d\d[-./ ](?:0\d|1[0-2])[-./ ][0-3]\d)(?!\d)"
)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits pass the modulus 11 check of an NHS number.

    Parameters
    ----------
    digits : str
        Digits alone.

    Returns
    -------
    bool
        True for a number that may have been issued; never for ten equal digits.
    """
    if len(digits) != _NHS_LENGTH or not digits.isdecimal() or len(set(digits)) == 1:
        return False
    total = sum(int(d) * weight for d, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def national_digits(digits: str) -> str:
    """Return a telephone's digits with the country code of the UK taken off."""
    for code in ("0044", "44"):
        if digits.startswith(code) and len(digits) - len(code) >= _NHS_LENGTH - 1:
            return "0" + digits[len(code) :].lstrip("0")
    return digits


def find_numbers(text: str, known: Mapping[str, tuple[SpanKind, str]]) -> Iterator[Span]:
    """Find numbers in a folded text.

    Parameters
    ----------
    text : str
        Folded text.
    known : Mapping
        Registered numbers, by their digits (:func:`national_digits`): kind and pseudonym.

    Yields
    ------
    Span
        With offsets in the folded text.
    """
    for run in _RUN.finditer(text):
        groups = [(m.start() + run.start(), m.end() + run.start()) for m in _GROUP.finditer(run[0])]
        for first in range(len(groups)):
            digits = ""
            for last in range(first, len(groups)):
                digits += text[groups[last][0] : groups[last][1]]
                if len(digits) > _LONGEST:
                    break
                found = _judge(text, groups[first : last + 1], digits, known)
                if found:
                    yield found


def _judge(
    text: str,
    groups: list[tuple[int, int]],
    digits: str,
    known: Mapping[str, tuple[SpanKind, str]],
) -> Span | None:
    start, end = groups[0][0], groups[-1][1]
    plus = text[max(0, start - 2) : start].endswith(("+", "+("))
    foreign = plus or digits.startswith("0044")
    national = national_digits(digits) if foreign or digits.startswith("44") else digits
    if hit := known.get(national) or known.get(digits):
        return Span(_opening(text, start, plus=plus), end, hit[0], hit[1])
    if _DATE.search(text[start:end]) or _is_measure_or_code(text, groups):
        return None
    between = "".join(text[a[1] : b[0]] for a, b in pairwise(groups))
    if _LIST.search(between):
        return None
    if is_nhs_number(digits) and "/" not in between:
        return Span(start, end, "nhs_number")
    if "/" not in between and (_PHONE.match(national) or (plus and len(digits) >= _NHS_LENGTH - 1)):
        return Span(_opening(text, start, plus=plus), end, "phone")
    return None


def _is_measure_or_code(text: str, groups: list[tuple[int, int]]) -> bool:
    """Whether digits are a decimal fraction, or a stretch of a longer code such as a hash."""
    start, end = groups[0][0], groups[-1][1]
    if _FRACTION.search(text[max(0, start - 2) : start]) or text[end : end + 1].isalpha():
        return True
    if text[max(0, start - 1) : start].isalpha():
        return not _LABEL.search(text[max(0, start - 6) : start])
    whole = groups[0][1] - start
    return len(groups) == 2 and text[groups[0][1] : groups[1][0]] == "." and whole < 3  # noqa: PLR2004 - 0.1234567890


def _opening(text: str, start: int, *, plus: bool) -> int:
    """Take the plus sign or bracket before a telephone number with it."""
    if plus:
        return text.rindex("+", 0, start)
    return start - 1 if text[max(0, start - 1) : start] == "(" else start
