"""What is made of the entries: episodes, accounts, corrections, findings and feedback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from silp_widgets.demo.reading import fixed_id, fixture, ids, made
from silp_widgets.domain.chronology import Episode, Theme
from silp_widgets.domain.feedback import FeedbackForm
from silp_widgets.domain.finding import Action, Finding, Recommendation
from silp_widgets.domain.narrative import Account, Correction
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision, NarrativeState
from silp_widgets.domain.when import When

if TYPE_CHECKING:
    from silp_widgets.demo.reading import Table

_NOT_READ_BACK = {NarrativeState.DRAFT, NarrativeState.CAPTURED}
_ONCE_AGREED = {NarrativeState.AGREED, NarrativeState.AMENDED, NarrativeState.WITHDRAWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the meetings and the analysis added to the record.

    Attributes
    ----------
    episode_of : Mapping of str to str
        The episode's id by the entry's reference.
    themes_of : Mapping of str to tuple of str
        The themes' keys by the entry's reference.
    turning_points : frozenset of str
        References of the entries where the direction changed.
    """

    episodes: tuple[Episode, ...]
    themes: tuple[Theme, ...]
    accounts: tuple[Account, ...]
    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    feedback: tuple[FeedbackForm, ...]
    episode_of: Mapping[str, str]
    themes_of: Mapping[str, tuple[str, ...]]
    turning_points: frozenset[str]


def telling(entry_ids: Mapping[str, str]) -> Telling:
    """Return what is made of the entries.

    Parameters
    ----------
    entry_ids : Mapping of str to str
        Every entry's id by its reference, such as ``"HV-014"``.

    Returns
    -------
    Telling
        Its ids are the same at every call.

    Raises
    ------
    KeyError
        If an entry that the story names isn't there.
    """
    chosen, learnt, said = fixture("episodes"), fixture("findings"), fixture("accounts")
    themes_of: dict[str, tuple[str, ...]] = {}
    for theme in chosen["theme"]:
        for ref in theme["entries"]:
            themes_of[ref] = (*themes_of.get(ref, ()), theme["key"])
    return Telling(
        episodes=tuple(_episode(row) for row in chosen["episode"]),
        themes=made(Theme, chosen["theme"], "key"),
        accounts=tuple(
            _account(row, place, said["event"], entry_ids)
            for place, row in enumerate(said["account"])
        ),
        corrections=tuple(
            _correction(row, entry_ids) for row in fixture("corrections")["correction"]
        ),
        findings=tuple(_finding(row, entry_ids) for row in learnt["finding"]),
        recommendations=made(Recommendation, map(_recommended, learnt["recommendation"]), "number"),
        actions=made(Action, map(_agreed_action, learnt["action"]), "text"),
        feedback=tuple(
            _form(row, number) for number, row in enumerate(fixture("feedback")["form"], start=1)
        ),
        episode_of={
            ref: fixed_id("episode", row["number"])
            for row in chosen["episode"]
            for ref in row["entries"]
        },
        themes_of=themes_of,
        turning_points=frozenset(chosen["turning_points"]),
    )


def _episode(row: Table) -> Episode:
    first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
    stretch = When(
        earliest=first,
        latest=last,
        precision=DatePrecision.RANGE,
        certainty=DateCertainty.STATED,
        text=f"{first:%d/%m/%Y} - {last:%d/%m/%Y}",
        edtf=f"{first.isoformat()}/{last.isoformat()}",
    )
    body = {"id": fixed_id("episode", row["number"]), "when": stretch.to_json(), **row}
    return Episode.from_json(body)


def _account(row: Table, place: int, event: Table, entry_ids: Mapping[str, str]) -> Account:
    state = NarrativeState(row["state"])
    at = datetime.fromisoformat(event["begins"]) + timedelta(minutes=place * event["minutes_each"])
    times = {"captured_at": at}
    if state not in _NOT_READ_BACK:
        times["read_back_at"] = at + timedelta(days=event["read_back_after_days"])
    if state in _ONCE_AGREED:
        times["agreed_at"] = at + timedelta(days=event["agreed_after_days"])
    return Account.from_json(
        {
            "id": fixed_id("account", row["contributor"]),
            "captured_by": "scribe",
            **row,
            **{name: time.isoformat() for name, time in times.items()},
            "contributor": fixed_id("participant", row["contributor"]),
            "anchors": [_anchor(anchor, entry_ids) for anchor in row["anchors"]],
        }
    )


def _anchor(anchor: Table, entry_ids: Mapping[str, str]) -> Table:
    if "entry" in anchor:
        kind, target = "entry", entry_ids[anchor["entry"]]
    else:
        kind, target = "episode", fixed_id("episode", anchor["episode"])
    return {"kind": kind, "target": target, "relation": anchor["relation"]}


def _correction(row: Table, entry_ids: Mapping[str, str]) -> Correction:
    return Correction.from_json(
        {
            "id": fixed_id("correction", row["number"]),
            **row,
            "entry": entry_ids[row["entry"]],
            "raised_by": fixed_id("participant", row["raised_by"]),
            "account": fixed_id("account", row["raised_by"]),
        }
    )


def _finding(row: Table, entry_ids: Mapping[str, str]) -> Finding:
    return Finding.from_json(
        {
            "id": fixed_id("finding", row["number"]),
            **row,
            "entries": [entry_ids[ref] for ref in row["entries"]],
            "accounts": ids("account", row["accounts"]),
        }
    )


def _recommended(row: Table) -> Table:
    return {**row, "findings": ids("finding", row["findings"])}


def _agreed_action(row: Table) -> Table:
    return {**row, "recommendation": fixed_id("recommendation", row["recommendation"])}


def _form(row: Table, number: int) -> FeedbackForm:
    scores = {str(question): score for question, score in enumerate(row["scores"], 1) if score}
    body = {"id": fixed_id("feedback", number), **row, "scores": scores}
    return FeedbackForm.from_json(body)
