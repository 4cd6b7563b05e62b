"""Ids and keys of a release: its own, and nothing that could be matched with anything else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.profile import profiles
from silp_widgets.domain.vocabulary import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from silp_widgets.domain.chronology import Agency, Theme
    from silp_widgets.domain.records import Record
    from silp_widgets.release.snapshot import Snapshot

_POINTS: Final[Mapping[str, tuple[str, ...]]] = {
    "participants": (),
    "agencies": ("key",),
    "themes": ("key",),
    "episodes": (),
    "entries": ("agency", "episode_id", "same_event_id"),
    "accounts": ("contributor",),
    "corrections": ("entry", "raised_by"),
    "findings": ("entries", "accounts"),
    "recommendations": ("findings",),
    "actions": ("recommendation",),
}
"""The fields that point at another record; all of them must be ours."""


def renumber(snapshot: Snapshot) -> Snapshot:
    """Return a snapshot whose records are called ``entries-1``, ``accounts-2`` … throughout.

    The case's ids are random letters and digits, in which anybody's initials can turn up, and the
    key of an agency or a theme may be made from a real name. What points at nothing in the
    release points nowhere.

    Parameters
    ----------
    snapshot : Snapshot
        With the case's ids.
    """
    called: dict[str, str] = {}
    for kind, records in snapshot.records.items():
        called.update({r.id: f"{kind}-{n}" for n, r in enumerate(records, start=1)})
    entries = snapshot.records["entries"]
    called.update(_numbered("event", (e.same_event_id for e in entries)))
    called.update(_numbered("agency", (e.agency for e in entries)))
    called.update(_by_name("agency", snapshot.records["agencies"]))
    called.update({kind.value: kind.value for kind in AgencyKind})
    themes = _by_name("theme", snapshot.records["themes"])
    return replace(
        snapshot,
        review=replace(snapshot.review, id="review", profile=_known(snapshot.review.profile)),
        records={
            kind: tuple(_renamed(kind, r, called, themes) for r in records)
            for kind, records in snapshot.records.items()
        },
    )


def _known(profile: str) -> str:
    return profile if profile in profiles() else ""


def _numbered(word: str, keys: Iterable[str]) -> dict[str, str]:
    return {key: f"{word}-{n}" for n, key in enumerate(dict.fromkeys(filter(None, keys)), start=1)}


def _by_name(word: str, records: Iterable[Agency | Theme]) -> dict[str, str]:
    """Make keys from the names as the release has them, or numbers where these give none."""
    made: dict[str, str] = {}
    for n, record in enumerate(records, start=1):
        slug = re.sub(r"[^a-z0-9]+", "_", record.name.casefold()).strip("_")
        made[record.key] = slug if slug and slug not in made.values() else f"{word}-{n}"
    return made


def _renamed(
    kind: str, record: Record, called: Mapping[str, str], themes: Mapping[str, str]
) -> Record:
    changed: dict[str, Any] = {"id": called[record.id]}
    for name in _POINTS[kind]:
        value = getattr(record, name)
        if kind == "themes":
            changed[name] = themes[value]
        elif isinstance(value, tuple):
            changed[name] = tuple(called[one] for one in value if one in called)
        else:
            changed[name] = called.get(value, "")
    if hasattr(record, "themes"):
        changed["themes"] = tuple(themes[one] for one in record.themes if one in themes)
    if kind == "accounts":
        anchors = record.anchors  # type: ignore[attr-defined]  # an account
        changed["anchors"] = tuple(replace(a, target=called.get(a.target, "")) for a in anchors)
    if kind == "actions":
        # A key, or an agency's name in words, which is reworded and scanned as any text.
        lead = record.lead_agency  # type: ignore[attr-defined]  # an action
        changed["lead_agency"] = called.get(lead, lead)
    return replace(record, **changed)
