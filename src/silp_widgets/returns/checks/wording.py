"""What stands in the fact column, and how (C205 to C208)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.found import at_entry, quote
from silp_widgets.returns.words import holding, matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    r"attention[ -]seeking|manipulat(?:ive|ing)|hysterical|promiscuous|(?:a|prolific) liar|"
    r"making (?:it|this|things) up|to blame|(?:his|her|their) own fault|no excuse|reckless(?:ly)?|"
    r"unsurprisingly|(?:could|can)(?:n.t| ?not) be bothered|lying (?:to|about)|"
    r"it (?:is|was) obvious|unprofessional(?:ly)?|disgraceful|shocking(?:ly)?|appalling(?:ly)?|"
    r"(?:clearly|obviously|inevitably) (?!visible|marked|written))\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"\u201c[^\u201d]*\u201d|\"[^\"]*\"")
_ABBREVIATION: Final = re.compile(r"[A-Z](?<![^\W_].)[A-Z&]{1,5}s?\b")
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
    *("obviously", "inevitably", "seeking", "manipulat", "hysterical", "promiscuous", "liar"),
    *("making", "blame", "fault", "excuse", "reckless", "professional", "disgraceful", "shocking"),
    *("appalling", "surprisingly", "bothered", "lying ", "obvious"),
)
_SEVERAL_SEEDS: Final = (
    *("later that", "later the", "same day", "same evening", "same afternoon", "next day"),
    *("next morning", "following day", "following morning", "next week", "following week"),
    *("second visit", "2nd ", "second call", "second event", "separately", "a second", "a further"),
    "a separate",
    *("2)", "2.", "b)", "ii)", "\u2022", "\u25aa", "\n-", "\n*"),
)
_DIGITS: Final = re.compile(r"[0-9](?:[./:-]\d|(?:st|nd|rd|th)? [JFMASOND][a-z]{2})")
_TOO_SHORT_FOR_TWO: Final = 30
_CUT_LENGTHS: Final = frozenset(
    {254, 255, 256, 511, 512, 1000, 1023, 1024, 2000, 4000, 32766, 32767}
)
_LONG_ENOUGH_TO_CUT: Final = 60
_LONG_FOR_ONE_SENTENCE: Final = 120
_LEFT_HANGING: Final = (
    *(" and", " the", " an", " of", " for", " with", " that", " because", " but", " or", " from"),
    *(" which", " who", " was", " were", " had", " has", " their"),
)
_MOST_FINISH: Final = 0.8
_ENOUGH_TEXTS: Final = 5
_SHOW_A_HABIT: Final = 300
_FINISHED: Final = (".", "!", "?", ")", "”", '"', "\u2019", "'", ":", ";", "]")


@cache
def _glossary() -> frozenset[str]:
    source = files("silp_widgets").joinpath("data", "abbreviations.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["abbreviations"])


def wording_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return opinion among facts, unknown abbreviations, several events in a cell, cut texts."""
    texts = [entry.text for entry in entries]
    telling = holding(texts, _OPINION_SEEDS + _SEVERAL_SEEDS)
    dated = {place for place, _ in matches(texts, _DIGITS)}
    finished = _all_finish(texts)
    return [
        *(_unexplained(entries[place], word, facts) for place, word in _abbreviations(texts)),
        *(
            _opinion(entries[place], match[0], facts)
            for place in telling
            if (match := _OPINION.search(_QUOTED.sub(_unsaid, texts[place])))
        ),
        *(_crowded(entries[place], facts) for place in telling | dated if _several(texts[place])),
        *(
            _cut_off(entry, facts)
            for entry, text in zip(entries, texts, strict=True)
            if _is_cut(text, others_finish=finished)
        ),
    ]


def _unsaid(quoted: re.Match[str]) -> str:
    """Return as much blank as stood in quotation marks: what somebody said is a fact."""
    return " " * len(quoted[0])


def _in_cell(code: str, entry: Entry, message: str, facts: Facts, suggestion: str) -> Problem:
    return at_entry(
        code,
        entry,
        message,
        column=facts.heading("event_fact", entry),
        text=entry.text,
        suggestion=suggestion,
    )


def _opinion(entry: Entry, said: str, facts: Facts) -> Problem:
    return _in_cell(
        "C205",
        entry,
        f"{quote(said)} reads like an opinion or a judgement.",
        facts,
        "Keep what happened here, and put opinion in the comment column.",
    )


def _crowded(entry: Entry, facts: Facts) -> Problem:
    return _in_cell(
        "C207",
        entry,
        "this cell seems to hold more than one event.",
        facts,
        "Make one row for each event, with its own date and source.",
    )


def _cut_off(entry: Entry, facts: Facts) -> Problem:
    return _in_cell(
        "C208",
        entry,
        f"the text ends after {len(entry.text):,} characters, at {quote(entry.text[-20:])}, "
        "and may be cut off.",
        facts,
        "Compare it with the record.",
    )


def _abbreviations(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Find each abbreviation that the glossary doesn't explain where it is first used."""
    glossary, told = _glossary(), set[str]()
    for place, match in matches(texts, _ABBREVIATION):
        word = match[0]
        if word not in told and word.rstrip("s") not in glossary and word not in glossary:
            told.add(word)
            yield place, word


def _unexplained(entry: Entry, word: str, facts: Facts) -> Problem:
    return at_entry(
        "C206",
        entry,
        f"the abbreviation {quote(word)} is not in the glossary.",
        column=facts.heading("event_fact", entry),
        text=word,
        suggestion="Write it out where it is first used.",
    )


def _several(text: str) -> bool:
    if len(text) < _TOO_SHORT_FOR_TWO:
        return False
    if len(_LIST_ITEM.findall(text)) > 1 or len(_DATE_STARTS.findall(text)) > 1:
        return True
    dates = {first or second for first, second in _DATED.findall(text)}
    return bool(_LATER.search(text)) or (len(dates) > 1 and bool(_DATE_STARTS.search(text)))


def _all_finish(texts: Sequence[str]) -> bool:
    """Whether the writer ends what is written with a full stop, and so would have here."""
    long = [text for text in texts[:_SHOW_A_HABIT] if len(text) >= _TOO_SHORT_FOR_TWO]
    ended = sum(text.endswith(_FINISHED) for text in long)
    return len(long) >= _ENOUGH_TEXTS and ended >= _MOST_FINISH * len(long)


def _is_cut(text: str, *, others_finish: bool) -> bool:
    if text.endswith(("…", "...", "[cont", "(cont")):
        return True
    if len(text) < _LONG_ENOUGH_TO_CUT or text.endswith(_FINISHED):
        return False
    if len(text) in _CUT_LENGTHS or text.endswith(_LEFT_HANGING):
        return True
    return others_finish and len(text) >= _LONG_FOR_ONE_SENTENCE and text[-1].isalpha()
