"""Where two records of one event differ: when (C403), who or what (C404), roles (C604)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final, Self

from silp_widgets.domain.vocabulary import Seen
from silp_widgets.returns.found import listed

if TYPE_CHECKING:
    from silp_widgets.domain.chronology import Entry

_HARMED: Final = frozenset({"victim", "complainant", "survivor", "injured party", "ip"})
_HARMING: Final = frozenset(
    {"perpetrator", "suspect", "offender", "aggressor", "alleged perpetrator", "assailant"}
)
_ROLES: Final = "|".join(sorted(_HARMED | _HARMING, key=len, reverse=True))
_PERSON: Final = r"((?:Adult|Child|Sibling|Subject)\s[A-Z]|[A-Z]{1,4}\d?)"
_PERSON_ROLE: Final = re.compile(
    rf"\b{_PERSON}\s*(?:\(|:|-|–|,|\bas(?: the)?\b|\bwas(?: the)?\b)\s*(?:the )?(?i:({_ROLES}))\b"
)
_ROLE_PERSON: Final = re.compile(rf"(?i:\b({_ROLES}))s?\s*[:(–-]?\s*{_PERSON}\b")
_SEEN: Final = frozenset({Seen.SEEN, Seen.SEEN_ALONE, Seen.SEEN_NOT_ALONE})


class Conflict(str):
    """A sentence that says where two records differ; it knows its check and its records.

    Parameters
    ----------
    sentence : str
        For people.
    code : str
        ``"C403"``, ``"C404"`` or ``"C604"``.
    refs : tuple of str
        The two entries.
    """

    __slots__ = ("code", "refs")

    code: str
    refs: tuple[str, str]

    def __new__(cls, sentence: str, *, code: str, refs: tuple[str, str]) -> Self:
        """Make the sentence."""
        made = super().__new__(cls, sentence)
        made.code, made.refs = code, refs
        return made


def conflicts_between(one: Entry, other: Entry) -> list[Conflict]:
    """Return where two records of one event differ. Both stand; neither is corrected.

    Parameters
    ----------
    one, other : Entry
        Linked, or candidates to be linked.

    Returns
    -------
    list of Conflict
    """
    refs = (one.ref, other.ref)
    found = []
    if not _agree_on_when(one, other):
        found.append(
            Conflict(
                f"{one.ref} says {one.when.label()}, {other.ref} says {other.when.label()}.",
                code="C403",
                refs=refs,
            )
        )
    ours, theirs = set(one.people), set(other.people)
    if ours - theirs and theirs - ours:
        found.append(
            Conflict(
                f"{one.ref} alone names {listed(sorted(ours - theirs))}; "
                f"{other.ref} alone names {listed(sorted(theirs - ours))}.",
                code="C404",
                refs=refs,
            )
        )
    found.extend(_seen(one, other))
    found.extend(_roles(one, other))
    return found


def _agree_on_when(one: Entry, other: Entry) -> bool:
    first, second = one.when.earliest, other.when.earliest
    if isinstance(first, datetime) and isinstance(second, datetime):
        return one.when.overlaps(other.when)
    left, right = one.when.first_day, other.when.first_day
    left_end, right_end = one.when.last_day, other.when.last_day
    if left is None or right is None or left_end is None or right_end is None:
        return True
    return left <= right_end and right <= left_end


def _seen(one: Entry, other: Entry) -> list[Conflict]:
    theirs = {mark.person: mark.code for mark in other.seen}
    found = []
    for mark in one.seen:
        code = theirs.get(mark.person)
        if code is None or {mark.code, code}.isdisjoint({Seen.NOT_SEEN}):
            continue
        if {mark.code, code} & _SEEN:
            who = mark.person or "the person"
            seen, unseen = (one, other) if mark.code in _SEEN else (other, one)
            found.append(
                Conflict(
                    f"{seen.ref} says that {who} was seen, {unseen.ref} that {who} was not.",
                    code="C404",
                    refs=(one.ref, other.ref),
                )
            )
    return found


def _roles(one: Entry, other: Entry) -> list[Conflict]:
    ours, theirs = _roles_in(one), _roles_in(other)
    return [
        Conflict(
            f"{one.ref} has {person} as {role}, {other.ref} as {theirs[person]}.",
            code="C604",
            refs=(one.ref, other.ref),
        )
        for person, role in ours.items()
        if person in theirs and (role in _HARMED) != (theirs[person] in _HARMED)
    ]


def _roles_in(entry: Entry) -> dict[str, str]:
    words = "\n".join((entry.text, *entry.people, *entry.provenance.raw_cells.values()))
    roles = {person: role.lower() for role, person in _ROLE_PERSON.findall(words)}
    roles.update({person: role.lower() for person, role in _PERSON_ROLE.findall(words)})
    return roles
