"""Columns whose heading leaves it open: what is still missing and what stands in them decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.seen import read_seen
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from silp_widgets.returns.table import Rows

_LOOKED_AT: Final = 200
_MOST: Final = 0.6
_SURE: Final = 0.6
_LONGEST_REFERENCE: Final = 60
_FEWEST: Final = 2
_REFERENCE: Final = re.compile(
    r"\b(?:refs?|reference|no|number|id|file|record|section|log|held|kept|filed|found|stored|"
    r"document|database)\b"
)
# The agency's number for the event or the person, which says nothing of where it is written down.
_OF_SOMETHING_ELSE: Final = re.compile(
    r"\b(?:incident|event|crime|row|case no|occurrence|urn|nhs|hospital no|birth|dob|phone|"
    r"telephone|mobile|attendees|children|pupil no|staff|worker|officer|custody|recorded)\b"
)
_ATTENDANCE: Final = re.compile(
    r"\b(?:attend\w*|dna|present\w*|presence|seen|spoken|spoke|sighted|met|engage\w*|accepted|"
    r"complied|comply|contact made|safe)\b"
)
_YES_NO: Final = re.compile(
    r"\s*(?:y|n|yes|no|n/?a|true|false|[✓✔☑√✗✘☒x])(?:\b|(?<=\W))", re.IGNORECASE
)
_TELLS: Final = re.compile(
    r"\b(?:attended|seen|alone|dna|wnb|was not brought|did not attend|not brought|accepted|f2f|"
    r"face to face|no show|no access)\b",
    re.IGNORECASE,
)


def settle_leftovers(headings: tuple[str, ...], fields: list[str], body: Rows) -> dict[int, str]:
    """Return the fields of columns that their headings alone left open, by column.

    *Found safe and spoken to?* holds answers, so it is no list of people; *Attendance* holds
    ``DNA`` and ``attended alone``; and where nothing else says where events are recorded,
    *nDelius ref* or *Document* does.

    Parameters
    ----------
    headings : tuple of str
        One a column.
    fields : list of str
        What the headings said, one a column; empty where they said nothing.
    body : list of list of str
        The rows under the headings.
    """
    found: dict[int, str] = {}
    if "seen" not in fields:
        seen = next((n for n in _open(fields, "persons") if _says_seen(headings[n], body, n)), None)
        if seen is not None:
            found[seen] = "seen"
    if "source" not in fields:
        if "source_document" in fields:
            found[fields.index("source_document")] = "source"
        else:
            refs = [n for n in _open(fields) if n not in found and _refers(headings[n], body, n)]
            if refs:
                # Of "Case no" and "RiO note id", agencies put what leads to the record last.
                found[refs[-1]] = "source"
    return found


def _open(fields: list[str], *also: str) -> list[int]:
    return [n for n, name in enumerate(fields) if not name or name in also]


def _filled(body: Rows, column: int) -> list[str]:
    cells = [row[column].strip() for row in body[:_LOOKED_AT] if column < len(row)]
    return [cell for cell in cells if cell]


def _says_seen(heading: str, body: Rows, column: int) -> bool:
    cells = _filled(body, column)
    if len(cells) < _FEWEST:
        return False
    if _ATTENDANCE.search(plain(heading)):
        answers = sum(bool(_YES_NO.match(cell) or read_seen(cell)) for cell in cells)
    else:
        answers = sum(bool(_TELLS.search(cell) and read_seen(cell)) for cell in cells)
    return answers >= _MOST * len(cells)


def _refers(heading: str, body: Rows, column: int) -> bool:
    words = plain(heading)
    if not _REFERENCE.search(words) or _OF_SOMETHING_ELSE.search(words):
        return False
    cells = _filled(body, column)
    if len(cells) * 2 < len(body) or len(cells) < _FEWEST:
        return False
    # A bare count, a date or a sentence leads to no record.
    lettered = sum(any(letter.isalpha() for letter in cell) for cell in cells)
    return lettered * 2 > len(cells) and sum(map(len, cells)) / len(cells) <= _LONGEST_REFERENCE
