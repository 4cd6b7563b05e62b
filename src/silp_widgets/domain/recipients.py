"""Which other agencies an entry says were told of it (handbook 5.5, *known by then*).

A record counts as shared with an agency only where it says so in words that can hardly mean
anything else: "referral to children's social care", "health visitor informed". What is negated,
planned or asked for isn't shared. The words are in ``data/told.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.vocabulary import EventType, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from silp_widgets.domain.chronology import Agency, Entry

_MEETINGS: Final = frozenset({EventType.CONFERENCE, EventType.STRATEGY_DISCUSSION})
_SHARING: Final = frozenset({EventType.INFORMATION_SHARED, EventType.REFERRAL, *_MEETINGS})
"""Kinds of event of which a person named in the record was told, or took part."""

_READ: Final = 4_000
"""Characters of a field that are looked through."""

_TOKEN: Final = re.compile(r"[^\W_]+|[.,;!?\n()]")
_ENDS: Final = re.compile(r"[.;!?\n]+")
_SHORT: Final = ("St.", "Dr.", "Mr.", "Mrs.", "Ms.")
_TITLES: Final = re.compile(r"\b(St|Dr|Mr|Mrs|Ms)\.")
_SPACES: Final = str.maketrans({**dict.fromkeys('.;!?,:()[]/–—-"“”', " "), "’": None, "'": None})
_AT_MEETINGS: Final = frozenset({"with", "between", "by", "attendees", "apologies"})
_STOPS: Final = frozenset(".;!?\n")
_ROLE: Final = re.compile(r"([A-Z]{1,5}) ?[0-9]{1,3}")
_BACK: Final = 8
_AHEAD: Final = 5


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    written: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """An agency's name in a text: its words from ``start`` up to ``end``."""

    agency: str
    start: int
    end: int


@cache
def _speech() -> tuple[dict[str, frozenset[str]], dict[str, dict[str, list[str]]]]:
    source = files("silp_widgets").joinpath("data", "told.toml")
    body: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))
    cues = {name: frozenset(words) for name, words in body.pop("cues").items()}
    cues["untyped"] = cues["told"] | cues["after"] | cues["to"] | cues["with"]
    cues["shared"] = cues["untyped"] | cues["present"] | _AT_MEETINGS
    return cues, body


_SAID: Final = attrgetter(
    "agency", "row_kind", "event_type", "text", "action_taken", "outcome", "people"
)
"""What an entry says of it."""


class Recipients:
    """Reads who was told; what it found of an entry is kept while the entry says the same.

    Parameters
    ----------
    agencies : iterable of Agency
        Those of the case. A word that could mean two of them (*the school*, where there are two)
        means neither.
    """

    def __init__(self, agencies: Iterable[Agency]) -> None:
        meant: defaultdict[str, set[str]] = defaultdict(set)
        codes: defaultdict[str, set[str]] = defaultdict(set)
        _, kinds = _speech()
        for agency in agencies:
            speech = kinds.get(agency.kind.value, {})
            for name in (agency.name, *agency.also_known_as, *speech.get("names", ())):
                meant[" ".join(word.plain for word in _words(name))].add(agency.key)
            for code in (agency.code, *speech.get("roles", ())):
                codes[code].add(agency.key)
        self._codes = {code: keys.pop() for code, keys in codes.items() if len(keys) == 1}
        self._names: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name, keys in meant.items():
            if len(keys) == 1 and (pieces := tuple(name.split())):
                self._names[pieces[0]].append((pieces, next(iter(keys))))
        for known in self._names.values():
            known.sort(key=lambda one: -len(one[0]))
        self._firsts = frozenset(self._names)
        roles = "|".join(re.escape(code) for code in self._codes) or "(?!)"
        self._roles = re.compile(rf"\b(?:{roles})[0-9]*\b")
        self._found: dict[str, tuple[Entry, frozenset[str]]] = {}

    def of(self, entry: Entry) -> frozenset[str]:
        """Return the keys of the other agencies that an entry says were told."""
        kept = self._found.get(entry.id)
        if kept is not None and (kept[0] is entry or _SAID(kept[0]) == _SAID(entry)):
            return kept[1]
        told = frozenset(self._read(entry)) - {entry.agency}
        self._found[entry.id] = (entry, told)
        return told

    def _read(self, entry: Entry) -> set[str]:
        if entry.event_type is EventType.NOT_SHARED or entry.row_kind is not RowKind.EVENT:
            return set()
        told: set[str] = set()
        denied: set[str] = set()
        for text in (entry.text, entry.action_taken, entry.outcome):
            for sentence in self._telling(text[:_READ], entry.event_type):
                words = _words(sentence)
                hits = list(self._hits(words))
                for hit in hits:
                    said = _was_told(words, hit, hits, entry.event_type)
                    if said is not None:
                        (told if said else denied).add(hit.agency)
        if entry.event_type in _SHARING:
            named = {self._person(person) for person in entry.people}
            told |= {key for key in named if key} - denied
        return told

    def _telling(self, text: str, kind: EventType | None) -> Iterator[str]:
        """Yield the sentences that hold a word of telling and an agency; the others are many."""
        cues, _ = _speech()
        wanted = cues["shared"] if kind in _SHARING else cues["untyped"]
        if not self._worth(text, wanted):
            return
        for sentence in _ENDS.split(_flat(text)):
            if self._worth(sentence, wanted):
                yield sentence

    def _worth(self, text: str, wanted: frozenset[str]) -> bool:
        """Say whether a text holds both; much faster than reading it, and true of few."""
        plain = text.lower().translate(_SPACES).split()
        return not wanted.isdisjoint(plain) and (
            not self._firsts.isdisjoint(plain) or self._roles.search(text) is not None
        )

    def _hits(self, words: Sequence[_Word]) -> Iterator[_Hit]:
        at = 0
        while at < len(words):
            hit = self._hit(words, at)
            if hit is not None:
                yield hit
            at = hit.end if hit else at + 1

    def _hit(self, words: Sequence[_Word], at: int) -> _Hit | None:
        for pieces, key in self._names.get(words[at].plain, ()):
            end = at + len(pieces)
            if tuple(word.plain for word in words[at:end]) == pieces:
                return _Hit(key, at, end)
        stem = words[at].written.rstrip("0123456789")
        key = self._codes.get(stem, "")
        return _Hit(key, at, at + 1) if key else None

    def _person(self, person: str) -> str:
        role = _ROLE.fullmatch(person.strip())
        if role:
            return self._codes.get(role[1], "")
        words = _words(person)
        hit = self._hit(words, 0) if words else None
        return hit.agency if hit and hit.end == len(words) else ""


