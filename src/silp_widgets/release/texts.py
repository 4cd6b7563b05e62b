"""Every text of a snapshot, one by one, with its place in words a person can go to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.when import When
from silp_widgets.release.snapshot import Snapshot

if TYPE_CHECKING:
    from silp_widgets.domain.records import Record

T = TypeVar("T")

_SILENT: Final = frozenset(
    {
        "id", "key", "profile", "agency", "episode_id", "same_event_id", "themes", "contributor",
        "target", "entry", "raised_by", "entries", "accounts", "findings", "recommendation",
    }
)  # fmt: skip
"""Fields that point at records; ``numbering`` gives every one of them a key of ours, or none."""

_DATE_WORDS: Final = re.compile(
    r"(?<![^\W\d_])(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*|"
    r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|s?day|nesday|rsday|urday)?|"
    r"c\d\d\d|am|pm|hrs?|st|nd|rd|th|of|the|on|to|and|from|between|by|before|after|until|approx|"
    r"approximately|about|around|circa|early|mid|late|beginning|start|end|week|commencing|ending|"
    r"spring|summer|autumn|winter|term|morning|afternoon|evening|night|noon|midnight|unknown|not|"
    r"known|date|or|at|year|month|day|xx+|utc|gmt|bst)(?![^\W\d_])",
    re.IGNORECASE,
)
"""Words of which a date is made; anything else in a date cell is read like any other text."""

_FIELD_WORDS: Final[Mapping[str, str]] = {
    "text": "what happened",
    "source": "source",
    "when": "date as written",
    "people": "people",
    "action_taken": "action",
    "text_verbatim": "the practitioner's words",
    "text_paraphrase": "the account in the third person",
    "shows": "what the evidence shows",
}


def reword(snapshot: Snapshot, change: Callable[[str], str]) -> Snapshot:
    """Return a snapshot with every text put through a function.

    Parameters
    ----------
    snapshot : Snapshot
        What was selected.
    change : callable
        From text to text; not called for our own keys.
    """
    return Snapshot(
        review=_reworded(snapshot.review, change),
        records={
            name: tuple(_reworded(record, change) for record in records)
            for name, records in snapshot.records.items()
        },
        heard=snapshot.heard,
        themed=tuple(change(sentence) for sentence in snapshot.themed),
        feedback=snapshot.feedback,
    )


def _reworded(value: T, change: Callable[[str], str]) -> T:
    changed = {
        f.name: _changed(getattr(value, f.name), change)
        for f in fields(value)  # type: ignore[arg-type]  # always a dataclass of ours
        if f.name not in _SILENT
    }
    return replace(value, **changed)  # type: ignore[type-var]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value) if value else value
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value)
    if isinstance(value, Mapping):
        return {key: _changed(item, change) for key, item in value.items()}
    if isinstance(value, When) or is_dataclass(value):
        return _reworded(value, change)
    return value


def texts(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield every text of a snapshot with the place it stands in.

    The wording of a date that is nothing but a date is left out: ``2022-07-14T22:45`` is no
    telephone number.

    Yields
    ------
    tuple of str
        The place (``"entry HV-014, what happened"``) and the text.
    """
    for place, record in records_of(snapshot):
        yield from _texts_of(record, place)
    for number, sentence in enumerate(snapshot.themed, start=1):
        yield f"unattributed sentence {number}", sentence


def records_of(snapshot: Snapshot) -> Iterator[tuple[str, Record]]:
    """Yield the review and every record, each with what a person calls it."""
    yield "the review", snapshot.review
    for name, records in snapshot.records.items():
        for number, record in enumerate(records, start=1):
            yield _called(name, record, number), record


_NOUNS: Final = {
    "agencies": "agency",
    "entries": "entry",
    "episodes": "episode",
    "themes": "theme",
    "participants": "participant",
    "accounts": "account",
    "corrections": "correction",
    "findings": "finding",
    "recommendations": "recommendation",
    "actions": "action",
}


def _called(name: str, record: Record, place: int) -> str:
    known = getattr(record, "ref", "") or getattr(record, "number", "") or place
    return f"{_NOUNS[name]} {known}"


def _texts_of(value: Any, place: str) -> Iterator[tuple[str, str]]:
    for f in fields(value):
        if f.name in _SILENT:
            continue
        word = f.name if f.name == "text" and not isinstance(value, Entry) else _word_for(f.name)
        where = f"{place}, {word}"
        yield from _within(getattr(value, f.name), where)


def _word_for(field: str) -> str:
    return _FIELD_WORDS.get(field, field.replace("_", " "))


def _within(value: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, When):
        yield from _of_date(value, where)
        return
    if isinstance(value, Enum) or not value:
        return
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, (tuple, Mapping)):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _within(item, where)
    elif is_dataclass(value):
        yield from _texts_of(value, where)


def _of_date(when: When, where: str) -> Iterator[tuple[str, str]]:
    for text in (when.text, when.assumption, when.edtf, *when.codes):
        if re.search(r"[^\W\d_]{2}", _DATE_WORDS.sub(" ", text)):
            yield where, text
