"""Bringing a return into a case: all of it in one act, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import CaseError
from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import Problem, ReturnFile
from silp_widgets.domain.saying import counted
from silp_widgets.domain.uk_time import today
from silp_widgets.domain.vocabulary import ReturnStatus
from silp_widgets.returns import read_return
from silp_widgets.returns.agencies import agency_key
from silp_widgets.returns.mapping import SavedMapping
from silp_widgets.returns.reading import Surroundings
from silp_widgets.state.corrected import beside
from silp_widgets.state.numbering import met_agencies, numbered

if TYPE_CHECKING:
    from pathlib import Path

    from silp_widgets.domain.people import Register
    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.returns.opening import SentFile
    from silp_widgets.returns.reading import Return
    from silp_widgets.state.corrected import Beside

_SAME_FORM: Final = 3
"""A file is of the form of the last one if it has at least a third of its headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of bringing a file in.

    Attributes
    ----------
    rows_read, entries, added : int
        Rows with anything in them; entries made of them; those that are new to the case.
    changed, missing : int
        Of a corrected file: rows that the agency changed (C405, C407) and left out (C406).
    already : bool
        Whether this very file was imported before, so that nothing changed.
    said : str
        The same as a sentence.
    """

    file: str
    agency: str
    rows_read: int
    entries: int
    added: int
    already: bool
    said: str
    problems: tuple[Problem, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    changed: int = 0
    missing: int = 0


def read_for(
    case: CaseReader,
    path: str | Path | SentFile,
    *,
    agency: str | None = None,
    mapping: Mapping[str, str] | SavedMapping | str | Path | None = None,
    without_hidden: bool = False,
) -> Return:
    """Read a file with all that the case knows: agencies, scope, names, what was imported before.

    The columns that were settled for this agency's last file are used again, be the agency named
    or told by the file itself.

    Parameters
    ----------
    case : CaseReader
        The case.
    path : str, Path or SentFile
        The file.
    agency : str, optional
        Whose return it is.
    mapping : Mapping, SavedMapping, str or Path, optional
        Heading to canonical field, or a mapping file.
    without_hidden : bool
        Leave out what stands in hidden rows, columns and sheets.
    """

    @cache
    def around(readable: bool) -> Surroundings:  # noqa: FBT001 - as the reader calls it
        return _surroundings(case, named=readable)

    now = datetime.now(UTC).replace(microsecond=0)

    def read(columns: Mapping[str, str] | SavedMapping | str | Path | None) -> Return:
        return read_return(
            path,
            agency=agency or None,
            mapping=columns,
            surroundings=around,
            imported_at=now,
            without_hidden=without_hidden,
        )

    if mapping is not None:
        return read(mapping)
    if agency:
        settled = _as_saved(settled_before(case, agency_key(agency, case.agencies()).key))
        found = read(settled)
        return found if settled is None or _is_same_form(found, settled) else read(None)
    first = read(None)
    settled = _as_saved(settled_before(case, first.agency)) if first.agency else None
    if settled is None or not _is_same_form(first, settled):
        return first
    again = (settled.columns, settled.order) != (first.mapping, first.order)
    return read(settled) if again else first


def _is_same_form(found: Return, settled: SavedMapping) -> bool:
    """Whether a file has enough of the headings that an agency's last one had.

    Minutes have other columns than the log that the same agency sent before, and none is missing.
    """
    shared = found.mapping.keys() & settled.columns.keys()
    return len(shared) * _SAME_FORM >= len(settled.columns)


def _surroundings(case: CaseReader, *, named: bool) -> Surroundings:
    """Return all that the case knows, with its register only if there are rows to be read.

    That a register was opened is logged, and a file of which nothing is kept leaves no trace.
    """
    review = case.review()
    register = _register(case) if named else None
    subject = next((one for one in register or () if one.pseudonym == review.title), None)
    return Surroundings(
        received=today(),
        scope=review.scope,
        background_from=review.background_from,
        born=subject.born if subject else None,
        known=case.agencies(),
        register=register,
        known_hashes=frozenset(r.file_hash for r in case.returns() if r.file_hash),
    )


def settled_before(case: CaseReader, key: str) -> ReturnFile | None:
    """Return the agency's newest file, whose columns are used again for its next one."""
    earlier = [r for r in case.returns() if r.agency == key and r.mapping and r.imported_at]
    return max(earlier, key=lambda r: (r.imported_at, r.id), default=None)