def _words(text: str) -> list[_Word]:
    return [_Word(token.lower(), token) for token in _TOKEN.findall(_flat(text))]


def _flat(text: str) -> str:
    """Return a text without apostrophes, and without full stops that end no sentence."""
    flat = text.replace("’", "").replace("'", "")
    return _TITLES.sub(r"\1", flat) if any(title in flat for title in _SHORT) else flat


def _was_told(
    words: Sequence[_Word], hit: _Hit, hits: Sequence[_Hit], kind: EventType | None
) -> bool | None:
    """Say whether the one named was told: ``False`` if denied, ``None`` if nothing is said."""
    cues, _ = _speech()
    inside = {at for other in hits for at in range(other.start, other.end)}
    at = hit.start - 1
    while at >= 0 and (
        at in inside or words[at].plain in cues["between"] or words[at].plain == ","
    ):
        at -= 1
    if at >= 0 and words[at].plain in cues["not"]:
        return False
    after = _told_after(words, hit, inside, kind)
    if after is not None:
        return after
    if at < 0 or not _is_cue(words, at, kind):
        return False if "apologies" in _statement(words, at) else None
    said = list(_statement(words, at))
    rest = _rest(words, hit.end)
    return cues["not"].isdisjoint(said) and cues["undone"].isdisjoint(rest)


def _told_after(
    words: Sequence[_Word], hit: _Hit, inside: set[int], kind: EventType | None
) -> bool | None:
    """Read what follows a name: "school and health visitor were informed"."""
    cues, _ = _speech()
    at, denied = hit.end, False
    while at < len(words):
        word = words[at].plain
        if word in cues["after"] or (kind in _MEETINGS and word in cues["present"]):
            passive = not denied and _is_passive(words, hit.end, at)
            return passive or (False if denied else None)
        denied = denied or word in cues["not"]
        passed = at in inside or word in {",", "did"} or denied or word in cues["auxiliary"]
        if not passed or at - hit.end > _BACK:
            return False if denied and kind in _MEETINGS else None
        at += 1
    return None


def _is_passive(words: Sequence[_Word], start: int, at: int) -> bool:
    """Say whether one was told rather than telling: "GP told of it", not "GP told the school"."""
    cues, _ = _speech()
    if words[at].plain in cues["present"] or words[at].plain == "aware":
        return True
    if not cues["been"].isdisjoint(word.plain for word in words[start:at]):
        return True
    follows = words[at + 1].plain if at + 1 < len(words) else "."
    return follows in _STOPS or follows in cues["passive"]


def _is_cue(words: Sequence[_Word], at: int, kind: EventType | None) -> bool:
    cues, _ = _speech()
    word = words[at].plain
    if word in cues["told"]:
        return True
    if word in {"present", "attendees", "attended"}:
        return kind in _MEETINGS
    if word == "by":
        return kind in _MEETINGS and at > 0 and words[at - 1].plain == "attended"
    if word in {"to", "with", "between"}:
        if kind in _SHARING and word != "to":
            return True
        before = set(_statement(words, at - 1))
        return not before.isdisjoint(cues.get(word, frozenset()))
    return False


def _statement(words: Sequence[_Word], at: int) -> Iterator[str]:
    """Yield the words before a place, back to where the statement begins."""
    cues, _ = _speech()
    for word in reversed(words[max(0, at - _BACK) : at + 1]):
        if word.plain in _STOPS or word.plain == "," or word.plain in cues["ends"]:
            return
        yield word.plain


def _rest(words: Sequence[_Word], at: int) -> Iterator[str]:
    cues, _ = _speech()
    for word in words[at : at + _AHEAD]:
        if word.plain in _STOPS or word.plain in cues["ends"] or word.plain in {",", "about"}:
            return
        yield word.plain
