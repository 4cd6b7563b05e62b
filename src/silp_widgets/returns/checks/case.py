"""The checks over a whole case: between agencies, and over time (C402 to C404, C503 to C507)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.saying import long_day
from silp_widgets.domain.vocabulary import RowKind, ScopeStatus, Seen
from silp_widgets.returns.checks.facts import Facts
from silp_widgets.returns.checks.gaps import gap_problems
from silp_widgets.returns.found import at_entry, in_file, listed
from silp_widgets.returns.same_event.duplicates import find_duplicates
from silp_widgets.returns.same_event.offers import (
    conflicts_among,
    linked_events,
    still_offered,
    told_apart,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from silp_widgets.domain.chronology import Agency, Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.same_event.offers import Apart
    from silp_widgets.returns.scope import Scope

_RUN: Final = 3
_SEEN: Final = frozenset({Seen.SEEN, Seen.SEEN_ALONE, Seen.SEEN_NOT_ALONE})
_UNSEEN: Final = frozenset({Seen.NOT_SEEN, Seen.ATTEMPTED})


def check_case(
    entries: Iterable[Entry],
    agencies: Sequence[Agency] = (),
    *,
    scope: Scope = (None, None),
    nil_returns: frozenset[str] = frozenset(),
    silence_days: int = 30,
    answered: Iterable[Problem] = (),
) -> list[Problem]:
    """Check a whole chronology, after the returns are in.

    Parameters
    ----------
    entries : iterable of Entry
        Of every agency, in any order.
    agencies : sequence of Agency
        Those that take part: one without rows and without a nil return is C507.
    scope : (date or None, date or None)
        First and last day of the scope period; joint silences (C504) are looked for inside it.
    nil_returns : frozenset of str
        Keys of the agencies that sent a nil return.
    silence_days : int
        Days without any agency's contact that are worth telling (handbook 5.5: 30).
    answered : iterable of Problem
        Of the case: records that an answered C402 says are different events aren't offered again.

    Returns
    -------
    list of Problem
        C402, C403, C404, C503, C504, C505, C506, C507, C604. C503 and C505 are found for one
        return too; what is found here, over all returns of an agency, stands in their place.
    """
    rows = [entry for entry in entries if not entry.is_author_note]
    found = _one_event(rows, told_apart(answered))
    found.extend(gap_problems(rows, Facts(scope=scope)))
    found.extend(_joint_silences(rows, scope, silence_days))
    found.extend(_unseen_runs(rows))
    present = {entry.agency for entry in rows} | nil_returns
    found.extend(
        in_file(
            "C507",
            f"{agency.name} has no rows, and sent no nil return.",
            file="",
            suggestion="Ask for its return, or for a nil return.",
        )
        for agency in agencies
        if agency.key not in present
    )
    return found


def _one_event(rows: Sequence[Entry], apart: Apart) -> list[Problem]:
    """Return what may be one event, and where records differ that are or may be of one."""
    by_ref = {entry.ref: entry for entry in rows}
    offers = still_offered(find_duplicates(rows), by_ref, apart)
    found = []
    for cluster in offers:
        others = listed([*cluster.members[1:]])
        found.append(
            at_entry(
                "C402",
                by_ref[cluster.members[0]],
                f"this may be an event that {others} recorded too.",
                text=", ".join(cluster.members),
                suggestion="Look at them side by side, and link them if they are one event.",
            )
        )
    conflicts = [conflict for cluster in offers for conflict in cluster.conflicts]
    conflicts += [c for records in linked_events(rows) for c in conflicts_among(records)]
    told = {(conflict.code, conflict.refs, str(conflict)): conflict for conflict in conflicts}
    found.extend(
        at_entry(
            conflict.code,
            by_ref[conflict.refs[0]],
            str(conflict),
            text=", ".join(conflict.refs),
            suggestion="Both stand. Ask the agencies, and show the difference.",
        )
        for conflict in told.values()
    )
    return found


def _joint_silences(rows: Sequence[Entry], scope: Scope, least: int) -> list[Problem]:
    """Return the stretches of the scope in which no agency had contact."""
    start, end = scope
    events = [entry for entry in rows if entry.row_kind is RowKind.EVENT]
    if start is None or end is None or not events:
        return []
    days = sorted(
        (entry.when.first_day, entry.when.last_day)
        for entry in events
        if entry.when.first_day is not None and entry.when.last_day is not None
    )
    found = []
    reached = start - timedelta(days=1)
    for first, last in [*days, (end + timedelta(days=1), end)]:
        if first is None or last is None:
            continue
        silent = (min(first, end + timedelta(days=1)) - reached).days - 1
        if silent > least:
            found.append(_silence(reached + timedelta(days=1), silent))
        reached = max(reached, last)
    return found


def _silence(start: date, days: int) -> Problem:
    end = start + timedelta(days=days - 1)
    return in_file(
        "C504",
        f"No agency had contact for {days} days, from {long_day(start)} to {long_day(end)}.",
        file="",
        text=f"{start.isoformat()}/{end.isoformat()}",
        suggestion="Ask whether nothing happened, or nobody looked.",
    )


def _unseen_runs(rows: Sequence[Entry]) -> list[Problem]:
    """Return, for each person, runs of contacts at which nobody saw them."""
    marks: dict[str, list[tuple[Entry, Seen]]] = defaultdict(list)
    for entry in sorted(rows, key=lambda entry: entry.when.sort_key):
        if entry.when.is_known and entry.scope_status is not ScopeStatus.BACKGROUND:
            for mark in entry.seen:
                marks[mark.person].append((entry, mark.code))
    found = []
    for person, contacts in marks.items():
        run: list[Entry] = []
        for entry, code in contacts:
            if code in _UNSEEN:
                run.append(entry)
                continue
            if code in _SEEN:
                found.extend(_run(person, run))
                run = []
        found.extend(_run(person, run))
    return found


def _run(person: str, run: list[Entry]) -> list[Problem]:
    if len(run) < _RUN:
        return []
    who = person or "the person"
    refs = listed([entry.ref for entry in run], most=8)
    return [
        at_entry(
            "C506",
            run[0],
            f"{who} was not seen at {len(run)} contacts one after another, from "
            f"{run[0].when.label()} to {run[-1].when.label()}: {refs}.",
            text=", ".join(entry.ref for entry in run),
        )
    ]
