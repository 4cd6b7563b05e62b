"""A corrected return beside what the case holds: what is new, what changed, what is missing.

Nothing here is overwritten and nothing is taken out (handbook 5.5). Three readings stand beside
each other: what the agency had said when its row was settled last, what it says now, and what the
entry says here. What the agency says now is kept whole, so that the chair can take it later.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import Problem, ResentRow
from silp_widgets.domain.vocabulary import ClaimStatus
from silp_widgets.returns.compare import (
    DATE_CELLS,
    ChangedRow,
    changed_here,
    differing,
    tell_changed,
    tell_missing,
)
from silp_widgets.returns.matching import matched_rows, same_cells
from silp_widgets.state.resent import Resent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.ports import CaseReader

_CORRECTED_FROM: Final = 0.5
"""Share of rows that must be there for a file to be a corrected one, not a further one."""

Pair = tuple[Entry, Entry]
"""An entry of the case, and the row of the file that it is."""


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
        The references in this reading of rows that say what they said.
    changed, missing : int
        How many rows the agency changed, and how many it left out.
    problems : tuple of Problem
        C405, C406 and C407, with references of the case; and earlier ones that this file answers.
    resent : tuple of ResentRow
        The new readings of the rows that changed.
    corrects : bool
        Whether it is a corrected file: one that holds rows which were sent before.
    """

    added: tuple[Entry, ...]
    known: dict[str, str] = field(default_factory=dict)
    unchanged: frozenset[str] = frozenset()
    changed: int = 0
    missing: int = 0
    problems: tuple[Problem, ...] = ()
    resent: tuple[ResentRow, ...] = ()
    corrects: bool = False


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
    new = list(entries)
    senders = {entry.agency for entry in new}
    kept = (*case.entries(), *case.taken_out())
    before = [e for e in kept if e.agency in senders and e.provenance.file]
    resent = Resent(case)
    matched = matched_rows([_as_sent(case, resent, entry) for entry in before], new)
    pairs = [(before[place], new[other]) for place, other in sorted(matched.items())]
    met = set(matched.values())
    added = tuple(entry for place, entry in enumerate(new) if place not in met)
    if not pairs or len(pairs) < _CORRECTED_FROM * min(len(before), len(new)):
        same = [pair for pair in pairs if same_cells(*pair)]
        there = {row.ref for _, row in same}
        return Beside(
            added=tuple(entry for entry in new if entry.ref not in there),
            known={row.ref: old.ref for old, row in same},
            unchanged=frozenset(there),
        )
    changed, back = _changed(case, resent, pairs), [p for p in pairs if p[0].withdrawn]
    missing = _missing(before, pairs, resent)
    here = {entry.id: entry for entry in before}
    told = [_sent_again(here[row.old.id], file, row) for row in changed]
    told += [_back_again(file, *pair) for pair in back if not resent.waits(*pair)]
    others = {row.new.ref for row in changed} | {row.ref for _, row in back}
    return Beside(
        added=added,
        known={row.ref: old.ref for old, row in pairs},
        unchanged=frozenset(row.ref for _, row in pairs if row.ref not in others),
        changed=len(told),
        missing=len(missing),
        problems=(
            *resent.superseded([old for old, _ in pairs], [row for _, row in told]),
            *(problem for problem, _ in told),
            *(replace(tell_missing(entry), file=file, row=None, sheet="") for entry in missing),
        ),
        resent=tuple(row for _, row in told),
        corrects=True,
    )


def _as_sent(case: CaseReader, resent: Resent, entry: Entry) -> Entry:
    """Return an entry as the agency sent it last, whatever was corrected here since."""
    if entry.id in resent.newest:
        return resent.newest[entry.id].now
    return first_sent(case, entry) if entry.claim_status is ClaimStatus.CORRECTED else entry


def first_sent(case: CaseReader, entry: Entry) -> Entry:
    """Return an entry as it was read when it came in."""
    for change in reversed(case.history(entry.id)):
        if change.before is None and change.after is not None:
            return Entry.from_json(change.after)
    return entry


def _changed(case: CaseReader, resent: Resent, pairs: Sequence[Pair]) -> list[ChangedRow]:
    """Return the rows that the agency changed since they were settled, and that differ here.

    A row that is as it was sent last has been told of already; one that now says what we say
    needs nobody.
    """
    asked = [
        (entry, row)
        for entry, row in pairs
        if not entry.withdrawn and not same_cells(resent.last(entry), row)
    ]
    differs = zip(asked, differing(asked), strict=True)
    open_pairs = [(entry, row, set(names)) for (entry, row), names in differs if names]
    settled = [
        (resent.settled.get(entry.id) or first_sent(case, entry), row)
        for entry, row, _ in open_pairs
    ]
    found = []
    theirs = differing(settled)
    for (entry, row, names), (before, _), changed in zip(open_pairs, settled, theirs, strict=True):
        fields = tuple(name for name in changed if name in names)
        same = entry.id in resent.open and not any(differing([(resent.last(entry), row)]))
        if fields and not same:
            was = replace(before, id=entry.id, ref=entry.ref, withdrawn=False)
            found.append(ChangedRow(was, row, fields))
    return found


def _missing(before: Sequence[Entry], pairs: Sequence[Pair], resent: Resent) -> list[Entry]:
    """Return the entries of the files that this one corrects that it doesn't hold any more."""
    there = {entry.id for entry, _ in pairs}
    corrects = Counter(entry.provenance.file_hash for entry, _ in pairs)
    return [
        entry
        for entry in before
        if entry.id not in there
        and not entry.withdrawn
        and corrects[entry.provenance.file_hash]
        and entry.ref not in resent.told_missing
    ]


def _raw(entry: Entry) -> dict[str, str]:
    return {name: cell.strip() for name, cell in entry.provenance.raw_cells.items()}


def _sent_again(here: Entry, file: str, row: ChangedRow) -> tuple[Problem, ResentRow]:
    """Return the problem with both readings, as C407 where we changed the row as well."""
    before, now = _raw(row.old), _raw(row.new)
    words = [
        f"{heading}: “{before.get(heading, '')}” → “{now.get(heading, '')}”"
        for heading in dict.fromkeys((*before, *now))
        if before.get(heading, "") != now.get(heading, "")
    ]
    told = replace(tell_changed(row), entry=row.old.ref, text="\n".join(words))
    ours = changed_here(row.old, here)
    if ours & set(row.fields) or (ours & DATE_CELLS and DATE_CELLS & set(row.fields)):
        told = replace(
            told,
            code="C407",
            message=f"{row.old.ref} was changed both here and in “{file}”.",
            suggestion="Look at both, and correct the entry where the agency is right.",
        )
    return told, _resent(told, row.old, row.new)


def _back_again(file: str, entry: Entry, row: Entry) -> tuple[Problem, ResentRow]:
    told = replace(
        tell_changed(ChangedRow(entry, row, ())),
        message=f"{entry.ref} was taken out here, and is in “{file}” again.",
        suggestion="Put it back, or leave it out.",
        entry=entry.ref,
    )
    return told, _resent(told, entry, row)


def _resent(told: Problem, before: Entry, row: Entry) -> ResentRow:
    now = replace(row, id=before.id, ref=before.ref)
    return ResentRow(id=new_id(), entry=before.id, problem=told.id, before=before, now=now)
