"""Episodes, corrections, findings, recommendations and actions as frames."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from silp_widgets.analysis.accounts import link_frame
from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.joining import known
from silp_widgets.domain.vocabulary import (
    ActionStatus,
    Confidence,
    CorrectionAnswer,
    FindingScope,
    RecommendationScope,
    Relation,
    ReleaseLevel,
    UsualPractice,
)

if TYPE_CHECKING:
    import pandas as pd

    from silp_widgets.domain.ports import ReadingSurface

_LEVEL: Final = Column(
    "release_level", "code", "The widest audience it may reach.", codes=ReleaseLevel
)

EPISODES: Final = Columns(
    "episodes",
    "one key practice episode, with what the record and the accounts hold of it",
    (
        Column("title", "text", "Its neutral title."),
        Column("when", "text", "From and to, as people say it."),
        Column("first_day", "day", "Its first day."),
        Column("last_day", "day", "Its last day."),
        Column("quality", "code", "Good, mixed, difficult or neutral."),
        Column("entries", "number", "How many entries belong to it.", "entries"),
        Column("agencies", "number", "How many agencies recorded them.", "agencies"),
        Column("accounts", "number", "How many accounts speak of it or its entries.", "accounts"),
        *(Column(r.value, "number", f"How often an account {r.value}.", "times") for r in Relation),
        Column("record_shows", "text", "What the record shows."),
        Column("accounts_add", "text", "What the accounts add, in the reviewer's words."),
        Column("what_helped", "text", "What helped."),
        Column("what_made_it_hard", "text", "What made it hard."),
    ),
    Column("episode", "number", "Its number."),
)

CORRECTIONS: Final = Columns(
    "corrections",
    "one line of the correction ledger",
    (
        Column("entry", "text", "The entry's reference; empty for a line of a report."),
        *AGENCY,
        Column("field", "text", "The entry's field, where it is about one."),
        Column("statement", "text", "What the record or the report says."),
        Column("proposed", "text", "What it should say."),
        Column("answer", "code", "The answer given.", codes=CorrectionAnswer),
        Column("answered", "yes_no", "Whether it has an answer."),
        Column("reason", "text", "Why it was answered so."),
        Column("what_changed", "text", "What changed downstream."),
        Column("raised_on", "day", "When it was raised."),
        Column("told_on", "day", "When its contributor was told."),
        _LEVEL,
    ),
    Column("number", "number", "Its place in the ledger."),
)

FINDINGS: Final = Columns(
    "findings",
    "one finding, with how much stands behind it",
    (
        Column("title", "text", "Its neutral title."),
        Column("shows", "text", "What the evidence shows."),
        Column("why", "text", "Conditions and causes."),
        Column("scope", "code", "From this case to national.", codes=FindingScope),
        Column("usual_practice", "code", "Whether it is usually so.", codes=UsualPractice),
        Column("confidence", "code", "How sure the review is.", codes=Confidence),
        Column("confidence_reason", "text", "Why that sure."),
        Column("good_practice", "text", "Its good-practice side."),
        Column("counter_evidence", "text", "What speaks against it."),
        Column("entries", "text", "References of its entries; “; ” between."),
        Column("agencies", "number", "How many agencies recorded them.", "agencies"),
        Column("accounts", "number", "How many accounts it rests on.", "accounts"),
        Column("factors", "text", "Codes of its factors; “; ” between."),
        Column("themes", "text", "Keys of its themes; “; ” between."),
        Column("recommendations", "text", "Numbers of its recommendations; “; ” between."),
        _LEVEL,
    ),
    Column("number", "number", "Its number."),
)

RECOMMENDATIONS: Final = Columns(
    "recommendations",
    "one recommendation",
    (
        Column("text", "text", "What should change."),
        Column("findings", "text", "Numbers of its findings; “; ” between."),
        Column("scope", "code", "For one agency, several, or wider.", codes=RecommendationScope),
        Column("audience", "text", "Whom it addresses."),
        Column("intended_change", "text", "What should be different."),
        Column("measure", "text", "How that will be seen."),
        Column("actions", "number", "How many actions follow from it.", "actions"),
        _LEVEL,
    ),
    Column("number", "number", "Its number."),
)

ACTIONS: Final = Columns(
    "actions",
    "one action; its lead is an agency and a role, never a person",
    (
        Column("recommendation", "number", "The recommendation it follows from."),
        Column("text", "text", "What is done."),
        Column("lead_agency", "text", "The agency that leads."),
        Column("lead_role", "text", "The role that leads."),
        Column("target", "day", "By when."),
        Column("status", "code", "How far it is.", codes=ActionStatus),
        Column("completed", "day", "When it was complete."),
        Column("milestones", "text", "Steps on the way; “; ” between."),
        Column("evidence_of_effect", "text", "What shows that it made a difference."),
        _LEVEL,
    ),
    Column("action", "number", "Counts actions by target date."),
)


def episode_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return the episodes; columns as :data:`EPISODES` says."""
    links = link_frame(reader)
    rows = []
    for episode in reader.episodes():
        inside = [e for e in reader.entries() if e.episode_id == episode.id]
        said = links[(links["episode"] == episode.number).fillna(value=False)]
        times = Counter(said["relation"])
        rows.append(
            {
                "episode": episode.number,
                "title": episode.title,
                "when": episode.when.label(),
                "first_day": episode.when.first_day,
                "last_day": episode.when.last_day,
                "quality": episode.quality,
                "entries": len(inside),
                "agencies": len({e.agency for e in inside}),
                "accounts": said["account"].nunique(),
                **{relation.value: times[relation.value] for relation in Relation},
                **{name: getattr(episode, name) for name in _TOLD},
            }
        )
    return EPISODES.frame(rows, {"quality": ("good", "mixed", "difficult", "neutral")})


