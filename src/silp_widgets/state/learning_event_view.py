"""What the learning-event screen shows, as plain JSON: codes and roles only, never a name."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from silp_widgets.domain import narrative_rules as rules
from silp_widgets.domain.code_frames import code_frames
from silp_widgets.domain.uk_time import clock
from silp_widgets.domain.vocabulary import (
    Attribution,
    FactorLevel,
    NarrativeFrame,
    NarrativeState,
    ParticipationMode,
    Relation,
    label,
)
from silp_widgets.figures.palette import agency_style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum

    from silp_widgets.domain.chronology import Agency, Entry, Episode
    from silp_widgets.domain.narrative import Account, Anchor
    from silp_widgets.domain.people import Participant, Support
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.records import Json
    from silp_widgets.state.prompts import Guide

SHOWN: Final = 120
"""Entries of the record shown at once; more are found by typing."""

RECENT: Final = 60
"""Accounts listed, newest first."""

NAMED_HOW: Final = {
    Attribution.ROLE_ONLY: "My words may be quoted, with my role and never my name",
    Attribution.PARAPHRASE_ONLY: "What I said may be told in other words, not quoted",
    Attribution.DO_NOT_QUOTE: "For the reviewers' understanding only; not quoted",
}
"""The choices a contributor has, in words they can be asked in."""


def options(vocabulary: type[StrEnum]) -> list[list[str]]:
    """Return a vocabulary as pairs of code and words."""
    return [[code.value, label(code)] for code in vocabulary]


CHOICES: Final = {
    "relation": options(Relation),
    "frame": options(NarrativeFrame),
    "factor": [
        [code.key, f"{code.label}: {code.definition}"]
        for code in code_frames()["factor_scie"].codes
    ],
    "level": options(FactorLevel),
    "mode": options(ParticipationMode),
    "attribution": [[code.value, words] for code, words in NAMED_HOW.items()],
}


def entries_of(case: CaseReader, episode: Episode | None) -> list[Entry]:
    """Return the entries of an episode: those put in it, else those of its dates, else all."""
    entries = [entry for entry in case.entries() if not entry.is_author_note]
    if episode is None:
        return entries
    chosen = [entry for entry in entries if entry.episode_id == episode.id]
    if chosen or not episode.when.is_known:
        return chosen
    return [e for e in entries if e.when.is_known and e.when.overlaps(episode.when)]


def matching(case: CaseReader, words: str) -> list[Entry]:
    """Return the entries whose ref, date or text holds all of the words."""
    wanted = words.casefold().split()
    return [
        entry
        for entry in case.entries()
        if wanted
        and not entry.is_author_note
        and all(w in f"{entry.ref} {entry.when.label()} {entry.text}".casefold() for w in wanted)
    ]


def record_view(case: CaseReader, entries: Sequence[Entry]) -> Json:
    """Return entries of the record, each with who spoke about it and how it stands to them."""
    agencies = {agency.key: agency for agency in case.agencies()}
    codes = {person.id: person.code for person in case.participants()}
    spoken: dict[str, list[Json]] = {}
    for account in case.accounts():
        if account.state is NarrativeState.WITHDRAWN:
            continue
        for anchor in account.anchors:
            said = {"code": codes.get(account.contributor, "?"), "relation": label(anchor.relation)}
            spoken.setdefault(anchor.target, []).append(said)
    shown = entries[:SHOWN]
    left = len(entries) - len(shown)
    return {
        "entries": [
            {
                "id": entry.id,
                "ref": entry.ref,
                "agency": agency_view(agencies.get(entry.agency), entry.agency),
                "when": entry.when.label(),
                "written": entry.when.text,
                "text": entry.text,
                "voice": entry.voice,
                "spoken": spoken.get(entry.id, []),
            }
            for entry in shown
        ],
        "more": f"{left} more; find one by its words" if left > 0 else "",
    }


def agency_view(agency: Agency | None, key: str) -> Json:
    """Return an agency's code, name and colour."""
    if agency is None:
        return {"code": key[:2].upper(), "name": key, "colour": ""}
    colour = agency_style(agency.place).colour
    return {"code": agency.code, "name": agency.name, "colour": colour}


