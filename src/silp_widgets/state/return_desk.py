"""A return as the chair brings it in on screen: look at a file, mend how it was read, take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.saying import counted, long_day
from silp_widgets.domain.uk_time import day_of
from silp_widgets.domain.vocabulary import Severity
from silp_widgets.returns.agencies import agency_key
from silp_widgets.returns.headings import NEEDED, vocabulary
from silp_widgets.returns.hidden import may_be_left
from silp_widgets.returns.mapping import SavedMapping, mapping_of, mapping_text
from silp_widgets.state.importing import import_return, read_for, settled_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.opening import SentFile
    from silp_widgets.returns.reading import Return
    from silp_widgets.state.importing import Imported

_UNSURE_BELOW: Final = 0.8
_SHOWN: Final = 200
_HIDDEN_SHOWN: Final = 30
_NOBODY: Final = "other"
_DATES: Final = "C1"
_CHOSEN: Final = {"in": "Brought in, as the chair chose.", "out": "Left out, as the chair chose."}
"""What is kept with C705 when somebody chose; else the agency is asked about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a person wants a file read.

    Attributes
    ----------
    agency : str
        Whose return it is; empty for whosever the file says.
    mapping : Mapping of str to str, optional
        Heading to field, as it was mended on the page.
    columns : str
        The text of a mapping file; empty for none.
    hidden : str
        ``"in"`` or ``"out"`` where somebody chose what becomes of hidden parts; else empty.
    """

    agency: str = ""
    mapping: Mapping[str, str] | None = None
    columns: str = ""
    hidden: str = ""


def look(case: CaseReader, file: SentFile, wish: Wish) -> Json:
    """Read a file and say what is in it; nothing is kept."""
    read = _read(case, file, wish)
    already = any(r.file_hash == read.file_hash for r in case.returns())
    return {
        "file": read.file,
        "agency": wish.agency or _sender(case, read),
        "several": [a.key.replace("_", " ") for a in read.agencies] if not read.agency else [],
        "said": _said(read, already=already),
        "already": already,
        "entries": len(read.entries),
        "columns": [
            {"heading": g.heading, "field": g.field, "samples": list(g.samples)}
            for g in read.columns
        ],
        "settled": _settled(case, read, wish),
        "differ": [p.message for p in read.problems if p.code == "C703"],
        "unsure": not read.entries or any(0 < g.confidence < _UNSURE_BELOW for g in read.columns),
        "hidden": _hidden(read, wish),
        "fields": [list(pair) for pair in vocabulary().names.items()],
        **problem_list(read.problems),
    }


def take(writer: CaseWriter, file: SentFile, wish: Wish) -> Json:
    """Bring a file's entries in: all of them, or none.

    Raises
    ------
    BadInput
        If nobody said whose it is, or one field was given to two columns that stand side by side.
    """
    read = _read(writer, file, wish)
    if read.agency == _NOBODY and not wish.agency:
        raise BadInput("Say which agency sent this file, then bring it in.")
    _refuse_twice(read)
    done = import_return(writer, _with_answer(read, wish.hidden), agency=wish.agency)
    return {
        "said": f"{done.file}: {done.said}",
        "added": done.added,
        "then": _what_next(writer, done),
    }


def columns_file(case: CaseReader, file: SentFile, wish: Wish) -> tuple[str, bytes]:
    """Return a mapping file of the columns as they are read now: for which agency, and the file."""
    read = _read(case, file, wish)
    saved = SavedMapping(columns=read.mapping, agency=read.agency, order=read.order)
    return read.agency.replace("_", " "), mapping_text(saved).encode()


def problem_list(found: Sequence[Problem]) -> Json:
    """Return problems as a page shows them, gravest first."""
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


def _read(case: CaseReader, file: SentFile, wish: Wish) -> Return:
    columns: Mapping[str, str] | SavedMapping | None = wish.mapping
    if wish.columns:
        saved = mapping_of(wish.columns, "columns.toml")
        columns = replace(saved, columns={**saved.columns, **(wish.mapping or {})})
    elif wish.mapping is not None and wish.agency:
        before = settled_before(case, agency_key(wish.agency, case.agencies()).key)
        if before and before.order:  # what was settled about its dates holds, whatever its columns
            columns = SavedMapping(columns=wish.mapping, order=before.order)
    return read_for(
        case, file, agency=wish.agency, mapping=columns, without_hidden=wish.hidden == "out"
    )


def _said(read: Return, *, already: bool) -> str:
    if already:
        return "This very file is in the case already; there is nothing to bring in."
    said = (
        f"{counted(read.rows_read, 'row')} read, {counted(len(read.entries), 'entry', 'entries')}."
    )
    if read.entries:
        return said
    known = {column.field for column in read.columns}
    lacking = [name for name in NEEDED if name not in known] or NEEDED
    needed = " and ".join(f"“{vocabulary().names[name].lower()}”" for name in lacking)
    which = "which column holds" if len(lacking) == 1 else "which columns hold"
    return f"No entries yet: say {which} {needed}, and read it again."


def _sender(case: CaseReader, read: Return) -> str:
    known = {a.key: a.name for a in case.agencies()}
    if read.agency in known:
        return known[read.agency]
    return "" if read.agency == _NOBODY else read.agency.replace("_", " ")


def _settled(case: CaseReader, read: Return, wish: Wish) -> str:
    """Say where the columns come from, unless they were guessed or mended just now."""
    if wish.columns:
        return "Columns read as the mapping file says."
    before = settled_before(case, read.agency) if wish.mapping is None and read.agency else None
    if before is None or before.imported_at is None or not set(before.mapping) & set(read.mapping):
        return ""
    return f"Columns read as settled for this agency on {long_day(day_of(before.imported_at))}."


def _hidden(read: Return, wish: Wish) -> Json:
    """Return what the file keeps out of sight: in words, and the rows that stand there."""
    refs = set(read.hidden)
    rows = [e for e in read.entries if e.ref in refs]
    return {
        "told": [p.message for p in read.problems if may_be_left(p)],
        "chosen": wish.hidden,
        "rows": [
            {
                "row": e.provenance.row,
                "sheet": e.provenance.sheet,
                "words": " · ".join(filter(None, e.provenance.raw_cells.values()))[:300],
            }
            for e in rows[:_HIDDEN_SHOWN]
        ],
        "more": max(len(rows) - _HIDDEN_SHOWN, 0),
    }


def _with_answer(read: Return, hidden: str) -> Return:
    """Keep with C705 what was chosen; where nobody chose, the agency is asked."""
    if hidden not in _CHOSEN:
        return read
    answered = (replace(p, answer=_CHOSEN[hidden]) if may_be_left(p) else p for p in read.problems)
    return replace(read, problems=tuple(answered))


def _what_next(case: CaseReader, done: Imported) -> list[Json]:
    """Return what is to be settled after an import, each with its place on the chronology."""
    steps: list[Json] = []
    if done.changed or done.missing:
        counts = {"new": done.added, "changed": done.changed, "missing": done.missing}
        parts = [f"{n:,} {word}" for word, n in counts.items() if n]
        steps.append({"text": f"{', '.join(parts)}: settle them", "tool": "changed_rows"})
    refs = {e.ref for e in case.entries()}
    asked = {p.entry for p in done.problems if _asks_for_date(p) and p.entry in refs}
    if asked:
        dates = counted(len(asked), "date")
        steps.append({"text": f"{dates} to settle", "tool": "dates"})
    return steps


def _asks_for_date(problem: Problem) -> bool:
    asked = problem.code.startswith(_DATES) and problem.severity is not Severity.INFORMATION
    return asked and not problem.answer


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
