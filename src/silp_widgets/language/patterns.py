"""Patterns that identify somebody whoever they are (handbook part 9).

Each works on folded text; where capitals matter the text as written is asked as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from silp_widgets.language.spans import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.language.folding import Folded

_EMAIL = re.compile(r"[\w.+'-]{1,64} ?@ ?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"\u201c\u201d]+[^\s<>\"\u201c\u201d.,;:!?)']")
_POSTCODE = re.compile(
    r"\b(?:gir\s?0aa|(?:[a-pr-uwyz]\d{1,2}|[a-pr-uwyz][a-hk-y]\d{1,2}|[a-pr-uwyz]\d[a-hjkpstuw]"
    r"|[a-pr-uwyz][a-hk-y]\d[abehmnprv-y])[\s-]{0,2}\d[abd-hjlnp-uw-z]{2})\b"
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")
_INSURANCE = re.compile(
    r"\b(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-prstw-z][a-ceghj-nprstw-z](?:[\s-]?\d\d){3}[\s-]?[a-d]\b"
)
_UPN = re.compile(r"\b[a-hj-np-rt-z]\d{11}[\da-hj-np-rt-z]\b")
_LICENCE = re.compile(r"\b[a-z]{2,5}9{0,3}\d{6}[a-z][a-z9]\d[a-z]{2}\b")
_PASSPORT = re.compile(r"\bpassport\s*(?:no|number|num)?[.:]?\s*([a-z]?\d{8,9})\b")
_CHI = re.compile(r"\b(?:chi|h&c|hcn|nhs)\s*(?:no|number|num)?[.:#]?\s*(\d(?:[\s-]{0,3}\d){9})\b")
_PLATE = re.compile(r"\b[a-z]{2}\d\d\s?[a-hj-pr-z]{3}\b")
_OLD_PLATE = re.compile(
    r"\b(?:reg|registration|plate|vehicle|vrm|car)\s*(?:no|number|mark)?[.:]?\s*"
    r"([a-z]\d{1,3}\s?[a-z]{3}|[a-z]{3}\s?\d{1,3}[a-z])\b"
)
_CASE = re.compile(
    r"\b(?:crime|incident|log|case|court|claim|cad|urn|niche|custody|reference|ref)\s*"
    r"(?:no|number|num|ref|reference)?\s*[.:#]{0,2}\s*"
    r"((?=[a-z0-9/-]*\d[a-z/-]*\d[a-z/-]*\d)[a-z0-9][a-z0-9/-]{4,24})\b"
)
_COURT = re.compile(r"\b[a-z]{2}\d\d[cpzfd]\d{5}\b|\b\d\d[a-z]{1,2}/\d{3,7}/\d\d\b")
_NUMERIC_DATE = re.compile(r"\d{1,4}([-/])\d{1,2}\1\d{2,4}")
_STREETS = (
    "street|road|avenue|lane|close|drive|crescent|terrace|gardens|grove|court|place|square|way|"
    "hill|row|mews|walk|park|rise|view|parade|green|gate|st|rd|ave|cres|dr"
)
_ADDRESS = re.compile(
    r"\b(?:flat\s\d+[a-z]?,?\s+)?\d{1,4}[a-z]?,?\s+(?:[a-z][a-z'-]+\s+){1,3}?(?:"
    + _STREETS
    + r")\b"
)
_WITH_DIGITS: tuple[tuple[re.Pattern[str], SpanKind, int], ...] = (
    (_INSURANCE, "national_insurance", 0),
    (_UPN, "upn", 0),
    (_LICENCE, "identifier", 0),
    (_COURT, "case_number", 0),
)
_LABELLED: tuple[tuple[re.Pattern[str], SpanKind, tuple[str, ...]], ...] = (
    (_PASSPORT, "identifier", ("passport",)),
    (_CHI, "nhs_number", ("chi", "h&c", "hcn", "nhs")),
    (_OLD_PLATE, "vehicle", ("reg", "plate", "vehicle", "vrm", "car")),
    (
        _CASE,
        "case_number",
        ("crime", "incident", "log", "case", "court", "claim", "cad", "urn", "niche", "ref",
         "custody"),
    ),
)  # fmt: skip
_MIXED = re.compile(r"[a-z]\d|\d[a-z]|\d[\s-]+[a-z]")
_CODE = re.compile(r"[a-z][\s-]?\d")
_LONG = re.compile(r"\d{2}")


def find_patterns(text: str, plain: Folded) -> Iterator[Span]:
    """Find what a pattern alone gives away.

    Parameters
    ----------
    text : str
        As written.
    plain : Folded
        The same text, folded.

    Yields
    ------
    Span
        With offsets in the folded text.
    """
    low = plain.text
    if "@" in low:
        yield from (Span(m.start(), m.end(), "email") for m in _EMAIL.finditer(low))
    if "http" in low or "www." in low:
        yield from (Span(m.start(), m.end(), "web_address") for m in _WEB.finditer(low))
    if not _MIXED.search(low) and not _LONG.search(low):
        return
    if _CODE.search(low):
        yield from _postcodes(text, plain)
        for pattern, kind, group in _WITH_DIGITS[:3]:
            yield from (Span(*m.span(group), kind) for m in pattern.finditer(low))
        for m in _PLATE.finditer(low):
            if text[slice(*plain.original(*m.span()))].isupper():
                yield Span(*m.span(), "vehicle")
    if _LONG.search(low):
        yield from (Span(*m.span(), "case_number") for m in _COURT.finditer(low))
        yield from _labelled(low)
    yield from _addresses(text, plain)


def _postcodes(text: str, plain: Folded) -> Iterator[Span]:
    for m in _POSTCODE.finditer(plain.text):
        written = text[slice(*plain.original(*m.span()))]
        same_case = written.isupper() or written.islower()
        if same_case and not (_ORDINAL.search(m[0]) and written.islower()):
            yield Span(*m.span(), "postcode")


def _labelled(low: str) -> Iterator[Span]:
    for pattern, kind, labels in _LABELLED:
        if any(label in low for label in labels):
            for m in pattern.finditer(low):
                if not _NUMERIC_DATE.fullmatch(m[1]):
                    yield Span(*m.span(1), kind)


def _addresses(text: str, plain: Folded) -> Iterator[Span]:
    for m in _ADDRESS.finditer(plain.text):
        words = text[slice(*plain.original(*m.span()))].split()
        named = [w for w in words if w[0].isalpha() and w.casefold() != "flat"]
        if all(word[0].isupper() for word in named):
            yield Span(*m.span(), "address")
