"""How many entries each agency has over the scope: a strip that shows the shape of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.saying import short_month
from silp_widgets.domain.silence import SLIPS

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.records import Json

_MOST_CELLS: Final = 40
_SPANS: Final = (1, 3, 12)
"""Months that one cell may stand for: the first that gives few enough cells."""


def strip(case: CaseReader) -> Json:
    """Return the strip of the scope period, or of all dated entries where no scope is set.

    Parameters
    ----------
    case : CaseReader
        The case.

    Returns
    -------
    dict
        ``labels`` (what each cell stands for) and ``rows`` (agency code and name, counts); both
        empty where there is nothing to show. An entry counts on the first day it may have been.
    """
    review = case.review()
    dated = [
        (e.agency, day)
        for e in case.entries()
        # A year that can't be meant would leave room for nothing else.
        if (day := e.when.first_day) and SLIPS.isdisjoint(e.when.codes)
    ]
    if not dated:
        return {"labels": [], "rows": []}
    start = _month(review.scope_from or min(day for _, day in dated))
    end = _month(review.scope_to or max(day for _, day in dated))
    months = max(end - start + 1, 1)
    span = next((s for s in _SPANS if months <= s * _MOST_CELLS), months // _MOST_CELLS + 1)
    cells = -(-months // span)
    counted = Counter(
        (agency, (_month(day) - start) // span)
        for agency, day in dated
        if start <= _month(day) <= end
    )
    return {
        "labels": [_label(start + cell * span, span, end) for cell in range(cells)],
        "rows": [
            {
                "code": agency.code,
                "name": agency.name,
                "counts": [counted[agency.key, cell] for cell in range(cells)],
            }
            for agency in case.agencies()
        ],
    }


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _label(month: int, span: int, end: int) -> str:
    last = min(month + span - 1, end)
    return _named(month) if month == last else f"{_named(month)} to {_named(last)}"


def _named(month: int) -> str:
    first = date(month // 12, month % 12 + 1, 1)
    return f"{short_month(first)} {first.year}"
