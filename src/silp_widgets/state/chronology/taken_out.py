"""Entries that were taken out of the chronology: kept, in no count or report, and put back at will.

Nothing disappears without a yes (handbook 5.5 rule 4), and what an account or a finding speaks of
not at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.saying import counted
from silp_widgets.domain.vocabulary import CorrectionAnswer, NarrativeState
from silp_widgets.returns.found import listed
from silp_widgets.returns.scope import scope_of
from silp_widgets.state.chronology.picking import picked
from silp_widgets.state.chronology.resent_view import named
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.resent import Resent
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.records import Json, Record

LEFT_OUT: Final = "Taken out, as the agency left it out."
"""The answer to what tells of a row that a corrected return lacks."""

_SHOWN: Final = 200
_NAMED: Final = 5


class TakenOut(CasePart[ReadingSurface]):
    """Takes marked entries out, tells which are out, and puts them back."""

    name: ClassVar[str] = "taken_out"

    def view(self) -> Json:
        """Return how many are out."""
        return {"out": 0 if self.read_only else len(self._writer.taken_out())}

    @quiet_verb
    def taken_out(self) -> Json:
        """Return those that are out, in brief."""
        out = self._writer.taken_out()
        return {"out": [named(entry) for entry in out[:_SHOWN]], "all": len(out)}

    @verb
    def take_out_entries(self, ids: Sequence[str]) -> Json:
        """Take these entries out, as one act; none, where something speaks of one of them."""
        writer = self._writer
        entries = picked(writer, ids)
        spoken = [(e.ref, stands) for e in entries if (stands := stands_on(writer, e))]
        if len(entries) == 1 and spoken:
            raise BadInput(refused(*spoken[0]))
        if spoken:
            refs = [ref for ref, _ in spoken[:_NAMED]]
            more = [f"{len(spoken) - _NAMED} more"] if len(spoken) > _NAMED else []
            raise BadInput(
                f"Accounts, findings or corrections speak of {listed([*refs, *more])}. "
                "Unmark them, then take out the others."
            )
        with writer.act(f"{_said(entries)} taken out"):
            writer.save(*as_taken_out(writer, entries))
        return {"said": f"{_said(entries)} taken out; kept, and can be put back."}

    @verb
    def put_back(self, id: str) -> Json:  # noqa: A002 - the message's own word
        """Put an entry that was taken out back into the chronology, as it was."""
        writer = self._writer
        entry = next((one for one in writer.taken_out() if one.id == id), None)
        if entry is None:
            raise NotInCase("That row is not among those that were taken out.")
        with writer.act(f"{entry.ref} put back"):
            writer.save(placed(writer, replace(entry, withdrawn=False)))
        return {"said": f"{entry.ref} is in the chronology again."}

    @verb
    def put_all_back(self) -> Json:
        """Put all of them back, as one act."""
        writer = self._writer
        out = writer.taken_out()
        if not out:
            raise NotInCase("Nothing is taken out.")
        with writer.act(f"{_said(out)} put back"):
            writer.save(*(placed(writer, replace(entry, withdrawn=False)) for entry in out))
        return {"said": f"{_said(out)} put back into the chronology."}


def as_taken_out(writer: CaseReader, entries: Iterable[Entry]) -> list[Record]:
    """Return entries as they are once out, and the answers to what told of them as missing."""
    out = [replace(entry, withdrawn=True) for entry in entries]
    refs = {entry.ref for entry in out}
    told = [p for p in Resent(writer).missing() if p.entry in refs]
    return [*out, *(replace(problem, answer=LEFT_OUT) for problem in told)]


def placed(writer: CaseReader, entry: Entry) -> Entry:
    """Return an entry with its place in the scope as that is now."""
    return replace(entry, scope_status=scope_of(entry.when, writer.review().scope))


def refused(ref: str, stands: list[str]) -> str:
    """Return why an entry can't be taken out."""
    return (
        f"{ref} can’t be taken out: it is spoken of in {listed(stands)}. "
        "Keep it, or ask the agency."
    )


def stands_on(writer: CaseReader, entry: Entry) -> list[str]:
    """Return what would lose its ground without an entry, in words."""
    accounts = [
        account
        for account in writer.accounts()
        if account.state is not NarrativeState.WITHDRAWN
        and any(a.kind == "entry" and a.target == entry.id for a in account.anchors)
    ]
    found = [f"finding {f.number}" for f in writer.findings() if entry.id in f.entries]
    found += [
        f"correction {line.number}"
        for line in writer.corrections()
        if line.entry == entry.id and line.answer is CorrectionAnswer.PENDING
    ]
    if accounts:
        found.append("an account" if len(accounts) == 1 else f"{len(accounts)} accounts")
    return found


def _said(entries: Sequence[Entry]) -> str:
    return entries[0].ref if len(entries) == 1 else counted(len(entries), "entry", "entries")
