"""Was the person seen, and what did they say or show (C209 to C211, C508)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import EventType, Impact, PracticeQuality, RowKind, Seen
from silp_widgets.returns.found import at_entry, in_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts

_CONTACTS: Final = frozenset(
    {
        EventType.CONTACT,
        EventType.VISIT,
        EventType.ASSESSMENT,
        EventType.MEDICAL_APPOINTMENT,
        EventType.ADMISSION,
        EventType.REVIEW,
    }
)
_CONTACT_WORDS: Final = re.compile(
    r"\b(?:visit(?:ed)?|seen|saw|appointment|attended|clinic|met with|consultation|examined|"
    r"weighed|interview(?:ed)?|brought to|home check|presented (?:at|to|with))\b",
    re.IGNORECASE,
)
# Nobody can be seen down a telephone or in a letter.
_REMOTE: Final = re.compile(
    r"\W*(?:(?:tele)?phone|phoned|rang|call(?:ed|s)? (?:from|to|made|received)|e-?mail|letter|text "
    r"message|texted|sms|voicemail|message|fax|correspondence|(?:discharge|appointment) letter|"
    r"referral (?:received|sent|made))\b",
    re.IGNORECASE,
)
_UNSAID: Final = frozenset({Seen.NOT_RECORDED})
_SEEN: Final = frozenset({Seen.SEEN, Seen.SEEN_ALONE, Seen.SEEN_NOT_ALONE})
_STRENGTH: Final = re.compile(
    r"\b(?:good|well|positive(?:ly)?|praised|progress|strengths?|improv(?:ed|ing|ement)|happy|"
    r"thriving|engaged|warm|support(?:ed|ive)|settled|appropriate(?:ly)?|clean|tidy|pleased|"
    r"enjoy\w*|happier|proud|relieved|smil(?:ed|ing)|better|calm(?:er)?|kept (?:all|every)|"
    r"thank(?:ed|s|ful)|helpful|kind(?:ly)?)\b",
    re.IGNORECASE,
)
_ADVERSE: Final = re.compile(
    r"\b(?:bruis|injur|assault|hit\b|grabb|push|punch|kick|slap|bit(?:ten)?\b|burn|threat|shout|"
    r"scream|argu|fight|fought|violen|aggress|abus|harass|stab|weapon|knife|drunk|intoxicat|"
    r"under the influence|arrest|breach|crime|damage|missing|abscond|absent|late\b|"
    r"(?:not|n.t) (?:attend|brought|seen|in\b|answer|home|respond|engag|washed|known|return)|"
    r"dna\b|wnb\b|no (?:access|reply|answer|show)|missed|cancel|refus|declin|withdr|complain|"
    r"concern|worr|overdose|self.harm|suicid|neglect|dirty|unkempt|unclean|smell|hungry|thin\b|"
    r"los(?:t|ing) weight|pain|sore|wound|cut\b|fracture|fell\b|fall\b|collaps|infect|ulcer|"
    r"arrears|evict|exclu|suspend|debt|damp|died|dead\b|death|distress|cry|tear|afraid|fear|"
    r"fright|scare|anxi|low mood|depress|poor|fail|unsafe|risk|incident|error|mistake|delay|"
    r"lack|without|unable|closed|discharg)",
    re.IGNORECASE,
)
_MOST_ADVERSE: Final = 1 / 3
_ENOUGH_ROWS: Final = 8
_LOOKED_AT: Final = 300
_LATE_AFTER_DAYS: Final = 7
_DOUBTED: Final = frozenset({"C104", "C108", "C109", "C111"})


def voice_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return contacts that don't say who was seen or heard, and records written late."""
    found: list[Problem] = []
    for entry in entries:
        if entry.row_kind is RowKind.EVENT:
            codes = {mark.code for mark in entry.seen}
            if codes <= _UNSAID and _leaves_open(entry, facts):
                found.append(
                    at_entry(
                        "C209",
                        entry,
                        "this contact doesn't say whether the person was seen.",
                        column=facts.heading("seen", entry) or facts.heading("seen_alone", entry),
                        suggestion="Say seen, seen alone, seen with whom, or not seen.",
                    )
                )
            unheard = not (entry.voice or codes.isdisjoint(_SEEN))
            if unheard and facts.has(entry, "voice"):
                found.append(
                    at_entry(
                        "C210",
                        entry,
                        "the person was seen, but nothing is recorded about what they said, "
                        "showed or wanted.",
                        column=facts.heading("voice", entry),
                        suggestion="Add their words or how they seemed, if the record has it.",
                    )
                )
        if entry.date_recorded is not None:
            found.extend(_late(entry, facts))
    found.extend(_only_adverse(entries, facts))
    return found


def _leaves_open(entry: Entry, facts: Facts) -> bool:
    """Whether somebody could have been seen at a contact, and the sheet asks whether they were."""
    if not facts.has(entry, "seen", "seen_alone"):
        return False
    kind = entry.provenance.raw_cells.get(facts.heading("event_type", entry), "")
    if _REMOTE.match(kind) or _REMOTE.match(entry.text):
        return False
    if entry.event_type is not None:
        return entry.event_type in _CONTACTS
    return _CONTACT_WORDS.search(entry.text) is not None


def _late(entry: Entry, facts: Facts) -> list[Problem]:
    happened = entry.when.last_day
    if entry.date_recorded is None or happened is None:
        return []
    if not _DOUBTED.isdisjoint(entry.when.codes):
        return []  # the day it happened is asked about already
    days = (entry.date_recorded - happened).days
    if days <= _LATE_AFTER_DAYS:
        return []
    return [
        at_entry(
            "C508",
            entry,
            f"the entry was made {days:,} days after it happened.",
            column=facts.heading("date_recorded", entry),
            text=entry.date_recorded.isoformat(),
        )
    ]


def _only_adverse(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    events = [entry for entry in entries if entry.row_kind is RowKind.EVENT]
    if len(events) < _ENOUGH_ROWS or any(map(_is_strength, events)):
        return []
    # A log of routine appointments holds no strengths, but isn't about what went wrong either.
    # Rows from all over a long file tell that as well as all of them.
    some = events[:: 1 + len(events) // _LOOKED_AT]
    if sum(map(_is_adverse, some)) < _MOST_ADVERSE * len(some):
        return []
    return [
        in_file(
            "C211",
            f"“{facts.file}”: none of its {len(events)} rows records a strength or something "
            "that went well.",
            file=facts.file,
            suggestion="Ask the agency what went well, and what made it possible.",
        )
    ]


def _is_adverse(entry: Entry) -> bool:
    return entry.impact is Impact.NEGATIVE or _ADVERSE.search(entry.text) is not None


def _is_strength(entry: Entry) -> bool:
    return (
        entry.impact in {Impact.POSITIVE, Impact.MIXED}
        or entry.practice_quality is PracticeQuality.GOOD
        or bool(entry.good_practice_note)
        or _STRENGTH.search(f"{entry.text} {entry.outcome} {entry.voice} {entry.author_comment}")
        is not None
    )
