"""A register made ready for reading texts, fast: names by their words, numbers by their digits.

A text's words are looked up rather than its characters walked. Words once found to be nobody's
are remembered, so that the ten-thousandth entry costs little more than splitting it into words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from silp_widgets.language.birth import find_births
from silp_widgets.language.context import Reading, Word, is_name_here, read_words, title_before
from silp_widgets.language.folding import fold
from silp_widgets.language.numbers import find_numbers, national_digits
from silp_widgets.language.patterns import find_patterns
from silp_widgets.language.spans import Span, SpanKind, resolve
from silp_widgets.language.spelling import Spelling, is_one_slip_away
from silp_widgets.language.terms import (
    SHORT,
    TOKEN,
    Term,
    identity_terms,
    pseudonym_clashes,
    tokens_of,
)
from silp_widgets.language.words import is_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from silp_widgets.domain.people import Register

_REMEMBERED = 200_000  # words; more than any case holds
_GAP = re.compile(r"[\s\-'._,/*|\\\"&]{0,6}\Z")
_WIDE_GAP = re.compile(r"[@\s\-'._,/*|\\\"&:;+()\[\]]{0,6}\Z")  # in addresses and numbers
_BROKEN = re.compile(r"-[ \t]*\r?\n")
_DIGIT = re.compile(r"\d")
_LOWER_MISSPELLABLE = 7  # letters: below this a lower-case slip is more often another word
_CHILDREN = frozenset({"child", "sibling", "baby", "infant", "pupil"})
_NAMES = frozenset({"name", "alias"})

_Known = tuple[Term, int, tuple[str, ...]]


class Matcher:
    """A register, compiled.

    Parameters
    ----------
    register : Register
        The register; a change of it needs a new matcher.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self._first: dict[str, list[_Known]] = defaultdict(list)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._protected: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._numbers: dict[str, tuple[SpanKind, str]] = {}
        self._born: dict[date, list[str]] = defaultdict(list)
        self._slips: dict[str, tuple[str, int]] = {}
        self._nobody: set[str] = set()
        self._spelling = Spelling(self._learn_names(register))
        self._learn_pseudonyms(register)
        for identity in register:
            if identity.born is not None:
                self._born[identity.born].append(identity.pseudonym)
            for identifier in identity.identifiers:
                self._learn_number(identifier, identity.pseudonym)

    def _learn_names(self, register: Register) -> set[str]:
        """Index every form of every name; return the single words that may be misspelt."""
        owners: dict[tuple[tuple[str, ...], bool], tuple[Term, list[str]]] = {}
        # Middle names come last: they are their bearer's only where nobody is called so.
        for identity, term in sorted(identity_terms(register), key=lambda known: known[1].middle):
            taken = owners.get((term.tokens, term.upper))
            if term.middle and taken and not taken[0].middle:
                continue
            _, people = owners.setdefault((term.tokens, term.upper), (term, []))
            if identity.pseudonym not in people:
                people.append(identity.pseudonym)
            if term.kind in _NAMES:
                long_enough = (t for t in term.tokens if len(t) >= SHORT)
                self._parts[identity.pseudonym].update(long_enough)
        for term, people in owners.values():
            # An initial is in every text; a term is looked up by its first real word.
            anchor = next((i for i, t in enumerate(term.tokens) if len(t) > 1), 0)
            self._first[term.tokens[anchor]].append((term, anchor, tuple(people)))
        for terms in self._first.values():
            terms.sort(key=lambda known: -len(known[0].tokens))
        single = (term for term, _ in owners.values() if len(term.tokens) == 1)
        return {term.tokens[0] for term in single if term.kind in _NAMES}

    def _learn_pseudonyms(self, register: Register) -> None:
        clashing = set(pseudonym_clashes(register))
        for identity in register:
            tokens = tokens_of(identity.pseudonym)
            if tokens and identity.pseudonym not in clashing:
                self._protected[tokens[0]].append(tokens)

    def _learn_number(self, identifier: str, pseudonym: str) -> None:
        digits = "".join(_DIGIT.findall(fold(identifier).text))
        if len(digits) > 5 and sum(c.isalpha() for c in identifier) == 0:  # noqa: PLR2004 - as the runs that are tried
            found = {span.kind for span in find_numbers(fold(identifier).text, {})}
            kind: SpanKind = "identifier"
            if "phone" in found:
                kind = "phone"
            elif "nhs_number" in found:
                kind = "nhs_number"
            self._numbers[national_digits(digits)] = (kind, pseudonym)

    def find(self, text: str) -> list[Span]:
        """Return who and what can be recognised in a text.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        list of Span
            Sorted, without overlaps; offsets in the text as given.
        """
        plain = fold(text)
        low = plain.text
        spans: list[Span] = []
        if self._may_name_somebody(low):
            reading = read_words(text, plain, self._is_wanted)
            spans.extend(self._names(reading))
        if _DIGIT.search(low):
            spans.extend(find_numbers(low, self._numbers))
            spans.extend(find_births(low, self._born))
        spans.extend(find_patterns(text, plain))
        if not spans:
            return []
        return [
            Span(*plain.original(s.start, s.end), s.kind, s.identity, s.others, s.exact)
            for s in _joined(resolve(spans), low)
        ]

    def _beside(self, reading: Reading, span: Span, first: int, last: int) -> Span:
        """Take a misspelt part of a name with the part that was found: "Ewwan Begum"."""
        start, end, words = span.start, span.end, reading.words
        before = words[first - 1] if first else None
        after = words[last + 1] if last + 1 < len(words) else None
        if after and len(after.text) == 1 and last + 2 < len(words):  # "O'Neill"
            apostrophe = reading.low[after.end : words[last + 2].start] == "'"
            if apostrophe and self._is_part(" ", words[last + 2], span.identity):
                return replace(span, end=words[last + 2].end, exact=False)
        if before and self._is_part(reading.low[before.end : start], before, span.identity):
            start = before.start
        elif after and self._is_part(reading.low[end : after.start], after, span.identity):
            end = after.end
        return (
            span
            if (start, end) == (span.start, span.end)
            else replace(span, start=start, end=end, exact=False)
        )

    def _is_part(self, gap: str, word: Word, pseudonym: str) -> bool:
        if gap not in {" ", "-", "\n", ", "} or not word.capital or is_ordinary(word.text):
            return False
        return len(word.text) > 2 and any(  # noqa: PLR2004 - two letters are one slip from all
            is_one_slip_away(word.text, part) for part in self._parts.get(pseudonym, ())
        )

    def _may_name_somebody(self, low: str) -> bool:
        found = bool(_BROKEN.search(low))
        if len(self._nobody) > _REMEMBERED:
            self._nobody.clear()
        for word in set(TOKEN.findall(low)) - self._nobody:
            if any(self._is_wanted(form) for form in (word, word[:-1], word[:-2])):
                found = True
            else:
                self._nobody.add(word)
        return found

    def _is_wanted(self, word: str) -> bool:
        return word in self._first or bool(self._slip(word)[0])

    def _slip(self, word: str) -> tuple[str, int]:
        known = self._slips.get(word)
        if known is None:
            known = self._spelling.nearest(word)
            if known[0]:
                self._slips[word] = known
        return known

    def _names(self, reading: Reading) -> Iterator[Span]:
        protected = self._pseudonyms(reading)
        for at, word in enumerate(reading.words):
            if at in protected:
                continue
            known = self._first.get(word.text)
            found = False
            if known is not None:
                for term, anchor, people in known:
                    first = at - anchor
                    wide = term.kind == "identifier"
                    last = self._follow(reading, first, term.tokens, wide=wide)
                    if last is not None and self._counts(reading, first, last, term):
                        found = True
                        span = self._span(reading, first, last, term, people)
                        yield span
                        if not term.whole and term.kind in _NAMES:
                            yield self._beside(reading, span, first, last)
            if not found and word.text not in self._nobody:
                yield from self._misspelt(reading, at)

    def _pseudonyms(self, reading: Reading) -> set[int]:
        """Return which words are part of a pseudonym."""
        covered: set[int] = set()
        for at, word in enumerate(reading.words):
            for tokens in self._protected.get(word.text, ()):
                last = self._follow(reading, at, tokens)
                if last is not None and word.capital:
                    covered.update(range(at, last + 1))
        return covered

    def _follow(
        self, reading: Reading, at: int, tokens: tuple[str, ...], *, wide: bool = False
    ) -> int | None:
        words = reading.words
        last = at + len(tokens) - 1
        if at < 0 or last >= len(words) or words[at].text != tokens[0]:
            return None
        for step, token in enumerate(tokens[1:], start=1):
            word, before = words[at + step], words[at + step - 1]
            if word.text != token:
                return None
            between = reading.low[before.end : word.start]
            if not (_WIDE_GAP if wide else _GAP).match(between):
                return None
        return last

    def _counts(self, reading: Reading, at: int, last: int, term: Term) -> bool:
        words = reading.words[at : last + 1]
        if term.kind == "identifier":
            return True
        if term.upper:
            return all(w.upper for w in words) and not reading.inside_a_code(at, last)
        if term.capital:
            if not all(w.capital for w in words):
                return False
            if len(words) == 1:
                return is_name_here(reading, at)
        return True

    def _span(
        self, reading: Reading, at: int, last: int, term: Term, people: tuple[str, ...]
    ) -> Span:
        start, end = reading.words[at].start, reading.words[last].end
        if term.kind in {"name", "alias"}:
            start = title_before(reading, at)
        if term.kind == "initials" and "." in reading.low[start:end]:
            end += reading.low[end : end + 1] == "."
        people = _with_title(people) if start < reading.words[at].start else people
        return Span(start, end, term.kind, people[0], people[1:])

    def _misspelt(self, reading: Reading, at: int) -> Iterator[Span]:
        word = reading.words[at]
        for base in _without_ending(word):
            known = self._first.get(base.text)
            name, slips = (base.text, 0) if known is not None else self._slip(base.text)
            if not name or (base is word and slips == 0):
                continue
            if not word.capital and not (
                slips == 0 or (slips == 1 and len(name) >= _LOWER_MISSPELLABLE)
            ):
                continue
            for term, _, people in self._first[name]:
                if len(term.tokens) > 1 or term.kind not in {"name", "alias"}:
                    continue
                if term.capital and (not word.capital or reading.opens_sentence(at)):
                    continue
                if slips == 0 and len(name) < 3:  # noqa: PLR2004 - "Als", "Jos" are words of their own
                    continue
                start = title_before(reading, at)
                who = _with_title(people) if start < word.start else people
                yield Span(start, base.end, term.kind, who[0], who[1:], slips == 0)
            return


