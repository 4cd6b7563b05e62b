"""Reading day, month and year, in whatever order and layout they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.cursor import Unread
from silp_widgets.domain.dates.pairs import YEAR_DIGITS, follows, pair, spans
from silp_widgets.domain.dates.term import Term

if TYPE_CHECKING:
    from silp_widgets.domain.dates.cursor import Cursor
    from silp_widgets.domain.dates.lexer import Token

_TWO, _FOUR = 2, 4
_NEXT_DAY = ("month", "slash")
_ORDERS = {"DMY": (0, 1, 2), "MDY": (1, 0, 2), "YMD": (2, 1, 0)}


def taken(cursor: Cursor, kind: str) -> Token:
    """Take a token that must be there."""
    token = cursor.take(kind)
    if token is None:
        raise Unread
    return token


def read_years(cursor: Cursor) -> tuple[str, str]:
    """Read ``2021``, ``'21``, ``21/22``, ``2021-22``; nothing where no year stands."""
    token = cursor.peek()
    if token.kind == "ym" and follows(token.parts[0], token.parts[1]):
        cursor.place += 1
        return token.parts[0], token.parts[1]
    if token.kind not in {"num", "yy"} or len(token.parts[0]) not in YEAR_DIGITS:
        return "", ""
    cursor.place += 1
    after = cursor.peek(1)
    joined = cursor.peek().kind in {"slash", "to"} and after.kind in {"num", "yy"}
    if joined and follows(token.parts[0], after.parts[0]):
        cursor.place += 2
        return token.parts[0], after.parts[0]
    return token.parts[0], ""


def read_day_month_year(cursor: Cursor, order: str) -> Term:
    """Read a plain date at the cursor, with or without its weekday, month or year.

    Raises
    ------
    Unread
        If there is none.
    """
    weekday = cursor.take("weekday")
    if weekday:
        cursor.pass_marks()
        cursor.take("comma")
        cursor.pass_marks()
    token = cursor.peek()
    cursor.place += 1
    reader = _READERS.get(token.kind)
    if reader is None:
        raise Unread
    term = reader(cursor, token, order)
    slip = term.slip or token.slip or bool(weekday and weekday.slip)
    return replace(term, weekday=int(weekday.value) if weekday else None, slip=slip)


def _dmy(cursor: Cursor, token: Token, order: str) -> Term:
    del cursor
    places = _ORDERS[order]
    day, month, year = (token.parts[place] for place in places)
    if len(token.parts[2]) == _FOUR or not token.parts[2].isdigit():
        first, second = token.parts[:2]
        day, month = (second, first) if order == "MDY" else (first, second)
        year = token.parts[2]
    return _of_digits(year, month, day)


def _ymd(cursor: Cursor, token: Token, order: str) -> Term:
    del cursor, order
    return _of_digits(*token.parts)


def _of_digits(year: str, month: str, day: str) -> Term:
    masks = [name for name, part in (("day", day), ("month", month)) if not part.isdigit()]
    return Term(
        year=year if year.isdigit() else "",
        month=int(month) if month.isdigit() else None,
        day=int(day) if day.isdigit() else None,
        masked="both" if len(masks) > 1 else "".join(masks),
        name="" if year.isdigit() else "noyear",
    )


def _year_month(cursor: Cursor, token: Token, order: str) -> Term:
    del cursor, order
    year, month = token.parts
    if follows(year, month):
        return Term(kind="splityear", year=year, second_year=month)
    return Term(year=year, month=int(month))


def _month_year(cursor: Cursor, token: Token, order: str) -> Term:
    del cursor, order
    month, year = token.parts
    return Term(year=year, month=int(month)) if month.isdigit() else Term(year=year)


def _decade(cursor: Cursor, token: Token, order: str) -> Term:
    del cursor, order
    return Term(kind="decade", year=token.parts[0])


def _masked_day(cursor: Cursor, token: Token, order: str) -> Term:
    del token
    term = read_day_month_year(cursor, order)
    if term.month is None or term.day is not None:
        raise Unread
    return replace(term, masked="day")


def _month_first(cursor: Cursor, token: Token, order: str) -> Term:
    """Read ``May 2022``, ``May 22, 2016``, ``Jun-22``, ``May``."""
    month = int(token.value)
    joint = cursor.place
    cursor.pass_marks()
    tight = cursor.take("to", "slash", "comma")
    cursor.pass_marks()
    following = cursor.peek()
    if following.kind == "yy":
        cursor.place += 1
        return Term(month=month, year=following.parts[0], apostrophe=True)
    if following.kind == "my" and tight and tight.tight and following.parts[0].isdigit():
        cursor.place += 1
        return Term(month=month, day=int(following.parts[0]), year=following.parts[1])
    if following.kind == "ord" or (following.kind == "num" and len(following.parts[0]) <= _TWO):
        return _day_after_month(cursor, month, joint, joined=tight is not None and tight.tight)
    if following.kind == "num" and len(following.parts[0]) == _FOUR:
        if tight and tight.kind == "to" and not tight.tight:
            cursor.place = joint
            return Term(month=month)
        cursor.place += 1
        return Term(month=month, year=following.parts[0])
    cursor.place = joint
    del order
    return Term(month=month)


