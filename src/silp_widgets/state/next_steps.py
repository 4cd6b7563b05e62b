"""*Next for you*: sentences with a verb, each of which goes to the place where it is done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from silp_widgets.domain.saying import counted, long_day
from silp_widgets.domain.vocabulary import Severity
from silp_widgets.state.chronology.date_questions import dates_open
from silp_widgets.state.people import heard_from
from silp_widgets.state.readiness import readiness
from silp_widgets.state.resent import TELL_OF_ROWS
from silp_widgets.state.return_tracker import tracked

if TYPE_CHECKING:
    from datetime import date

    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.records import Json

_SENTENCES = {  # code: (one, several, where it is done)
    "C801": ("Name a supporter for 1 person", "Name a supporter for {n} people", "people"),
    "C802": ("Brief 1 person, or catch them up", "Brief {n} people, or catch them up", "people"),
    "C803": ("Ask 1 person about the notice", "Ask {n} people about the notice", "people"),
    "C805": ("Clear the parallel proceedings", "Clear the parallel proceedings", "scope"),
    "C811": ("Hear 1 person who was there", "Hear {n} people who were there", "learning_event"),
    "C812": (
        "Read 1 account back and agree it",
        "Read {n} accounts back and agree them",
        "learning_event",
    ),
    "C814": ("Answer 1 correction", "Answer {n} corrections", "corrections"),
    "C815": (
        "Ask what went well in 1 episode",
        "Ask what went well in {n} episodes",
        "learning_event",
    ),
}


def next_steps(case: CaseReader, today: date) -> list[Json]:
    """Return what needs the chair next.

    Parameters
    ----------
    case : CaseReader
        The case.
    today : date
        For what is late.

    Returns
    -------
    list of dict
        ``text`` and ``go``: a section of *prepare*, or a workbook.
    """
    steps: list[Json] = []
    review = case.review()
    if review.scope_from is None or review.scope_to is None:
        steps.append({"text": "Set the dates that this review studies", "go": "scope"})
    if not case.entries():
        steps.append({"text": "Bring in the first agency's return", "go": "returns"})
    if not case.participants():
        steps.append({"text": "Say who was there and should be heard", "go": "people"})
    steps += _returns(case, today)
    steps += _deadlines(case, today)
    found = Counter(p.code for p in readiness(case))
    for code, (one, several, go) in _SENTENCES.items():
        if count := found[code]:
            steps.append({"text": one if count == 1 else several.format(n=count), "go": go})
    return steps


def _returns(case: CaseReader, today: date) -> list[Json]:
    steps: list[Json] = []
    names = {a.key: a.name for a in case.agencies()}
    lines = tracked(case)
    late = sorted((line for line in lines if line.days_late(today)), key=lambda x: x.due or today)
    if late:
        returns = "its return is" if len(late) == 1 else "their returns are"
        who = ", ".join(names.get(line.agency, line.agency) for line in late)
        steps.append({"text": f"Remind {who}: {returns} late", "go": "returns"})
    unasked = [names.get(line.agency, line.agency) for line in lines if line.status is None]
    if unasked:
        returns = "its return" if len(unasked) == 1 else "their returns"
        steps.append({"text": f"Ask {', '.join(unasked)} for {returns}", "go": "returns"})
    if dates := dates_open(case):
        waiting = counted(dates, "date")
        steps.append({"text": f"Settle {waiting} in doubt", "go": "chronology#tool=dates"})
    if rows := sum(p.code in TELL_OF_ROWS and not p.answer for p in case.problems()):
        waiting = f"Decide on {counted(rows, 'row')} that an agency changed or left out"
        steps.append({"text": waiting, "go": "chronology#tool=changed_rows"})
    errors = sum(
        p.severity is Severity.ERROR and not p.answer and not p.code.startswith("C1")
        for p in case.problems()
    )
    if errors:
        waiting = counted(errors, "problem")
        steps.append({"text": f"Settle {waiting} in the returns", "go": "returns"})
    return steps


def _deadlines(case: CaseReader, today: date) -> list[Json]:
    return [
        {
            "text": f"See to “{d.name}”: it was due {long_day(d.due)}",
            "go": "deadlines",
        }
        for d in case.deadlines()
        if d.done_on is None and d.due < today
    ]


def shape(case: CaseReader) -> list[Json]:
    """Return the shape of the review so far, as numbers with their words."""
    entries = case.entries()
    participants = [p for p in case.participants() if p.was_there]
    there = {p.id for p in participants}
    heard = there & heard_from(case)
    silences = sum(p.code == "C503" and not p.answer for p in case.problems())
    well = sum(bool(e.good_practice_note) for e in entries)
    return [
        {"n": len(case.agencies()), "words": "agencies"},
        {"n": len(entries), "words": "entries"},
        {"n": silences, "words": "silences over 60 days"},
        {"n": len(there), "words": "were there"},
        {"n": len(heard), "words": "heard"},
        {"n": len(there) - len(heard), "words": "not yet heard"},
        {"n": len(case.corrections()), "words": "corrections"},
        {"n": well, "words": "say what helped"},
    ]
