"""The order of rows, in the file and within a day (C301 to C304)."""

from __future__ import annotations

import itertools
from bisect import bisect
from collections import defaultdict
from datetime import date, datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.dates.runs import longest_run
from silp_widgets.domain.vocabulary import RowKind
from silp_widgets.returns.found import at_entry, in_file, listed
from silp_widgets.returns.words import first_alike, says_anything

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts

_MOST_OUT_OF_ORDER: Final = 0.4
_FEW_ROWS: Final = 6
_MOST_NUMBERS_DIFFER: Final = 0.8
_SAID_ALREADY: Final = frozenset({"C104", "C108", "C109", "C111"})


def order_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return rows out of date order, and days whose order nothing settles."""
    found: list[Problem] = []
    sheets: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    days: dict[tuple[str, date], list[Entry]] = defaultdict(list)
    for entry in entries:
        day, last = entry.when.first_day, entry.when.last_day
        if day is None:
            continue
        if last is not None:
            sheets[entry.provenance.sheet, entry.agency].append(entry)
        if day == last and entry.row_kind is RowKind.EVENT:
            days[entry.agency, day].append(entry)
    for rows in sheets.values():
        found.extend(_out_of_order(rows, facts))
        found.extend(_sequence_over_days(rows, facts))
    for group in days.values():
        if len(group) > 1:
            found.extend(_within_a_day(group, facts))
    return found


def _out_of_order(rows: list[Entry], facts: Facts) -> list[Problem]:
    """Flag the fewest rows whose removal leaves the rest in order.

    A date that is doubted already is not blamed again, and blames no other. A row is flagged only
    if it can't be in its place on any day that its date may mean.
    """
    rows = [entry for entry in rows if not _SAID_ALREADY.intersection(entry.when.codes)]
    days = [entry.when.first_day.toordinal() for entry in rows if entry.when.first_day]
    falling = sum(one > other for one, other in itertools.pairwise(days))
    rising = sum(one < other for one, other in itertools.pairwise(days))
    if not (falling and rising):
        return []
    newest_first = falling > rising
    keep = longest_run([-day for day in days] if newest_first else days)
    kept = sorted(keep)
    wrong = [
        (rows[place], near)
        for place in range(len(rows))
        if place not in keep
        and (near := _contradicted(rows, place, kept, newest_first=newest_first))
    ]
    if len(rows) >= _FEW_ROWS and len(wrong) > _MOST_OUT_OF_ORDER * len(rows):
        return [
            in_file(
                "C301",
                f"The rows of “{facts.file}” are in no date order.",
                file=facts.file,
                sheet=rows[0].provenance.sheet,
                suggestion="Sort the rows by date.",
            )
        ]
    found = []
    for entry, near in wrong:
        found.append(
            at_entry(
                "C301",
                entry,
                f"{entry.when.label()} is out of date order: row {near.provenance.row} near it is "
                f"{near.when.label()}.",
                column=facts.heading("date_text", entry),
                text=entry.date_text,
                suggestion="Check the date, or move the row.",
            )
        )
    return found


def _contradicted(
    rows: list[Entry], place: int, kept: list[int], *, newest_first: bool
) -> Entry | None:
    """Return the nearest row in order that this one can't come after, or before."""
    at = bisect(kept, place)
    above = rows[kept[at - 1]] if at else None
    below = rows[kept[at]] if at < len(kept) else None
    entry = rows[place]
    if newest_first:
        above, below = below, above
    if above is not None and _surely_after(above, entry):
        return above
    return below if below is not None and _surely_after(entry, below) else None


def _surely_after(one: Entry, other: Entry) -> bool:
    first, last = one.when.first_day, other.when.last_day
    return first is not None and last is not None and first > last


def _sequence_over_days(rows: list[Entry], facts: Facts) -> list[Problem]:
    """Find numbers that run through the whole file and fall back where the dates go on."""
    numbered = [
        entry
        for entry in rows
        if entry.sequence is not None and _SAID_ALREADY.isdisjoint(entry.when.codes)
    ]
    numbers = [entry.sequence for entry in numbered]
    # A number or two may stand twice (C304); numbers of each day begin again and again.
    if len(set(numbers)) < _MOST_NUMBERS_DIFFER * len(numbers) or len(numbers) < _FEW_ROWS:
        return []
    by_date = sorted(numbered, key=lambda entry: (entry.when.first_day, entry.sequence))
    places = {entry.sequence: place for place, entry in enumerate(sorted(numbered, key=_number))}
    keep = longest_run([places[entry.sequence] for entry in by_date])
    wrong = [entry for place, entry in enumerate(by_date) if place not in keep]
    if len(wrong) > _MOST_OUT_OF_ORDER * len(numbered):
        return []
    return [_contradicts(entry, facts) for entry in wrong]


def _number(entry: Entry) -> float:
    return float(entry.sequence or 0)


def _number_of_placed(placed: tuple[int, Entry]) -> float:
    return _number(placed[1])


def _within_a_day(group: list[Entry], facts: Facts) -> list[Problem]:
    found: list[Problem] = []
    taken: dict[object, Entry] = {}
    for entry in group:
        if entry.sequence is None:
            continue
        if entry.sequence in taken:
            found.append(
                at_entry(
                    "C304",
                    entry,
                    f"the sequence number {entry.sequence} stands at row "
                    f"{taken[entry.sequence].provenance.row} too, on the same day.",
                    column=facts.heading("sequence", entry),
                    text=str(entry.sequence),
                    suggestion="Number the rows of a day 1, 2, 3.",
                )
            )
        taken.setdefault(entry.sequence, entry)
    timed = [
        (place, entry)
        for place, entry in enumerate(group)
        if _is_timed(entry) and entry.sequence is not None
    ]
    timed.sort(key=_number_of_placed)
    for one, other in itertools.pairwise(timed):
        if one[1].sequence != other[1].sequence and one[1].when.sort_key > other[1].when.sort_key:
            found.append(_contradicts(max(one, other, key=itemgetter(0))[1], facts))
    # A row that stands there twice is told as that (C401): of the two, neither came first.
    first = first_alike([e.text if says_anything(e.text) else e.ref for e in group])
    apart = [entry for place, entry in enumerate(group) if first[place] == place]
    loose = [entry for entry in apart if entry.sequence is None and not _is_timed(entry)]
    if loose and len(apart) > 1:
        found.append(_unknown_order(apart, loose, facts))
    return found


def _is_timed(entry: Entry) -> bool:
    return isinstance(entry.when.earliest, datetime)


def _unknown_order(group: list[Entry], loose: list[Entry], facts: Facts) -> Problem:
    entry = loose[-1]
    others = listed([_row(other) for other in group if other is not entry])
    return at_entry(
        "C302",
        entry,
        f"on {entry.when.label()} there stands also {others}, and "
        "no time or sequence number says which came first.",
        column=facts.heading("date_text", entry),
        text=entry.date_text,
        suggestion="Add the time, or number the rows of that day 1, 2, 3.",
    )


def _row(entry: Entry) -> str:
    return f"row {entry.provenance.row}" if entry.provenance.row else entry.ref


def _contradicts(entry: Entry, facts: Facts) -> Problem:
    return at_entry(
        "C303",
        entry,
        f"the sequence number {entry.sequence} contradicts the dates and times around it.",
        column=facts.heading("sequence", entry),
        text=str(entry.sequence),
        suggestion="Check the number and the date.",
    )
