"""Where two records of one event differ: when (C403), who or what (C404), roles (C604)."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations
from typing import TYPE_CHECKING, Final, Self

from silp_widgets.domain.vocabulary import Seen
from silp_widgets.returns.found import listed
from silp_widgets.returns.same_event.gist import person_key
from silp_widgets.returns.same_event.roles import roles_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.chronology import Entry

_NOBODY: Final[Mapping[str, str]] = {}
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


def conflicts_between(
    one: Entry, other: Entry, *, called: Mapping[str, str] = _NOBODY
) -> list[Conflict]:
    """Return where two records of one event differ. Both stand; neither is corrected.

    Parameters
    ----------
    one, other : Entry
        Linked, or candidates to be linked.
    called : mapping of str to str, optional
        Whom words such as *mother* stand for, so that *Mother* and *Adult M* are no difference.

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
    ours, theirs = _people(one, called), _people(other, called)
    if ours.keys() - theirs.keys() and theirs.keys() - ours.keys():
        alone = sorted(name for key, name in ours.items() if key not in theirs)
        others = sorted(name for key, name in theirs.items() if key not in ours)
        found.append(
            Conflict(
                f"{one.ref} names {listed(alone)}, {other.ref} does not; "
                f"{other.ref} names {listed(others)}, {one.ref} does not.",
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


def _people(entry: Entry, called: Mapping[str, str]) -> dict[str, str]:
    keys = ((person_key(person), person) for person in entry.people)
    return {called.get(key, key): person for key, person in keys}


def _seen(one: Entry, other: Entry) -> list[Conflict]:
    theirs = {person_key(mark.person): mark.code for mark in other.seen}
    found = []
    for mark in one.seen:
        codes = (mark.code, theirs.get(person_key(mark.person)))
        who = mark.person or "the person"
        words = ""
        for (ref, code), (second, against) in permutations(
            zip((one.ref, other.ref), codes, strict=True)
        ):
            if code in _SEEN and against is Seen.NOT_SEEN:
                words = f"{ref} says that {who} was seen, {second} that {who} was not."
            elif code is Seen.SEEN_ALONE and against is Seen.SEEN_NOT_ALONE:
                words = f"{ref} says that {who} was seen alone, {second} that {who} was not alone."
        if words:
            found.append(Conflict(words, code="C404", refs=(one.ref, other.ref)))
    return found


def _roles(one: Entry, other: Entry) -> list[Conflict]:
    ours, theirs = roles_in(one), roles_in(other)
    return [
        Conflict(
            f"{one.ref} has {role.person} as {role.words}, {other.ref} as {theirs[key].words}.",
            code="C604",
            refs=(one.ref, other.ref),
        )
        for key, role in ours.items()
        if key in theirs and role.harmed != theirs[key].harmed
    ]
