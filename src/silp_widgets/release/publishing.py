"""Publishing: select, reword, judge, write, remember."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from silp_widgets.domain.errors import ReleaseRefused
from silp_widgets.domain.records import new_id
from silp_widgets.domain.release import Published, SignOff
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.language import pseudonymise
from silp_widgets.release.coarsening import coarsen, to_month
from silp_widgets.release.file import seal_of, write_release
from silp_widgets.release.gate import Judgement, judge
from silp_widgets.release.numbering import renumber
from silp_widgets.release.selection import select
from silp_widgets.release.wording import reword

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.people import Register
    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.release.snapshot import Snapshot


def prepare(
    case: CaseReader, level: ReleaseLevel, sign_off: Sequence[SignOff]
) -> tuple[Snapshot, Judgement]:
    """Make a release's contents and ask the gate about them; nothing is written.

    Parameters
    ----------
    case : CaseReader
        The case; its register is read.
    level : ReleaseLevel
        Who the release is for.
    sign_off : sequence of SignOff
        Who signs.
    """
    register = case.register()
    snapshot = reword(
        select(case, level), lambda text: pseudonymise(text, register, registered_only=True)
    )
    snapshot = _without_birthdays(snapshot, register)
    if level is ReleaseLevel.PUBLIC:
        snapshot = _coarser(snapshot)
    snapshot = renumber(snapshot)
    judgement = judge(
        snapshot,
        level=level,
        register=register,
        unreleased=case.accounts(),
        sign_off=sign_off,
    )
    return snapshot, replace(judgement, warnings=(*judgement.warnings, *_told_first(case)))


def publish(
    case: CaseWriter,
    path: str | Path,
    *,
    level: ReleaseLevel = ReleaseLevel.PANEL,
    sign_off: Sequence[SignOff] = (),
) -> Published:
    """Write a pseudonymised, signed-off release, or refuse with every reason at once.

    Parameters
    ----------
    case : CaseWriter
        The case, which remembers the release.
    path : str or Path
        Where to write it; must not be there yet.
    level : ReleaseLevel
        ``PANEL`` or ``PUBLIC``.
    sign_off : sequence of SignOff
        Who signs; at least one (C911).

    Returns
    -------
    Published
        What the case remembers: number, seal, contents, warnings to look at.

    Raises
    ------
    ReleaseRefused
        With ``reasons``; nothing is written then.
    """
    snapshot, judgement = prepare(case, level, sign_off)
    if judgement.reasons:
        count = len(judgement.reasons)
        raise ReleaseRefused(
            f"Not published: {count} thing{'' if count == 1 else 's'} must be settled first.",
            reasons=judgement.reasons,
        )
    contents = snapshot.to_json()
    published = Published(
        id=new_id(),
        number=len(case.releases()) + 1,
        level=level,
        at=datetime.now(UTC).replace(microsecond=0),
        seal=seal_of(contents),
        signed_off_by=tuple(sign_off),
        contents=tuple(f"{name}: {len(items)}" for name, items in snapshot.records.items()),
        warnings=judgement.warnings,
    )
    manifest = {
        "number": published.number,
        "level": level.value,
        "at": published.at.isoformat(),
        "signed_off_by": [s.role for s in sign_off],
    }
    target = Path(path)
    with case.act(f"Published release {published.number} ({level.value})"):
        case.save(published)
        # Last, so that a release which can't be written is not remembered either.
        write_release(target, manifest, contents)
    return published


def _without_birthdays(snapshot: Snapshot, register: Register) -> Snapshot:
    """Give an event on somebody's registered birth date its month only (C902)."""
    births = {identity.born for identity in register if identity.born}
    entries = tuple(
        replace(e, when=to_month(e.when)) if {e.when.first_day, e.when.last_day} & births else e
        for e in snapshot.records["entries"]
    )
    return replace(snapshot, records={**snapshot.records, "entries": entries})


def _coarser(snapshot: Snapshot) -> Snapshot:
    records = {
        name: tuple(
            replace(r, **{f.name: coarsen(getattr(r, f.name)) for f in fields(r)}) for r in items
        )
        for name, items in snapshot.records.items()
    }
    return replace(snapshot, records=records)


def _told_first(case: CaseReader) -> tuple[str, ...]:
    """Warn where family or contributors were not told before publication (C912, P8)."""
    untold = sum(contact.told_on is None for contact in case.family_contacts())
    if not untold:
        return ()
    people = "person has" if untold == 1 else "people have"
    return (f"C912 · {untold} {people} not been told before publication.",)
