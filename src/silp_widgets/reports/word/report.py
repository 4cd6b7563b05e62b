"""The whole report, read from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.saying import counted
from silp_widgets.reports.origin import origin_of
from silp_widgets.reports.picture.timeline import timeline_picture
from silp_widgets.reports.word import front, learning, voices
from silp_widgets.reports.word.binding import bound
from silp_widgets.reports.word.chronology import write_chronology
from silp_widgets.reports.word.facts import facts_of
from silp_widgets.reports.word.paper import Paper
from silp_widgets.reports.word.picture import write_timeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from silp_widgets.domain.ports import ReadingSurface
    from silp_widgets.reports.word.facts import Facts

    Section = tuple[str, str, str, Callable[[Paper, Facts], None]]


def word_bytes(source: ReadingSurface, at: datetime) -> bytes:
    """Return a case or a release as a Word document.

    Parameters
    ----------
    source : ReadingSurface
        An open case, whose report is the chair's copy and says so on every page; or a release,
        which stands as it was released.
    at : datetime
        When it is made. A report of one release, or of one case on one day, is the same byte for
        byte.
    """
    origin = origin_of(source, at)
    facts = facts_of(source, origin)
    picture = timeline_picture(source, titled=False)
    after = [section for section in _sections(facts) if section[2]]
    paper = Paper()
    front.write_front(paper, facts)
    front.write_contents(
        paper,
        [
            ("scope", "Scope", ""),
            ("timeline", "Timeline", ""),
            ("chronology", "Chronology", counted(len(facts.entries), "entry", "entries")),
            *((mark, title, number) for mark, title, number, _ in after),
            ("limits", "Method and limits", ""),
        ],
    )
    front.write_scope(paper, facts)
    paper.turn(landscape=False)
    write_timeline(paper, picture)
    write_chronology(paper, facts)
    paper.turn(landscape=True)
    for _, _, _, write in after:
        write(paper, facts)
    front.write_limits(paper, facts)
    paper.end(landscape=False)
    return bound(paper, facts, picture)


def _sections(facts: Facts) -> tuple[Section, ...]:
    """Return the parts after the chronology; one that would be empty has no count."""
    source = facts.source
    return (
        ("episodes", "Key practice episodes", _number(len(facts.episodes)), voices.write_episodes),
        (
            "accounts",
            "What practitioners said",
            _number(len(facts.accounts) + len(facts.origin.themed)),
            voices.write_accounts,
        ),
        (
            "corrections",
            "What was corrected",
            _number(len(facts.corrections)),
            voices.write_corrections,
        ),
        ("themes", "Themes", _number(len(voices.used_themes(facts))), voices.write_themes),
        ("findings", "Findings", _number(len(source.findings())), learning.write_findings),
        (
            "recommendations",
            "Recommendations and actions",
            _number(len(source.recommendations())),
            learning.write_recommendations,
        ),
    )


def _number(count: int) -> str:
    return f"{count:,}" if count else ""