def _with_title(people: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the children among people who share a surname: "Mrs Carter" is none of them."""
    grown = tuple(p for p in people if p.split()[0].casefold() not in _CHILDREN)
    return grown or people


def _joined(spans: list[Span], low: str) -> list[Span]:
    """Make one of neighbours that are one person: a first name and a misspelt surname."""
    out: list[Span] = []
    for span in spans:
        if out and span.kind in _NAMES and out[-1].kind in _NAMES:
            before = out[-1]
            shared = [p for p in (before.identity, *before.others) if p in _people(span)]
            if shared and low[before.end : span.start] in {" ", "-", "\n"}:
                exact = before.exact and span.exact
                out[-1] = Span(
                    before.start, span.end, before.kind, shared[0], tuple(shared[1:]), exact
                )
                continue
        out.append(span)
    return out


def _people(span: Span) -> tuple[str, ...]:
    return (span.identity, *span.others)


def _without_ending(word: Word) -> Iterator[Word]:
    """Yield a word as it is, then without the ``s`` of a plural or lost apostrophe."""
    if word.text.endswith("s"):
        yield word.shortened(1)
    if word.text.endswith("es"):
        yield word.shortened(2)
    yield word


_ready: list[Matcher] = []
_KEPT = 4  # a case, its neighbour, and what a test or a notebook holds beside them


def matcher_for(register: Register) -> Matcher:
    """Return the register's matcher, made once."""
    for at, matcher in enumerate(_ready):
        if matcher.register is register:
            if at:
                _ready.insert(0, _ready.pop(at))
            return matcher
    made = Matcher(register)
    _ready.insert(0, made)
    del _ready[_KEPT:]
    return made
