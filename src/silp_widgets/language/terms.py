"""The forms in which a registered person may be written (handbook part 9).

From one entry of the register come the full name, the surname first, each part alone, initials,
double-barrelled parts, joined and spelt-out forms. What a form may match is decided here, once,
rather than while a text is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from silp_widgets.language.folding import folded
from silp_widgets.language.spans import SpanKind
from silp_widgets.language.words import is_common_name_word, is_ordinary, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.domain.people import Identity, Register

TOKEN = re.compile(r"[^\W\d_]+|\d+")
SHORT = 3  # letters: a name below this is too often another word to be matched in lower case
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_SPELT_OUT = {"ö": "oe", "ü": "ue", "ä": "ae", "ø": "oe", "å": "aa"}
_INITIALS = re.compile(r"^(?:[^\W\d_][.\s-]*){1,4}$")
_WHOLE_KINDS = frozenset({"place", "organisation", "address", "school", "setting"})
_MODALS = frozenset({"will", "may", "can"})
_FAMILY_WORDS = frozenset({"the", "family", "household", "and"})


@dataclass(frozen=True, slots=True)
class Term:
    """One way of writing one identity.

    Attributes
    ----------
    tokens : tuple of str
        Folded words, in order.
    kind : str
        What a match of it is called.
    whole : bool
        Whether it is somebody's full name or alias as registered (rather than a part of it).
    capital : bool
        Whether it counts only where written with a capital: ``"Rose"``, ``"Al"``.
    upper : bool
        Whether it counts only in capitals: ``"K.S."``.
    middle : bool
        Whether it is a name between first and last, which yields to anybody called so.
    """

    tokens: tuple[str, ...]
    kind: SpanKind
    whole: bool = True
    capital: bool = False
    upper: bool = False
    middle: bool = False


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the folded words and numbers of a text."""
    return tuple(TOKEN.findall(folded(text)))


def _needs_capital(tokens: tuple[str, ...]) -> bool:
    return all(len(t) < SHORT or is_common_name_word(t) for t in tokens)


def _words(name: str) -> list[str]:
    """Return a name's words without titles, brackets and what a family is called by."""
    words = _BRACKETS.sub(" ", name).replace(",", " ").split()
    while len(words) > 1 and folded(words[0]).strip(".") in word_list("titles"):
        words = words[1:]
    return words


def _reordered(name: str) -> str:
    """Return ``"Carter, Kay"`` as ``"Kay Carter"``."""
    surname, comma, forename = _BRACKETS.sub(" ", name).partition(",")
    return f"{forename} {surname}" if comma and forename.strip() else name


def _is_initials(text: str) -> bool:
    return bool(_INITIALS.match(text)) and (text.isupper() or "." in text) and len(text) < 12  # noqa: PLR2004 - four letters, dotted and spaced


def _term(tokens: tuple[str, ...], kind: SpanKind, *, whole: bool = True) -> Term:
    return Term(tokens, kind, whole=whole, capital=_needs_capital(tokens))


def _full_term(tokens: tuple[str, ...], kind: SpanKind) -> Term:
    """Return a full name: two words in this order are one even in lower case ("grace young")."""
    may_be_prose = tokens[0] in _MODALS or tokens[0] in word_list("tiny")
    return Term(tokens, kind, capital=_needs_capital(tokens) and may_be_prose)


def _name_forms(name: str, kind: SpanKind, *, parts: bool) -> Iterator[Term]:
    groups = [group for word in _words(_reordered(name)) if (group := tokens_of(word))]
    full = tuple(token for group in groups for token in group)
    if not full:
        return
    yield _full_term(full, kind) if len(groups) > 1 else _term(full, kind)
    yield from _joined(full, kind)
    if len(groups) == 1:
        yield from _group_forms(full, kind)
    elif parts:
        yield from _part_forms(groups, kind)
        yield from _middle_forms(groups, kind)


def _joined(tokens: tuple[str, ...], kind: SpanKind) -> Iterator[Term]:
    """Yield a full name written as one word, as in addresses: ``"kaymoss"``."""
    word = "".join(tokens)
    if len(tokens) > 1 and len(word) > SHORT and not is_ordinary(word):
        yield Term((word,), kind)


def _part_forms(groups: list[tuple[str, ...]], kind: SpanKind) -> Iterator[Term]:
    """Yield first name with surname, either way round, with an initial, and each alone."""
    cut = len(groups) - 1
    while cut > 1 and "".join(groups[cut - 1]) in word_list("particles"):
        cut -= 1
    first, initial = groups[0], groups[0][0][0]
    leading = tuple(token for group in groups[:cut] for token in group)
    last = tuple(token for group in groups[cut:] for token in group)
    for end in dict.fromkeys((last, groups[-1])):
        yield _full_term(first + end, kind)
        yield _term(end + first, kind)
        yield from _joined(first + end, kind)
        if len(first + end) > 2:  # noqa: PLR2004 - a part of it has a hyphen: "zoe-annesmith-jones"
            yield Term((*first[:-1], first[-1] + end[0], *end[1:]), kind)
        yield Term((initial, *end), kind, capital=True)
        yield Term((*end, initial), kind, capital=True)
    yield _term(last + leading, kind)
    if cut > 1:
        yield _term(leading, kind, whole=False)
    for group in dict.fromkeys((first, last, groups[-1])):
        yield _term(group, kind, whole=False)
        yield from _group_forms(group, kind)


