"""A corrected return beside what the case holds: what is new, what changed, what is missing.

Nothing here is overwritten and nothing is taken out (handbook 5.5). What the agency wrote
differently is kept word for word with the problem that tells of it, so that it can't be lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.returns import Problem
from silp_widgets.returns import compare_returns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.returns.compare import ChangedRow, Reimport

_CORRECTED_FROM: Final = 0.5
"""Share of rows that must be the same for a file to be a corrected one, not a further one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a file brings, beside what the same agencies sent before.

    Attributes
    ----------
    added : tuple of Entry
        Rows that are new to the case.
    known : dict of str to str
        For rows that are there: the reference in this reading, to the one in the case.
    unchanged : frozenset of str
        The references in this reading of rows that are there letter by letter.
    changed, missing : int
        How many rows the agency changed, and how many it left out.
    problems : tuple of Problem
        C405, C406 and C407, with references of the case.
    """

    added: tuple[Entry, ...]
    known: dict[str, str]
    unchanged: frozenset[str]
    changed: int
    missing: int
    problems: tuple[Problem, ...]


def beside(case: CaseReader, file: str, entries: Iterable[Entry]) -> Beside:
    """Put the rows of a file beside those that the same agencies sent before.

    A file of which hardly a row is in the case is a further file, not a corrected one: all its
    rows are new, and nothing is missing.

    Parameters
    ----------
    case : CaseReader
        The case.
    file : str
        The file's name, for the problems.
    entries : iterable of Entry
        As they were read.
    """
    new = tuple(entries)
    senders = {entry.agency for entry in new}
    before = [e for e in case.entries() if e.agency in senders and e.provenance.file]
    if not before:
        return _all_new(new, ())
    found = compare_returns(before, new)
    there = len(found.unchanged) + len(found.changed)
    if there < _CORRECTED_FROM * min(len(before), len(new)):
        return _all_new(new, found.unchanged)
    return _corrected(case, file, found)


def _all_new(new: Iterable[Entry], same: tuple[tuple[Entry, Entry], ...]) -> Beside:
    known = {row.ref: old.ref for old, row in same}
    return Beside(
        added=tuple(entry for entry in new if entry.ref not in known),
        known=known,
        unchanged=frozenset(known),
        changed=0,
        missing=0,
        problems=(),
    )


def _corrected(case: CaseReader, file: str, found: Reimport) -> Beside:
    # A row that reads as it always did was changed here, by us, and not by the agency.
    by_them = [row for row in found.changed if _raw(row.old) != _raw(row.new)]
    ours = [(row.old, row.new) for row in found.changed if _raw(row.old) == _raw(row.new)]
    same = (*found.unchanged, *ours)
    changed = {row.new.ref: row for row in by_them}
    missing = tuple(
        replace(p, file=file, row=None, sheet="") for p in found.problems if p.code == "C406"
    )
    return Beside(
        added=found.added,
        known={row.ref: old.ref for old, row in (*same, *((r.old, r.new) for r in by_them))},
        unchanged=frozenset(row.ref for _, row in same),
        changed=len(changed),
        missing=len(missing),
        problems=(
            *(
                _told(case, changed[p.entry], p)
                for p in found.problems
                if p.code == "C405" and p.entry in changed
            ),
            *missing,
        ),
    )


def _raw(entry: Entry) -> dict[str, str]:
    return {name: cell.strip() for name, cell in entry.provenance.raw_cells.items()}


def _told(case: CaseReader, row: ChangedRow, problem: Problem) -> Problem:
    """Return the problem with both readings, and as C407 where we changed the row as well."""
    before, now = _raw(row.old), _raw(row.new)
    words = [
        f"{heading}: “{before.get(heading, '')}” → “{now.get(heading, '')}”"
        for heading in dict.fromkeys((*before, *now))
        if before.get(heading, "") != now.get(heading, "")
    ]
    told = replace(problem, entry=row.old.ref, text="\n".join(words))
    if not _changed_here(case, row):
        return told
    return replace(
        told,
        code="C407",
        message=f"{row.old.ref} was changed both here and in “{problem.file}”.",
        suggestion="Look at both, and correct the entry where the agency is right.",
    )


def _changed_here(case: CaseReader, row: ChangedRow) -> bool:
    return any(
        change.before.get(name) != change.after.get(name)
        for change in case.history(row.old.id)
        if change.before is not None and change.after is not None
        for name in row.fields
    )
