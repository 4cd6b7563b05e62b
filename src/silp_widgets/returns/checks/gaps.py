"""Stretches without rows, and no-contact rows that contradict events (C503, C505)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import RowKind, ScopeStatus
from silp_widgets.returns.found import at_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts

LONGEST_GAP: Final = 60
"""Days without a row before check C503 asks (handbook 5.6)."""
_DOUBTED: Final = frozenset({"C104", "C108", "C109", "C111"})


def gap_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return, for each agency, long gaps in scope and no-contact rows that overlap an event."""
    by_agency: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        # Whatever took place weeks or months is no proof of contact at either end of it.
        # A gap measured to a date that is doubted itself would only say the same thing twice.
        doubted = not _DOUBTED.isdisjoint(entry.when.codes)
        if entry.when.first_day and entry.when.last_day and not doubted:
            by_agency[entry.agency].append(entry)
    found: list[Problem] = []
    for rows in by_agency.values():
        rows.sort(key=lambda entry: entry.when.first_day or date.max)
        found.extend(_gaps(rows, facts))
        found.extend(_overlaps(rows, facts))
    return found


def _gaps(rows: list[Entry], facts: Facts) -> list[Problem]:
    found = []
    reached: date | None = None
    before: Entry | None = None
    for entry in rows:
        first, last = entry.when.first_day, entry.when.last_day
        if first is None or last is None or entry.scope_status is ScopeStatus.BACKGROUND:
            continue
        if reached is not None and before is not None and (first - reached).days > LONGEST_GAP:
            days = (first - reached).days - 1
            start = (reached + timedelta(days=1)).isoformat()
            end = (first - timedelta(days=1)).isoformat()
            found.append(
                at_entry(
                    "C503",
                    entry,
                    f"there are no rows for the {days} days before {entry.when.label()}, since "
                    f"{before.when.label()} (row {before.provenance.row}), and no row says that "
                    "there was no contact.",
                    column=facts.heading("date_text", entry),
                    text=f"{start}/{end}",
                    suggestion="Add a row “No contact between … and …”, or the missing events.",
                )
            )
        if reached is None or last > reached:
            reached, before = last, entry
    return found


def _overlaps(rows: list[Entry], facts: Facts) -> list[Problem]:
    silent = [entry for entry in rows if entry.row_kind is RowKind.NO_CONTACT]
    if not silent:
        return []
    found = []
    events = [entry for entry in rows if entry.row_kind is RowKind.EVENT]
    for quiet in silent:
        inside = [event for event in events if _surely_within(event, quiet)]
        if inside:
            event = inside[0]
            more = f" and {len(inside) - 1} more" if len(inside) > 1 else ""
            found.append(
                at_entry(
                    "C505",
                    quiet,
                    f"it says there was no contact, but row {event.provenance.row} "
                    f"({event.when.label()}){more} is an event in that time.",
                    column=facts.heading("date_text", quiet),
                    text=quiet.date_text,
                    suggestion="Change the dates of the no-contact row, or check the event.",
                )
            )
    return found


def _surely_within(event: Entry, quiet: Entry) -> bool:
    """Whether an event fell inside the silence whatever its exact day was."""
    first, last = event.when.first_day, event.when.last_day
    start, end = quiet.when.first_day, quiet.when.last_day
    if first is None or last is None or start is None or end is None:
        return False
    # A silence may begin on the day of the last contact and end on the day of the next.
    return (start < first and last < end) or (start == end == first == last)