_TOLD: Final = ("record_shows", "accounts_add", "what_helped", "what_made_it_hard")


def correction_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return the correction ledger; columns as :data:`CORRECTIONS` says."""
    ids = known(reader)
    rows = []
    for line in reader.corrections():
        entry = ids.entries.get(line.entry)
        rows.append(
            {
                **ids.lanes.of(entry.agency if entry else ""),
                **line.to_json(),
                "entry": entry.ref if entry else "",
                "answer": line.answer,
                "answered": line.answer is not CorrectionAnswer.PENDING,
                "raised_on": line.raised_on,
                "told_on": line.told_on,
            }
        )
    return CORRECTIONS.frame(rows, ids.lanes.orders)


def finding_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return the findings; columns as :data:`FINDINGS` says."""
    ids = known(reader)
    rows = []
    for finding in reader.findings():
        entries = [ids.entries[i] for i in finding.entries if i in ids.entries]
        numbers = [r.number for r in reader.recommendations() if finding.id in r.findings]
        rows.append(
            {
                **finding.to_json(),
                "entries": "; ".join(e.ref for e in entries),
                "agencies": len({e.agency for e in entries}),
                "accounts": len(finding.accounts),
                "factors": "; ".join(mark.code for mark in finding.factors),
                "themes": "; ".join(finding.themes),
                "recommendations": "; ".join(map(str, numbers)),
            }
        )
    return FINDINGS.frame(rows)


def recommendation_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return the recommendations; columns as :data:`RECOMMENDATIONS` says."""
    numbers = {f.id: f.number for f in reader.findings()}
    following = Counter(a.recommendation for a in reader.actions())
    return RECOMMENDATIONS.frame(
        {
            **one.to_json(),
            "findings": "; ".join(str(numbers[f]) for f in one.findings if f in numbers),
            "actions": following[one.id],
        }
        for one in reader.recommendations()
    )


def action_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return the actions; columns as :data:`ACTIONS` says."""
    numbers = {r.id: r.number for r in reader.recommendations()}
    return ACTIONS.frame(
        {
            **one.to_json(),
            "action": place,
            "recommendation": numbers.get(one.recommendation),
            "target": one.target,
            "completed": one.completed,
            "milestones": "; ".join(one.milestones),
        }
        for place, one in enumerate(reader.actions(), start=1)
    )
