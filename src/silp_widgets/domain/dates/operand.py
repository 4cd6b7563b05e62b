"""Reading one term: the day, month and year of it, or the period that leads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.clocks import read_clock
from silp_widgets.domain.dates.daymonth import read_day_month_year, read_years, taken
from silp_widgets.domain.dates.refusal import refuse
from silp_widgets.domain.dates.term import LAST, Term

if TYPE_CHECKING:
    from silp_widgets.domain.dates.cursor import Cursor

_LED_BY_DATE = frozenset({"weekof", "weekending", "weekendof", "fortnight", "nthweek"})
_NAMED = frozenset(
    {
        *("half", "quarter", "season", "term", "halfterm", "holiday"),
        *("festival", "festivalday", "bankholiday", "fy", "ay"),
    }
)
_DAYS = frozenset({"weekday", "weekendof"})
_WHICH = "Write its date, or which it is, such as “early May bank holiday 2022”."
_WHICH_TERM = "Write autumn, spring or summer term, or the dates of it."


def read_term(cursor: Cursor, order: str) -> Term:
    """Read a term, with a time before or after it.

    Raises
    ------
    Unread
        If there is none at the cursor.
    """
    night = cursor.peek(1).kind in {"daypart", "time", "clockword"}
    named = cursor.take("weekday") if night else None
    before = read_clock(cursor, after_date=False)
    if before:
        cursor.take("comma", "to")
    cursor.pass_marks()
    term = _bare_term(cursor, order)
    whole = term.kind == "date" and None not in {term.day, term.month} and bool(term.year)
    if whole and before is None and cursor.peek().kind == "to" and _ends_in_time(cursor):
        cursor.place += 1
    after = read_clock(cursor, after_date=whole) if before is None else None
    start = cursor.place
    while cursor.peek().kind in {"fill", "comma"}:
        cursor.place += 1
    weekday = named or (cursor.take("weekday") if term.day is not None else None)
    if weekday is None:
        cursor.place = start
    elif after is None and before is None:
        after = read_clock(cursor, after_date=whole)
    return replace(
        term,
        clock=before or after,
        weekday=int(weekday.value) if weekday else term.weekday,
    )


def _ends_in_time(cursor: Cursor) -> bool:
    """Say whether ``- 14:30`` here only puts the time after the date."""
    timed = cursor.peek(1).kind in {"time", "daypart", "clockword"}
    return timed and cursor.peek(2).kind in {"end", "doubt", "to"}


def _bare_term(cursor: Cursor, order: str) -> Term:
    parts = _parts(cursor)
    cursor.pass_marks()
    lead = cursor.peek()
    if lead.kind in {"ord", "last"} and _names_a_day(cursor):
        term = _nth_day(cursor, order)
    elif lead.kind in _LED_BY_DATE:
        cursor.place += 1
        cursor.take("to")
        cursor.pass_marks()
        term = replace(read_day_month_year(cursor, order), kind=lead.kind, name=lead.value)
    elif lead.kind in _NAMED:
        term = _named(cursor)
        if term.kind == "season" and term.name != "winter" and cursor.take("termtail"):
            term = replace(term, kind="term")
    elif lead.kind == "vagueholiday":
        raise refuse("C125", message="There is more than one bank holiday.", suggestion=_WHICH)
    elif lead.kind == "numberedterm":
        said = "Some schools have three terms a year and some six, so a number doesn't say which."
        raise refuse("C125", message=said, suggestion=_WHICH_TERM)
    else:
        term = _tailed(cursor, read_day_month_year(cursor, order))
        if not parts and term.year and term.day is None and cursor.peek(1).kind == "end":
            parts = _parts(cursor)
    return replace(term, parts=parts, apostrophe=term.apostrophe or bool(parts))


def _names_a_day(cursor: Cursor) -> bool:
    """Say whether a day and its month follow, as in ``second Tuesday of June``."""
    day, of = cursor.peek(1).kind, cursor.peek(2)
    linked = of.kind == "fill" and of.value != "at"
    return day in _DAYS and (linked or (day == "weekendof" and of.kind == "month"))


def _nth_day(cursor: Cursor, order: str) -> Term:
    """Read ``the second Tuesday of June 2022`` or ``the last weekend in May``."""
    which = cursor.take("ord")
    if which is None:
        cursor.place += 1
    day = cursor.take("weekday")
    if day is None:
        cursor.place += 1
    cursor.pass_marks()
    month = read_day_month_year(cursor, order)
    kind = "nthday" if day else "nthweekend"
    weekday = int(day.value) if day else None
    return replace(month, kind=kind, name=which.value if which else LAST, weekday=weekday)


def _tailed(cursor: Cursor, term: Term) -> Term:
    """Read a leading word that was put last: ``12/06/22 w/e``, ``October 2021 half term``."""
    tail = cursor.peek()
    named = tail.kind in _NAMED and term.month is None and bool(term.year)
    week = tail.kind in _LED_BY_DATE and cursor.peek(1).kind == "end"
    if named or week:
        return replace(term, kind=taken(cursor, tail.kind).kind, name=tail.value)
    if tail.kind == "halfterm" and term.month is not None:
        return replace(term, kind=taken(cursor, tail.kind).kind, name="")
    return term


def _parts(cursor: Cursor) -> tuple[str, ...]:
    parts: list[str] = []
    while token := cursor.take("part"):
        parts.append(str(token.value))
        if cursor.peek().kind in {"to", "slash", "or"} and cursor.peek(1).kind == "part":
            cursor.place += 1
    if parts:
        cursor.take("to")
    return tuple(parts)


def _named(cursor: Cursor) -> Term:
    lead = cursor.peek()
    cursor.place += 1
    second = cursor.take("fy", "ay") if lead.kind == "quarter" else None
    cursor.pass_marks()
    if cursor.peek(1).kind in {"num", "yy", "ym"}:
        cursor.take("comma", "to", "slash")
    name: str | int = lead.value
    month = None
    if lead.kind in {"half", "halfterm"} and cursor.peek().kind == "month":
        month = int(taken(cursor, "month").value)
    year, other = read_years(cursor)
    kind = "fyquarter" if second and second.kind == "fy" else lead.kind
    return Term(kind=kind, name=name, year=year, second_year=other, month=month)
