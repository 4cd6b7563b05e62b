"""Who is spoken of in the chronology that is open, and what the register adds when it is asked.

The register of real names stays closed until the chair asks for it; each opening is logged. From
then on, and until somebody changes it, it is at hand here: which names are one person, and who was
born when. Neither a real name nor a birth date goes on to a page, but pseudonyms and ages.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary, proxy

from silp_widgets.domain.contacts import TEXTS, Naming, subject_of
from silp_widgets.domain.spoken import also_called, meant_by, plain_name, spoken_of
from silp_widgets.language import find_identities
from silp_widgets.state.chronology.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.people import Register
    from silp_widgets.domain.ports import CaseWriter, ReadingSurface
    from silp_widgets.domain.spoken import Spoken

_NO_FAMILY: Final = frozenset({"practitioner", "supporter", "place"})
"""Kinds of identity that are neither family nor others whom the review is about."""


class AtHand:
    """Everybody who is spoken of in one open case or release.

    Parameters
    ----------
    case : ReadingSurface
        The case or release.
    """

    def __init__(self, case: ReadingSurface) -> None:
        # The case keeps this, and not the other way round.
        self._case: ReadingSurface = proxy(case)
        self._register: Register | None = None
        self._seen_change = 0
        self._people = Kept[tuple["Spoken", ...]]("people", "seen")
        self._in_texts = Kept[dict[str, tuple[str, ...]]](*TEXTS)
        self._naming = Kept[Naming]()

    @property
    def register(self) -> Register | None:
        """The register, if it was asked for and nobody has changed it since."""
        if self._register is not None and (newest := self._case.last_change()) > self._seen_change:
            since = self._case.changes(self._seen_change)
            self._seen_change = newest
            if any(change.noun == "register" and change.verb == "change" for change in since):
                self._register = None
        return self._register

    def open_register(self, writer: CaseWriter) -> None:
        """Open the register; that it was opened is logged.

        Raises
        ------
        CaseNotOpened
            If it can't be.
        """
        if self.register is None:
            self._register = writer.register()
            self._seen_change = self._case.last_change()

    def people(self) -> tuple[Spoken, ...]:
        """Return everybody who is spoken of, family and others first."""
        register, there = self.register, self._case.participants()
        entries = self._case.entries()
        if register is None:
            return self._people.of(entries, lambda: spoken_of(entries, there), None, there)
        names = self._in_texts.of(entries, lambda: _names_in_texts(register, entries), register)

        def known() -> tuple[Spoken, ...]:
            return _known(spoken_of(entries, there, _Aliases(register)), register, names)

        return self._people.of(entries, known, register, there, names)

    def naming(self) -> Naming:
        """Return what says whom an entry names; the same object while nobody's name changes."""
        people, review = self.people(), self._case.review()
        return self._naming.of(
            (), lambda: Naming(people, subject_of(review, people)), people, review
        )

    def births(self) -> dict[str, date]:
        """Return the birth dates of family and others that the register has, by pseudonym.

        Empty while the register is closed.
        """
        people = self.people()
        births = {}
        for one in self.register or ():
            if one.born is not None and one.kind not in _NO_FAMILY:
                spoken = meant_by(one.pseudonym, people)
                births[spoken.name if spoken else one.pseudonym] = one.born
        return births


class _Aliases:
    """The register's pseudonym for a name as written."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._pseudonyms = {one.pseudonym.casefold(): one.pseudonym for one in register}

    def __call__(self, name: str) -> str:
        plain = plain_name(name)
        if known := self._pseudonyms.get(plain.casefold()):
            return known
        spans = find_identities(plain, self._register)
        whole = [span for span in spans if (span.start, span.end) == (0, len(plain))]
        return whole[0].identity if whole and not whole[0].others else ""


def _known(
    people: tuple[Spoken, ...], register: Register, names: Mapping[str, tuple[str, ...]]
) -> tuple[Spoken, ...]:
    """Return people with what the register adds: names that stand in texts, and who is outside."""
    outside = {one.pseudonym for one in register if one.kind in _NO_FAMILY}
    called = {
        spoken.name: words
        for pseudonym, words in names.items()
        if (spoken := meant_by(pseudonym, people))
    }
    known = (
        replace(
            also_called(one, called.get(one.name, ())),
            worker=one.worker or one.name in outside,
        )
        for one in people
    )
    return tuple(sorted(known, key=lambda one: one.worker))


def _names_in_texts(register: Register, entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Return by pseudonym the real names that stand in the texts, and so on the page, already.

    A name that two people share names neither.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for one in register:
        for name in (one.name, *one.aliases):
            owners[name].add(one.pseudonym)
    texts = [getattr(entry, field) for entry in entries for field in TEXTS]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, people in owners.items():
        if len(people) == 1 and len(name) > 1 and any(name in text for text in texts):
            found[next(iter(people))].append(name)
    return {pseudonym: tuple(names) for pseudonym, names in found.items()}


_OPEN: Final[WeakKeyDictionary[ReadingSurface, AtHand]] = WeakKeyDictionary()


def at_hand(case: ReadingSurface) -> AtHand:
    """Return what is at hand about a case: one for all parts of the screens that show it."""
    if case not in _OPEN:
        _OPEN[case] = AtHand(case)
    return _OPEN[case]
