"""What the review covers, and every entry's place in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.profile import profile
from silp_widgets.domain.vocabulary import Nation, OpenedBecause, Stage
from silp_widgets.returns.checks.facts import Facts
from silp_widgets.returns.checks.scope import scope_problems
from silp_widgets.returns.scope import scope_of
from silp_widgets.state.asking import asked_code, asked_day, asked_flag, asked_lines, asked_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.review import Review

_REVIEW_FIELDS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": lambda v: asked_text(v, "Title", longest=200),
    "subject": lambda v: asked_text(v, "Who it is about"),
    "chair": lambda v: asked_text(v, "Chair", longest=200),
    "profile": lambda v: profile(asked_text(v, "Kind of review")).key,
    "nation": lambda v: asked_code(v, Nation, "Nation"),
    "opened_because": lambda v: asked_code(v, OpenedBecause, "Opened because of"),
    "stage": lambda v: asked_code(v, Stage, "Stage"),
    "scope_from": lambda v: asked_day(v, "Studied from"),
    "scope_to": lambda v: asked_day(v, "Studied to"),
    "background_from": lambda v: asked_day(v, "Background from"),
    "received": lambda v: asked_day(v, "Referral received"),
    "lines_of_enquiry": lambda v: asked_lines(v, "Lines of enquiry"),
    "parallel_proceedings": lambda v: asked_lines(v, "Parallel proceedings"),
    "proceedings_cleared": lambda v: asked_flag(v, "Parallel proceedings cleared"),
}
"""What a form may change of the review, and how each field is read."""

_ABOUT_SCOPE: Final = frozenset({"C501", "C502"})


def put_review(writer: CaseWriter, fields: Mapping[str, Any]) -> int:
    """Change what the review covers; only the fields that are given.

    Entries that come into the scope, or leave it, are marked so in the same act.

    Returns
    -------
    int
        How many entries stand differently to the scope now.

    Raises
    ------
    BadInput
        With a sentence, where a field can't be taken or the dates contradict each other.
    """
    earlier = writer.review()
    changed = {name: read(fields[name]) for name, read in _REVIEW_FIELDS.items() if name in fields}
    later: Review = replace(earlier, **changed)
    if not later.title:
        raise BadInput("Give the review a title, with a pseudonym: “Child K”.")
    if later.scope_from and later.scope_to and later.scope_to < later.scope_from:
        raise BadInput("The scope ends before it begins. Check both dates.")
    if later.background_from and later.scope_from and later.background_from > later.scope_from:
        raise BadInput("The background begins after the scope does. Check both dates.")
    with writer.act("What the review covers"):
        writer.save(later)
        if earlier.scope == later.scope:
            return 0
        return _rescope(writer, later)


def _rescope(writer: CaseWriter, review: Review) -> int:
    entries = [replace(e, scope_status=scope_of(e.when, review.scope)) for e in writer.entries()]
    moved = {e.id: e.scope_status for e in writer.entries()}
    came = [e for e in entries if e.provenance.file and not e.is_author_note]
    told = scope_problems(came, Facts(scope=review.scope))
    wanted = {(p.code, p.file, p.entry): p for p in told}
    held = {(p.code, p.file, p.entry): p for p in writer.problems() if p.code in _ABOUT_SCOPE}
    writer.save(*entries, *(p for key, p in wanted.items() if key not in held))
    for key, problem in held.items():
        if key not in wanted and not problem.answer:
            writer.remove(problem)
    return sum(moved[e.id] is not e.scope_status for e in entries)
