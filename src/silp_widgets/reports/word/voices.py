"""Episodes, what practitioners said, what they corrected, and the themes across all of it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import (
    Attribution,
    NarrativeState,
    Relation,
    UsualPractice,
    label,
)
from silp_widgets.reports.word.facts import listed
from silp_widgets.reports.word.paper import Line, Row, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.chronology import Episode
    from silp_widgets.domain.narrative import Account
    from silp_widgets.reports.word.facts import Facts
    from silp_widgets.reports.word.paper import Paper

_OF_AN_EPISODE: Final = {
    "why_chosen": "Why it was chosen",
    "record_shows": "What the record shows",
    "accounts_add": "What practitioners add",
    "what_helped": "What helped",
    "what_made_it_hard": "What made it hard",
}
_BESIDE_THE_WORDS: Final = {
    "saw_knew": "Saw and knew",
    "thought": "Thought",
    "felt": "Felt",
    "hoped": "Hoped for",
    "options": "Options",
    "competing_demands": "Competing demands",
    "helped": "Helped",
    "hindered": "Hindered",
    "enabled_by": "Made possible by",
}
_RELATIONS: Final = {
    Relation.CONFIRMS: "confirms",
    Relation.ADDS: "adds to",
    Relation.CORRECTS: "corrects",
    Relation.DIFFERS: "differs from",
}
_STATES: Final = (
    NarrativeState.RELEASED,
    NarrativeState.AGREED,
    NarrativeState.READ_BACK,
    NarrativeState.AMENDED,
    NarrativeState.CAPTURED,
    NarrativeState.WITHHELD,
    NarrativeState.DRAFT,
)
"""In the order a chair may use them."""


def write_episodes(paper: Paper, facts: Facts) -> None:
    """Write the key practice episodes: what the record shows, and what practitioners add."""
    paper.heading(1, "Key practice episodes", mark="episodes")
    for episode in facts.episodes.values():
        title = f"{episode.number}. {episode.title}"
        paper.heading(2, title, mark=facts.marks[episode.id])
        paper.say(Run(episode.when.label(), "Strong"), _usual(episode))
        for field, words in _OF_AN_EPISODE.items():
            if text := getattr(episode, field):
                paper.say(Run(f"{words}. ", "Label"), text)
        own = [e.id for e in facts.entries if e.episode_id == episode.id]
        if own:
            links = listed(Run(facts.by_id[e].ref, to=facts.marks[e]) for e in own)
            paper.say(Run("Entries: ", "Label"), *links, style="Small")


def _usual(episode: Episode) -> str:
    usual = episode.usual_practice
    return "" if usual is UsualPractice.UNKNOWN else f" · {label(usual)}"


def write_accounts(paper: Paper, facts: Facts) -> None:
    """Write what practitioners said: as released, or by how far it is agreed."""
    paper.heading(1, "What practitioners said", mark="accounts")
    if facts.origin.released:
        for account in facts.accounts:
            _account(paper, facts, account)
        if facts.origin.themed:
            paper.heading(2, "Said by several")
            for sentence in facts.origin.themed:
                paper.say(sentence, style="ListBullet")
        return
    order = {attribution: place for place, attribution in enumerate(Attribution)}
    ranked = sorted(
        facts.accounts,
        key=lambda a: (_STATES.index(a.state), order[a.attribution], facts.who(a.contributor)),
    )
    for state, group in groupby(ranked, lambda a: a.state):
        paper.heading(2, label(state).capitalize())
        for account in group:
            _account(paper, facts, account)


def _account(paper: Paper, facts: Facts, account: Account) -> None:
    # In a case it stands under the state it is in.
    level = 2 if facts.origin.released else 3
    paper.heading(level, _speaker(facts, account), mark=facts.marks[account.id])
    about: list[Run | str] = []
    for anchor in account.anchors:
        if link := facts.evidence(anchor.target):
            about += ["; " if about else "", f"{_RELATIONS[anchor.relation]} ", link]
    if about:
        paper.say(*about, style="About")
    quoted = account.text_verbatim
    if quoted and (not facts.origin.released or account.attribution is Attribution.ROLE_ONLY):
        paper.say(f"“{quoted}”", style="Said")
        if account.text_paraphrase and not facts.origin.released:
            paper.say(Run("In other words: ", "Label"), account.text_paraphrase, style="Said")
    elif account.text_paraphrase:
        paper.say(account.text_paraphrase, style="Said")
    if account.what_went_well:
        paper.say(Run("What went well. ", "Label"), account.what_went_well, style="Said")
    for field, words in _BESIDE_THE_WORDS.items():
        if text := getattr(account, field):
            paper.say(Run(f"{words}. ", "Label"), text, style="Said")


def _speaker(facts: Facts, account: Account) -> str:
    who = facts.who(account.contributor)
    parts = [who[:1].upper() + who[1:], label(account.frame)]
    person = facts.people.get(account.contributor)
    if not facts.origin.released:
        agency = facts.agency(person.agency).name if person and person.agency else ""
        parts[1:1] = filter(None, (person.job if person else "", agency))
        parts.append(label(account.attribution))
    return " · ".join(parts)


def write_corrections(paper: Paper, facts: Facts) -> None:
    """Write the ledger of corrections: both readings, who raised it, and the answer given."""
    paper.heading(1, "What was corrected", mark="corrections")
    paper.table(
        "The ledger of corrections",
        (1.1, 2.6, 8.2, 5.1),
        ("No.", "About", "What stood there → what is right", "Answer"),
        (
            Row((
                (Line((str(line.number),), "TableText"),),
                (Line(_about(facts, line.entry, line.report_line), "TableText"),),
                (
                    Line((line.statement,), "Record"),
                    Line((Run("→ ", "Strong"), Run(line.proposed, "Now")), "TableText"),
                    Line((Run(f"raised by {facts.who(line.raised_by)}", "Quiet"),), "TableText"),
                ),
                tuple(
                    Line((text,), "TableText")
                    for text in (label(line.answer), line.reason, line.what_changed)
                    if text
                ),
            ))
            for line in facts.corrections
        ),
    )  # fmt: skip


def _about(facts: Facts, entry_id: str, report_line: str) -> tuple[Run | str, ...]:
    entry = facts.by_id.get(entry_id)
    return (Run(entry.ref, to=facts.marks[entry.id]),) if entry else (report_line,)


def used_themes(facts: Facts) -> list[tuple[str, str, int, int]]:
    """Return each theme that something carries: name, definition, entries, accounts."""
    entries = Counter(_keys(e.themes for e in facts.entries))
    accounts = Counter(_keys(a.themes for a in facts.accounts))
    return [
        (theme.name, theme.definition, entries[theme.key], accounts[theme.key])
        for theme in facts.source.themes()
        if entries[theme.key] or accounts[theme.key]
    ]


def write_themes(paper: Paper, facts: Facts) -> None:
    """Write the themes, with how many entries and accounts carry each."""
    paper.heading(1, "Themes", mark="themes")
    paper.table(
        "Themes, with how many entries and accounts carry each",
        (5.0, 7.2, 2.3, 2.5),
        ("Theme", "What it means", "Entries", "Accounts"),
        (
            Row([[Line((str(cell),), "TableText")] for cell in theme])
            for theme in used_themes(facts)
        ),
    )


def _keys(groups: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return (key for group in groups for key in group)
