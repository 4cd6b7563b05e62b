"""Who is spoken of in a chronology: one person under all the ways in which agencies write them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.people import Participant

_ROLE_CODE: Final = re.compile(r"(?:s-)?[a-z]{1,6} ?[0-9]{1,3}")
"""How practitioners are called: ``"HV1"``, ``"SW2"``, their supporters ``"S-HV1"``; folded."""

_CODED: Final = re.compile(r"(?:(?P<lead>[^\d\W]+(?: [^\d\W]+){0,2}) )?(?P<code>[a-z])")
"""A folded pseudonym that ends in one letter: ``"child k"``, ``"unborn baby k"``, ``"k"``."""

_ONE_CHILD: Final = frozenset({"baby", "child", "infant", "newborn", "subject", "unborn"})
"""Words for one person at different ages; *adult*, *sibling* and others are somebody else."""

_NOT_ALONE: Final = frozenset({"A", "I"})
"""Letters that are words by themselves, and so name nobody in a text."""

_NOT_A_PERSON: Final = (
    "appendix", "band", "block", "class", "flat", "form", "group", "hepatitis", "level", "option",
    "plan", "point", "room", "section", "step", "strep", "type", "unit", "vitamin", "ward", "wing",
)  # fmt: skip
"""Words after which a letter names no person: newborns are given vitamin K."""

_PART_OF_A_WORD: Final = r"[\w\u00c0-\u024f-]"
_JOINED: Final = re.compile(r" ?(?:[/&+,;]| and ) ?")
_BRACKET: Final = re.compile(r"\s*\([^()]*\)\s*$")
_SHORTEST_ROLE: Final = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who is spoken of.

    Attributes
    ----------
    name : str
        As they are written most often, or as the register has them.
    written : tuple of str
        Every way in which they stand under *people* or *seen*.
    words : tuple of str
        What to look for in a text: the same without brackets, and the letter alone where it is
        nobody else's.
    worker : bool
        Whether this is a practitioner. Nothing may be counted by practitioner (I11).
    """

    name: str
    written: tuple[str, ...]
    words: tuple[str, ...]
    worker: bool = False

    @property
    def child(self) -> bool:
        """Whether they are written as a child: *child K*, *sibling L*, *baby*."""
        leads = {word for name in self.written for word in name.casefold().split()[:-1]}
        return bool(leads & (_ONE_CHILD | {"sibling"}))

    @property
    def pattern(self) -> str:
        """A regular expression that finds them in a text, by whole words; empty if nothing does.

        Letters of codes are found as they are; the first letter of a longer word in either case.
        Written so that Python and JavaScript read it alike.
        """
        long = [_either_case(word) for word in self.words if len(word) > 1]
        single = [f"{_NOT_AFTER}{word}" for word in self.words if len(word) == 1]
        if not long + single:
            return ""
        return f"(?<!{_PART_OF_A_WORD})(?:{'|'.join(long + single)})(?!{_PART_OF_A_WORD})"


def _either_case(word: str) -> str:
    first, rest = word[0], re.escape(word[1:])
    if first.upper() == first.lower():
        return re.escape(first) + rest
    return f"[{first.upper()}{first.lower()}]{rest}"


_NOT_AFTER: Final = "".join(f"(?<!{_either_case(word)} )" for word in _NOT_A_PERSON)


def plain_name(name: str) -> str:
    """Return a name without its bracket, with single blanks: ``"Adult M"``."""
    return " ".join(_BRACKET.sub("", name).split())


