"""The report's beginning: what it is, at a glance, what is in it, its scope; and its end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.profile import profile
from silp_widgets.domain.saying import counted, long_day
from silp_widgets.domain.vocabulary import RowKind, ScopeStatus
from silp_widgets.reports.word.facts import chip
from silp_widgets.reports.word.paper import Line, Row, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.reports.word.facts import Facts
    from silp_widgets.reports.word.paper import Paper

_LIMITS: Final = """
The chronology puts together what agencies sent. What isn't recorded may still have happened, and
a record may be mistaken.

Dates stand as people say them, with their doubt: “14 Mar 2022?” is in doubt, and “early March
2022” is one of several days. No time was invented. Where nothing settles the order of entries on
one day, each says so; their order on the page means nothing then.

“No contact” is said only where an agency said so. A stretch without entries may also mean that
nobody looked.

Records of one event by several agencies are linked and none is taken out. A corrected fact shows
both readings.

What practitioners say here is what they said, and how it looked from where they were. It is not
weighed against the record; where they differ, both stand.
"""
_OF_A_CASE: Final = (
    "This copy holds what the case holds, names in the text included, and accounts that nobody has "
    "agreed yet. Quote only what is agreed, as its contributor chose. Words that were taken back, "
    "the register, support records and questions are not in it."
)
_OF_A_RELEASE: Final = (
    "Names that are in the register were replaced and the finished file was searched for them and "
    "for other details that identify. That lowers the risk that somebody is recognised; it can't "
    "end it. Read it with care, and pass it on to nobody else."
)


def write_front(paper: Paper, facts: Facts) -> None:
    """Write the title, the purpose, what the document was made of, and its numbers."""
    write_title(paper, facts, "report")
    paper.heading(1, "At a glance", mark="glance")
    for number, words in _glance(facts):
        paper.say(Run(number, "Figure"), f"\t{words}", style="Glance")


def write_title(paper: Paper, facts: Facts, what: str) -> None:
    """Write the title, the purpose, and what the document was made of."""
    review = facts.review
    paper.say(review.title, style="Title")
    paper.say(f"{profile(review.profile).name}: {what}", style="Subtitle")
    paper.say(review.purpose, style="Purpose")
    for place, line in enumerate(facts.origin.lines):
        loud = not facts.origin.released and not place
        paper.say(Run(line, "Attention") if loud else line)


def write_contents(paper: Paper, sections: list[tuple[str, str, str]]) -> None:
    """Write what is in the report: a link, a name and a count for each section."""
    paper.heading(1, "What is in this report")
    for mark, title, number in sections:
        count = (Run(f"  {number}", "Quiet"),) if number else ()
        paper.say(Run(title, to=mark), *count, style="Contents")


def write_scope(paper: Paper, facts: Facts) -> None:
    """Write what the review covers, what it asks, and who takes part."""
    review = facts.review
    paper.heading(1, "Scope", mark="scope")
    bounds = [long_day(day) for day in review.scope]
    if any(bounds):
        first, last = bounds
        paper.say(
            "Under full study: "
            + " ".join(filter(None, (f"from {first}" * bool(first), f"to {last}" * bool(last))))
            + "."
        )
    if review.background_from:
        paper.say(f"Earlier history is kept as background from {long_day(review.background_from)}.")
    if review.lines_of_enquiry:
        paper.heading(2, "What it asks")
        for question in review.lines_of_enquiry:
            paper.say(question, style="ListBullet")
    own = Counter(e.agency for e in facts.entries)
    paper.heading(2, "Agencies")
    paper.table(
        "Agencies with their code, shape and number of entries",
        (2.4, 10.0, 4.6),
        ("Code", "Agency", "In the chronology"),
        (
            Row((
                (Line(chip(agency), "TableText"),),
                (Line((agency.name,), "TableText"),),
                (Line((counted(own[agency.key], "entry", "entries"),), "TableText"),),
            ))
            for agency in facts.agencies.values()
        ),
    )  # fmt: skip


def write_limits(paper: Paper, facts: Facts) -> None:
    """Write how it was made, and what it can't tell."""
    paper.heading(1, "Method and limits", mark="limits")
    of_this = _OF_A_RELEASE if facts.origin.released else _OF_A_CASE
    for limit in (*_LIMITS.strip().split("\n\n"), of_this):
        paper.say(" ".join(limit.split()), style="ListBullet")


def _glance(facts: Facts) -> Iterator[tuple[str, str]]:
    origin, entries = facts.origin, facts.entries
    if origin.heard:
        yield origin.heard, "of those who were there were heard"
    yield f"{origin.corrected:,}", "facts corrected by those who were there"
    yield f"{origin.good_practice:,}", "things that went well, named"
    behind = sum(e.scope_status is ScopeStatus.BACKGROUND for e in entries)
    quiet = sum(e.row_kind is RowKind.NO_CONTACT for e in entries)
    parts = [f"{behind:,} of them background"] * bool(behind)
    parts += [f"{quiet:,} saying that there was no contact"] * bool(quiet)
    agencies = counted(len({e.agency for e in entries}), "agency", "agencies")
    words = "; ".join((f"entries from {agencies}", *parts))
    yield f"{len(entries):,}", words
    if number := len(facts.source.findings()):
        actions = counted(len(facts.source.actions()), "action")
        advice = counted(len(facts.source.recommendations()), "recommendation")
        noun = "finding" if number == 1 else "findings"
        yield f"{number:,}", f"{noun}, with {advice} and {actions}"
