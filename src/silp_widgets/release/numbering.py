"""Ids of a release: short, its own, and nothing that could be matched with anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from silp_widgets.release.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.records import Json


def renumber(snapshot: Snapshot) -> Snapshot:
    """Return a snapshot whose records are called ``entries-1``, ``accounts-2`` … throughout.

    The case's ids are random letters and digits, in which anybody's initials can turn up.

    Parameters
    ----------
    snapshot : Snapshot
        With the case's ids.
    """
    body = snapshot.to_json()
    called: dict[str, str] = {snapshot.review.id: "review"}
    for kind, records in snapshot.records.items():
        called.update({r.id: f"{kind}-{n}" for n, r in enumerate(records, start=1)})
    joined = (e.same_event_id for e in snapshot.records["entries"] if e.same_event_id)
    called.update({one: f"event-{n}" for n, one in enumerate(dict.fromkeys(joined), start=1)})
    renamed: Json = _renamed(body, called)
    return Snapshot.from_json(renamed)


def _renamed(value: Any, called: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return called.get(value, value)
    if isinstance(value, list):
        return [_renamed(item, called) for item in value]
    if isinstance(value, dict):
        return {key: _renamed(item, called) for key, item in value.items()}
    return value
