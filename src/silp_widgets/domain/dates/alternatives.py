"""The readings that a person may choose from, where a date was asked about.

Nothing is decided here. Each reading is one that the words allow, with the reason for it; the rows
around it only say which of them would fit.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.context import DateContext
from silp_widgets.domain.dates.cursor import Cursor, Unread
from silp_widgets.domain.dates.days import marked, noted
from silp_widgets.domain.dates.grammar import read_phrase
from silp_widgets.domain.dates.lexer import clean, mend_digits, tokenise
from silp_widgets.domain.dates.other_readings import READINGS, Ask
from silp_widgets.domain.dates.reader import rules_of
from silp_widgets.domain.errors import DateNotUnderstood
from silp_widgets.domain.vocabulary import DateCertainty
from silp_widgets.domain.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from silp_widgets.domain.dates.term import Phrase

_AS_READ = "as we read it"
_MOST = 8
_OUR_DOUBT = frozenset({"C111", "C114", "C123"})
_SETTLED = frozenset(READINGS) | {"C105"}


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading that a person may choose.

    Parameters
    ----------
    when : When
        What would be kept: the words as written, and no more doubt than the writer's own.
    words : str
        The reading in words, such as ``"Tue 12 Apr 2022"``.
    why : str
        Why it may be this one, in lower case and without a full stop.
    """

    when: When
    words: str
    why: str


def alternatives(
    text: str,
    reading: When | None,
    *,
    codes: Iterable[str],
    before: When | None,
    after: When | None,
    year: int | None = None,
    default_order: str = "DMY",
    received: date | None = None,
) -> tuple[Alternative, ...]:
    """Return the readings that a person may choose from (handbook 5.4 rules 1 and 2).

    Parameters
    ----------
    text : str
        The date cell, as written.
    reading : When, optional
        How we read it; ``None``, or without bounds, if it was refused.
    codes : iterable of str
        The checks that were raised on it.
    before, after : When, optional
        The rows around it, in the order of time.
    year : int, optional
        A year that somebody gave for rows without one.
    default_order : str
        The order of numeric dates: ``"DMY"``, ``"MDY"`` or ``"YMD"``.
    received : date, optional
        The day the file was received, which decides two-digit years; today if not given.

    Returns
    -------
    tuple of Alternative
        The present reading first, if there is one, then the others, each once, at most eight.
        Only the present reading, or nothing, where the words allow no other.
    """
    words = tuple(dict.fromkeys(codes))
    phrase = _phrase(text, default_order)
    known = reading if reading is not None and reading.is_known else None
    context = DateContext(year=year, order=default_order, received=received)
    ask = Ask(text, known, phrase, before, after, rules_of(context))
    kept = reading.text if reading is not None and reading.text else text
    doubtful = _doubtful(known, words, phrase)
    found: dict[tuple[object, ...], Alternative] = {}
    for when, why in _all(ask, words):
        chosen = _chosen(when, kept, why, doubtful=doubtful)
        key = (chosen.earliest, chosen.latest, chosen.precision, "/" in chosen.edtf)
        found.setdefault(key, Alternative(chosen, chosen.label(), why))
    return tuple(found.values())[:_MOST]


def _all(ask: Ask, codes: tuple[str, ...]) -> Iterator[tuple[When, str]]:
    if ask.reading is not None:
        yield ask.reading, _AS_READ
    for code in codes:
        reader = READINGS.get(code)
        if reader:
            with suppress(DateNotUnderstood, Unread, ValueError, OverflowError):
                yield from reader(ask)


def _phrase(text: str, order: str) -> Phrase | None:
    with suppress(DateNotUnderstood, Unread, ValueError):
        words, _ = mend_digits(clean(text))
        return read_phrase(Cursor(tokenise(words)), order)
    return None


def _doubtful(reading: When | None, codes: tuple[str, ...], phrase: Phrase | None) -> bool:
    """Say whether the writer doubted the date, whoever reads it."""
    if phrase is not None:
        return phrase.doubtful
    ours = not _OUR_DOUBT.isdisjoint(codes)
    return bool(reading and reading.certainty is DateCertainty.UNCERTAIN and not ours)


def _chosen(when: When, text: str, why: str, *, doubtful: bool) -> When:
    """Return a reading as it would be kept: chosen by a person, so no longer ours."""
    edtf = re.sub("[?]", "", when.edtf).replace("%", "~")
    timed = when.time_certainty is DateCertainty.STATED and when.earliest == when.latest
    if timed and isinstance(when.earliest, datetime) and "T" not in edtf:
        edtf = when.earliest.isoformat(timespec="seconds")
    settled = replace(
        when,
        text=text,
        certainty=DateCertainty.UNCERTAIN if doubtful else DateCertainty.STATED,
        edtf=marked(edtf.partition("T")[0], "?") if doubtful else edtf,
        codes=tuple(code for code in when.codes if code not in _SETTLED),
        assumption="",
    )
    return noted(settled, assumption=f"A person chose this reading: {why}.")
