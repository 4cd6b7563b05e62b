"""Dates that say less: months for the public, and for a day that is a birth date (C902, C903)."""

from __future__ import annotations

import calendar
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from silp_widgets.domain.vocabulary import AgencyKind, DateCertainty, DatePrecision, label
from silp_widgets.domain.when import When
from silp_widgets.release.texts import records_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from silp_widgets.release.snapshot import Snapshot


def to_month(when: When) -> When:
    """Return a date widened to whole months, with words that say no more than that.

    Parameters
    ----------
    when : When
        A reading with any precision.

    Returns
    -------
    When
        From the first day of its first month to the last day of its last.
    """
    first, last = when.first_day, when.last_day
    if first is None and last is None:
        return When.unknown("date not known")
    start = first.replace(day=1) if first else None
    end = last.replace(day=calendar.monthrange(last.year, last.month)[1]) if last else None
    one_month = start and end and (start.year, start.month) == (end.year, end.month)
    return When(
        earliest=start,
        latest=end,
        precision=DatePrecision.MONTH if one_month else DatePrecision.RANGE,
        certainty=DateCertainty.STATED,
        text=_words(start, end),
    )


def _words(start: date | None, end: date | None) -> str:
    names = [f"{calendar.month_name[d.month]} {d.year}" for d in (start, end) if d]
    return names[0] if len(set(names)) == 1 else " to ".join(names)


def for_the_public(snapshot: Snapshot) -> Snapshot:
    """Return a snapshot whose events are months, and whose agencies are kinds of agency.

    Parameters
    ----------
    snapshot : Snapshot
        For a public release.
    """
    records = {name: tuple(map(_coarse, items)) for name, items in snapshot.records.items()}
    return replace(snapshot, records={**records, "agencies": _by_kind(records["agencies"])})


def _coarse(record: Any) -> Any:
    changed: dict[str, Any] = {}
    for name in ("when", "date_recorded"):
        value = getattr(record, name, None)
        if value is not None:
            changed[name] = to_month(value) if isinstance(value, When) else None
    return replace(record, **changed) if changed else record


def _by_kind(agencies: tuple[Any, ...]) -> tuple[Any, ...]:
    """Name services by what they are (handbook part 9); those of no known kind keep their name."""
    return tuple(
        a if a.kind is AgencyKind.OTHER else replace(a, name=label(a.kind)) for a in agencies
    )


def without_births(snapshot: Snapshot, born: Collection[date]) -> Snapshot:
    """Return a snapshot in which an event on somebody's birth date has its month alone (C902).

    Parameters
    ----------
    snapshot : Snapshot
        Any.
    born : collection of date
        The register's birth dates.
    """
    records = {
        name: tuple(_unborn(record, born) for record in items)
        for name, items in snapshot.records.items()
    }
    return replace(snapshot, records=records)


def _unborn(record: Any, born: Collection[date]) -> Any:
    changed: dict[str, Any] = {}
    if (when := getattr(record, "when", None)) and {when.first_day, when.last_day} & set(born):
        changed["when"] = to_month(when)
    if getattr(record, "date_recorded", None) in born:
        changed["date_recorded"] = None
    return replace(record, **changed) if changed else record


def dates_of(snapshot: Snapshot, wanted: Collection[date]) -> Iterator[str]:
    """Yield the places where one of some dates stands as a date of a record.

    Parameters
    ----------
    snapshot : Snapshot
        Any.
    wanted : collection of date
        What to look for.
    """
    for place, record in records_of(snapshot):
        for f in fields(record):
            value = getattr(record, f.name)
            days = [value.first_day, value.last_day] if isinstance(value, When) else [value]
            if any(isinstance(day, date) and day in wanted for day in days):
                yield f"{place}, {f.name.replace('_', ' ')}"
