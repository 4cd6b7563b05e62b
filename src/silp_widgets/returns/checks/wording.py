"""What stands in the fact column, and how (C205 to C208)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.found import at_entry, quote
from silp_widgets.returns.words import holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts

_OPINION: Final = re.compile(
    r"\b(?:in (?:my|our|the author.s) (?:opinion|view)|i (?:feel|felt|believe|think)|it is felt|"
    r"we (?:feel|felt|believe|think)|with hindsight|in hindsight|should have|could have|"
    r"ought to have|failed to(?! attend\b)|failure to(?! attend\b)|missed opportunit(?:y|ies)|"
    r"poor practice|"
    r"inadequate(?:ly)?|unacceptabl[ey]|inexcusable|careless(?:ly)?|negligent|"
    r"incompetent|lazy|lack of professional curiosity|inappropriate(?:ly)?|"
    r"(?:clearly|obviously|inevitably) (?!visible|marked|written))\b",
    re.IGNORECASE,
)
_ABBREVIATION: Final = re.compile(r"[A-Z][A-Z&]{1,5}s?\b")
_LIST_ITEM: Final = re.compile(
    r"(?:^|[\n;.])\s*(?:\(?(?:\d{1,2}|[a-h]|i{1,3})[).]\s+|[-\u2022*\u25aa]\s+)(?=\S)", re.MULTILINE
)
_DATED: Final = re.compile(
    r"\b(\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\b|\b(\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|"
    r"jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{2,4})?)\b(?=\s*[:\u2013\u2014-])",
    re.IGNORECASE,
)
_DATE_STARTS: Final = re.compile(
    r"(?:^|[\n;.]\s*)(?:(?:also|then|and),?\s+)?(?:on\s+)?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|"
    r"\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
    r"|(?:^|\n)\s*\d{1,2}[:.]\d{2}\s*(?:hrs|hours|am|pm)?\b",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"[.;\n]\s*(?:and )?(?:later (?:that|the same) (?:day|evening|afternoon|night|morning)|"
    r"(?:that|the) same (?:day|evening|afternoon)|the (?:next|following) (?:day|morning|week)|"
    r"later that week|(?:second|2nd) (?:visit|call|event)|separately|a (?:second|further|separate) "
    r"(?:event|call|visit|contact|incident))\b",
    re.IGNORECASE,
)
_OPINION_SEEDS: Final = (
    *("opinion", "view", "feel", "felt", "believe", "think", "hindsight", "should", "could"),
    *("ought", "failed", "failure", "missed", "poor", "inadequate", "unacceptab", "inexcusable"),
    *("careless", "negligent", "incompetent", "lazy", "curiosity", "inappropriate", "clearly"),
    *("obviously", "inevitably"),
)
_SEVERAL_SEEDS: Final = (
    *("later that", "later the", "same day", "same evening", "same afternoon", "next day"),
    *("next morning", "following day", "following morning", "next week", "following week"),
    *("second visit", "2nd ", "second call", "second event", "separately", "a second", "a further"),
    "a separate",
    *("2)", "2.", "b)", "ii)", "\u2022", "\u25aa", "\n-", "\n*"),
)
_DIGITS: Final = re.compile(r"\d(?:[./:-]\d|(?:st|nd|rd|th)? [JFMASOND][a-z]{2})")
_TOO_SHORT_FOR_TWO: Final = 30
_CUT_LENGTHS: Final = frozenset(
    {254, 255, 256, 511, 512, 1000, 1023, 1024, 2000, 4000, 32766, 32767}
)
_FINISHED: Final = (".", "!", "?", ")", "”", '"', "\u2019", "'", ":", ";", "]")


@cache
def _glossary() -> frozenset[str]:
    source = files("silp_widgets").joinpath("data", "abbreviations.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["abbreviations"])


def wording_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return opinion among facts, unknown abbreviations, several events in a cell, cut texts."""
    found: list[Problem] = []
    glossary, told = _glossary(), set[str]()
    texts = [entry.text for entry in entries]
    telling = holding(texts, _OPINION_SEEDS + _SEVERAL_SEEDS)
    for place, (entry, text) in enumerate(zip(entries, texts, strict=True)):
        column = facts.heading("event_fact", entry)
        if place in telling and (match := _OPINION.search(text)):
            found.append(
                at_entry(
                    "C205",
                    entry,
                    f"{quote(match[0])} reads like an opinion or a judgement.",
                    column=column,
                    text=text,
                    suggestion="Keep what happened here, and put opinion in the comment column.",
                )
            )
        for abbreviation in _ABBREVIATION.finditer(text):
            word, start = abbreviation[0], abbreviation.start()
            if start and text[start - 1].isalnum():
                continue
            if word not in told and word.rstrip("s") not in glossary and word not in glossary:
                told.add(word)
                found.append(
                    at_entry(
                        "C206",
                        entry,
                        f"the abbreviation {quote(word)} is not in the glossary.",
                        column=column,
                        text=word,
                        suggestion="Write it out where it is first used.",
                    )
                )
        if (place in telling or _DIGITS.search(text)) and _several(text):
            found.append(
                at_entry(
                    "C207",
                    entry,
                    "this cell seems to hold more than one event.",
                    column=column,
                    text=text,
                    suggestion="Make one row for each event, with its own date and source.",
                )
            )
        if _is_cut(text):
            found.append(
                at_entry(
                    "C208",
                    entry,
                    f"the text ends after {len(text):,} characters, at {quote(text[-20:])}, "
                    "and may be cut off.",
                    column=column,
                    text=text,
                    suggestion="Compare it with the record.",
                )
            )
    return found


def _several(text: str) -> bool:
    if len(text) < _TOO_SHORT_FOR_TWO:
        return False
    if len(_LIST_ITEM.findall(text)) > 1 or len(_DATE_STARTS.findall(text)) > 1:
        return True
    dates = {first or second for first, second in _DATED.findall(text)}
    return bool(_LATER.search(text)) or (len(dates) > 1 and bool(_DATE_STARTS.search(text)))


def _is_cut(text: str) -> bool:
    if text.endswith(("…", "...", "[cont", "(cont")):
        return True
    return len(text) in _CUT_LENGTHS and not text.endswith(_FINISHED)
