"""What is set on the entries that are marked: codes, and the link between records of one event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.saying import counted
from silp_widgets.state.chronology.coding import Coding, asked_coding, coded
from silp_widgets.state.chronology.linking import linked
from silp_widgets.state.chronology.picking import picked, picked_records
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.records import Json


class Marked(CasePart[ReadingSurface]):
    """The acts on entries that were marked in the table."""

    name: ClassVar[str] = "marked"

    @verb
    def set_many(self, ids: Sequence[str], **given: Any) -> Json:
        """Set what :class:`Coding` names on one entry or many, as one act."""
        writer = self._writer
        if set(given) - set(Coding.__slots__):
            raise BadInput("That can't be set here; nothing was changed.")
        coding = asked_coding(given)
        self._check_codes(coding)
        before = picked(self._case, ids)
        changed = [after for entry in before if (after := coded(entry, coding)) != entry]
        if not changed:
            return {"said": "That is so already."}
        what = counted(len(changed), "entry", "entries")
        with writer.act(f"Coding of {what}"):
            writer.save(*changed)
        left = len(before) - len(changed)
        also = f" {left:,} had it already." if left else ""
        return {"said": f"Set on {what}.{also}"}

    @verb
    def link_same_event(self, ids: Sequence[str]) -> Json:
        """Link records as one event; none of them is merged or changed otherwise (I6)."""
        writer = self._writer
        entries = picked_records(self._case, ids)
        together = linked(entries, writer.entries())
        with writer.act(f"{counted(len(together), 'record')} linked as one event"):
            writer.save(*together)
        return {"said": f"One event, {counted(len(together), 'record')}."}

    @verb
    def unlink(self, ids: Sequence[str]) -> Json:
        """Take records out of the event they were linked to; a lone one left over, too."""
        writer = self._writer
        freed = {entry.id: entry for entry in picked(self._case, ids) if entry.same_event_id}
        for event in {entry.same_event_id for entry in freed.values()}:
            left = [e for e in writer.entries() if e.same_event_id == event and e.id not in freed]
            if len(left) == 1:
                freed[left[0].id] = left[0]
        if not freed:
            raise BadInput("None of these records is linked to another.")
        with writer.act(f"{counted(len(freed), 'record')} unlinked"):
            writer.save(*(replace(entry, same_event_id="") for entry in freed.values()))
        return {"said": f"{counted(len(freed), 'record')} unlinked."}

    def _check_codes(self, coding: Coding) -> None:
        if coding.add_theme and coding.add_theme not in {t.key for t in self._case.themes()}:
            raise BadInput("There is no such theme in this review.")
        if coding.episode and coding.episode not in {e.id for e in self._case.episodes()}:
            raise BadInput("There is no such episode in this review.")
