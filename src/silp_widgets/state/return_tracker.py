"""The return tracker: a line an agency, from the request to the signature (handbook part 10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import ReturnFile, checks
from silp_widgets.domain.saying import long_day
from silp_widgets.domain.tracker import SOON, Tracked, open_problems, track
from silp_widgets.domain.vocabulary import ReturnStatus, label
from silp_widgets.returns.agencies import agency_key
from silp_widgets.state.asking import asked_code, asked_text
from silp_widgets.state.numbering import met_agencies
from silp_widgets.state.reminding import reminder
from silp_widgets.state.return_desk import problem_list

if TYPE_CHECKING:
    from datetime import date

    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json

_WITHOUT_FILE: Final = frozenset({ReturnStatus.REQUESTED, ReturnStatus.NIL_RETURN})
_SETTLED: Final = frozenset({ReturnStatus.SIGNED_OFF, ReturnStatus.NIL_RETURN})
_NOT_ASKED: Final = "not asked yet"


def tracked(case: CaseReader) -> tuple[Tracked, ...]:
    """Return the lines of a case."""
    return track(case.agencies(), case.returns(), case.entries())


def tracker_rows(case: CaseReader, today: date) -> list[Json]:
    """Return a line an agency, the latest first, then what is awaited, then the others by lane.

    Nothing that an agency wrote is in it, be it a file's name: that may hold real names, and is
    sent when the chair opens a line (:func:`agency_detail`).
    """
    names = {a.key: a.name for a in case.agencies()}
    lines = tracked(case)
    found = open_problems(lines, case.agencies(), case.problems())
    counted = Counter(entry.agency for entry in case.entries() if entry.provenance.file)
    rows = []
    for line in sorted(lines, key=lambda one: _order(one, today)):
        kinds = Counter(p.severity.value for p in found[line.agency])
        left = line.days_left(today)
        rows.append(
            {
                "key": line.agency,
                "agency": names.get(line.agency, line.agency),
                "status": label(line.status) if line.status else _NOT_ASKED,
                "code": line.status.value if line.status else "",
                "due": line.due.isoformat() if line.due else "",
                "late": line.days_late(today),
                "left": left if left is not None and 0 <= left <= SOON else None,
                "again": bool(line.asked and line.status is not ReturnStatus.REQUESTED),
                "awaited": line.asked is not None,
                "why": line.asked.slipped_because if line.asked else "",
                "received": line.received.isoformat() if line.received else "",
                "files": len(line.files),
                "entries": counted[line.agency],
                "found": [kinds[kind] for kind in "EWI"],
            }
        )
    return rows


def _order(line: Tracked, today: date) -> tuple[bool, int]:
    left = line.days_left(today)
    return left is None, left or 0


def agency_detail(case: CaseReader, agency: str) -> Json:
    """Return what an agency sent, in order, and its open problems, gravest first."""
    line = _line(case, agency)
    found = open_problems(tracked(case), case.agencies(), case.problems())[agency]
    return {
        "files": [
            {
                "file": one.file,
                "received": one.received.isoformat() if one.received else "",
                "rows": one.rows_read,
                "added": one.entries,
                "changed": one.changed,
                "missing": one.missing,
                "shared": not one.agency,
            }
            for one in line.files
        ],
        **problem_list(found),
    }


def mark(writer: CaseWriter, agency: str, status: object) -> str:
    """Say how far an agency's return has come, by hand.

    Of an agency whose rows came in a file with others' a line of its own is kept, so that the
    others' stay as they are.
    """
    line = _line(writer, agency)
    later = asked_code(status, ReturnStatus, "Status")
    if line.files and later in _WITHOUT_FILE:
        raise BadInput("This return is a file that was received. Undo the import to take it back.")
    one = line.current
    if one is None or not (one.file or one.imported_at):
        one = line.asked or one
    if one is None:
        one = ReturnFile(id=new_id(), agency=agency)
    elif not one.agency:
        one = ReturnFile(
            id=new_id(), agency=agency, received=one.received, imported_at=one.imported_at
        )
    changed = [replace(one, status=later)]
    if later in _SETTLED and line.asked and line.asked.id != one.id:
        changed.append(replace(line.asked, status=later))  # nothing is awaited any more
    name = _name(writer, agency)
    with writer.act(f"The return of {name} is {label(later)}"):
        writer.save(*changed)
    return f"{name}: marked as {label(later)}."


def request(writer: CaseWriter, agency: str, due: date | None) -> str:
    """Note that an agency was asked for its return, or for a corrected one, and say so."""
    name = asked_text(agency, "Agency", longest=200)
    if not name:
        raise BadInput("Say which agency was asked.")
    known = agency_key(name, writer.agencies())
    one = met_agencies(writer.agencies(), (known,), said=name)[known.key]
    line = next((line for line in tracked(writer) if line.agency == one.key), Tracked(agency=""))
    base = line.asked or ReturnFile(id=new_id(), agency=one.key)
    with writer.act(f"Return requested of {one.name}"):
        writer.save(one)
        writer.save(replace(base, due=due or base.due))
    if line.asked:
        return f"{one.name} was asked already; the day it is due is kept."
    return f"{one.name} was asked for {'a corrected return' if line.files else 'its return'}."


def change_due(writer: CaseWriter, agency: str, due: date | None, why: str) -> str:
    """Change the day by which what was requested of an agency should come, with the reason."""
    asked = _line(writer, agency).asked
    if asked is None:
        raise BadInput("Nothing is requested of this agency. Note the request first.")
    if due is None:
        raise BadInput("Give the new day, such as 14 March 2026.")
    reason = asked_text(why, "Why it moves", longest=2_000) or asked.slipped_because
    with writer.act(f"The return of {_name(writer, agency)} is due on another day"):
        writer.save(replace(asked, due=due, slipped_because=reason))
    return f"Due on {long_day(due)}."


def reminder_for(case: CaseReader, agency: str, today: date) -> str:
    """Return a reminder to an agency of what is awaited of it, as words to copy."""
    line = _line(case, agency)
    if line.asked is None:
        raise BadInput("Nothing is awaited of this agency.")
    return reminder(case.review(), _name(case, agency), line, today)


def settle(writer: CaseWriter, problem_id: str, answer: str) -> str:
    """Write down what the agency or the chair answered; an answered problem is settled.

    Raises
    ------
    BadInput
        Without words, or where the handbook lets nobody override a check.
    """
    found = next((p for p in writer.problems() if p.id == problem_id), None)
    if found is None:
        raise NotInCase("That problem is no longer in this case.")
    words = asked_text(answer, "Answer", longest=2_000)
    if not words:
        raise BadInput("Write down the answer in a few words; it is kept with the problem.")
    if not checks()[found.code].override:
        raise BadInput(f"{found.code} can't be overridden; mend what it speaks of.")
    writer.save(replace(found, answer=words), note=f"{found.code} was answered")
    return "Settled. Undo opens it again."


def _line(case: CaseReader, agency: str) -> Tracked:
    for one in tracked(case):
        if one.agency == agency:
            return one
    raise NotInCase("That agency is not in this case.")


def _name(case: CaseReader, key: str) -> str:
    return next((a.name for a in case.agencies() if a.key == key), key)