def spoken_of(
    entries: Iterable[Entry],
    participants: Iterable[Participant] = (),
    known_as: Callable[[str], str] = lambda _: "",
) -> tuple[Spoken, ...]:
    """Return everybody who is spoken of, family and others before practitioners, by name.

    ``"K"``, ``"Child K"``, ``"child  K"`` and ``"Unborn K"`` are one person; ``"Adult K"`` is
    another, and where there are both, ``"K"`` alone is neither.

    Parameters
    ----------
    entries : iterable of Entry
        The chronology.
    participants : iterable of Participant
        Whose codes and jobs are those of practitioners.
    known_as : callable
        The register's pseudonym for a name as written, or an empty string.
    """
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update(entry.people)
        counts.update(mark.person for mark in entry.seen)
    counts.pop("", None)
    of_workers = _worker_words(participants)
    groups = _grouped(counts, known_as)
    letters = Counter(code for _, code in groups if code)
    made = [
        Spoken(
            name=pseudonym
            or plain_name(max(names, key=lambda n: (counts[n], n[0].isupper(), len(n), n))),
            written=tuple(sorted(names)),
            words=_words(names, pseudonym, code if letters[code] == 1 else ""),
            worker=all(_is_worker(name, of_workers) for name in names),
        )
        for (pseudonym, code), names in _shown(groups, known_as)
    ]
    return tuple(sorted(made, key=lambda one: (one.worker, one.name.casefold(), one.name)))


def also_called(person: Spoken, words: Iterable[str]) -> Spoken:
    """Return somebody with further words that name them in a text."""
    known = {*person.words, *words}
    return replace(person, words=tuple(sorted(known, key=lambda word: (-len(word), word))))


def by_writing(people: Iterable[Spoken]) -> Mapping[str, Spoken]:
    """Return who is meant by each way of writing."""
    return {name: one for one in people for name in one.written}


def meant_by(name: str, people: Iterable[Spoken]) -> Spoken | None:
    """Return who is meant by a name that may be spelt in another way than any of theirs.

    A letter is enough where nobody else has it: ``"Child K"`` is meant by ``"K"``.
    """
    lead, letter = _key(name)
    near: list[Spoken] = []
    for person in people:
        keys = {_key(written) for written in (person.name, *person.written)}
        if (lead, letter) in keys:
            return person
        if letter and any(code == letter and "" in {lead, other} for other, code in keys):
            near.append(person)
    return near[0] if len(near) == 1 else None


def _grouped(
    names: Iterable[str], known_as: Callable[[str], str]
) -> dict[tuple[str, str], list[str]]:
    """Return the ways of writing that mean one person, by kind of person and letter."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        groups[_key(known_as(name) or name)].append(name)
    for lone in [key for key in groups if key[0] == "" and key[1]]:
        others = [key for key in groups if key[1] == lone[1] and key != lone]
        if len(others) == 1:
            groups[others[0]].extend(groups.pop(lone))
    return dict(groups)


def _shown(
    groups: Mapping[tuple[str, str], list[str]], known_as: Callable[[str], str]
) -> Iterable[tuple[tuple[str, str], list[str]]]:
    for (_, code), names in groups.items():
        pseudonym = next(filter(None, map(known_as, names)), "")
        yield (pseudonym, code), names


def _key(name: str) -> tuple[str, str]:
    folded = plain_name(name).casefold()
    coded = _CODED.fullmatch(folded)
    if not coded:
        return folded, ""
    lead = coded["lead"] or ""
    one_child = lead and set(lead.split()) <= _ONE_CHILD
    return ("child" if one_child else lead), coded["code"].upper()


def _words(names: Iterable[str], pseudonym: str, letter: str) -> tuple[str, ...]:
    words = {plain_name(name) for name in (*names, pseudonym)} - {"", *_NOT_ALONE}
    single = {word for word in words if len(word) == 1}
    # A letter that two people share names neither.
    words = (words - single) | ({letter} - {"", *_NOT_ALONE})
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _worker_words(participants: Iterable[Participant]) -> frozenset[str]:
    words: set[str] = set()
    for person in participants:
        code = person.code.casefold()
        letters = code.rstrip("0123456789 ")
        words |= {code, person.job.casefold()}
        if len(letters) >= _SHORTEST_ROLE:
            words.add(letters)
    return frozenset(words - {""})


def _is_worker(name: str, of_workers: frozenset[str]) -> bool:
    parts = [part for part in _JOINED.split(plain_name(name).casefold()) if part]
    return bool(parts) and all(
        part in of_workers or _ROLE_CODE.fullmatch(part) is not None for part in parts
    )
