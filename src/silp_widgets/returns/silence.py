"""The period of a no-contact row whose words say it, where its date columns don't."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import DateNotUnderstood
from silp_widgets.returns.cells import is_no_contact

if TYPE_CHECKING:
    from silp_widgets.domain.dates import DateCells
    from silp_widgets.domain.when import When

_PERIOD: Final = re.compile(
    r"\b(?:between|from)\s+(?P<start>[^.;()]{1,30}?)\s*(?:\band\b|\bto\b|\buntil\b|\btill\b|"
    r"[-\u2013\u2014])\s*(?P<end>[^;()]{4,30}?)\s*(?:[.;(]|$)",
    re.IGNORECASE,
)


def with_period(cells: DateCells, text: str) -> DateCells:
    """Return the date cells of a row, for a no-contact row with the period that its text names.

    "10 June 2022 | No contact between 10 June 2022 and 1 September 2022" is a silence of twelve
    weeks, though its date column holds the first day alone. Cells that disagree with the text are
    left as they are.

    Parameters
    ----------
    cells : DateCells
        As written.
    text : str
        What the row says.
    """
    if cells.end_date_text or not is_no_contact(text, has_end=False):
        return cells
    found = _PERIOD.search(text)
    if found is None:
        return cells
    if not cells.date_text:
        said = text[found.start() : found.end("end")]
        return replace(cells, date_text=said) if _read(said) else cells
    start, end = _read(cells.date_text), _read(found["end"])
    if start is None or end is None or start.first_day is None or end.last_day is None:
        return cells
    if start.first_day == start.last_day and start.first_day < end.last_day:
        return replace(cells, end_date_text=found["end"])
    return cells


def _read(words: str) -> When | None:
    try:
        return parse_when(words)
    except DateNotUnderstood:
        return None
