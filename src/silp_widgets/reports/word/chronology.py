"""The integrated chronology as tables of Word, one a year, so that a reader finds the year."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.saying import counted
from silp_widgets.domain.vocabulary import (
    ClaimStatus,
    CorrectionAnswer,
    DateCertainty,
    PracticeQuality,
    Relation,
    RowKind,
    ScopeStatus,
    Seen,
    label,
)
from silp_widgets.reports.word.facts import chip, listed
from silp_widgets.reports.word.paper import Line, Row, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.narrative import Correction
    from silp_widgets.reports.word.facts import Facts
    from silp_widgets.reports.word.paper import Paper

_HEAD: Final = ("Date", "Agency", "What happened", "Action and outcome", "Source")
_WIDTHS: Final = (3.3, 3.6, 10.9, 4.8, 3.1)
_PALE: Final = "F2F3F1"
_SAYS_NOTHING: Final = frozenset({Seen.NOT_APPLICABLE, Seen.NOT_RECORDED})
_RELATIONS: Final = {
    Relation.CONFIRMS: "confirms",
    Relation.ADDS: "adds",
    Relation.CORRECTS: "corrects",
    Relation.DIFFERS: "differs",
}


def write_chronology(paper: Paper, facts: Facts) -> None:
    """Write every entry, year by year; entries without a date come last."""
    paper.heading(1, "Chronology", mark="chronology")
    for year, group in groupby(facts.entries, _year):
        own = list(group)
        paper.heading(2, f"{year or 'Date not known'}")
        number = counted(len(own), "entry", "entries")
        paper.table(
            f"Chronology, {year or 'date not known'}: {number}",
            _WIDTHS,
            _HEAD,
            (_row(entry, facts) for entry in own),
        )


def _year(entry: Entry) -> int | None:
    day = entry.when.first_day or entry.when.last_day
    return day.year if day else None


def _row(entry: Entry, facts: Facts) -> Row:
    agency = facts.agency(entry.agency)
    behind = entry.scope_status is ScopeStatus.BACKGROUND
    return Row(
        (
            tuple(_date(entry, facts)),
            (Line((*chip(agency), agency.name), "TableText"),),
            tuple(_what(entry, facts)),
            tuple(_done(entry)),
            (Line((entry.source,), "TableText"),) if entry.source else (),
        ),
        fill=_PALE if behind else "",
    )


def _date(entry: Entry, facts: Facts) -> Iterator[Line]:
    yield Line((Run(entry.when.label(), "Strong"),), "TableText", facts.marks[entry.id])
    yield Line((Run(entry.ref, "Quiet"),), "TableText")
    if entry.id in facts.loose:
        yield Line((Run("order within the day not known", "Quiet"),), "TableText")
    if entry.when.certainty is DateCertainty.UNCERTAIN and (written := _written(entry)):
        yield Line((Run(f"written “{written}”", "Quiet"),), "TableText")
    if entry.when.assumption and entry.when.certainty is not DateCertainty.STATED:
        yield Line((Run(entry.when.assumption, "Quiet"),), "TableText")


def _written(entry: Entry) -> str:
    cells = " ".join(filter(None, (entry.date_text, entry.time_text)))
    return "" if cells == entry.when.label() else cells


def _what(entry: Entry, facts: Facts) -> Iterator[Line]:
    yield from _text(entry)
    for correction in facts.corrected.get(entry.id, ()):
        yield Line(_both(correction), "Corrected")
    if entry.voice:
        yield Line((Run("Voice: ", "Label"), entry.voice), "TableText")
    if entry.good_practice_note:
        yield Line((Run("Good practice: ", "Label"), entry.good_practice_note), "TableText")
    if entry.author_comment:
        yield Line((Run("Author's comment: ", "Label"), entry.author_comment), "TableText")
    if told := list(_told(entry, facts)):
        yield Line((Run(" · ".join(told), "Quiet"),), "TableText")
    beside = [e for e in facts.together.get(entry.same_event_id, ()) if e.id != entry.id]
    if beside:
        links = listed(Run(e.ref, to=facts.marks[e.id]) for e in beside)
        yield Line((Run("One event, also recorded in ", "Quiet"), *links), "TableText")
    if said := facts.spoken.get(entry.id):
        links = listed(
            Run(f"{facts.who(a.contributor)} {_RELATIONS[at.relation]}", to=facts.marks[a.id])
            for a, at in said
        )
        yield Line((Run("Practitioners: ", "Quiet"), *links), "TableText")


def _text(entry: Entry) -> Iterator[Line]:
    if entry.row_kind is RowKind.NO_CONTACT:
        text = entry.text.strip()
        opening = "" if text.casefold().startswith("no contact") else "No contact. "
        yield Line((opening + text,), "TableText")
        return
    note = (Run("Reviewer's note. ", "Label"),) if entry.is_author_note else ()
    behind = entry.scope_status is ScopeStatus.BACKGROUND
    yield Line((*note, entry.text), "Background" if behind else "Record")


def _both(correction: Correction) -> tuple[Run | str, ...]:
    """Return both readings with an arrow; what was accepted is struck through, not removed."""
    settled = correction.answer is CorrectionAnswer.ACCEPTED
    return (
        Run(f"Correction {correction.number} · ", "Label"),
        Run(correction.statement, "Was" if settled else ""),
        " → ",
        Run(correction.proposed, "Now"),
        Run(f"  ({label(correction.answer)})", "Quiet"),
    )


def _told(entry: Entry, facts: Facts) -> Iterator[str]:
    if entry.scope_status is ScopeStatus.BACKGROUND:
        yield "background"
    if entry.claim_status is not ClaimStatus.RECORDED:
        yield label(entry.claim_status)
    if entry.people:
        yield ", ".join(entry.people)
    if entry.location:
        yield f"at: {entry.location}"
    for mark in entry.seen:
        if mark.code not in _SAYS_NOTHING:
            yield f"{mark.person} {label(mark.code)}".strip()
    if entry.practice_quality is PracticeQuality.GOOD and not entry.good_practice_note:
        yield "good practice"
    if episode := facts.episodes.get(entry.episode_id):
        yield f"episode {episode.number}"
    for theme in entry.themes:
        yield facts.themes.get(theme, theme)


def _done(entry: Entry) -> Iterator[Line]:
    if entry.action_taken:
        yield Line((entry.action_taken,), "TableText")
    if entry.reason_if_none:
        yield Line((Run("No action: ", "Label"), entry.reason_if_none), "TableText")
    if entry.outcome:
        yield Line((Run("Outcome: ", "Label"), entry.outcome), "TableText")
