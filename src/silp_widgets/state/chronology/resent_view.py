"""A row that an agency sent again, field by field: here now, sent before, sent now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.vocabulary import label
from silp_widgets.returns.compare import DATE_CELLS, changed_here, differing
from silp_widgets.state.chronology.detail import FIELD_NAMES, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.returns import Problem, ResentRow

_WITH_DATE: Final = ("when", *sorted(DATE_CELLS))


def open_fields(entry: Entry, row: ResentRow) -> list[str]:
    """Return what the agency changed and still reads differently here, a date as one field."""
    base = entry if entry.withdrawn else row.before
    return [name for name in _differing(base, row.now) if name in _differing(entry, row.now)]


def _differing(one: Entry, other: Entry) -> list[str]:
    names = {_field(name) for name in differing([(one, other)])[0]}
    if one.sequence != other.sequence:
        names.add("sequence")
    return [name for name in FIELD_NAMES if name in names]


def _field(name: str) -> str:
    return "when" if name in DATE_CELLS else name


def with_taken(entry: Entry, now: Entry, names: Iterable[str]) -> Entry:
    """Return an entry with these fields as the agency sends them now; all else stays (I2)."""
    taken: dict[str, Any] = {}
    for name in names:
        parts = _WITH_DATE if name == "when" else (name,)
        taken.update({part: getattr(now, part) for part in parts})
    return replace(entry, **taken)


def resent_json(entry: Entry, row: ResentRow, problem: Problem) -> Json:
    """Return a row that waits as the page shows it."""
    ours = {_field(name) for name in changed_here(row.before, entry)}
    if row.before.sequence != entry.sequence:
        ours.add("sequence")
    return {
        "problem": problem.id,
        **named(entry),
        "file": problem.file,
        "row": row.now.provenance.row,
        "back": entry.withdrawn,
        "fields": [
            {
                "name": name,
                "label": FIELD_NAMES[name],
                "here": _said(entry, name),
                "before": _said(row.before, name),
                "now": _said(row.now, name),
                "changed_here": name in ours,
            }
            for name in open_fields(entry, row)
        ],
    }


def named(entry: Entry) -> Json:
    """Return what an entry is called, and what it says in brief."""
    return {
        "id": entry.id,
        "ref": entry.ref,
        "agency": entry.agency,
        "date": entry.when.label(),
        "text": entry.text,
    }


def _said(entry: Entry, name: str) -> str:
    if name == "when":
        said, written = entry.when.label(), entry.when.text
        return said if not written or written == said else f"{said} (written “{written}”)"
    if name == "seen":
        return ", ".join(f"{mark.person} {label(mark.code)}".strip() for mark in entry.seen)
    if name == "row_kind":
        return label(entry.row_kind)
    return fields_of(entry)[name]
