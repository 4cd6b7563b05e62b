"""Publishing: select, reword, judge, write, remember."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from silp_widgets.domain.errors import ReleaseRefused
from silp_widgets.domain.records import new_id
from silp_widgets.domain.release import Published, SignOff
from silp_widgets.domain.saying import counted
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.language import Scan
from silp_widgets.release.coarsening import for_the_public, without_births
from silp_widgets.release.file import sealed, write_release
from silp_widgets.release.gate import Judgement, judge
from silp_widgets.release.numbering import renumber
from silp_widgets.release.roles import told_apart, unique
from silp_widgets.release.selection import select, shown_accounts
from silp_widgets.release.texts import reword, texts
from silp_widgets.release.unsayable import Unsayable

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    register, accounts = case.register(), case.accounts()
    scan = Scan(register)
    snapshot = reword(select(case, level), scan.replace)
    snapshot = without_births(snapshot, {i.born for i in register if i.born})
    if level is ReleaseLevel.PUBLIC:
        snapshot = for_the_public(snapshot)
    snapshot = renumber(snapshot)
    judgement = judge(
        snapshot,
        level=level,
        register=register,
        scan=scan,
        unsayable=Unsayable(accounts, level, scan.replace),
        sign_off=sign_off,
    )
    speaking = {a.contributor for a in shown_accounts(accounts, level)}
    alone = [p for p in unique(case.participants()) if p.id in speaking]
    roles = told_apart(alone, list(texts(snapshot)))
    return snapshot, replace(
        judgement, warnings=tuple(sorted((*judgement.warnings, *roles, *_told_first(case))))
    )


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
            f"Not published: {counted(count, 'thing')} must be settled first.",
            reasons=judgement.reasons,
        )
    contents = snapshot.to_json()
    number, at = len(case.releases()) + 1, datetime.now(UTC).replace(microsecond=0)
    manifest = sealed(
        {
            "number": number,
            "level": level.value,
            "at": at.isoformat(),
            "signed_off_by": [s.role for s in sign_off],
        },
        contents,
    )
    published = Published(
        id=new_id(),
        number=number,
        level=level,
        at=at,
        seal=manifest["seal"],
        signed_off_by=tuple(sign_off),
        contents=tuple(f"{name}: {len(items)}" for name, items in snapshot.records.items()),
        warnings=judgement.warnings,
    )
    target = Path(path)
    with case.act(f"Published release {published.number} ({level.value})"):
        case.save(published)
        # Last, so that a release which can't be written is not remembered either.
        write_release(target, manifest, contents)
    return published


def _told_first(case: CaseReader) -> tuple[str, ...]:
    """Warn where family or contributors were not told before publication (C912, P8)."""
    untold = sum(contact.told_on is None for contact in case.family_contacts())
    if not untold:
        return ()
    people = counted(untold, "person has", "people have")
    return (f"C912 · {people} not been told before publication.",)
