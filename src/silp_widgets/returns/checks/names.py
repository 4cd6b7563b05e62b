"""Names in the text, and codes that stand for two people (C601 to C603)."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import Seen
from silp_widgets.returns.found import at_entry, quote
from silp_widgets.returns.words import matches, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.people import Identity, Register
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts

# Without its bounds, a text of capitals alone would be walked anew from each of them.
# A pattern that opens with its letters, and looks back for the edge of the word, is found fast.
_NAMED: Final = re.compile(
    r"[A-Z](?<!\w.)[A-Za-z]{1,40}\.? [A-Z][a-z]{2,}(?:[ -][A-Z][a-z]{2,})?\b"
)
_TITLES: Final = frozenset(
    {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Lady", "Nurse", "Sister", "PC", "DC", "Sgt"}
)
_SHORTEST_NAME: Final = 3
_LONGEST_NAME: Final = 60
_PRESENT: Final = frozenset({Seen.SEEN, Seen.SEEN_ALONE, Seen.SEEN_NOT_ALONE})
_CODED: Final = re.compile(r"([A-Z]{1,3}\d?)\s?\(([A-Za-z][a-z' ]{2,30})\)")


@cache
def _given_names() -> frozenset[str]:
    source = files("silp_widgets").joinpath("data", "given_names.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["names"])


def name_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return likely names that no register holds, clashing codes, and impossible ages."""
    found: list[Problem] = []
    known = _known(facts.register)
    dated = {plain(one.pseudonym): one for one in facts.register or () if one.born or one.died}
    meanings: dict[str, str] = {}
    for place, names in _likely(entries).items():
        found.extend(_unregistered(entries[place], names, known, facts))
    for entry in entries:
        if "(" in entry.text:
            found.extend(_clashes(entry, meanings, facts))
        if dated:
            found.extend(_out_of_life(entry, dated))
    return found


def _likely(entries: Sequence[Entry]) -> dict[int, list[str]]:
    """Return what looks like a name, by the place of its entry."""
    given = _given_names()
    found: dict[int, list[str]] = defaultdict(list)
    for place, match in matches([entry.text for entry in entries], _NAMED):
        first = match[0].partition(" ")[0].removesuffix(".")
        if first in _TITLES or first.lower() in given:
            found[place].append(match[0])
    return found


def _unregistered(entry: Entry, names: list[str], known: set[str], facts: Facts) -> list[Problem]:
    return [
        at_entry(
            "C601",
            entry,
            f"{quote(name)} looks like a name and is not in the register.",
            column=facts.heading("event_fact", entry),
            text=name,
            suggestion="Use the person's code, or add the person to the register.",
        )
        for name in dict.fromkeys(names)
        if not known & {plain(name), *plain(name).split()}
    ]


def _known(register: Register | None) -> set[str]:
    words: set[str] = set()
    for identity in register or ():
        for name in (identity.name, *identity.aliases, identity.pseudonym):
            words.add(plain(name))
            words.update(part for part in plain(name).split() if len(part) >= _SHORTEST_NAME)
    return words


def _clashes(entry: Entry, meanings: dict[str, str], facts: Facts) -> list[Problem]:
    found = []
    for code, said in _CODED.findall(entry.text):
        meaning = plain(said)
        if meaning == "s":
            continue
        before = meanings.setdefault(code, meaning)
        if before != meaning:
            found.append(
                at_entry(
                    "C602",
                    entry,
                    f"{quote(code)} is “{said}” here and “{before}” elsewhere: two people?",
                    column=facts.heading("event_fact", entry),
                    text=code,
                    suggestion="Give each person a code of their own.",
                )
            )
    return found


def _whom_it_opens_with(text: str, dated: dict[str, Identity]) -> set[str]:
    opening = f"{plain(text[:_LONGEST_NAME])} "
    return {
        one.pseudonym
        for one in dated.values()
        for name in (one.name, *one.aliases, one.pseudonym)
        if opening.startswith(f"{plain(name)} ")
    }


def _out_of_life(entry: Entry, dated: dict[str, Identity]) -> list[Problem]:
    """Return who is named before their birth, or said to have been seen after their death.

    The dead are spoken of; only who was seen must have been alive.
    """
    first, last = entry.when.first_day, entry.when.last_day
    seen = {mark.person for mark in entry.seen if mark.code in _PRESENT}
    if "" in seen:
        # "Kit attended the clinic", and the column says only: seen.
        seen |= _whom_it_opens_with(entry.text, dated)
    found = []
    for person in sorted({*entry.people, *seen, *(mark.person for mark in entry.seen)}):
        identity = dated.get(plain(person))
        if identity is None:
            continue
        if last and identity.born and last < identity.born:
            what = f"is before {identity.pseudonym} was born"
        elif first and identity.died and first > identity.died and person in seen:
            what = f"is after {identity.pseudonym} died"
        else:
            continue
        found.append(
            at_entry(
                "C603",
                entry,
                f"{entry.when.label()} {what}.",
                text=person,
                suggestion="Check the date and who was there.",
            )
        )
    return found
