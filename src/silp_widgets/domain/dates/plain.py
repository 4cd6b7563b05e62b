"""The wordings that most cells have, read without the grammar because files are long.

``22/05/2016``, ``22nd May 2016`` and a date cell's ``2016-05-22`` give here exactly what the
grammar would give; a test holds it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from silp_widgets.domain.dates.days import days_of
from silp_widgets.domain.dates.term import Term
from silp_widgets.domain.dates.words import MONTHS

if TYPE_CHECKING:
    from silp_widgets.domain.dates.context import Rules
    from silp_widgets.domain.when import When

_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_REAL_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}) (\d{4})")


def read_plain(words: str, rules: Rules) -> When | None:
    """Read a plain day; ``None`` if it is anything else.

    Raises
    ------
    DateNotUnderstood
        C112, if there is no such day.
    """
    found = _NUMERIC.fullmatch(words)
    if found and rules.order == "DMY":
        day, _, month, year = found.groups()
        return days_of(Term(day=int(day), month=int(month), year=year), rules)
    found = _REAL_DATE.fullmatch(words)
    if found:
        return days_of(Term(day=int(found[3]), month=int(found[2]), year=found[1]), rules)
    found = _WORDED.fullmatch(words)
    if found and found[2] in MONTHS:
        return days_of(Term(day=int(found[1]), month=MONTHS[found[2]], year=found[3]), rules)
    return None
