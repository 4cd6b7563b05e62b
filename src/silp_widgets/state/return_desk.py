"""Returns as the chair handles them on screen: ask for one, look at a file, take it, settle it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import ReturnFile, checks
from silp_widgets.domain.vocabulary import ReturnStatus, label
from silp_widgets.returns.agencies import agency_key
from silp_widgets.returns.headings import NEEDED, vocabulary
from silp_widgets.state.asking import asked_code, asked_text
from silp_widgets.state.importing import import_return, read_for
from silp_widgets.state.numbering import met_agencies

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.opening import SentFile
    from silp_widgets.returns.reading import Return

_UNSURE_BELOW: Final = 0.8
_SHOWN: Final = 200
_NOBODY: Final = "other"


def return_rows(case: CaseReader, today: date) -> list[Json]:
    """Return the tracker: a line a return, and how much is to settle in each.

    Nothing that an agency wrote is in it, be it a file's name: that may hold real names, and is
    sent when the chair opens a line (:func:`return_detail`).
    """
    names = {a.key: a.name for a in case.agencies()}
    counted = Counter((p.file, p.severity.value) for p in case.problems() if not p.answer)
    latest = {r.file: r.id for r in sorted(case.returns(), key=_when_imported)}
    return [
        {
            "id": one.id,
            "agency": names.get(one.agency, one.agency) or "several agencies",
            "status": label(one.status),
            "code": one.status.value,
            "due": one.due.isoformat() if one.due else "",
            "received": one.received.isoformat() if one.received else "",
            "late": bool(one.due and one.due < today and one.status is ReturnStatus.REQUESTED),
            "entries": one.entries,
            "found": [
                counted[one.file, kind] if one.file and latest[one.file] == one.id else 0
                for kind in "EWI"
            ],
            "has_file": bool(one.file),
        }
        for one in case.returns()
    ]


def _when_imported(one: ReturnFile) -> tuple[bool, str, str]:
    return one.imported_at is not None, str(one.imported_at), one.id


def return_detail(case: CaseReader, return_id: str) -> Json:
    """Return a return's file name and its open problems, gravest first."""
    one = _return(case, return_id)
    found = [p for p in case.problems() if p.file == one.file and one.file and not p.answer]
    return {"file": one.file, "rows_read": one.rows_read, **_problems(found)}


def _problems(found: list[Problem]) -> Json:
    graves = {"E": 0, "W": 1, "I": 2}
    ordered = sorted(found, key=lambda p: (graves[p.severity.value], p.sheet, p.row or 0, p.code))
    return {
        "problems": [
            {
                "id": p.id,
                "code": p.code,
                "kind": p.severity.value,
                "message": p.message,
                "suggestion": p.suggestion,
                "text": p.text if "→" in p.text else "",
            }
            for p in ordered[:_SHOWN]
        ],
        "left_off": max(len(found) - _SHOWN, 0),
    }


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


def mark(writer: CaseWriter, return_id: str, status: object) -> str:
    """Say how far a return has come: queried, corrected, signed off, nil return."""
    one = _return(writer, return_id)
    later = asked_code(status, ReturnStatus, "Status")
    if one.file and later in {ReturnStatus.REQUESTED, ReturnStatus.NIL_RETURN}:
        raise BadInput("This return is a file that was received. Undo the import to take it back.")
    writer.save(replace(one, status=later), note=f"A return is {label(later)}")
    return f"Marked as {label(later)}."


def _return(case: CaseReader, return_id: str) -> ReturnFile:
    for one in case.returns():
        if one.id == return_id:
            return one
    raise NotInCase("That return is no longer in this case.")


def request(writer: CaseWriter, agency: str, due: date | None) -> str:
    """Note that an agency was asked for its return, and say so."""
    name = asked_text(agency, "Agency", longest=200)
    if not name:
        raise BadInput("Say which agency was asked.")
    known = agency_key(name, writer.agencies())
    one = met_agencies(writer.agencies(), (known,), said=name)[known.key]
    asked = [
        r for r in writer.returns() if r.agency == one.key and r.status is ReturnStatus.REQUESTED
    ]
    base = asked[0] if asked else ReturnFile(id=new_id(), agency=one.key)
    with writer.act(f"Return requested of {one.name}"):
        writer.save(one)
        writer.save(replace(base, due=due or base.due))
    if asked:
        return f"{one.name} was asked already; the day it is due is kept."
    return f"{one.name} was asked for its return."


def look(case: CaseReader, file: SentFile, agency: str, mapping: Mapping[str, str] | None) -> Json:
    """Read a file and say what is in it; nothing is kept."""
    read = read_for(case, file, agency=agency, mapping=mapping)
    already = any(r.file_hash == read.file_hash for r in case.returns())
    found = _problems(list(read.problems))
    return {
        "file": read.file,
        "agency": agency or _sender(case, read),
        "several": [a.key.replace("_", " ") for a in read.agencies] if not read.agency else [],
        "said": _said(read, already=already),
        "already": already,
        "entries": len(read.entries),
        "columns": [
            {"heading": g.heading, "field": g.field, "samples": list(g.samples)}
            for g in read.columns
        ],
        "unsure": not read.entries or any(0 < g.confidence < _UNSURE_BELOW for g in read.columns),
        "fields": [list(pair) for pair in vocabulary().names.items()],
        **found,
    }


def _said(read: Return, *, already: bool) -> str:
    if already:
        return "This very file is in the case already; there is nothing to bring in."
    words = "entry" if len(read.entries) == 1 else "entries"
    rows = "row" if read.rows_read == 1 else "rows"
    said = f"{read.rows_read} {rows} read, {len(read.entries)} {words}."
    if read.entries:
        return said
    needed = " and ".join(f"“{vocabulary().names[name].lower()}”" for name in NEEDED)
    return f"No entries yet: say which columns hold {needed}, and read it again."


def _sender(case: CaseReader, read: Return) -> str:
    known = {a.key: a.name for a in case.agencies()}
    if read.agency in known:
        return known[read.agency]
    return "" if read.agency == _NOBODY else read.agency.replace("_", " ")


def take(
    writer: CaseWriter, file: SentFile, agency: str, mapping: Mapping[str, str] | None
) -> Json:
    """Bring a file's entries in: all of them, or none.

    Raises
    ------
    BadInput
        If nobody said whose it is, or one field was given to two columns that stand side by side.
    """
    read = read_for(writer, file, agency=agency, mapping=mapping)
    if read.agency == _NOBODY and not agency:
        raise BadInput("Say which agency sent this file, then bring it in.")
    _refuse_twice(read)
    done = import_return(writer, read, agency=agency)
    return {"said": f"{done.file}: {done.said}", "added": done.added}


def _refuse_twice(read: Return) -> None:
    """Refuse two columns of one table for one field: the second would be left out unseen."""
    tables = {tuple(e.provenance.raw_cells) for e in read.entries}
    for headings in tables:
        first: dict[str, str] = {}
        for heading in headings:
            name = read.mapping.get(heading, "")
            if name and name in first:
                shown = vocabulary().names.get(name, name).lower()
                raise BadInput(
                    f"“{first[name]}” and “{heading}” are both read as {shown}. "
                    "Choose one, leave the other aside, and read the file again."
                )
            first[name] = heading
