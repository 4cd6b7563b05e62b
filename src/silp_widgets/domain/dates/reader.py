"""Reading one cell: dispatch by what it looks like, then judge the result."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from silp_widgets.domain.dates.asides import without_aside
from silp_widgets.domain.dates.bare import read_bare
from silp_widgets.domain.dates.compose import compose
from silp_widgets.domain.dates.context import DateContext, DateReading, Rules
from silp_widgets.domain.dates.cursor import Cursor, Unread
from silp_widgets.domain.dates.days import doubted, inferred, noted
from silp_widgets.domain.dates.edtf import read_edtf, read_moment, read_week
from silp_widgets.domain.dates.grammar import read_phrase
from silp_widgets.domain.dates.lexer import clean, mend_digits, tokenise
from silp_widgets.domain.dates.neighbours import compared, is_one_day
from silp_widgets.domain.dates.plain import read_plain
from silp_widgets.domain.dates.refusal import refuse
from silp_widgets.domain.dates.relative import counted_from, read_relative
from silp_widgets.domain.dates.term import Shape
from silp_widgets.domain.errors import BadInput, DateNotUnderstood
from silp_widgets.domain.uk_time import today
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision
from silp_widgets.domain.when import When

_WINDOW_START = date(1900, 1, 1)
_LONGEST, _LONGEST_CELL = 200, 2000
_TOO_LONG = "This is too long to be a date."
_DITTO_MARKS = frozenset({'"', "''", "“", "”", "″", "〃", '-"-', '- " -'})
_BLANK = re.compile(r"[-\s./_]*|n/?a|n\.a|none|nil|blank|not applicable")
_MAY_BE_RELATIVE = frozenset({"C125", "C101"})
_WHOLE_DATES = frozenset({"dmy", "ymd", "month"})
_UNKNOWN = re.compile(
    r"\?+|(?:the )?(?:exact |precise |actual )?(?:date|dates|day|date of event)?(?: is| was)? ?"
    r"(?:not (?:known|recorded|stated|specified|given|available|documented|noted|clear)|unknown|"
    r"unclear|illegible|"
    r"unrecorded|unspecified|missing|unk|n/?k|n\.k|n/?r|not on record|cannot be recalled)"
    r"(?: (?:in|on) (?:the )?(?:file|records?|notes?))?"
    r"|undated(?: (?:entry|note|letter|record))?|not dated|nd|n\.d|n/d"
    r"|no date(?: (?:recorded|known|available|given|stated|on (?:file|record|letter|form)))?"
    r"|not sure|unsure|can'?t remember|cannot remember|don'?t know|do not know|unknown date"
    r"|xx/xx/xx(?:xx)?"
)


def rules_of(context: DateContext) -> Rules:
    """Return what the words are read by, with a year only if both sides agree on it."""
    year = context.year
    if year is None and context.year_before == context.year_after:
        year = context.year_before
    return Rules(
        received=context.received or today(),
        window_start=context.window_start or _WINDOW_START,
        order=context.order,
        year=year,
        workbook_1904=context.workbook_1904,
        midnight_is_default=context.midnight_is_default,
    )


_NO_ROWS = {"C103": "There is no year here."}
"""What is said of a date that stands alone, with no rows around it."""


def parse_when(text: str, *, year: int | None = None, default_order: str = "DMY") -> When:
    """Read a date as people write it.

    Parameters
    ----------
    text : str
        The words, such as ``"22/05/2016"``, ``"early May 2022"``, ``"w/c 6 June 2022"``.
    year : int, optional
        The year to take where none is written (C105).
    default_order : str
        The order of numeric dates: ``"DMY"``, ``"MDY"`` or ``"YMD"``.

    Returns
    -------
    When
        Its ``codes`` and ``assumption`` say what was noticed and assumed.

    Raises
    ------
    DateNotUnderstood
        With a sentence, the ``code`` of the check, and a ``suggestion`` where there is one.
    BadInput
        If it is given anything but text.
    ValueError
        If ``default_order`` is none of the three.

    Examples
    --------
    >>> parse_when("22nd May 2016").label()
    'Sun 22 May 2016'
    """
    if not isinstance(text, str):
        raise BadInput("A date is read from its words, such as '22/05/2016' or 'early May 2022'.")
    reading = read_date(text, DateContext(year=year, order=default_order))
    if reading.when is None:
        code = reading.codes[0]
        message = _NO_ROWS.get(code, reading.message)
        raise DateNotUnderstood(message, code=code, suggestion=reading.suggestion)
    return reading.when


def read_date(text: str, context: DateContext, rules: Rules | None = None) -> DateReading:
    """Read a date cell with what is known around it.

    Parameters
    ----------
    text : str
        The cell, as written.
    context : DateContext
        What is known around it.
    rules : Rules, optional
        Those of the context, where a whole column is read by the same.

    Returns
    -------
    DateReading
        Never raises for the words in a cell: a refusal is a reading without a ``when``.
    """
    if len(text) > _LONGEST_CELL and len(text.strip()) > _LONGEST_CELL:
        return refused(refuse("C125", message=_TOO_LONG))
    rules = rules or rules_of(context)
    reading = read_words(text, rules)
    if reading.when is None and not _MAY_BE_RELATIVE.isdisjoint(reading.codes):
        reading = _relative(text, context, rules) or reading
    if reading.when is None or context.before is None or context.after is None:
        return reading
    return compared(reading, context.before, context.after)


def refused(error: DateNotUnderstood) -> DateReading:
    """Return a refusal as a reading."""
    return DateReading(
        when=None, codes=(error.code,), suggestion=error.suggestion, message=str(error)
    )


def reading_of(when: When, suggestion: str = "") -> DateReading:
    """Return a value as a reading."""
    return DateReading(
        when=when, codes=when.codes, suggestion=suggestion, assumption=when.assumption
    )


def judged(when: When, rules: Rules) -> When:
    """Note a date after receipt (C108) or outside the plausible window (C109)."""
    first, last = when.first_day, when.last_day
    if first and first > rules.received:
        return noted(when, "C108")
    too_early = first and first < min(rules.window_start, _WINDOW_START)
    if too_early or (last and last < rules.window_start):
        return noted(when, "C109")
    return when


def _relative(text: str, context: DateContext, rules: Rules) -> DateReading | None:
    words = "ditto" if text.strip() in _DITTO_MARKS else clean(text)
    parted = counted_from(words)
    try:
        if parted:
            return _counted(text, *parted, rules)
        when = read_relative(words, context.row_above, context.born, rules)
    except DateNotUnderstood as error:
        return refused(error)
    except (ValueError, OverflowError):
        return refused(refuse("C112"))
    return reading_of(judged(replace(when, text=text), rules)) if when else None


def _counted(text: str, counted: str, named: str, rules: Rules) -> DateReading | None:
    """Count from a date in the cell itself, which asks nothing of the row above."""
    base = read_words(named, rules).when
    if base is None or not is_one_day(base):
        return None
    when = read_relative(counted, base, None, rules)
    if when is None:
        return None
    said = f"Counted from {base.label()}."
    if base.certainty is DateCertainty.UNCERTAIN:
        when = doubted(when)
    counted_on = replace(when, text=text, codes=base.codes, assumption=said)
    return reading_of(judged(counted_on, rules))


@lru_cache(maxsize=16384)
def read_words(text: str, rules: Rules) -> DateReading:
    """Read a cell by its words alone; what became of it is kept for the next such cell."""
    if rules.order not in {"DMY", "MDY", "YMD"}:
        raise ValueError(f"The order of dates is DMY, MDY or YMD, not {rules.order!r}.")
    try:
        when = _read(text.strip(), rules)
        return reading_of(judged(replace(when, text=text), rules))
    except DateNotUnderstood as error:
        return refused(error)
    except Unread:
        return refused(refuse("C125"))
    except (ValueError, OverflowError):
        # Arithmetic at the very edge of the calendar (years 1 and 9999).
        return refused(refuse("C112"))


def _read(text: str, rules: Rules) -> When:
    words = clean(text)
    when = (
        read_plain(words, rules)
        or read_moment(text)
        or read_week(text, rules)
        or read_edtf(text, rules)
    )
    if when:
        return when
    if _UNKNOWN.fullmatch(words.rstrip(" ?") or words) or (words == "" and "?" in text):
        return When.unknown()
    if _BLANK.fullmatch(words):
        raise refuse("C101")
    if len(words) > _LONGEST:
        raise refuse("C125", message=_TOO_LONG)
    return read_bare(words, rules) or _phrase(words, rules)


def _beside_words(words: str, rules: Rules) -> When | None:
    """Read the one whole day that other words stand behind (C106)."""
    named = without_aside(words)
    if named is None:
        return None
    phrase = read_phrase(Cursor(tokenise(named)), rules.order)
    term = phrase.terms[0]
    if phrase.shape is not Shape.SINGLE or not (term.day and term.month and term.year):
        return None
    said = "The words beside the date were left out of the reading."
    return inferred(compose(phrase, rules), "C106", said)


def _phrase(words: str, rules: Rules) -> When:
    mended, slip = mend_digits(words)
    tokens = tokenise(mended)
    try:
        phrase = read_phrase(Cursor(tokens), rules.order)
    except Unread:
        if sum(token.kind in _WHOLE_DATES for token in tokens) > 1:
            raise refuse("C102") from None
        beside = _beside_words(words, rules)
        if beside is None:
            raise
        return beside
    when = compose(phrase, rules)
    if not slip:
        return when
    if when.precision is DatePrecision.UNKNOWN:
        raise Unread
    return inferred(when, "C106", "A letter was read as the digit it looks like.")
