"""What is not ready yet, as problems with the handbook's codes (C801 to C826, C906)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.records import new_id
from silp_widgets.domain.returns import Problem
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    PracticeQuality,
)
from silp_widgets.state.replacing import outdated_releases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.domain.ports import CaseReader

_AGREED = frozenset({NarrativeState.AGREED, NarrativeState.RELEASED})
_CLOSED = frozenset({NarrativeState.WITHDRAWN, NarrativeState.WITHHELD}) | _AGREED


def readiness(case: CaseReader) -> tuple[Problem, ...]:
    """Return what stands between this review and its next step.

    Parameters
    ----------
    case : CaseReader
        The case.

    Returns
    -------
    tuple of Problem
        In the order of their codes; ``message`` speaks of people by code alone.
    """
    found = [
        *_support(case),
        *_proceedings(case),
        *_accounts(case),
        *_corrections(case),
        *_episodes(case),
        *_findings(case),
        *_releases(case),
    ]
    return tuple(sorted(found, key=lambda p: p.code))


def _problem(code: str, message: str) -> Problem:
    return Problem(id=new_id(), code=code, message=message)


def _support(case: CaseReader) -> Iterator[Problem]:
    support = {s.participant: s for s in case.support()}
    for participant in case.participants():
        if not participant.was_there:
            continue
        held = support.get(participant.id)
        if held is None or not held.supporter:
            yield _problem("C801", f"{participant.code} has no named supporter.")
        if held is None or not (held.briefed_on or held.caught_up_on):
            yield _problem("C802", f"{participant.code} has not been briefed or caught up.")
        if held and held.notice_shown_on and not held.notice_acknowledged_on:
            yield _problem("C803", f"{participant.code} has not acknowledged the notice.")


def _proceedings(case: CaseReader) -> Iterator[Problem]:
    review = case.review()
    if review.parallel_proceedings and not review.proceedings_cleared:
        yield _problem("C805", "Parallel proceedings are not cleared for the learning event.")


def _accounts(case: CaseReader) -> Iterator[Problem]:
    accounts = case.accounts()
    heard = {a.contributor for a in accounts if a.state is not NarrativeState.DRAFT}
    codes = {p.id: p.code for p in case.participants()}
    for participant in case.participants():
        if participant.was_there and participant.id not in heard:
            yield _problem("C811", f"{participant.code} has not been heard yet.")
    for account in accounts:
        if account.state not in _CLOSED and account.attribution is not Attribution.WITHDRAWN:
            who = codes.get(account.contributor, "someone")
            yield _problem("C812", f"An account of {who} has not been read back and agreed.")


def _corrections(case: CaseReader) -> Iterator[Problem]:
    for correction in case.corrections():
        if correction.answer is CorrectionAnswer.PENDING:
            yield _problem("C814", f"Correction {correction.number} has no answer yet.")


def _episodes(case: CaseReader) -> Iterator[Problem]:
    entries, accounts = case.entries(), case.accounts()
    for episode in case.episodes():
        recorded = any(
            e.episode_id == episode.id
            and (e.practice_quality is PracticeQuality.GOOD or e.good_practice_note)
            for e in entries
        )
        said = any(
            a.what_went_well and any(anchor.target == episode.id for anchor in a.anchors)
            for a in accounts
        )
        if not (recorded or said or episode.what_helped):
            yield _problem(
                "C815", f"Nothing that went well is captured for episode {episode.number}."
            )


def _findings(case: CaseReader) -> Iterator[Problem]:
    for finding in case.findings():
        if not finding.entries or not finding.accounts:
            yield _problem("C821", f"Finding {finding.number} lacks a record or an account.")
        if not finding.factors:
            yield _problem("C822", f"Finding {finding.number} names no contributory factor.")
        if len(finding.entries) + len(finding.accounts) == 1:
            yield _problem("C826", f"Finding {finding.number} rests on a single source.")
    actions = {a.recommendation: a for a in case.actions()}
    for recommendation in case.recommendations():
        action = actions.get(recommendation.id)
        complete = recommendation.findings and recommendation.measure
        if not (complete and action and action.lead_agency and action.target):
            yield _problem(
                "C823",
                f"Recommendation {recommendation.number} lacks a finding, owner, date or measure.",
            )


def _releases(case: CaseReader) -> Iterator[Problem]:
    for number, who in outdated_releases(case):
        yield _problem(
            "C906",
            f"Release {number} holds an account of {who} that was taken back since, or is to be "
            "told otherwise. Publish a replacement.",
        )
