"""How often people were named and seen, agency by agency, and how long they were not seen."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.spoken import Spoken, by_writing, meant_by
from silp_widgets.domain.vocabulary import RowKind, ScopeStatus, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from silp_widgets.domain.review import Review

SEEN: Final = frozenset({Seen.SEEN, Seen.SEEN_ALONE, Seen.SEEN_NOT_ALONE})
NOT_SEEN: Final = frozenset({Seen.NOT_SEEN, Seen.ATTEMPTED})

TEXTS: Final = (
    "text", "voice", "action_taken", "reason_if_none", "outcome", "author_comment"
)  # fmt: skip
"""The fields of an entry in which somebody may be spoken of."""


@dataclass(frozen=True, slots=True)
class Named:
    """One entry that names one person.

    Attributes
    ----------
    person : Spoken
        Who; never a practitioner (I11).
    entry : Entry
        Where.
    seen : Seen or None
        Whether they were seen, as far as the entry says.
    certain : bool
        Whether that is said of them, and not perhaps of another child.
    under_people, told : bool
        Whether they stand under *people*; or else in the text, or by name as *seen*.
    """

    person: Spoken
    entry: Entry
    seen: Seen | None
    certain: bool
    under_people: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Contacts one after another at which somebody was not seen (check C506)."""

    person: Spoken
    entries: tuple[Entry, ...]


def subject_of(review: Review, people: Iterable[Spoken]) -> Spoken | None:
    """Return the person the review is about, if they are spoken of by the review's own name."""
    listed = tuple(people)
    found = (meant_by(name, listed) for name in (review.subject, review.title) if name)
    return next(filter(None, found), None)


class Naming:
    """Says whom an entry names.

    A mark that doesn't say who was seen is the subject's, but where the entry names other
    children only (other adults, where the subject is one) it is nobody's. Where it names both,
    *seen* is not certain to be the subject's.

    Parameters
    ----------
    people : sequence of Spoken
        From :func:`~silp_widgets.domain.spoken.spoken_of`.
    subject : Spoken or None
        From :func:`subject_of`.
    """

    def __init__(self, people: Sequence[Spoken], subject: Spoken | None) -> None:
        family = [person for person in people if not person.worker]
        self._written = by_writing(family)
        self._searches = [_Search(person) for person in family if person.pattern]
        self._subject = subject
        self._subject_is_child = bool(subject and subject.child)

    def of(self, entry: Entry) -> tuple[Named, ...]:
        """Return whom an entry names under *people*, as *seen*, or in its text alone.

        Practitioners are left out (I11), and so is everybody in a reviewer's note.
        """
        if entry.is_author_note:
            return ()
        listed = {one.name: one for name in entry.people if (one := self._written.get(name))}
        words = "\n".join(getattr(entry, field) for field in TEXTS)
        told = {
            search.person.name: search.person
            for search in self._searches
            if search.person.name not in listed and search.finds(words)
        }
        here = {**listed, **told}
        others = any(
            one is not self._subject and one.child is self._subject_is_child
            for one in here.values()
        )
        marks: dict[str, tuple[Seen, bool]] = {}
        for mark in entry.seen:
            who = self._written.get(mark.person) if mark.person else self._subject
            if who is None or (not mark.person and others and who.name not in here):
                continue
            certain = bool(mark.person) or mark.code in NOT_SEEN or not others
            marks[who.name] = (mark.code, certain)
            if mark.person:
                told.setdefault(who.name, who)
            here.setdefault(who.name, who)
        return tuple(
            Named(
                person=one,
                entry=entry,
                seen=marks[name][0] if name in marks else None,
                certain=name not in marks or marks[name][1],
                under_people=name in listed,
                told=name in told and name not in listed,
            )
            for name, one in here.items()
        )


class _Search:
    """Finds one person in texts; a text that holds none of their words costs next to nothing."""

    def __init__(self, person: Spoken) -> None:
        self.person = person
        self._tails = tuple({word[1:] or word for word in person.words})
        self._pattern = re.compile(person.pattern)

    def finds(self, words: str) -> bool:
        return any(tail in words for tail in self._tails) and bool(self._pattern.search(words))


def unseen_runs(namings: Iterable[Named], at_least: int = 2) -> list[Run]:
    """Return the runs of contacts without being seen, the longest first.

    Background, entries without a date and entries that don't say whether the person was seen are
    passed over. A run ends where they may have been seen.
    """
    runs: list[Run] = []
    open_: defaultdict[str, list[Named]] = defaultdict(list)

    def close(contacts: list[Named]) -> None:
        if len(contacts) >= at_least:
            runs.append(Run(contacts[0].person, tuple(one.entry for one in contacts)))
        contacts.clear()

    for one in namings:
        entry = one.entry
        if entry.scope_status is ScopeStatus.BACKGROUND or not entry.when.is_known:
            continue
        if entry.row_kind is RowKind.NO_CONTACT:
            continue
        if one.seen in NOT_SEEN:
            open_[one.person.name].append(one)
        elif one.seen in SEEN:
            close(open_[one.person.name])
    for contacts in open_.values():
        close(contacts)
    return sorted(runs, key=lambda run: -len(run.entries))


def longest_runs(runs: Iterable[Run]) -> Mapping[str, Run]:
    """Return each person's longest run, by name."""
    longest: dict[str, Run] = {}
    for run in runs:
        longest.setdefault(run.person.name, run)
    return longest


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one agency's entries say of one person.

    Attributes
    ----------
    entries : int
        That name them under *people*.
    in_text : int
        That speak of them, and don't name them there.
    seen, seen_alone : int
        At which they were seen; and alone, which counts as seen too.
    """

    entries: int = 0
    in_text: int = 0
    seen: int = 0
    seen_alone: int = 0


def tallies(namings: Iterable[Named]) -> Mapping[tuple[str, str], Tally]:
    """Count by person's name and agency's key."""
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in namings:
        count = counts[one.person.name, one.entry.agency]
        count[0] += one.under_people
        count[1] += one.told
        count[2] += one.certain and one.seen in SEEN
        count[3] += one.certain and one.seen is Seen.SEEN_ALONE
    return {
        key: Tally(entries=e, in_text=t, seen=s, seen_alone=a)
        for key, (e, t, s, a) in counts.items()
    }
