"""People: who is spoken of, by which agency, whether they were seen, and every mention of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from silp_widgets.domain.contacts import SEEN, longest_runs, tallies, unseen_runs
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.saying import counted
from silp_widgets.domain.vocabulary import ScopeStatus
from silp_widgets.state.asking import asked_flag
from silp_widgets.state.chronology.at_hand import at_hand
from silp_widgets.state.chronology.picking import picked
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.contacts import Named, Run
    from silp_widgets.domain.records import Json


class People(CasePart[ReadingSurface]):
    """Steps through mentions, counts people by agency, and puts them under *people*.

    Nothing here is counted by practitioner (I11): they may be stepped through, and no more.
    """

    name: ClassVar[str] = "spoken"

    def view(self) -> Json:
        """Return everybody who is spoken of, with what finds them in a text.

        Where nothing may be asked (a page without a kernel) the counts come along.
        """
        here = at_hand(self._case)
        seen: Json = {
            "people": [
                {
                    "name": one.name,
                    "written": list(one.written),
                    "pattern": one.pattern,
                    "worker": one.worker,
                }
                for one in here.people()
            ],
            "at_hand": not self.read_only and here.register is not None,
        }
        if self.read_only:
            seen["counts"] = [self._counts(background=False), self._counts(background=True)]
        return seen

    @quiet_verb
    def people_counts(self, background: bool = False) -> Json:  # noqa: FBT001, FBT002 - as it comes from the page
        """Return people by agencies, and the longest stretch at which each was not seen."""
        return self._counts(background=asked_flag(background, "Background"))

    @verb
    def add_person(self, person: str, ids: Sequence[str]) -> Json:
        """Put somebody who is named in the text under *people* of these entries.

        The row as it was received stays as it is; the history says who added them.
        """
        writer = self._writer
        who = next((one for one in at_hand(self._case).people() if one.name == person), None)
        if who is None:
            raise BadInput("Choose somebody who is spoken of in this chronology.")
        changed = [
            replace(entry, people=(*entry.people, who.name))
            for entry in picked(self._case, ids)
            if not set(who.written) & set(entry.people)
        ]
        if not changed:
            return {"said": f"{who.name} is under people there already."}
        of = changed[0].ref if len(changed) == 1 else counted(len(changed), "entry", "entries")
        with writer.act(f"{who.name} added to the people of {of}"):
            writer.save(*changed)
        return {"said": f"{who.name} added to the people of {of}. Undo takes it back."}

    def _counts(self, *, background: bool) -> Json:
        here = at_hand(self._case)
        people, naming = here.people(), here.naming()
        shown = [
            entry
            for entry in self._case.entries()
            if background or entry.scope_status is not ScopeStatus.BACKGROUND
        ]
        named = [one for entry in shown for one in naming.of(entry)]
        counts = tallies(named)
        longest = longest_runs(unseen_runs(named))
        names = {agency.key: agency.name for agency in self._case.agencies()}
        return {
            "rows": [
                {
                    "name": person.name,
                    "cells": {
                        agency: [tally.entries, tally.in_text, tally.seen, tally.seen_alone]
                        for (who, agency), tally in counts.items()
                        if who == person.name
                    },
                    "run": _told(longest[person.name], names) if person.name in longest else None,
                }
                for person in people
                if not person.worker
            ],
            "unsaid": _unsaid(shown, named),
        }


def _unsaid(entries: Sequence[Entry], named: Sequence[Named]) -> int:
    """Count the entries that say that somebody was seen, and not surely who."""
    said = {one.entry.id for one in named if one.certain and one.seen in SEEN}
    return sum(
        1
        for entry in entries
        if entry.id not in said and any(mark.code in SEEN for mark in entry.seen)
    )


def _told(run: Run, names: dict[str, str]) -> Json:
    first, last = run.entries[0], run.entries[-1]
    agencies = dict.fromkeys(names.get(entry.agency, entry.agency) for entry in run.entries)
    return {
        "contacts": len(run.entries),
        "from": first.when.label(),
        "to": last.when.label(),
        "ids": [entry.id for entry in run.entries],
        "agencies": list(agencies),
    }
