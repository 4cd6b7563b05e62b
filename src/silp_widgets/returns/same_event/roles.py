"""Who is said to have harmed, and who to have been harmed, as a record has it (check C604)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from silp_widgets.returns.same_event.gist import person_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.domain.chronology import Entry

_HARMED: Final = ("injured party", "complainant", "survivor", "victim", "ip")
_HARMING: Final = (
    "alleged perpetrator",
    "perpetrator",
    "assailant",
    "aggressor",
    "offender",
    "suspect",
)
_FAMILY: Final = (
    r"(?i:mother|father|mum|dad|(?:maternal |paternal )?grand(?:mother|father)|stepfather"
    r"|stepmother|partner)"
)
_PERSON: Final = (
    r"(?:(?:Adult|Child|Sibling|Subject|Ms|Mr|Mrs|Miss|Unborn)\s[A-Z]|[B-HJ-Z]|[A-Z]{1,4}\d"
    r"|(?!DV|DA|PC|DC|DS|DI|SW|HV|GP|CP|IP|CS|MH|ED|AE)[A-Z]{2}"
    rf"|{_FAMILY})"
)
_FOUND: Final = re.compile(
    rf"\b(?:(?P<role>(?i:{'|'.join((*_HARMED, *_HARMING))})s?)|(?P<person>{_PERSON}))\b"
)
# What may stand between a person and a role without making them strangers.
_BETWEEN: Final = re.compile(
    r"[\s(:,\-–]*(?:\b(?:was|is|as|the|a|an|named|listed|recorded|shown|described|identified|treated"
    r"|arrested|alleged|main|primary|being|been)\b[\s(:,\-–]*)*",
    re.IGNORECASE,
)
_ACT: Final = re.compile(
    rf"\b(?P<one>{_PERSON})\s+(?:(?P<passive>was|had been|has been|being)\s+)?"
    r"(?:had |has |allegedly |physically )*"
    r"(?:assaulted|attacked|hit|punched|pushed|strangled|threatened|kicked|slapped|struck|stabbed)\s+"
    rf"(?P<by>by\s+)?(?:the\s+)?(?P<other>{_PERSON})\b"
)


class Role(NamedTuple):
    """A person's part in what happened.

    Attributes
    ----------
    person : str
        As written.
    words : str
        The role, for a sentence.
    harmed : bool
        Whether the person was harmed; else they did the harm.
    """

    person: str
    words: str
    harmed: bool


def roles_in(entry: Entry) -> dict[str, Role]:
    """Return the roles that a record gives to people, by person.

    Read are ``Adult M (victim)``, ``victim: Adult M``, ``Adult M was named as the suspect`` and
    ``Adult M assaulted Adult F``, in the text and in every cell that was sent.
    """
    found: dict[str, Role] = {}
    for text in (*entry.provenance.raw_cells.values(), *entry.people, entry.text):
        for role in (*_from_acts(text), *_from_words(text)):
            found[person_key(role.person)] = role
    return found


def _from_words(text: str) -> Iterator[Role]:
    marks = list(_FOUND.finditer(text))
    place = 0
    while place + 1 < len(marks):
        one, other = marks[place], marks[place + 1]
        pair = {one.lastgroup, other.lastgroup} == {"role", "person"}
        if pair and _BETWEEN.fullmatch(text, one.end(), other.start()):
            role = (one["role"] or other["role"]).lower()
            harmed = role.startswith(_HARMED)
            yield Role(one["person"] or other["person"], role, harmed)
            place += 1
        place += 1


def _from_acts(text: str) -> Iterator[Role]:
    for act in _ACT.finditer(text):
        harmed, harming = act["other"], act["one"]
        if act["by"]:
            harmed, harming = harming, harmed
        elif act["passive"]:
            continue
        yield Role(harmed, "the person harmed", harmed=True)
        yield Role(harming, "the person who harmed", harmed=False)