def _as_saved(one: ReturnFile | None) -> SavedMapping | None:
    return SavedMapping(columns=one.mapping, order=one.order) if one else None


def _register(case: CaseReader) -> Register | None:
    """Return the register, or nothing where it isn't at hand: the file can be read without it."""
    try:
        return case.register()
    except CaseError:
        return None


def import_return(
    case: CaseWriter, read: Return, *, dry_run: bool = False, agency: str = ""
) -> Imported:
    """Bring a return's entries into a case.

    The same file twice changes nothing (C707). A corrected file adds what is new; what it changes
    or lacks is reported (C405, C406, C407), its new readings are kept for the chair to take, and
    nothing here is overwritten.

    Parameters
    ----------
    case : CaseWriter
        The case.
    read : Return
        As :func:`read_for` gave it.
    dry_run : bool
        Report, and keep nothing.
    agency : str
        How a person wrote the name of an agency that is new to the case.
    """
    if any(r.file_hash == read.file_hash for r in case.returns()):
        said = "was imported before; nothing changed."
        return _imported(read, said, read.problems, already=True)
    if not read.entries:
        said = "no entries could be read from it; nothing was kept."
        return _imported(read, said, read.problems)
    agencies = met_agencies(case.agencies(), read.agencies, said=agency)
    found = beside(case, read.file, read.entries)
    kept = (*case.entries(), *case.taken_out())
    added, renamed = numbered(kept, agencies, found.added)
    places = {**found.known, **renamed}
    problems = (
        *(
            replace(p, entry=places.get(p.entry, p.entry))
            for p in read.problems
            # A row that is as it was has been asked about already.
            if p.entry not in found.unchanged
        ),
        *found.problems,
    )
    said = _said(read, found, len(added))
    if not dry_run:
        with case.act(f"Import of a return: {said}", actor="import"):
            case.save(*agencies.values(), actor="import")
            case.save(*_return_files(case, read, found), actor="import")
            case.save(*added, *problems, *found.resent, actor="import")
    return replace(
        _imported(read, _what_next(said, found), problems),
        added=len(added),
        changed=found.changed,
        missing=found.missing,
    )


def _said(read: Return, found: Beside, added: int) -> str:
    words = f"{counted(added, 'entry', 'entries')} from {counted(read.rows_read, 'row')}."
    if not (found.changed or found.missing):
        there = len(found.unchanged)
        return f"{words} {there} were in the case already." if there else words
    return (
        f"a corrected file. New: {added}; changed: {found.changed}; missing: {found.missing}; "
        f"as before: {len(found.unchanged)}. Nothing here was overwritten or taken out."
    )


def _what_next(said: str, found: Beside) -> str:
    if found.changed or found.missing:
        return f"{said} Settle them on the chronology, under “Rows the agency changed”."
    return said


def _imported(
    read: Return, said: str, problems: tuple[Problem, ...], *, already: bool = False
) -> Imported:
    return Imported(
        file=read.file,
        agency=read.agency,
        rows_read=read.rows_read,
        entries=len(read.entries),
        added=0,
        already=already,
        said=said,
        problems=problems,
        mapping=read.mapping,
    )


def _return_files(case: CaseReader, read: Return, found: Beside) -> list[ReturnFile]:
    """Return the tracker's line for this file: the one that was requested, or a new one.

    A file with several agencies' rows answers what was requested of each of them.
    """
    asked = [r for r in case.returns() if r.status is ReturnStatus.REQUESTED]
    own = [r for r in asked if r.agency == read.agency]
    senders = tuple(agency.key for agency in read.agencies)
    now = datetime.now(UTC)  # to the microsecond: of two files the newer one counts
    came = replace(
        own[0] if own and read.agency else ReturnFile(id=new_id(), agency=read.agency),
        file=read.file,
        file_hash=read.file_hash,
        status=ReturnStatus.CORRECTED if found.corrects else ReturnStatus.RECEIVED,
        received=today(),
        rows_read=read.rows_read,
        entries=len(found.added),
        changed=found.changed,
        missing=found.missing,
        mapping=dict(read.mapping),
        order=read.order,
        agencies=() if read.agency else senders,
        imported_at=now,
    )
    answered = [] if read.agency else [r for r in asked if r.agency in senders]
    marks = [
        replace(r, status=came.status, received=came.received, imported_at=now) for r in answered
    ]
    return [came, *marks]
