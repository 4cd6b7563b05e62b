"""What may be in a release: chosen item by item, field by field (rules P1, P2; I8, I9, I13)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from silp_widgets.domain.chronology import Entry, Provenance
from silp_widgets.domain.feedback import mean_scores
from silp_widgets.domain.narrative import Account, Correction
from silp_widgets.domain.people import Participant
from silp_widgets.domain.records import new_id
from silp_widgets.domain.release import may_be_in
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    PracticeQuality,
    ReleaseLevel,
)
from silp_widgets.release.snapshot import Heard, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.ports import CaseReader

T = TypeVar("T")

AGREED: Final = frozenset({NarrativeState.AGREED, NarrativeState.RELEASED})
"""Only what its contributor agreed may be released (I8)."""

UNSAID: Final = frozenset({NarrativeState.DRAFT})
"""States in which nobody has been heard yet."""

SPEAKS_FOR_SEVERAL: Final = 2
"""How many sources an unattributed sentence needs."""


def select(case: CaseReader, level: ReleaseLevel) -> Snapshot:
    """Return what may be in a release for an audience, still with real names in the text.

    Parameters
    ----------
    case : CaseReader
        The case.
    level : ReleaseLevel
        Who it is for.
    """
    accounts = [a for a in case.accounts() if _may_speak(a, level)]
    voices = _voices(case.participants(), accounts)
    entries = [_public_part(e) for e in _marked(case.entries(), level) if not e.is_author_note]
    kept = {e.id for e in entries}
    episodes = tuple(_marked(case.episodes(), level))
    targets = kept | {e.id for e in episodes}
    quoted = [_quotable(a, voices, targets) for a in accounts if not _unattributed(a)]
    corrections = [c for c in _marked(case.corrections(), level) if _answered(c)]
    spoken = {a.id for a in quoted}
    findings = [
        replace(
            f,
            entries=tuple(e for e in f.entries if e in kept),
            accounts=tuple(a for a in f.accounts if a in spoken),
            question_for_board=f.question_for_board if level is not ReleaseLevel.PUBLIC else "",
        )
        for f in _marked(case.findings(), level)
    ]
    recommendations = tuple(_marked(case.recommendations(), level))
    wanted = {r.id for r in recommendations}
    themed = _themed(accounts)
    records: dict[str, tuple[Any, ...]] = {
        # Earlier names and spellings are an agency's real names.
        "agencies": tuple(replace(a, also_known_as=()) for a in case.agencies()),
        "entries": tuple(entries),
        "episodes": episodes,
        "themes": case.themes(),
        "participants": tuple(voices.values()),
        "accounts": tuple(quoted),
        "corrections": tuple(_told(c, voices, kept) for c in corrections),
        "findings": tuple(findings),
        "recommendations": recommendations,
        "actions": tuple(a for a in _marked(case.actions(), level) if a.recommendation in wanted),
    }
    return Snapshot(
        review=case.review(),
        records=records,
        heard=_heard(case, entries, corrections),
        themed=themed,
        feedback=mean_scores([f for f in case.feedback() if f.event == "learning_event"]),
    )


def _marked(items: Iterable[T], level: ReleaseLevel) -> list[T]:
    return [item for item in items if may_be_in(item.release_level, level)]  # type: ignore[attr-defined]  # each noun here has one


def _may_speak(account: Account, level: ReleaseLevel) -> bool:
    return (
        account.state in AGREED
        and account.attribution is not Attribution.WITHDRAWN
        and may_be_in(account.release_level, level)
    )


def _unattributed(account: Account) -> bool:
    return account.attribution is Attribution.DO_NOT_QUOTE


def _public_part(entry: Entry) -> Entry:
    """Leave out the raw row, the wording of date cells kept twice, and anybody's opinion."""
    return replace(
        entry,
        provenance=Provenance(),
        date_text="",
        time_text="",
        end_date_text="",
        end_time_text="",
        author_comment="",
        comment_author="",
        source_document="",
        source_page="",
        event_ref="",
    )


def _voices(
    participants: Sequence[Participant], accounts: Sequence[Account]
) -> dict[str, Participant]:
    """Give those who are quoted a role instead of a code, generalised where it is unique (C904)."""
    jobs = Counter(p.job.casefold() for p in participants)
    speaking = {a.contributor for a in accounts if not _unattributed(a)}
    return {
        p.id: Participant(
            id=new_id(),
            code=f"a {p.job}" if p.job and jobs[p.job.casefold()] > 1 else "a practitioner",
            job=p.job if jobs[p.job.casefold()] > 1 else "",
        )
        for p in participants
        if p.id in speaking
    }


def _quotable(account: Account, voices: dict[str, Participant], targets: set[str]) -> Account:
    """Return an account as its contributor chose to be heard, and nothing else of it."""
    role_only = account.attribution is Attribution.ROLE_ONLY
    return Account(
        id=account.id,
        contributor=voices[account.contributor].id if account.contributor in voices else "",
        anchors=tuple(a for a in account.anchors if a.target in targets or a.kind == "general"),
        text_verbatim=account.text_verbatim if role_only else "",
        text_paraphrase=account.text_paraphrase,
        what_went_well=account.what_went_well if role_only else "",
        frame=account.frame,
        usual_practice=account.usual_practice,
        factors=account.factors,
        themes=account.themes,
        state=NarrativeState.RELEASED,
        attribution=account.attribution,
        release_level=account.release_level,
        event=account.event,
    )


def _themed(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Return the unattributed sentences that two or more different people stand behind."""
    behind: dict[str, set[str]] = {}
    for account in accounts:
        if sentence := account.text_theme.strip():
            behind.setdefault(sentence, set()).add(account.contributor)
    return tuple(s for s, people in behind.items() if len(people) >= SPEAKS_FOR_SEVERAL)


def _answered(correction: Correction) -> bool:
    return correction.answer not in {CorrectionAnswer.PENDING, CorrectionAnswer.WITHDRAWN}


def _told(correction: Correction, voices: dict[str, Participant], kept: set[str]) -> Correction:
    raised_by = voices.get(correction.raised_by)
    return replace(
        correction,
        raised_by=raised_by.id if raised_by else "",
        entry=correction.entry if correction.entry in kept else "",
        account="",
        evidence="",
        told_on=None,
        raised_on=None,
    )


def _heard(case: CaseReader, entries: Sequence[Entry], corrections: Sequence[Correction]) -> Heard:
    there = {p.id for p in case.participants() if p.was_there}
    accounts = [a for a in case.accounts() if a.state not in UNSAID]
    said_well = sum(
        bool(a.what_went_well) and a.attribution is not Attribution.WITHDRAWN for a in accounts
    )
    recorded_well = sum(
        e.practice_quality is PracticeQuality.GOOD or bool(e.good_practice_note) for e in entries
    )
    return Heard(
        invited=len(there),
        heard=len(there & {a.contributor for a in accounts}),
        good_practice=recorded_well + said_well,
        corrected=len(corrections),
    )
