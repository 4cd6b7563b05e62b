"""What the parts of a report ask a case or a release for, looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from silp_widgets.domain.chronology import Agency, Entry, Episode
from silp_widgets.domain.narrative import Account, Anchor, Correction
from silp_widgets.domain.people import Participant
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.review import Review
from silp_widgets.domain.same_day import order_not_known
from silp_widgets.domain.vocabulary import Attribution, CorrectionAnswer, NarrativeState
from silp_widgets.figures.palette import agency_style
from silp_widgets.reports.origin import Origin
from silp_widgets.reports.word.paper import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


SHAPES: Mapping[str, str] = {
    "circle": "●",
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "cross": "✚",
}
"""An agency's shape, as a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A case or a release, with what ids stand for and where each thing stands in the document.

    Attributes
    ----------
    entries : tuple of Entry
        In chronological order.
    accounts : tuple of Account
        Those that were not taken back.
    corrections : tuple of Correction
        Those that were not withdrawn.
    loose : set of str
        Ids of entries whose place within their day isn't known.
    marks : Mapping of str to str
        The bookmark of a record, by id.
    corrected, spoken, together : Mapping
        Corrections and accounts by the id of their entry; entries by the event they record.
    """

    source: ReadingSurface
    origin: Origin
    review: Review
    agencies: Mapping[str, Agency]
    entries: tuple[Entry, ...]
    episodes: Mapping[str, Episode]
    accounts: tuple[Account, ...]
    corrections: tuple[Correction, ...]
    people: Mapping[str, Participant]
    themes: Mapping[str, str]
    loose: set[str]
    marks: Mapping[str, str]
    by_id: Mapping[str, Entry]
    corrected: Mapping[str, Sequence[Correction]]
    spoken: Mapping[str, Sequence[tuple[Account, Anchor]]]
    together: Mapping[str, Sequence[Entry]]

    def agency(self, key: str) -> Agency:
        """Return an agency; one made of its key where only entries speak of it."""
        known = self.agencies.get(key)
        return known or Agency(
            id=key, key=key, name=key, code=key[:2].upper(), place=len(self.agencies)
        )

    def who(self, participant: str) -> str:
        """Return how somebody is called in this document."""
        found = self.people.get(participant)
        return found.code if found else "a practitioner"

    def evidence(self, record_id: str) -> Run | None:
        """Return a link to an entry, an episode or an account that is in this document."""
        if record_id not in self.marks:
            return None
        to = self.marks[record_id]
        if entry := self.by_id.get(record_id):
            return Run(f"{entry.ref}, {entry.when.label()}", to=to)
        if episode := self.episodes.get(record_id):
            return Run(f"episode {episode.number}, {episode.title}", to=to)
        given = next(a for a in self.accounts if a.id == record_id)
        return Run(f"{self.who(given.contributor)}'s account", to=to)


def facts_of(source: ReadingSurface, origin: Origin) -> Facts:
    """Ask a case or a release for all that a report needs.

    Parameters
    ----------
    source : ReadingSurface
        An open case, or a release.
    origin : Origin
        What the document says of itself.
    """
    entries, episodes = source.entries(), source.episodes()
    accounts = tuple(a for a in source.accounts() if not _taken_back(a))
    corrections = tuple(
        c for c in source.corrections() if c.answer is not CorrectionAnswer.WITHDRAWN
    )
    corrected: defaultdict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        corrected[correction.entry].append(correction)
    spoken: defaultdict[str, list[tuple[Account, Anchor]]] = defaultdict(list)
    for account in accounts:
        for anchor in account.anchors:
            spoken[anchor.target].append((account, anchor))
    together: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.same_event_id:
            together[entry.same_event_id].append(entry)
    return Facts(
        source=source,
        origin=origin,
        review=source.review(),
        agencies={a.key: a for a in source.agencies()},
        entries=entries,
        episodes={e.id: e for e in episodes},
        accounts=accounts,
        corrections=corrections,
        people={p.id: p for p in source.participants()},
        themes={t.key: t.name for t in source.themes()},
        loose=order_not_known(entries),
        marks=dict(
            (
                *_marked("entry", (e.id for e in entries)),
                *_marked("episode", (e.id for e in episodes)),
                *_marked("account", (a.id for a in accounts)),
                *_marked("finding", (f.id for f in source.findings())),
            )
        ),
        by_id={e.id: e for e in entries},
        corrected=corrected,
        spoken=spoken,
        together=together,
    )


def chip(agency: Agency) -> tuple[Run, Run]:
    """Return an agency's code in its colour, and its shape: never a colour alone."""
    style = agency_style(agency.place)
    return (
        Run(f"\N{NO-BREAK SPACE}{agency.code}\N{NO-BREAK SPACE}", "AgencyCode", style.colour),
        Run(f"\N{NO-BREAK SPACE}{SHAPES[style.shape]} "),
    )


def listed(links: Iterable[Run | None]) -> list[Run | str]:
    """Return links with a semicolon between."""
    out: list[Run | str] = []
    for link in links:
        if link is not None:
            out += ["; ", link] if out else [link]
    return out


def _taken_back(account: Account) -> bool:
    return account.state is NarrativeState.WITHDRAWN or account.attribution is Attribution.WITHDRAWN


def _marked(kind: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    # A bookmark's name in Word has letters, digits and lines alone; an id might not.
    for number, record_id in enumerate(ids, start=1):
        yield record_id, f"{kind}_{number}"
