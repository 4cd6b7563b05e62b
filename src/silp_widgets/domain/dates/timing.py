"""Putting a time on a day: the clock's own slips, midnight, and the change to summer time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.calendar import part_of_day
from silp_widgets.domain.dates.days import noted
from silp_widgets.domain.dates.refusal import plain, refuse
from silp_widgets.domain.uk_time import UK
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.dates.term import Clock
    from silp_widgets.domain.when import When

_A_DAY = timedelta(days=1)
_A_MINUTE = timedelta(minutes=1)
_MIDNIGHT_AGAIN = 24 * 60
_EVENING, _NOON = 18 * 60, 12 * 60
_SUNDAY = 6
_CLOCK_MONTHS = (3, 10)


def at_time(when: When, clock: Clock, rules: Rules) -> When:
    """Put a time on a day.

    Parameters
    ----------
    when : When
        One day; a time on anything wider is left out, and C117 says so.
    clock : Clock
        The time as written.
    rules : Rules
        How this file uses 00:00.
    """
    day = when.first_day
    if day is None or when.precision is not DatePrecision.DAY:
        return noted(when, "C117", "A time was written, but there is no single day to put it on.")
    if clock.refused:
        return noted(when, "C117", "There is no such time; the time is left blank.")
    if clock.part == "midnight":
        return _midnight(when, day)
    if clock.part:
        return _part(when, day, clock)
    if clock.start == 0 and clock.end is None and not (clock.side or clock.said):
        return _nought(when, day, clock, rules)
    return _exact(when, day, clock)


def moment(day: date, minutes: int) -> datetime:
    """Return a moment of UK civil time, counted in minutes from the start of a day."""
    return datetime.combine(day, time.min) + timedelta(minutes=minutes)


def changes(at: datetime) -> bool:
    """Say whether the clocks changed then, so that the hour was missing or came twice (C120)."""
    if at.month not in _CLOCK_MONTHS or at.weekday() != _SUNDAY or at.hour != 1:
        return False
    return at.replace(tzinfo=UK).utcoffset() != at.replace(tzinfo=UK, fold=1).utcoffset()


def clocks_changed(when: When) -> When:
    """Doubt a time that was missing or came twice, and say why (C120)."""
    said = "The clocks changed then: that hour was missing, or came twice."
    return noted(replace(when, time_certainty=DateCertainty.UNCERTAIN), "C120", said)


def _timed(when: When, start: datetime, end: datetime, clock: Clock) -> When:
    certainty = DateCertainty.UNCERTAIN if clock.doubtful else DateCertainty.STATED
    return replace(
        when,
        earliest=start,
        latest=end,
        precision=DatePrecision.EXACT_TIME,
        time_certainty=certainty,
        edtf=_edtf(when.edtf, start, end, certainty),
    )


def _exact(when: When, day: date, clock: Clock) -> When:
    start = moment(day, clock.start or 0)
    if clock.side:
        return _limited(when, day, clock, start)
    end = start if clock.end is None else moment(day, clock.end)
    after_midnight = False
    if end < start:
        after_midnight = (clock.start or 0) >= _EVENING and (clock.end or 0) <= _NOON
        if not after_midnight:
            raise refuse("C107", message="The end time is before the start time.")
        end += _A_DAY
    timed = _timed(when, start, end, clock)
    if after_midnight:
        timed = noted(
            replace(timed, time_certainty=DateCertainty.INFERRED),
            assumption="The end time is taken to be on the next day.",
        )
    if _MIDNIGHT_AGAIN in {clock.start, clock.end}:
        timed = noted(timed, "C118", "24:00 read as the start of the next day.")
    if clock.linked:
        timed = _one_of_several(timed, clock)
    if clock.zone:
        return _in_uk_time(replace(timed, edtf=when.edtf), clock.zone)
    if changes(start) or changes(end):
        doubted = _edtf(when.edtf, start, end, DateCertainty.UNCERTAIN)
        timed = replace(clocks_changed(timed), edtf=doubted)
    return timed


def _one_of_several(when: When, clock: Clock) -> When:
    """Keep the day of a cell with several times; two events are two rows (C102)."""
    if clock.linked == "or":
        return noted(when, assumption="More than one time is written; it may be any of them.")
    said = "More than one time is written; the day is kept, with the first and the last of them."
    return noted(when, "C102", said)


def _in_uk_time(when: When, zone: str) -> When:
    """Show a time that was written in another zone as ISO moments are shown: in UK time."""
    offset = "+01:00" if zone == "BST" else zone
    written = [f"{edge.isoformat(timespec='seconds')}{offset}" for edge in _moments(when)]
    moments = [datetime.fromisoformat(edge).astimezone(UK) for edge in written]
    start, end = (at.replace(tzinfo=None) for at in moments)
    sure = when.time_certainty is DateCertainty.STATED and start == end
    day = when.edtf.partition("T")[0]
    edtf = written[0] if sure and "?" not in day and "%" not in day else day
    shown = replace(when, earliest=start, latest=end, edtf=edtf)
    if zone == "BST" and not moments[0].dst():
        shown = replace(shown, time_certainty=DateCertainty.UNCERTAIN, edtf=day)
        return noted(shown, "C114", "British Summer Time was not in force then.")
    return noted(shown, assumption="Shown in UK time.")


def _moments(when: When) -> list[datetime]:
    return [edge for edge in (when.earliest, when.latest) if isinstance(edge, datetime)]


def _edtf(day: str, start: datetime, end: datetime, certainty: DateCertainty) -> str:
    """Return the interchange form, which allows a time only where nothing is in doubt."""
    if "?" in day or "%" in day:
        return day
    if start == end and certainty is DateCertainty.STATED:
        return start.isoformat(timespec="seconds")
    if start.date() != end.date():
        return f"{start.date()}/{end.date()}"
    return start.date().isoformat()


def _limited(when: When, day: date, clock: Clock, start: datetime) -> When:
    """Read ``before 2pm`` on a day: from its start, or to its end."""
    edges = (start, moment(day, _MIDNIGHT_AGAIN) - _A_MINUTE)
    if start.date() != day:
        return noted(when, "C117", "There is no such time; the time is left blank.")
    if clock.side == "before":
        edges = (moment(day, 0), start)
    limited = replace(_timed(when, *edges, clock), precision=DatePrecision.PART_DAY, edtf=when.edtf)
    return noted(limited, assumption=f"Only a limit was written: {clock.side} {start:%H:%M}.")


def _part(when: When, day: date, clock: Clock) -> When:
    first, last = part_of_day(clock.part)
    crosses = last < first
    end_day = day + _A_DAY if crosses else day
    timed = _timed(when, datetime.combine(day, first), datetime.combine(end_day, last), clock)
    sure = "?" not in when.edtf and "%" not in when.edtf
    return replace(
        timed,
        precision=DatePrecision.PART_DAY,
        edtf=f"[{day},{end_day}]" if crosses and sure else when.edtf,
    )


def _midnight(when: When, day: date) -> When:
    """Keep both readings of ``midnight``: the start of that day and its end."""
    said = f"Midnight may be the start or the end of {plain(day)}."
    timed = replace(
        when,
        earliest=moment(day, 0),
        latest=moment(day, _MIDNIGHT_AGAIN),
        precision=DatePrecision.EXACT_TIME,
        time_certainty=DateCertainty.UNCERTAIN,
    )
    return noted(timed, "C114", said)


def _nought(when: When, day: date, clock: Clock, rules: Rules) -> When:
    """Read 00:00: no time where it is a default, midnight where the file shows it is one."""
    if rules.midnight_is_default is None:
        return when
    if rules.midnight_is_default:
        said = "00:00 is what most rows of this file say; read as no time."
        return noted(when, "C119", said)
    return _exact(when, day, clock)
