"""What stands beside the chronology: accounts, corrections, and one entry's whole story."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from silp_widgets.domain.saying import short_day
from silp_widgets.domain.uk_time import clock
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    Severity,
    label,
)
from silp_widgets.domain.when import When
from silp_widgets.returns.same_event.offers import conflicts_among

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from silp_widgets.domain.changes import Change
    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.narrative import Account
    from silp_widgets.domain.ports import CaseReader, ReadingSurface
    from silp_widgets.domain.records import Json

FIELD_NAMES: dict[str, str] = {
    "when": "date",
    "text": "what happened",
    "source": "source",
    "people": "people",
    "location": "place",
    "voice": "voice",
    "action_taken": "action taken",
    "reason_if_none": "why no action",
    "outcome": "outcome",
    "author_comment": "author's comment",
    "sequence": "order within the day",
    "seen": "seen",
    "themes": "themes",
    "episode_id": "episode",
    "same_event_id": "same event",
    "shared_with": "who was told",
    "significance": "significance",
    "practice_quality": "practice",
    "good_practice_note": "good practice note",
    "row_kind": "kind of row",
    "claim_status": "standing",
    "scope_status": "scope",
    "release_level": "who may see it",
    "agency": "agency",
    "ref": "number",
}
"""What people read for a field, in the order a change is told."""

_CODED = frozenset(
    {"seen", "significance", "practice_quality", "row_kind", "claim_status", "scope_status",
     "release_level", "agency"}
)  # fmt: skip


def accounts_by_entry(case: ReadingSurface, *, whole: bool) -> dict[str, list[Json]]:
    """Return what practitioners said, by the id of the entry it is about.

    Parameters
    ----------
    case : ReadingSurface
        A case, or an open release.
    whole : bool
        Whether the reader may see the words as they were said, whatever their attribution: the
        chair at the desk may, the panel may not (I8).
    """
    people = {person.id: person for person in case.participants()}
    said: defaultdict[str, list[Json]] = defaultdict(list)
    for account in case.accounts():
        if account.state is NarrativeState.WITHDRAWN:
            continue
        person = people.get(account.contributor)
        for anchor in account.anchors:
            if anchor.kind != "entry":
                continue
            said[anchor.target].append(
                {
                    "id": account.id,
                    "who": person.code if person else "A practitioner",
                    "job": person.job if person else "",
                    "relation": label(anchor.relation),
                    "frame": label(account.frame),
                    "state": label(account.state) if whole else "",
                    "well": account.what_went_well,
                    **_words(account, whole=whole),
                }
            )
    return dict(said)


def _words(account: Account, *, whole: bool) -> Json:
    if account.text_verbatim and (whole or account.attribution is Attribution.ROLE_ONLY):
        return {"text": account.text_verbatim, "quoted": True}
    if account.text_paraphrase and (whole or account.attribution is not Attribution.DO_NOT_QUOTE):
        return {"text": account.text_paraphrase, "quoted": False}
    return {"text": account.text_theme, "quoted": False}


def corrections_by_entry(case: ReadingSurface) -> dict[str, list[Json]]:
    """Return the lines of the correction ledger, by the id of the entry they are about."""
    people = {person.id: person.code for person in case.participants()}
    lines: defaultdict[str, list[Json]] = defaultdict(list)
    for line in case.corrections():
        if not line.entry or line.answer is CorrectionAnswer.WITHDRAWN:
            continue
        lines[line.entry].append(
            {
                "number": line.number,
                "field": FIELD_NAMES.get(line.field, line.field),
                "was": line.statement,
                "is": line.proposed,
                "answer": label(line.answer),
                "replaced": line.answer is CorrectionAnswer.ACCEPTED,
                "by": people.get(line.raised_by, ""),
                "on": line.raised_on.isoformat() if line.raised_on else "",
                "reason": line.reason,
                "changed": line.what_changed,
            }
        )
    return dict(lines)


def story(case: CaseReader, entry: Entry) -> Json:
    """Return what is asked for when an entry is opened: the raw row, its problems, its history.

    Parameters
    ----------
    case : CaseReader
        A case, or an open release (which keeps neither raw rows nor history).
    entry : Entry
        The entry.

    Returns
    -------
    dict
        ``raw`` (pairs of heading and cell), ``file``, ``sheet``, ``row``, ``received``,
        ``problems``, ``history``, newest first, ``differs`` (sentences on where the records of
        one event differ) and ``resent`` (the row as it was sent again).
    """
    came, names = entry.provenance, _names(case, entry)
    return {
        "raw": [[heading, cell] for heading, cell in came.raw_cells.items()],
        "file": came.file,
        "sheet": came.sheet,
        "row": came.row,
        "received": _moment(came.imported_at) if came.imported_at else "",
        "problems": [
            {
                "code": problem.code,
                "severity": label(problem.severity),
                "grave": problem.severity is Severity.ERROR,
                "message": problem.message,
                "suggestion": problem.suggestion,
                "answer": problem.answer,
            }
            for problem in case.problems()
            if problem.entry == entry.ref
            or (came.file and (problem.file, problem.row) == (came.file, came.row))
        ],
        "history": [_told(change, names) for change in reversed(case.history(entry.id))],
        "fields": fields_of(entry),
        "differs": [str(found) for found in conflicts_among(_of_one_event(case, entry))],
        "resent": [
            {
                "file": row.now.provenance.file,
                "row": row.now.provenance.row,
                "raw": [[head, cell] for head, cell in row.now.provenance.raw_cells.items()],
            }
            for row in case.resent()
            if row.entry == entry.id
        ],
    }


def _of_one_event(case: CaseReader, entry: Entry) -> list[Entry]:
    """Return the records that are linked with an entry, itself among them."""
    if not entry.same_event_id:
        return []
    return [one for one in case.entries() if one.same_event_id == entry.same_event_id]


def fields_of(entry: Entry) -> dict[str, str]:
    """Return the words of an entry's fields as a form shows them."""
    body = entry.to_json()
    return {name: _said(name, body.get(name)) for name in FIELD_NAMES}


