"""What a column holds, where its heading doesn't say: dates, times, agencies, or long text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.agencies import agency_key
from silp_widgets.returns.seen import read_seen

if TYPE_CHECKING:
    from silp_widgets.returns.table import Rows

_LOOKED_AT: Final = 200
_MOST: Final = 0.6
_SURE: Final = 0.6
_LONG: Final = 25.0
_SHORT: Final = 40
_DATE: Final = re.compile(
    r"\b\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*\d",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"^\s*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:am|pm|hrs)?\s*$", re.IGNORECASE)


_FEWEST: Final = 3
_WORDS: Final = 3
_LONGEST_MEAN: Final = {
    "agency": 40,
    "persons": 80,
    "event_ref": 40,
    "sequence": 12,
    "seen": 120,
    "seen_alone": 120,
    "event_type": 80,
}


def contradicts(body: Rows, column: int, name: str) -> bool:
    """Whether what stands in a column can't be what its heading was taken to mean.

    Parameters
    ----------
    body : list of list of str
        The rows under the headings.
    column : int
        Which column.
    name : str
        The field that its heading suggests.
    """
    cells = [row[column].strip() for row in body[:_LOOKED_AT] if column < len(row)]
    filled = [cell for cell in cells if cell]
    if len(filled) < _FEWEST:
        return False
    if name in {"date_text", "time_text", "end_date_text", "end_time_text"}:
        return not any(letter.isdigit() for cell in filled for letter in cell)
    if name == "seen":
        return sum(bool(read_seen(cell)) for cell in filled) * 3 < len(filled)
    if name == "date_recorded":
        return sum(bool(_DATE.search(cell)) for cell in filled) < _MOST * len(filled)
    if name == "event_ref" and sum(len(cell.split()) for cell in filled) > _WORDS * len(filled):
        return True
    mean = sum(map(len, filled)) / len(filled)
    if mean > _LONGEST_MEAN.get(name, mean):
        return True
    # Whose rows they are is said with a few names again and again; what was done never is.
    strange = name == "agency" and not any(agency_key(cell).sure for cell in filled)
    return strange and len(set(filled)) > max(_FEWEST, len(filled) // 2)


def holds_times(body: Rows, column: int) -> bool:
    """Whether a column holds times of day without days.

    Parameters
    ----------
    body : list of list of str
        The rows under the headings.
    column : int
        Which column.
    """
    cells = [row[column].strip() for row in body[:_LOOKED_AT] if column < len(row)]
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(_TIME.match(cell)) for cell in filled) > _MOST * len(filled)


def guess_by_content(body: Rows, fields: list[str]) -> dict[int, tuple[str, float]]:
    """Guess the columns that still have no field and whose field is still free.

    Parameters
    ----------
    body : list of list of str
        The rows under the headings.
    fields : list of str
        What the headings said, one a column; empty where they said nothing.

    Returns
    -------
    dict
        Column to field and confidence.
    """
    found: dict[int, tuple[str, float]] = {}
    taken = set(fields)
    columns = {
        column: [row[column].strip() for row in body[:_LOOKED_AT] if column < len(row)]
        for column, name in enumerate(fields)
        if not name
    }
    filled = {column: [c for c in cells if c] for column, cells in columns.items()}
    filled = {column: cells for column, cells in filled.items() if cells}
    for name, looks in (("date_text", _DATE), ("time_text", _TIME)):
        if name in taken:
            continue
        for column, cells in filled.items():
            short = [c for c in cells if len(c) <= _SHORT]
            if column not in found and sum(bool(looks.search(c)) for c in short) > _MOST * len(
                cells
            ):
                found[column] = (name, _SURE)
                break
    if "agency" not in taken:
        for column, cells in filled.items():
            names = set(cells)
            known = all(len(n) <= _SHORT and agency_key(n).sure for n in names)
            if column not in found and known and len(names) <= max(3, len(cells) // 2):
                found[column] = ("agency", _SURE)
                break
    if "event_fact" not in taken:
        left = {c: sum(map(len, v)) / len(v) for c, v in filled.items() if c not in found}
        longest = max(left, key=lambda column: left[column], default=None)
        if longest is not None and left[longest] >= _LONG:
            found[longest] = ("event_fact", _SURE)
    return found