def _middle_forms(groups: list[tuple[str, ...]], kind: SpanKind) -> Iterator[Term]:
    """Yield names between the first and the last: theirs alone only if they are nobody else's."""
    for group in groups[1:-1]:
        if "".join(group) not in word_list("particles"):
            yield replace(_term(group, kind, whole=False), middle=True)


def _group_forms(group: tuple[str, ...], kind: SpanKind) -> Iterator[Term]:
    """Yield other ways of writing one name: joined, taken apart, half of a double one."""
    if len(group) > 1:
        yield _term(("".join(group),), kind, whole=False)
        for piece in group:
            if len(piece) > 1 and piece not in word_list("particles"):
                yield Term((piece,), kind, whole=False, capital=True)
        return
    for prefix in ("mac", "mc"):
        rest = group[0].removeprefix(prefix)
        if rest != group[0] and len(rest) > SHORT:
            yield Term((prefix, rest), kind, whole=False)


def _alias_forms(alias: str, identity: Identity) -> Iterator[Term]:
    if _is_initials(alias):
        letters = tuple(folded("".join(TOKEN.findall(alias))))
        yield Term(letters, "initials", upper=True)
        yield Term(("".join(letters),), "initials", upper=True)
        return
    yield from _name_forms(alias, "alias", parts=_has_parts(identity))


def _has_parts(identity: Identity) -> bool:
    return identity.kind not in _WHOLE_KINDS


def _spelt_out(name: str) -> str:
    lowered = name.casefold()
    for letter, letters in _SPELT_OUT.items():
        lowered = lowered.replace(letter, letters)
    return lowered


def terms_of(identity: Identity) -> tuple[Term, ...]:
    """Return every form in which an identity may be written, without repeats.

    Parameters
    ----------
    identity : Identity
        From the register.

    Returns
    -------
    tuple of Term
        The register's own forms first. Numbers such as telephones are matched by their digits
        as well, whatever stands between them.
    """
    found: dict[tuple[tuple[str, ...], bool], Term] = {}

    def keep(terms: Iterator[Term]) -> None:
        for term in terms:
            if term.tokens:
                found.setdefault((term.tokens, term.upper), term)

    name = identity.name
    if identity.kind == "family":
        name = " ".join(w for w in name.split() if folded(w) not in _FAMILY_WORDS) or name
    keep(_name_forms(name, "name", parts=_has_parts(identity)))
    if _spelt_out(name) != name.casefold():
        keep(_name_forms(_spelt_out(name), "name", parts=_has_parts(identity)))
    for alias in identity.aliases:
        keep(_alias_forms(alias, identity))
    for identifier in identity.identifiers:
        for written in _ways_of_writing(identifier):
            tokens = tokens_of(written)
            if sum(map(len, tokens)) > SHORT:
                found.setdefault((tokens, False), Term(tokens, "identifier"))
    return tuple(found.values())


def _ways_of_writing(identifier: str) -> tuple[str, ...]:
    """Return an identifier as it is, and an e-mail address as people say it aloud."""
    if "@" not in identifier:
        return (identifier,)
    at = identifier.replace("@", " at ")
    return (identifier, at, at.replace(".", " dot "))


def folded_variants(identity: Identity) -> frozenset[str]:
    """Return the folded forms of an identity, their words set apart by single spaces."""
    return frozenset(" ".join(term.tokens) for term in terms_of(identity))


@cache
def _pseudonym_tokens(pseudonym: str) -> tuple[str, ...]:
    return tokens_of(pseudonym)


def identity_terms(register: Register) -> tuple[tuple[Identity, Term], ...]:
    """Return every form of everybody in the register."""
    return tuple((identity, term) for identity in register for term in terms_of(identity))


def pseudonym_clashes(register: Register) -> tuple[str, ...]:
    """Return the pseudonyms that hold somebody's real name, and so would give it away.

    Parameters
    ----------
    register : Register
        The register.

    Returns
    -------
    tuple of str
        In register order; empty when all is well.
    """
    parts: set[str] = set()
    wholes: set[tuple[str, ...]] = set()
    for identity, term in identity_terms(register):
        if term.kind not in {"name", "alias"}:
            continue
        if _has_parts(identity):
            parts.update(token for token in term.tokens if len(token) > 1)
        else:
            # "the surgery" doesn't give "Millbrook Surgery" away; all of its words would.
            wholes.add(term.tokens)
    return tuple(
        identity.pseudonym
        for identity in register
        if _holds(_pseudonym_tokens(identity.pseudonym), parts, wholes)
    )


def _holds(tokens: tuple[str, ...], parts: set[str], wholes: set[tuple[str, ...]]) -> bool:
    return bool(parts.intersection(tokens)) or any(
        tokens[start:end] in wholes
        for start in range(len(tokens))
        for end in range(start + 1, len(tokens) + 1)
    )