def _moment(at: datetime) -> str:
    return f"{short_day(at)}, {clock(at)}"


def _names(case: CaseReader, entry: Entry) -> dict[str, str]:
    """Return what people call what an entry's fields name by an id or a key."""
    others = [one.ref for one in _of_one_event(case, entry) if one.id != entry.id]
    linked = {entry.same_event_id: f"one event with {', '.join(others)}"} if others else {}
    episodes = {one.id: f"{one.number} {one.title}" for one in case.episodes()}
    return {**episodes, **{theme.key: theme.name for theme in case.themes()}, **linked}


def _named(field: str, value: Any, names: Mapping[str, str]) -> str:
    """Return a field as the history tells it: nobody reads an id, or a code as it is kept."""
    if field == "themes":
        return ", ".join(names.get(key, key) for key in value or ())
    if field == "episode_id":
        return names.get(value, "an episode") if value else ""
    if field == "same_event_id":
        return names.get(value, "one event with another record") if value else ""
    said = _said(field, value)
    return said.replace("_", " ") if field in _CODED else said


def _told(change: Change, names: Mapping[str, str]) -> Json:
    before, after = change.before or {}, change.after or {}
    fields = [
        [name, _named(field, before.get(field), names), _named(field, after.get(field), names)]
        for field, name in FIELD_NAMES.items()
        if change.before is not None
        and change.after is not None
        and before.get(field) != after.get(field)
    ]
    return {
        "at": _moment(change.at),
        "who": change.actor,
        "verb": change.verb,
        "note": change.note,
        "fields": fields,
    }


def _said(field: str, value: Any) -> str:
    if value is None:
        return ""
    if field == "when":
        return _written(value)
    if isinstance(value, list):
        return ", ".join(_item(item) for item in value)
    return str(value)


def _written(when: dict[str, Any]) -> str:
    """Return a date as somebody wrote it; a spreadsheet's bare number was written by nobody."""
    text = str(when.get("text") or "")
    bare = text.replace(".", "", 1).isdecimal() and len(text) > len("2022")
    return When.from_json(when).label() if bare else text


def _item(item: str | Mapping[str, str]) -> str:
    if isinstance(item, str):
        return item
    if "agency" in item:
        return f"{item['agency'].replace('_', ' ')} on {item.get('on') or 'a day not known'}"
    return f"{item.get('person', '')} {item.get('code', '')}"
