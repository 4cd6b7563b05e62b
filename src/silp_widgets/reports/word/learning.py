"""Findings with their evidence, recommendations with what they answer, and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.saying import long_day
from silp_widgets.domain.vocabulary import VOCABULARIES, label
from silp_widgets.reports.word.facts import chip, listed
from silp_widgets.reports.word.paper import Line, Row, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.finding import Action, Finding
    from silp_widgets.domain.narrative import FactorMark
    from silp_widgets.reports.word.facts import Facts
    from silp_widgets.reports.word.paper import Paper


def write_findings(paper: Paper, facts: Facts) -> None:
    """Write each finding: what the evidence shows, why, how sure, and on what it stands."""
    paper.heading(1, "Findings", mark="findings")
    for finding in facts.source.findings():
        title = f"Finding {finding.number}. {finding.title}"
        paper.heading(2, title, mark=facts.marks[finding.id])
        if finding.shows:
            paper.say(finding.shows)
        for words, text in _parts(finding):
            if text:
                paper.say(Run(f"{words}. ", "Label"), text)
        links = listed(facts.evidence(e) for e in (*finding.entries, *finding.accounts))
        if links:
            paper.say(Run("Evidence: ", "Label"), *links, style="Small")


def _parts(finding: Finding) -> tuple[tuple[str, str], ...]:
    sure, usual = label(finding.confidence), label(finding.usual_practice)
    reason = f": {finding.confidence_reason}" if finding.confidence_reason else ""
    return (
        ("Why", finding.why),
        ("Conditions", ", ".join(factor_name(f) for f in finding.factors)),
        ("What helped", finding.good_practice),
        ("How usual", f"{usual.capitalize()} practice; {label(finding.scope)}"),
        ("What speaks against it", finding.counter_evidence),
        ("Earlier reviews", finding.earlier_review),
        ("How sure", f"{sure.capitalize()}{reason}"),
        ("A question for the board", finding.question_for_board),
    )


def factor_name(mark: FactorMark) -> str:
    """Return a contributory factor as people read it; its code where the frame is unknown."""
    codes = VOCABULARIES.get(mark.frame, ())
    return next((label(code) for code in codes if code.value == mark.code), mark.code)


def write_recommendations(paper: Paper, facts: Facts) -> None:
    """Write what should change, the findings it answers, and who does what by when."""
    paper.heading(1, "Recommendations and actions", mark="recommendations")
    numbers = {f.id: f.number for f in facts.source.findings()}
    for one in facts.source.recommendations():
        paper.heading(2, f"Recommendation {one.number}")
        paper.say(Run(one.text, "Strong"))
        for words, text in (
            ("For", one.audience),
            ("What should be different", one.intended_change),
            ("How we will know", one.measure),
        ):
            if text:
                paper.say(Run(f"{words}. ", "Label"), text)
        answered = listed(
            Run(f"finding {numbers[f]}", to=facts.marks[f]) for f in one.findings if f in numbers
        )
        if answered:
            paper.say(Run("Answers ", "Label"), *answered, style="Small")
        own = [a for a in facts.source.actions() if a.recommendation == one.id]
        if own:
            _actions(paper, facts, one.number, own)


def _actions(paper: Paper, facts: Facts, number: int, actions: Sequence[Action]) -> None:
    paper.table(
        f"Actions for recommendation {number}",
        (7.4, 4.6, 2.8, 2.2),
        ("Action", "Who leads", "By", "Status"),
        (
            Row((
                (Line((action.text,), "TableText"),),
                (Line(_lead(facts, action), "TableText"),),
                (Line((long_day(action.target),), "TableText"),),
                (Line((label(action.status),), "TableText"),),
            ))
            for action in actions
        ),
    )  # fmt: skip


def _lead(facts: Facts, action: Action) -> tuple[Run | str, ...]:
    if action.lead_agency not in facts.agencies:
        return (", ".join(filter(None, (action.lead_agency, action.lead_role))),)
    agency = facts.agency(action.lead_agency)
    return (*chip(agency), ", ".join(filter(None, (agency.name, action.lead_role))))