def _day_after_month(cursor: Cursor, month: int, joint: int, *, joined: bool) -> Term:
    start = cursor.place
    token = cursor.peek()
    cursor.place += 1
    cursor.take("comma", "to", "slash")
    year, _ = _whole_year(cursor)
    if year:
        return Term(month=month, day=int(token.value), year=year)
    cursor.place = start + 1
    after = cursor.peek().kind
    if after == "to" and _another_day(cursor):
        return Term(month=month, day=int(token.value))
    is_next_term = after == "month" or (cursor.tokens[joint].kind == "to" and not joined)
    if is_next_term and start > joint:
        cursor.place = joint
        return Term(month=month)
    if token.kind == "ord" or len(token.parts[0]) == 1:
        return Term(month=month, day=int(token.value))
    return Term(month=month, year=token.parts[0])


def _another_day(cursor: Cursor) -> bool:
    """Say whether ``- 25, 2017`` follows, so that the number before it is a day too."""
    place = 1 + (cursor.peek(1).kind == "month")
    last, comma = cursor.peek(place), cursor.peek(place + 1).kind == "comma"
    year = cursor.peek(place + 1 + comma)
    short = last.kind == "ord" or (last.kind == "num" and len(last.parts[0]) <= _TWO)
    return short and year.kind == "num" and len(year.parts[0]) == _FOUR


def _whole_year(cursor: Cursor) -> tuple[str, bool]:
    token = cursor.peek()
    if token.kind == "yy":
        cursor.place += 1
        return token.parts[0], True
    if token.kind == "num" and len(token.parts[0]) == _FOUR:
        cursor.place += 1
        return token.parts[0], False
    return "", False


def _number(cursor: Cursor, token: Token, order: str) -> Term:
    """Read a number that leads: a year, or a day with or without its month."""
    digits = token.parts[0] if token.parts else str(token.value)
    if token.kind == "num" and len(digits) == _FOUR:
        return _year_first(cursor, digits)
    if token.kind == "yy":
        return Term(year=digits, apostrophe=True)
    if len(digits) > _TWO:
        raise Unread
    return _day_first(cursor, int(digits), order)


def _year_first(cursor: Cursor, year: str) -> Term:
    after = cursor.peek(1)
    if cursor.peek().kind == "month":
        month = int(taken(cursor, "month").value)
        day = cursor.take("num", "ord")
        return Term(year=year, month=month, day=int(day.value) if day else None)
    if cursor.peek().kind in {"slash", "to"} and after.kind == "num":
        link = cursor.peek()
        short = len(after.parts[0]) == _TWO or link.kind == "slash"
        if short and follows(year, after.parts[0]):
            cursor.place += 2
            return Term(kind="splityear", year=year, second_year=after.parts[0])
        if spans(year, after.parts[0]) and cursor.peek(2).kind == "end":
            cursor.place += 2
            return Term(kind="years", name=link.kind, year=year, second_year=after.parts[0])
    return Term(year=year)


def _day_first(cursor: Cursor, day: int, order: str) -> Term:
    start = cursor.place
    cursor.pass_marks()
    link = cursor.take("to", "slash", "comma")
    cursor.pass_marks()
    token = cursor.peek()
    fits = link is None or link.tight or link.kind == "comma"
    if token.kind == "month" and fits:
        cursor.place += 1
        year = _year_of_day(cursor)
        return Term(day=day, month=int(token.value), year=year, slip=token.slip)
    if (
        link
        and link.kind == "slash"
        and token.kind == "num"
        and cursor.peek(1).kind not in _NEXT_DAY
    ):
        return _two_numbers(cursor, day, token, order)
    if token.kind == "num" and len(token.parts[0]) == _FOUR and (not link or link.kind == "comma"):
        cursor.place += 1
        return Term(day=day, year=token.parts[0])
    cursor.place = start
    return Term(day=day)


def _year_of_day(cursor: Cursor) -> str:
    start = cursor.place
    cursor.pass_marks()
    link = cursor.take("to", "slash", "comma")
    cursor.pass_marks()
    token = cursor.peek()
    joined = link is None or link.tight or link.kind == "comma"
    year_like = token.kind in {"num", "yy"} and len(token.parts[0]) in YEAR_DIGITS
    if joined and year_like and cursor.peek(1).kind != "month":
        cursor.place += 1
        return token.parts[0]
    cursor.place = start
    return ""


def _two_numbers(cursor: Cursor, first: int, token: Token, order: str) -> Term:
    cursor.place += 1
    return pair(first, token.parts[0], order)


def _dotted(cursor: Cursor, token: Token, order: str) -> Term:
    del cursor
    return pair(int(token.parts[0]), token.parts[1], order)


_READERS = {
    "dmy": _dmy,
    "ymd": _ymd,
    "ym": _year_month,
    "my": _month_year,
    "decade": _decade,
    "mask": _masked_day,
    "month": _month_first,
    "ord": _number,
    "num": _number,
    "yy": _number,
    "dottime": _dotted,
}
