"""Which agency a name means (handbook part 12; names in ``data/agencies.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from silp_widgets.domain.vocabulary import AgencyKind
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.chronology import Agency

_CLOSE: Final = 83
_FUZZY_FROM: Final = 5


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """What a name was taken to mean.

    Attributes
    ----------
    key, code : str
        As :class:`~silp_widgets.domain.chronology.Agency` has them.
    kind : AgencyKind
        ``OTHER`` where the name says nothing.
    sure : bool
        Whether the name is known; if not, check C605 asks.
    """

    key: str
    kind: AgencyKind
    code: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Names:
    kinds: dict[str, AgencyKind]
    codes: dict[AgencyKind, str]


@cache
def _names() -> _Names:
    source = files("silp_widgets").joinpath("data", "agencies.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    kinds: dict[str, AgencyKind] = {}
    codes: dict[AgencyKind, str] = {}
    for code, row in rows.items():
        kind = AgencyKind(code)
        codes[kind] = row["code"]
        kinds[plain(code)] = kind
        kinds.update(dict.fromkeys(row["names"], kind))
    return _Names(kinds, codes)


def agency_key(name: str, known: Iterable[Agency] = ()) -> KnownAgency:
    """Return the agency that a name means.

    Parameters
    ----------
    name : str
        As written: ``"CSC"``, ``"Northmoor Police"``, ``"0-19 service"``, or a key.
    known : iterable of Agency
        The agencies of the case: their names, codes and earlier names come first.

    Returns
    -------
    KnownAgency
        With ``sure=False`` and a key made from the name where nothing fits.
    """
    words = plain(name)
    for agency in known:
        names = (agency.key, agency.name, agency.code, *agency.also_known_as)
        if words in map(plain, names):
            return KnownAgency(agency.key, agency.kind, agency.code, sure=True)
    return _by_name(words)


@lru_cache(maxsize=1_000)
def _by_name(words: str) -> KnownAgency:
    names = _names()
    kind = names.kinds.get(words) or find_kind(words)
    if kind is None and len(words) >= _FUZZY_FROM:
        best = process.extractOne(words, names.kinds.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
        kind = names.kinds[best[0]] if best is not None else None
    if kind is not None:
        return KnownAgency(kind.value, kind, names.codes[kind], sure=True)
    pieces = words.split()
    initials = "".join(piece[0] for piece in pieces[:2]) if len(pieces) > 1 else words[:2]
    key = "_".join(pieces) or AgencyKind.OTHER.value
    return KnownAgency(key, AgencyKind.OTHER, initials.upper() or "OT", sure=False)


def find_kind(words: str) -> AgencyKind | None:
    """Return the kind whose longest known name stands in the words as whole words."""
    names = _names().kinds
    pieces = words.split()[:40]
    for size in range(min(6, len(pieces)), 0, -1):
        for start in range(len(pieces) - size + 1):
            kind = names.get(" ".join(pieces[start : start + size]))
            if kind is not None:
                return kind
    return None
