"""From tokens to a :class:`Phrase`: one date, a range, a limit, or several."""

from __future__ import annotations

from dataclasses import replace

from silp_widgets.domain.dates.clocks import read_clock
from silp_widgets.domain.dates.cursor import Cursor, Unread
from silp_widgets.domain.dates.lexer import Token
from silp_widgets.domain.dates.operand import read_term
from silp_widgets.domain.dates.pairs import two_numbers_alone
from silp_widgets.domain.dates.term import Phrase, Shape, Term

_LIMITS = {
    "before": Shape.BEFORE,
    "by": Shape.BY,
    "after": Shape.AFTER,
    "notbefore": Shape.NOT_BEFORE,
    "since": Shape.SINCE,
    "until": Shape.UNTIL,
}
_SUFFIXES = {"onward": Shape.SINCE, "atlatest": Shape.BY, "atearliest": Shape.NOT_BEFORE}
_DATE_STARTS = frozenset({"dmy", "ymd", "ord", "num"})
_PAUSES = frozenset({"to", "comma"})
_LINKS = ("to", "until", "or", "slash", "and", "comma")


def read_phrase(cursor: Cursor, order: str) -> Phrase:
    """Read a whole cell.

    Parameters
    ----------
    cursor : Cursor
        At the first token.
    order : str
        The order of numeric dates, such as ``"DMY"``.

    Returns
    -------
    Phrase

    Raises
    ------
    Unread
        If the tokens make no date.
    """
    pair = two_numbers_alone(cursor, order)
    if pair:
        return _phrase(cursor, Shape.SINGLE, [pair])
    cursor.take("or")
    clock = read_clock(cursor, after_date=False)
    if clock:
        cursor.take("comma", "to")
    start = cursor.place
    cursor.pass_marks()
    if cursor.place > start and cursor.take("to", "comma"):
        cursor.pass_marks()
    opener = cursor.take("between", "from", *_LIMITS)
    first = read_term(cursor, order)
    if clock:
        first = replace(first, clock=clock)
    if opener and opener.kind in _LIMITS:
        return _limit(cursor, _LIMITS[opener.kind], first)
    terms, links = _chain(cursor, order, first)
    suffix = cursor.take(*_SUFFIXES)
    cursor.pass_marks()
    if cursor.peek().kind != "end":
        raise Unread
    shape = _shape(opener.kind if opener else "", links, suffix.kind if suffix else "")
    return _phrase(cursor, shape, terms)


def _limit(cursor: Cursor, shape: Shape, term: Term) -> Phrase:
    if shape is Shape.SINCE:
        cursor.take("onward")
    cursor.pass_marks()
    if cursor.peek().kind != "end":
        raise Unread
    return _phrase(cursor, shape, [term])


def _phrase(cursor: Cursor, shape: Shape, terms: list[Term]) -> Phrase:
    return Phrase(
        shape=shape,
        terms=tuple(terms),
        doubtful=cursor.doubtful,
        approximate=cursor.approximate,
    )


def _chain(cursor: Cursor, order: str, first: Term) -> tuple[list[Term], set[str]]:
    terms, links = [first], set[str]()
    while True:
        start = cursor.place
        cursor.pass_marks()
        link = cursor.take(*_LINKS)
        if link and link.kind in _PAUSES and _only_marks_follow(cursor):
            cursor.pass_marks()
            return terms, links
        if link and link.kind == "to" and cursor.peek().kind == "end":
            return terms, links | {"unended"}
        unparted = link is None and cursor.place == start
        if unparted and terms[-1].year and cursor.peek().kind in _DATE_STARTS:
            link = Token("and")
        if link is None or cursor.peek().kind in _SUFFIXES:
            cursor.place = start if link is None else cursor.place
            return terms, links
        cursor.take("and", "or", "from")
        terms.append(read_term(cursor, order))
        links.add(_said(cursor, link.kind, start))


def _only_marks_follow(cursor: Cursor) -> bool:
    """Say whether a dash or comma only parts a date from ``date uncertain`` or the like."""
    ahead = cursor.beyond_marks()
    return ahead > 0 and cursor.peek(ahead).kind == "end"


def _said(cursor: Cursor, link: str, start: int) -> str:
    """Let ``, or`` and ``, and`` count as the word."""
    second = cursor.tokens[start + 1].kind if start + 1 < len(cursor.tokens) else ""
    return second if link == "comma" and second in {"and", "or"} else link


def _shape(opener: str, links: set[str], suffix: str) -> Shape:
    if suffix:
        if links - {"to"}:
            raise Unread
        return _SUFFIXES[suffix]
    if links == {"unended"} and not opener:
        return Shape.UNENDED
    if not links:
        return Shape.SINCE if opener == "from" else Shape.SINGLE
    between = opener == "between" and (links == {"and"} or links <= {"to", "until"})
    for shape, fits in (
        (Shape.BETWEEN, between),
        (Shape.LASTING, links <= {"to", "until"}),
        (Shape.SLASH, links == {"slash"}),
        (Shape.EITHER, "or" in links and links <= {"or", "comma"}),
    ):
        if fits:
            return shape
    return Shape.SEVERAL
