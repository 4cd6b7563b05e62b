"""The panel's page: a release read from top to bottom, every claim a step from its evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from silp_widgets.domain.saying import long_day
from silp_widgets.domain.uk_time import day_of
from silp_widgets.domain.vocabulary import Attribution, CorrectionAnswer, Relation, label
from silp_widgets.state.screen import ScreenState

if TYPE_CHECKING:
    from silp_widgets.domain.finding import Finding
    from silp_widgets.domain.narrative import Account, Anchor
    from silp_widgets.domain.records import Json
    from silp_widgets.release import Release

_RELATIONS = {
    Relation.CONFIRMS: "confirms",
    Relation.ADDS: "adds to",
    Relation.CORRECTS: "corrects",
    Relation.DIFFERS: "differs from",
}
"""How an account stands to the record, as a verb that takes the record as its object."""

_QUESTIONS = {
    "1": "I understood purpose and my role",
    "2": "The briefing answered my questions",
    "3": "I had a named supporter before and after",
    "4": "I saw the material in time",
    "5": "I felt safe and not blamed",
    "6": "I could contribute and was listened to",
    "7": "What I said was recorded accurately",
    "8": "Good practice was recognised",
    "9": "I understand other agencies better",
    "10": "Well run, ground rules kept",
    "11": "The draft reflects the conversation",
}
"""The feedback questionnaire (handbook part 6)."""


class PanelState(ScreenState):
    """What the panel's page says. It has no verbs: there is nothing a reader could ask for.

    Parameters
    ----------
    release : Release
        An open release.
    """

    def __init__(self, release: Release) -> None:
        self._release = release
        self._entries = {e.id: e for e in release.entries()}
        self._episodes = {e.id: e for e in release.episodes()}
        self._who = {p.id: p.code for p in release.participants()}

    def view(self) -> Json:
        """Return the whole page as JSON."""
        release, review = self._release, self._release.review()
        return {
            "read_only": True,
            "case": {"title": review.title, "purpose": review.purpose},
            "release": {
                "number": release.number,
                "level": label(release.level),
                "signed": long_day(day_of(release.at)),
                "by": ["the " + role for role in release.signed_off_by],
            },
            "scope": {
                "from": long_day(review.scope_from),
                "to": long_day(review.scope_to),
                "background": long_day(review.background_from),
                "lines": list(review.lines_of_enquiry),
            },
            "glance": self._glance(),
            "accounts": [self._account(a) for a in release.accounts()],
            "themed": list(release.themed),
            "corrections": self._corrections(),
            "themes": self._themes(),
            "findings": [self._finding(f) for f in release.findings()],
            "recommendations": self._recommendations(),
            "feedback": [
                {"question": _QUESTIONS[q], "mean": f"{mean:.1f}"}
                for q, mean in sorted((release.feedback or {}).items(), key=lambda x: int(x[0]))
                if q in _QUESTIONS
            ],
        }

    def _glance(self) -> list[Json]:
        heard = self._release.heard
        many = {"n": f"{heard.heard} of {heard.invited}", "words": "of those who were there, heard"}
        return [
            *([many] if heard.invited else []),  # fewer than five are no group (I12)
            {"n": str(heard.corrected), "words": "facts corrected by those who were there"},
            {"n": str(heard.good_practice), "words": "things that went well, named"},
            {"n": str(len(self._entries)), "words": "entries in the chronology"},
            {"n": str(len(self._release.agencies())), "words": "agencies"},
        ]

    def _anchor(self, anchor: Anchor) -> Json | None:
        if entry := self._entries.get(anchor.target):
            words = f"{entry.ref}, {entry.when.label()}"
            return {"entry": entry.id, "words": words, "relation": _RELATIONS[anchor.relation]}
        if episode := self._episodes.get(anchor.target):
            words = f"episode {episode.number}: {episode.title}"
            return {"entry": "", "words": words, "relation": _RELATIONS[anchor.relation]}
        return None

    def _account(self, account: Account) -> Json:
        quoted = account.attribution is Attribution.ROLE_ONLY and account.text_verbatim
        anchors = [a for anchor in account.anchors if (a := self._anchor(anchor))]
        return {
            "id": account.id,
            "who": self._who.get(account.contributor, "a practitioner"),
            "frame": label(account.frame),
            "about": anchors,
            "quote": account.text_verbatim if quoted else "",
            "told": "" if quoted else account.text_paraphrase,
            "well": account.what_went_well,
        }

    def _corrections(self) -> list[Json]:
        return [
            {
                "number": c.number,
                "entry": c.entry,
                "ref": self._entries[c.entry].ref if c.entry in self._entries else c.report_line,
                "was": c.statement,
                "now": c.proposed,
                "answer": label(c.answer),
                "replaced": c.answer is CorrectionAnswer.ACCEPTED,
                "reason": c.reason,
                "raised_by": self._who.get(c.raised_by, "a practitioner"),
            }
            for c in self._release.corrections()
        ]

    def _themes(self) -> list[Json]:
        entries = Counter(t for e in self._entries.values() for t in e.themes)
        accounts = Counter(t for a in self._release.accounts() for t in a.themes)
        return [
            {
                "name": theme.name,
                "definition": theme.definition,
                "entries": entries[theme.key],
                "accounts": accounts[theme.key],
            }
            for theme in self._release.themes()
            if entries[theme.key] or accounts[theme.key]
        ]

    def _finding(self, finding: Finding) -> Json:
        accounts = {a.id: a for a in self._release.accounts()}
        return {
            "id": finding.id,
            "number": finding.number,
            "title": finding.title,
            "shows": finding.shows,
            "why": finding.why,
            "good": finding.good_practice,
            "usual": label(finding.usual_practice),
            "scope": label(finding.scope),
            "confidence": label(finding.confidence),
            "confidence_reason": finding.confidence_reason,
            "question": finding.question_for_board,
            "counter": finding.counter_evidence,
            "entries": [
                {"entry": e, "words": f"{self._entries[e].ref}, {self._entries[e].when.label()}"}
                for e in finding.entries
                if e in self._entries
            ],
            "accounts": [
                {"account": a, "words": self._who.get(accounts[a].contributor, "a practitioner")}
                for a in finding.accounts
                if a in accounts
            ],
        }

    def _recommendations(self) -> list[Json]:
        numbers = {f.id: f.number for f in self._release.findings()}
        names = {a.key: a.name for a in self._release.agencies()}
        return [
            {
                "number": r.number,
                "text": r.text,
                "findings": [numbers[f] for f in r.findings if f in numbers],
                "change": r.intended_change,
                "measure": r.measure,
                "actions": [
                    {
                        "text": a.text,
                        "lead": ", ".join(
                            filter(None, (names.get(a.lead_agency, a.lead_agency), a.lead_role))
                        ),
                        "target": long_day(a.target),
                        "status": label(a.status),
                    }
                    for a in self._release.actions()
                    if a.recommendation == r.id
                ],
            }
            for r in self._release.recommendations()
        ]