def people_view(case: CaseReader) -> list[Json]:
    """Return who takes part: whether they were heard, and, discreetly, whether they are ready."""
    agencies = {agency.key: agency.name for agency in case.agencies()}
    support = {one.participant: one for one in case.support()}
    heard: dict[str, int] = {}
    for account in case.accounts():
        heard[account.contributor] = heard.get(account.contributor, 0) + 1
    return [
        {
            "id": person.id,
            "code": person.code,
            "job": person.job or label(person.role),
            "agency": agencies.get(person.agency, ""),
            "was_there": person.was_there,
            "accounts": heard.get(person.id, 0),
            "mode": person.mode.value if person.mode else "",
            "not_ready": not_ready(person, support.get(person.id)),
        }
        for person in case.participants()
    ]


def not_ready(person: Participant, support: Support | None) -> str:
    """Say what somebody should have had before they are asked to speak (C801, C802)."""
    missing = []
    if person.was_there:
        if support is None or not support.supporter:
            missing.append("no supporter named yet")
        if support is None or not (support.briefed_on or support.caught_up_on):
            missing.append("not briefed yet")
    return " and ".join(missing)


def account_view(case: CaseReader, account: Account, codes: Mapping[str, str]) -> Json:
    """Return an account with what may be done with it now."""
    withdrawn = account.state is NarrativeState.WITHDRAWN
    anchor = account.anchors[0] if account.anchors else None
    return {
        "id": account.id,
        "at": clock(account.captured_at)[:5] if account.captured_at else "",
        "code": codes.get(account.contributor, "?"),
        "about": about_words(case, account.anchors),
        "relation": label(anchor.relation) if anchor else "",
        "frame": label(account.frame),
        "text": "" if withdrawn else account.text_verbatim,
        "well": "" if withdrawn else account.what_went_well,
        "factors": [code_frames()[f.frame].code(f.code).label for f in account.factors],
        "state": account.state.value,
        "state_words": "taken back" if withdrawn else label(account.state),
        "attribution": account.attribution.value,
        "attribution_words": label(account.attribution),
        "read_back": rules.is_read_back(account),
        "may_change": not withdrawn,
    }


def about_words(case: CaseReader, anchors: Sequence[Anchor]) -> str:
    """Say what an account is about: ``"HV-014"``, ``"episode 2"``, or nothing in particular."""
    refs = {entry.id: entry.ref for entry in case.entries()}
    numbers = {episode.id: f"episode {episode.number}" for episode in case.episodes()}
    named = [refs.get(a.target) or numbers.get(a.target) or "the case in general" for a in anchors]
    return ", ".join(named) or "the case in general"


def accounts_view(case: CaseReader, event: str) -> list[Json]:
    """Return what was said at an event, newest first."""
    codes = {person.id: person.code for person in case.participants()}
    said = [account for account in case.accounts() if account.event == event]
    return [account_view(case, account, codes) for account in reversed(said[-RECENT:])]


def episodes_view(case: CaseReader) -> list[Json]:
    """Return the episodes, each with how much was said about it and what went well in it."""
    of_entry = {entry.id: entry.episode_id for entry in case.entries()}
    said: dict[str, int] = {}
    well: dict[str, int] = {}
    for account in case.accounts():
        if account.state is NarrativeState.WITHDRAWN:
            continue
        for target in {of_entry.get(a.target, "") or a.target for a in account.anchors}:
            said[target] = said.get(target, 0) + 1
            well[target] = well.get(target, 0) + bool(account.what_went_well.strip())
    return [
        {
            "id": episode.id,
            "number": episode.number,
            "title": episode.title,
            "when": episode.when.label(),
            "accounts": said.get(episode.id, 0),
            "good_practice": well.get(episode.id, 0) + bool(episode.what_helped.strip()),
        }
        for episode in case.episodes()
    ]


def guide_view(guide: Guide) -> Json:
    """Return the prompts, ground rules and run sheet."""
    return {
        "prompts": [asdict(prompt) for prompt in guide.prompts],
        "ground_rules": list(guide.ground_rules),
        "run_sheet": [asdict(step) for step in guide.run_sheet],
    }
