"""The integrated chronology alone as a Word document: for the file, or for a bundle of papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from silp_widgets.reports.origin import origin_of
from silp_widgets.reports.picture.timeline import timeline_picture
from silp_widgets.reports.word import front
from silp_widgets.reports.word.binding import bound
from silp_widgets.reports.word.chronology import write_chronology
from silp_widgets.reports.word.facts import facts_of
from silp_widgets.reports.word.paper import Paper
from silp_widgets.reports.word.picture import write_timeline

if TYPE_CHECKING:
    from datetime import datetime

    from silp_widgets.domain.ports import ReadingSurface


def chronology_bytes(source: ReadingSurface, at: datetime) -> bytes:
    """Return the chronology of a case or a release as a Word document.

    Corrections stand in it with both readings. What practitioners said is not in it, and so
    nothing points there.

    Parameters
    ----------
    source : ReadingSurface
        An open case, a release, or some entries of one.
    at : datetime
        When it is made.
    """
    origin = origin_of(source, at)
    facts = replace(facts_of(source, origin), spoken={})
    picture = timeline_picture(source, titled=False)
    paper = Paper()
    front.write_title(paper, facts, "integrated chronology")
    paper.turn(landscape=False)
    write_timeline(paper, picture)
    write_chronology(paper, facts)
    paper.end(landscape=True)
    return bound(paper, facts, picture)
