"""That an agency was told of an entry, where the reviewer knows and the record doesn't say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from silp_widgets.domain.chronology import SharedMark
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.saying import counted, short_day
from silp_widgets.state.asking import asked_day
from silp_widgets.state.chronology.picking import picked
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import verb

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from silp_widgets.domain.chronology import Agency, Entry
    from silp_widgets.domain.records import Json


class Sharing(CasePart[ReadingSurface]):
    """Records by hand who was told of what (handbook 5.5, *known by then*)."""

    name: ClassVar[str] = "sharing"

    @verb
    def record_shared(self, ids: Sequence[str], agency: str, on: str = "") -> Json:
        """Record that an agency was told of one entry or many; a day recorded before is replaced.

        Parameters
        ----------
        ids : sequence of str
            The entries. Those of the agency itself are left as they are.
        agency : str
            Its key.
        on : str
            The day on which it was told; empty where that isn't known.
        """
        home = self._agency(agency)
        day = asked_day(on, "The day on which they were told")
        others = [entry for entry in picked(self._writer, ids) if entry.agency != agency]
        if not others:
            raise BadInput(f"{home.name} recorded this itself; that is how it is known there.")
        changed = [after for e in others if (after := _told(e, agency, day)) != e]
        if not changed:
            return {"said": "That is recorded already."}
        what = counted(len(changed), "entry", "entries")
        when = f"on {short_day(day)}" if day else "on a day not known"
        with self._writer.act(f"{home.name} was told of {what} {when}"):
            self._writer.save(*changed)
        return {"said": f"{home.name} was told of {what} {when}: recorded."}

    @verb
    def forget_shared(self, ids: Sequence[str], agency: str) -> Json:
        """Take back that an agency was told; what the records themselves say stays."""
        home = self._agency(agency)
        before = picked(self._writer, ids)
        changed = [after for e in before if (after := _untold(e, agency)) != e]
        if not changed:
            return {"said": "Nothing of that kind is recorded here."}
        what = counted(len(changed), "entry", "entries")
        with self._writer.act(f"No longer said: {home.name} was told of {what}"):
            self._writer.save(*changed)
        return {"said": f"Taken back for {what}."}

    def _agency(self, key: str) -> Agency:
        found = next((a for a in self._writer.agencies() if a.key == key), None)
        if found is None:
            raise BadInput("Choose the agency that was told.")
        return found


def _told(entry: Entry, agency: str, day: date | None) -> Entry:
    first = entry.when.first_day
    if day is not None and first is not None and day < first:
        raise BadInput(
            f"{entry.ref} is of {entry.when.label()}; nobody can have been told of it on "
            f"{short_day(day)}. Choose a later day."
        )
    mark = SharedMark(agency=agency, on=day)
    if mark in entry.shared_with:
        return entry
    return replace(entry, shared_with=(*_untold(entry, agency).shared_with, mark))


def _untold(entry: Entry, agency: str) -> Entry:
    kept = tuple(mark for mark in entry.shared_with if mark.agency != agency)
    return entry if kept == entry.shared_with else replace(entry, shared_with=kept)
