"""What may be in a release: chosen item by item, field by field (rules P1, P2; I8, I9, I13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from silp_widgets.domain import narrative_rules as rules
from silp_widgets.domain.feedback import SMALLEST_GROUP, mean_scores
from silp_widgets.domain.release import may_be_in
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    PracticeQuality,
    ReleaseLevel,
)
from silp_widgets.release.allowed import allowed_part
from silp_widgets.release.roles import voices
from silp_widgets.release.snapshot import Heard, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.narrative import Account, Correction
    from silp_widgets.domain.people import Participant
    from silp_widgets.domain.ports import CaseReader

T = TypeVar("T")

SPEAKS_FOR_SEVERAL: Final = 2
"""How many people an unattributed sentence needs behind it."""

_UNANSWERED: Final = frozenset({CorrectionAnswer.PENDING, CorrectionAnswer.WITHDRAWN})


def select(case: CaseReader, level: ReleaseLevel) -> Snapshot:
    """Return what may be in a release for an audience, still with real names in the text.

    Parameters
    ----------
    case : CaseReader
        The case.
    level : ReleaseLevel
        Who it is for.
    """
    accounts = case.accounts()
    shown = shown_accounts(accounts, level)
    who = voices(case.participants(), {a.contributor for a in shown})
    entries = [allowed_part(e) for e in _marked(case.entries(), level) if not e.is_author_note]
    episodes = [allowed_part(e) for e in _marked(case.episodes(), level)]
    standing = {e.id for e in case.entries()} | {""}
    corrections = [
        c
        for c in _marked(case.corrections(), level)
        if c.answer not in _UNANSWERED and c.entry in standing
    ]
    recommendations = [allowed_part(r) for r in _marked(case.recommendations(), level)]
    kept, spoken = {e.id for e in entries}, {a.id for a in shown}
    targets, wanted = kept | {e.id for e in episodes}, {r.id for r in recommendations}
    findings = [
        allowed_part(
            f,
            entries=tuple(e for e in f.entries if e in kept),
            accounts=tuple(a for a in f.accounts if a in spoken),
            question_for_board=f.question_for_board if level is not ReleaseLevel.PUBLIC else "",
        )
        for f in _marked(case.findings(), level)
    ]
    actions = [a for a in _marked(case.actions(), level) if a.recommendation in wanted]
    records: dict[str, tuple[Any, ...]] = {
        "agencies": tuple(allowed_part(a) for a in case.agencies()),
        "entries": tuple(entries),
        "episodes": tuple(episodes),
        "themes": tuple(allowed_part(t) for t in case.themes()),
        "participants": tuple(who.values()),
        "accounts": tuple(_as_they_chose(a, who, targets) for a in shown),
        "corrections": tuple(_told(c, who, kept) for c in corrections),
        "findings": tuple(findings),
        "recommendations": tuple(recommendations),
        "actions": tuple(allowed_part(a) for a in actions),
    }
    return Snapshot(
        review=allowed_part(case.review()),
        records=records,
        heard=_heard(case, entries, corrections),
        themed=_themed(_released(accounts, level)),
        feedback=_feedback(case),
    )


def shown_accounts(accounts: Iterable[Account], level: ReleaseLevel) -> list[Account]:
    """Return the accounts that stand in a release one by one, quoted or told in other words."""
    return [a for a in _released(accounts, level) if a.attribution is not Attribution.DO_NOT_QUOTE]


def _released(accounts: Iterable[Account], level: ReleaseLevel) -> list[Account]:
    return [a for a in _marked(accounts, level) if rules.may_be_released(a)]


def _marked(items: Iterable[T], level: ReleaseLevel) -> list[T]:
    return [item for item in items if may_be_in(item.release_level, level)]  # type: ignore[attr-defined]  # each noun here has one


def _as_they_chose(account: Account, who: Mapping[str, Participant], targets: set[str]) -> Account:
    """Return an account as its contributor chose to be heard, and nothing else of it."""
    quoted = rules.may_be_quoted(account)
    return allowed_part(
        account,
        contributor=who[account.contributor].id if account.contributor in who else "",
        anchors=tuple(a for a in account.anchors if a.target in targets or a.kind == "general"),
        text_verbatim=account.text_verbatim if quoted else "",
        what_went_well=account.what_went_well if quoted else "",
        state=NarrativeState.RELEASED,
    )


def _themed(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Return the unattributed sentences that two or more different people stand behind."""
    behind: dict[str, set[str]] = {}
    for account in accounts:
        if sentence := " ".join(account.text_theme.split()):
            behind.setdefault(sentence, set()).add(account.contributor)
    return tuple(s for s, people in behind.items() if len(people) >= SPEAKS_FOR_SEVERAL)


def _told(correction: Correction, who: Mapping[str, Participant], kept: set[str]) -> Correction:
    raised_by = who.get(correction.raised_by)
    return allowed_part(
        correction,
        raised_by=raised_by.id if raised_by else "",
        entry=correction.entry if correction.entry in kept else "",
    )


def _heard(case: CaseReader, entries: Sequence[Entry], corrections: Sequence[Correction]) -> Heard:
    there = {p.id for p in case.participants() if p.was_there}
    accounts = [a for a in case.accounts() if a.state is not NarrativeState.DRAFT]
    heard = there & {a.contributor for a in accounts}
    said_well = sum(
        bool(a.what_went_well) and a.attribution is not Attribution.WITHDRAWN for a in accounts
    )
    recorded_well = sum(
        e.practice_quality is PracticeQuality.GOOD or bool(e.good_practice_note) for e in entries
    )
    # Fewer than five people are no group (I12): neither number is said then.
    many = len(heard) >= SMALLEST_GROUP
    return Heard(
        invited=len(there) if many else 0,
        heard=len(heard) if many else 0,
        good_practice=recorded_well + said_well,
        corrected=len(corrections),
    )


def _feedback(case: CaseReader) -> dict[str, float] | None:
    """Return rounded means: with many decimals a reader could work out single answers."""
    means = mean_scores([f for f in case.feedback() if f.event == "learning_event"])
    return {question: round(mean, 1) for question, mean in means.items()} if means else None
