"""Reading the cells that aren't dates: people, seen, codes, sequence numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from silp_widgets.domain.vocabulary import (
    EventType,
    Impact,
    PracticeQuality,
    RowKind,
    Significance,
    SourceType,
    label,
)
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

Code = TypeVar("Code", bound=StrEnum)

_PEOPLE: Final = re.compile(r"\s*(?:[;,\n|+&]|\band\b|\bwith\b|\s/\s)\s*")
_MOST_PEOPLE: Final = 40
_ROLE: Final = re.compile(r"\s*\([^)]*\)?\s*$")
_FIRST_WORDS: Final = re.compile(r"[:;,.(\n\u2013-]")

# How agencies say the codes of handbook part 12 when they don't use the code's own words.
_ALSO: Final[Mapping[type[StrEnum], Mapping[str, str]]] = {
    Impact: {"pos": "positive", "neg": "negative", "good": "positive", "both": "mixed"},
    Significance: {
        "key": "key_episode",
        "key event": "key_episode",
        "kpe": "key_episode",
        "high": "significant",
        "yes": "significant",
        "y": "significant",
        "low": "routine",
        "normal": "routine",
    },
    PracticeQuality: {
        "yes": "good",
        "y": "good",
        "good practice": "good",
        "as expected": "usual",
        "expected": "usual",
        "below expected": "variance_from_expected",
        "variance": "variance_from_expected",
    },
    EventType: {
        "home visit": "visit",
        "hv": "visit",
        "telephone call": "contact",
        "phone call": "contact",
        "call": "contact",
        "telephone": "contact",
        "email": "contact",
        "text": "contact",
        "letter": "contact",
        "appointment": "medical_appointment",
        "gp appointment": "medical_appointment",
        "clinic": "medical_appointment",
        "consultation": "medical_appointment",
        "icpc": "conference",
        "case conference": "conference",
        "strategy meeting": "strategy_discussion",
        "section 47": "s47_enquiry",
        "s47": "s47_enquiry",
        "dna": "was_not_brought",
        "did not attend": "was_not_brought",
        "wnb": "was_not_brought",
        "missing": "missing_episode",
        "arrest": "arrest_or_police_call",
        "incident": "injury_or_incident",
        "closure": "case_closure",
        "transfer": "transfer_or_handover",
        "no contact": "no_contact_period",
    },
    RowKind: {"note": "author_note", "nil": "no_contact", "no involvement": "no_contact"},
    SourceType: {
        "record": "case_record",
        "notes": "contemporaneous_note",
        "report": "agency_report",
    },
}

_NOT_BROUGHT: Final = re.compile(
    r"\b(?:was not brought|wasn.t brought|not brought to|w\.?n\.?b\b|did not attend|didn.t attend|"
    r"DNA(?:.?d)?\b|failed to attend)",
    re.IGNORECASE,
)
_NO_ACCESS: Final = re.compile(
    r"\bno (?:access|reply at (?:the )?(?:door|home|address)|answer at (?:the )?(?:door|home))\b"
    r"|^\W*(?:(?:nobody|no one|no-one) (?:in|home|at home)|not (?:at )?home)\b",
    re.IGNORECASE,
)
TELLING: Final = (
    "brought",
    "wnb",
    "w.n.b",
    "not attend",
    "n't attend",
    "n\u2019t attend",
    "to attend",
    "dna",
    "no access",
    "no reply",
    "no answer",
    "nobody",
    "no one",
    "no-one",
    "not at home",
    "not home",
)
"""Words without one of which a text says no kind of event; see :func:`event_type_of`."""

_NO_CONTACT: Final = re.compile(
    r"^\W*(?:nil return|nothing (?:recorded|to report|held)|nil (?:contacts?|involvement|entries)|"
    r"no (?:known |recorded |further |direct )?"
    r"(?:contacts?|involvement|entries|records?|activity)\b"
    r"(?! (?:made|order|with (?:mother|father|child|parent)|could|was made|numbers?)))",
    re.IGNORECASE,
)
_PERIOD: Final = re.compile(
    r"\b(?:between|from|since|until|till|to|during|before|prior|after|period|nil return)\b|^\W*no "
    r"(?:\w+ )?(?:contact|involvement|entries|records?)\W*$",
    re.IGNORECASE,
)
_LONGEST_NO_CONTACT: Final = 300


@lru_cache(maxsize=5_000)
def split_people(cell: str) -> tuple[str, ...]:
    """Return the people of a cell: ``"Child K, Adult M (mother) and HV1"`` gives three codes."""
    if not cell:
        return ()
    found = dict.fromkeys(
        _ROLE.sub("", p).strip(" .:()") for p in _PEOPLE.split(cell)[:_MOST_PEOPLE]
    )
    return tuple(person for person in found if person)


@cache
def _words(kind: type[StrEnum]) -> dict[str, StrEnum]:
    words: dict[str, StrEnum] = {plain(code.value): code for code in kind}
    words.update({plain(label(code)): code for code in kind})
    words.update({said: kind(code) for said, code in _ALSO.get(kind, {}).items()})
    return words


def code_of(kind: type[Code], cell: str) -> Code | None:
    """Return the vocabulary's code that a cell names, or ``None``; the cell itself is kept.

    ``"Negative: K was cold"`` is ``negative``: the words before the first sign count too.
    """
    if not cell:
        return None
    words = _words(kind)
    code = words.get(plain(cell)) or words.get(plain(_FIRST_WORDS.split(cell, maxsplit=1)[0]))
    return code if isinstance(code, kind) else None


def sequence_of(cell: str) -> Decimal | None:
    """Return an agency's order within a day (1, 1.5, 2), or ``None``."""
    if not cell:
        return None
    try:
        number = Decimal(cell.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def event_type_of(cell: str, text: str) -> EventType | None:
    """Return the kind of event a column names, or the text says plainly."""
    if cell and (code := code_of(EventType, cell)) is not None:
        return code
    if not text:
        return None
    if _NOT_BROUGHT.search(text):
        return EventType.WAS_NOT_BROUGHT
    return EventType.NO_ACCESS if _NO_ACCESS.search(text) else None


def is_no_contact(text: str, *, has_end: bool) -> bool:
    """Whether a row says that there was no contact for a while, rather than that a call failed."""
    # Most rows open with another letter than "no" and "nil": no pattern need be tried on them.
    if text[:1].isalpha() and text[0] not in "Nn":
        return False
    if len(text) > _LONGEST_NO_CONTACT or not _NO_CONTACT.match(text):
        return False
    return has_end or _PERIOD.search(text) is not None
