"""Records that may be of one event, for a person to confirm; and where linked records differ.

Handbook 5.5 rule 2: records are linked as one event, never merged; rule 3: both readings stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import Problem
from silp_widgets.domain.saying import counted
from silp_widgets.returns.same_event.duplicates import Cluster, find_duplicates
from silp_widgets.returns.same_event.offers import (
    conflicts_among,
    linked_events,
    still_offered,
    told_apart,
)
from silp_widgets.state.chronology.linking import linked
from silp_widgets.state.chronology.picking import picked, picked_records
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json

_SHOWN: Final = 200
_APART: Final = "Different events."
_COMPARED: Final = ("ref", "agency", "when", "text", "people", "seen", "row_kind", "source")


class SameEvents(CasePart[ReadingSurface]):
    """Offers records as one event, links them, and remembers which are not."""

    name: ClassVar[str] = "same_events"

    def __init__(self, case: ReadingSurface, writer: CaseWriter | None = None) -> None:
        super().__init__(case, writer)
        self._entries: tuple[Entry, ...] = ()
        self._found: list[Cluster] = []

    def view(self) -> Json:
        """Return nothing: to look for candidates takes time, so the page asks when it stands."""
        return {}

    @quiet_verb
    def count_same_events(self) -> Json:
        """Return how many candidates wait, and how many linked events have records that differ."""
        return {"waiting": len(self._offers()), "differ": len(self._differing())}

    @quiet_verb
    def same_events(self) -> Json:
        """Return the candidates, likeliest first, and the linked events whose records differ."""
        by_ref = {entry.ref: entry for entry in self._case.entries()}
        offers, differing = self._offers(), self._differing()
        return {
            "offers": [
                {
                    "ids": [by_ref[ref].id for ref in offer.members],
                    "why": list(offer.why),
                    "conflicts": [str(conflict) for conflict in offer.conflicts],
                }
                for offer in offers[:_SHOWN]
            ],
            "waiting": len(offers),
            "differing": differing[:_SHOWN],
            "differ": len(differing),
        }

    @verb
    def one_event(self, ids: Sequence[str], others: Sequence[str]) -> Json:
        """Link these records as one event, and remember that the others tell of another."""
        writer = self._writer
        entries = picked_records(writer, ids)
        apart = picked(writer, others) if others else []
        together = linked(entries, writer.entries())
        records = counted(len(together), "record")
        with writer.act(f"{records} linked as one event"):
            writer.save(*together, *(_apart([entry, *entries]) for entry in apart))
        refs = ", ".join(entry.ref for entry in entries)
        return {"said": f"{refs}: one event, {records}. Each stands as it was."}

    @verb
    def different_events(self, ids: Sequence[str]) -> Json:
        """Remember that these records tell of different events; they aren't offered again."""
        entries = picked_records(self._writer, ids)
        with self._writer.act("Records are of different events"):
            self._writer.save(_apart(entries))
        refs = ", ".join(entry.ref for entry in entries)
        return {"said": f"{refs}: different events. They won’t be offered again."}

    def _offers(self) -> list[Cluster]:
        """Return what is still to be decided; looked for anew only where words or dates changed."""
        writer = self._writer
        entries = writer.entries()
        if not _say_the_same(self._entries, entries):
            self._found = find_duplicates(entries)
        self._entries = entries
        by_ref = {entry.ref: entry for entry in entries}
        return still_offered(self._found, by_ref, told_apart(writer.problems()))

    def _differing(self) -> list[Json]:
        return [
            {"ids": [entry.id for entry in records], "conflicts": sentences}
            for records in linked_events(self._case.entries())
            if (sentences := [str(conflict) for conflict in conflicts_among(records)])
        ]


def _say_the_same(before: Sequence[Entry], now: Sequence[Entry]) -> bool:
    """Say whether entries give the same candidates, whatever was coded or linked since."""
    if len(before) != len(now):
        return False
    return all(
        one is other or all(getattr(one, name) == getattr(other, name) for name in _COMPARED)
        for one, other in zip(before, now, strict=True)
    )


def _apart(entries: Sequence[Entry]) -> Problem:
    """Return the answer that these are different events, as the check of it reads it (C402)."""
    refs = [entry.ref for entry in entries]
    return Problem(
        id=new_id(),
        code="C402",
        message=f"{refs[0]} and {', '.join(refs[1:])} may have been one event.",
        text=", ".join(refs),
        answer=_APART,
    )
