"""Rows that an agency changed or left out in a corrected return, for the chair to settle.

Nothing is overwritten and nothing disappears without a yes (handbook 5.5 rule 4). The entry stays
the same record, with its links, codes, corrections and accounts; its raw row never changes (I2).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.saying import counted
from silp_widgets.domain.vocabulary import ClaimStatus, ReturnStatus
from silp_widgets.returns.found import listed
from silp_widgets.state.chronology.detail import FIELD_NAMES
from silp_widgets.state.chronology.edit import ledger_lines
from silp_widgets.state.chronology.resent_view import (
    named,
    open_fields,
    resent_json,
    with_taken,
)
from silp_widgets.state.chronology.taken_out import LEFT_OUT, placed, refused, stands_on
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.resent import TELL_OF_ROWS, Resent
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.narrative import Correction
    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json, Record
    from silp_widgets.domain.returns import Problem, ResentRow

_SHOWN: Final = 200
_KEPT: Final = "Kept as it stands here."
_LEFT_OUT: Final = "Left out."


class ChangedRows(CasePart[ReadingSurface]):
    """Settles what corrected returns say differently."""

    name: ClassVar[str] = "changed_rows"

    def view(self) -> Json:
        """Return how many rows wait, and how many were taken out."""
        if self.read_only:
            return {"waiting": 0, "out": 0}
        waiting = [p for p in self._writer.problems() if p.code in TELL_OF_ROWS and not p.answer]
        return {"waiting": len(waiting), "out": len(self._writer.taken_out())}

    @quiet_verb
    def changed_rows(self) -> Json:
        """Return the rows that wait, field by field; those taken out; and those that are new."""
        writer = self._writer
        resent, entries = Resent(writer), _by_id(writer)
        problems = {p.id: p for p in writer.problems()}
        by_ref = {entry.ref: entry for entry in entries.values()}
        queried = {r.file for r in writer.returns() if r.status is ReturnStatus.QUERIED}
        changed = [row for row in resent.open.values() if row.entry in entries]
        missing = [p for p in resent.missing() if p.entry in by_ref]
        return {
            "changed": [
                resent_json(entries[row.entry], row, problems[row.problem])
                for row in changed[:_SHOWN]
            ],
            "all_changed": len(changed),
            "only_theirs": sum(_only_theirs(row, problems, entries) for row in changed),
            "missing": [
                {
                    "problem": p.id,
                    **named(by_ref[p.entry]),
                    "file": p.file,
                    "asked": p.file in queried,
                }
                for p in missing[:_SHOWN]
            ],
            "all_missing": len(missing),
            "out": [named(entry) for entry in writer.taken_out()[:_SHOWN]],
            "added": _added(writer),
        }

    @verb
    def take_row(self, problem: str, fields: Sequence[str]) -> Json:
        """Take these fields of a row as the agency sends them now; put it back if it was out."""
        writer = self._writer
        row, told = self._waiting(problem)
        entry = writer.get(Entry, row.entry)
        if not isinstance(fields, list) or set(map(str, fields)) - set(open_fields(entry, row)):
            raise BadInput("That has changed meanwhile. Look at the row again.")
        if not fields and not entry.withdrawn:
            raise BadInput("Choose what to take, or keep what stands here.")
        with writer.act(f"{entry.ref}: what the agency sends now taken over"):
            after, lines, answer = _taken(entry, row, told, fields, writer.corrections())
            writer.save(placed(writer, after), *lines, answer)
        if entry.withdrawn:
            return {"said": f"{entry.ref} is in the chronology again."}
        what = listed([FIELD_NAMES[name] for name in fields])
        return {"said": f"{entry.ref}: {what} taken over. What it said before stays in view."}

    @verb
    def take_rows(self) -> Json:
        """Take every row that the agency alone changed, as one act."""
        writer = self._writer
        entries, problems = _by_id(writer), {p.id: p for p in writer.problems()}
        rows = [r for r in Resent(writer).open.values() if _only_theirs(r, problems, entries)]
        if not rows:
            raise BadInput("There is no row that the agency alone changed.")
        count = counted(len(rows), "row")
        ledger = list(writer.corrections())
        made: list[Record] = []
        for row in rows:
            entry, told = entries[row.entry], problems[row.problem]
            after, lines, answer = _taken(entry, row, told, open_fields(entry, row), ledger)
            ledger.extend(lines)
            made.extend((placed(writer, after), *lines, answer))
        with writer.act(f"What the agency sends now taken over in {count}"):
            writer.save(*made)
        return {"said": f"Taken over in {count}. Undo takes them back together."}

    @verb
    def keep_row(self, problem: str) -> Json:
        """Keep what stands here, of a row that was changed or is missing; it is not asked again."""
        writer = self._writer
        told = self._told(problem)
        entry = _entry_called(writer, told.entry)
        answer = _LEFT_OUT if entry.withdrawn else _KEPT
        with writer.act(f"{entry.ref}: kept against a corrected return"):
            writer.save(replace(told, answer=answer))
        return {"said": f"{entry.ref}: {answer}"}

    @verb
    def take_out(self, problem: str) -> Json:
        """Take a row that the agency left out out of the chronology; it is kept (I6)."""
        writer = self._writer
        told = self._told(problem)
        entry = _entry_called(writer, told.entry)
        if told.code != "C406":
            raise BadInput("Only a row that the agency left out can be taken out.")
        if stands := stands_on(writer, entry):
            raise BadInput(refused(entry.ref, stands))
        with writer.act(f"{entry.ref} taken out, as the agency left it out"):
            writer.save(replace(entry, withdrawn=True), replace(told, answer=LEFT_OUT))
        return {"said": f"{entry.ref} taken out. It is kept, and can be put back."}

    @verb
    def ask_agency(self, problem: str) -> Json:
        """Note on the return that the agency was asked; the row goes on waiting."""
        writer = self._writer
        told = self._told(problem)
        sent = [one for one in writer.returns() if one.file and one.file == told.file]
        if not sent:
            raise NotInCase("The return that this row came with is no longer in this case.")
        writer.save(replace(sent[-1], status=ReturnStatus.QUERIED), note="A return is queried")
        return {"said": "Noted on the return: queried. The row stays here until they answer."}

    def _told(self, problem: str) -> Problem:
        for one in self._writer.problems():
            if one.id == problem and one.code in TELL_OF_ROWS and not one.answer:
                return one
        raise NotInCase("That row was settled already.")

    def _waiting(self, problem: str) -> tuple[ResentRow, Problem]:
        told = self._told(problem)
        for row in Resent(self._writer).open.values():
            if row.problem == told.id:
                return row, told
        raise NotInCase("The agency's new reading of that row isn't in this case.")


def _by_id(writer: CaseWriter) -> dict[str, Entry]:
    return {entry.id: entry for entry in (*writer.entries(), *writer.taken_out())}


def _entry_called(writer: CaseWriter, ref: str) -> Entry:
    for entry in (*writer.entries(), *writer.taken_out()):
        if entry.ref == ref:
            return entry
    raise NotInCase("That entry is no longer in this case.")


def _only_theirs(row: ResentRow, problems: dict[str, Problem], entries: dict[str, Entry]) -> bool:
    entry = entries.get(row.entry)
    alone = problems[row.problem].code == "C405" and entry is not None and not entry.withdrawn
    return bool(alone and entry and open_fields(entry, row))


def _taken(
    before: Entry,
    row: ResentRow,
    told: Problem,
    fields: Sequence[str],
    ledger: Iterable[Correction],
) -> tuple[Entry, tuple[Correction, ...], Problem]:
    """Return the entry with a reading taken, the lines of the ledger that say so, the answer."""
    after = with_taken(before, row.now, fields)
    if fields:
        after = replace(after, claim_status=ClaimStatus.CORRECTED)
    what = listed([FIELD_NAMES[name] for name in fields])
    # Without the file's name: the ledger may be released, and the name may name somebody.
    reason = f"The agency sent it so in a corrected return, row {row.now.provenance.row}."
    return (
        replace(after, withdrawn=False),
        ledger_lines(before, after, fields, reason, ledger),
        replace(told, answer=f"Taken over: {what}." if fields else "Put back."),
    )


def _added(writer: CaseWriter) -> list[Json]:
    """Return the entries that corrected files brought beside the rows that were there."""
    told = {p.file for p in writer.problems() if p.code in TELL_OF_ROWS and p.file}
    # A corrected file often has the name of the one it corrects: the newest of a name is meant.
    newest = {r.file: r for r in sorted(writer.returns(), key=lambda r: str(r.imported_at))}
    hashes = {newest[file].file_hash: file for file in told if file in newest}
    sent = [row.now.provenance for row in writer.resent()]
    hashes = {h: file for h, file in hashes.items() if file not in {one.file for one in sent}}
    hashes.update({one.file_hash: one.file for one in sent})
    came: dict[str, list[str]] = {}
    for entry in writer.entries():
        if file := hashes.get(entry.provenance.file_hash):
            came.setdefault(file, []).append(entry.id)
    return [{"file": file, "ids": ids[:_SHOWN], "all": len(ids)} for file, ids in came.items()]
