"""Times of the day as people write them: ``2.30pm``, ``1430 hrs``, ``early hours of``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.cursor import MARKS, PASSED
from silp_widgets.domain.dates.lexer import BEHIND
from silp_widgets.domain.dates.term import Clock

if TYPE_CHECKING:
    from silp_widgets.domain.dates.cursor import Cursor
    from silp_widgets.domain.dates.lexer import Token

_TIMES = frozenset({"time", "daypart", "clockword", "oclock"})
_WORDS_OF_TIME = frozenset({"daypart", "clockword", "oclock"})
_LINKS = frozenset({"and", "or", "comma", "slash"})
# Written with a dot and without a nought, these are seldom hours of the night.
_AFTERNOON_HOURS = frozenset("123456")
_NOON = 12
_HOUR = 60
_LAST_HOUR = 24
_TWO = 2
_BARE_DIGITS = (3, 4)
_SIDES = {"before": "before", "by": "before", "until": "before", "after": "after", "since": "after"}


def minutes(hours: str, past: str, half: str = "") -> int | None:
    """Return minutes from midnight, or ``None`` if there is no such time (C117).

    Parameters
    ----------
    hours, past : str
        Digits; ``past`` may be empty.
    half : str
        ``"a"`` or ``"p"`` for am and pm.
    """
    hour, minute = int(hours), int(past or 0)
    if half and hour <= _NOON:
        if hour == 0 and half == "p":
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if minute >= _HOUR or hour > _LAST_HOUR or (hour == _LAST_HOUR and minute):
        return None
    return hour * _HOUR + minute


def read_clock(cursor: Cursor, *, after_date: bool) -> Clock | None:
    """Read a time at the cursor, if there is one.

    Parameters
    ----------
    cursor : Cursor
        Moved past the time if there is one; left alone if not.
    after_date : bool
        Whether a whole date stands before it, so that ``14.30`` and ``1430`` are times.

    Returns
    -------
    Clock or None
    """
    start = cursor.place
    ahead = cursor.beyond_marks("comma")
    marks = [token for n in range(ahead) if (token := cursor.peek(n)).kind in MARKS]
    doubtful = any(token.value != BEHIND for token in marks)
    side = ""
    lead = cursor.peek(ahead)
    if lead.kind in _SIDES and _is_time(cursor.peek(ahead + 1), after_date=after_date):
        side, ahead = _SIDES[lead.kind], ahead + 1
    opened = lead.kind in {"between", "from"}
    if opened:
        ahead += 1
    cursor.place = start + ahead
    clock = _stretch(cursor, after_date=after_date, opened=opened)
    if clock is None:
        cursor.place = start
        return None
    cursor.doubtful |= any(token.value == BEHIND for token in marks)
    while cursor.peek().kind in MARKS and not _belongs_to_date(cursor):
        cursor.place += 1
        doubtful = True
    if lead.kind == "from" and clock.end is None:
        side = "after"
    zone = cursor.take("zone")
    if zone:
        # A program may write both, as ``GMT+0100``: the offset is what counts.
        clock = replace(clock, zone=_offset(cursor.take("zone") or zone))
    return replace(clock, doubtful=doubtful or clock.doubtful, side=side)


def _offset(zone: Token) -> str:
    """Return ``+01`` and ``+0100`` as ``+01:00``; a name as the lexicon gives it."""
    return f"{zone.parts[0]}:{zone.parts[1] or '00'}" if zone.parts else str(zone.value)


def _belongs_to_date(cursor: Cursor) -> bool:
    if cursor.peek().value == BEHIND:
        return False
    ahead = cursor.beyond_marks()
    return cursor.peek(ahead).kind not in {"end", "to", "comma"} and cursor.peek(1).kind != "fill"


def _is_time(token: Token, *, after_date: bool) -> bool:
    if token.kind == "dottime":
        return after_date and len(token.parts[1]) == len("00")
    if token.kind in _TIMES:
        return True
    return after_date and token.kind == "num" and len(token.parts[0]) in _BARE_DIGITS


def _stretch(cursor: Cursor, *, after_date: bool, opened: bool) -> Clock | None:
    first = cursor.peek()
    if _hours_only(first) and cursor.peek(1).kind in {"to", "and", "until"}:
        last = cursor.peek(2)
        if last.kind == "time" and last.parts[-1] and (after_date or opened):
            both = cursor.peek(1).kind == "and" and not opened
            cursor.place += 3
            end = _one(last)
            clock = _joined(minutes(first.parts[0], "", last.parts[-1]), end)
            if clock.start is not None and clock.end is not None and clock.start > clock.end:
                clock = replace(_joined(minutes(first.parts[0], "", "a"), end), doubtful=True)
            return replace(clock, doubtful=both or clock.doubtful, linked="and" if both else "")
    half = cursor.peek(1).value if cursor.peek(1).kind == "daypart" else ""
    if after_date and first.kind == "num" and half in {"am", "pm"} and len(first.parts[0]) <= _TWO:
        cursor.place += 2
        return _checked(minutes(first.parts[0], "", str(half)[0]))
    if after_date and half and _hours_only(first):
        cursor.place += 1
        return _halved(_checked(minutes(first.parts[0], "")), cursor)
    if after_date and _at_an_hour(cursor):
        cursor.place += 1
        return _checked(minutes(first.parts[0], ""), doubtful=True)
    if not _is_time(first, after_date=after_date or _dotted(cursor)):
        return None
    cursor.place += 1
    clock = _one(first)
    link = cursor.peek().kind
    following = cursor.peek(1)
    joined = link in {"to", "until"} or (link == "and" and opened)
    if joined and _is_time(following, after_date=True):
        cursor.place += 2
        return _joined(_same_half(first, following, clock.start), _one(following))
    if clock.start is not None and cursor.peek().kind == "daypart":
        return _halved(clock, cursor)
    return _with_others(cursor, clock, after_date=after_date)


def _with_others(cursor: Cursor, first: Clock, *, after_date: bool) -> Clock:
    """Read ``14:30 and 16:00`` or ``14:30 or 15:00``: times that lie within two limits."""
    times, linked = [first.start], ""
    while cursor.peek().kind in _LINKS:
        ahead = 1 + (cursor.peek(1).kind in {"and", "or"})
        token = cursor.peek(ahead)
        if token.kind in _WORDS_OF_TIME or not _is_time(token, after_date=after_date):
            break
        link = cursor.peek(ahead - 1).kind
        linked = "or" if link == "or" and linked in {"", "or", "comma"} else "and"
        times.append(_one(token).start)
        cursor.place += ahead + 1
    known = [time for time in times if time is not None]
    if not linked or len(known) < len(times):
        return replace(first, refused=True) if linked else first
    return Clock(start=min(known), end=max(known), doubtful=True, linked=linked)


def _same_half(first: Token, last: Token, start: int | None) -> int | None:
    """Let ``2.30-3.45pm`` be in the afternoon at both ends."""
    half = last.parts[-1] if last.kind == "time" else ""
    if (
        not half
        or start is None
        or not first.parts
        or first.parts[-1] in {"a", "p"}
        or start > _NOON * _HOUR
    ):
        return start
    end = _one(last).start
    moved = minutes(first.parts[0], first.parts[1] if len(first.parts) > 1 else "", half)
    return moved if moved is not None and end is not None and moved <= end else start


def _dotted(cursor: Cursor) -> bool:
    """Say whether ``14.30`` here must be a time, because a date comes after it."""
    token = cursor.peek()
    ahead = 1
    while cursor.peek(ahead).kind in PASSED:
        ahead += 1
    return token.kind == "dottime" and cursor.peek(ahead).kind in {"dmy", "ymd", "ord", "num"}


def _at_an_hour(cursor: Cursor) -> bool:
    """Say whether a bare ``9`` here is an hour, because ``at`` stands before it."""
    led = cursor.place and cursor.peek(-1).kind == "fill" and cursor.peek(-1).value == "at"
    return bool(led) and _hours_only(cursor.peek()) and cursor.peek(1).kind == "end"


def _hours_only(token: Token) -> bool:
    return token.kind == "num" and int(token.parts[0]) <= _NOON


def _halved(clock: Clock, cursor: Cursor) -> Clock:
    """Read ``2.30 in the afternoon`` and ``8 o'clock in the evening``."""
    part = cursor.take("daypart")
    if part is None or clock.start is None or clock.start >= _NOON * _HOUR:
        return clock
    late = part.value in {"afternoon", "evening", "pm", "lunchtime"}
    late |= part.value == "night" and clock.start >= _NOON * _HOUR // 2
    return Clock(start=clock.start + (_NOON * _HOUR if late else 0))


def _one(token: Token) -> Clock:
    if token.kind == "daypart":
        return Clock(part=str(token.value))
    if token.kind == "clockword":
        return Clock(start=_NOON * _HOUR) if token.value == "noon" else Clock(part="midnight")
    if token.kind == "oclock":
        return _checked(minutes(*token.parts), doubtful=int(token.parts[0]) <= _NOON)
    if token.kind == "num":
        return _checked(minutes(token.parts[0][:-2], token.parts[0][-2:]))
    hours, past, *half = token.parts
    if token.kind == "dottime":
        return _checked(minutes(hours, past), doubtful=hours in _AFTERNOON_HOURS)
    clock = _checked(minutes(hours, past, half[0] if half else ""))
    return replace(clock, said=bool(half and half[0]))


def _checked(start: int | None, *, doubtful: bool = False) -> Clock:
    return Clock(start=start, refused=start is None, doubtful=doubtful)


def _joined(start: int | None, last: Clock) -> Clock:
    if start is None or last.start is None:
        return Clock(refused=True)
    return Clock(start=start, end=last.start, doubtful=last.doubtful)
