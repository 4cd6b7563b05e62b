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
_LONGEST_ANSWER: Final = 30
_OF_A_RECORD: Final = re.compile(r"\b(?:record|note|document|file)\b")
_NAMED: Final = re.compile(r"[A-Za-z]{3}")
_FEWEST: Final = 2
_WORDS_OF_PROSE: Final = 3
_REFERENCE: Final = re.compile(
    r"\b(?:refs?|reference|no|number|id|file|record|section|log|held|kept|filed|found|stored|"
    r"document|database|entry|entries|recorded)\b"
)
# The agency's number for the event or the person, which says nothing of where it is written down.
_OF_SOMETHING_ELSE: Final = re.compile(
    r"\b(?:incident|event|crime|row|case no|occurrence|urn|nhs|hospital no|birth|dob|phone|"
    r"telephone|mobile|attendees|children|pupil no|staff|worker|officer|custody)\b"
)
_ATTENDANCE: Final = re.compile(
    r"\b(?:attend\w*|dna|present\w*|presence|seen|spoken|spoke|sighted|met|engage\w*|accepted|"
    r"complied|comply|contact made|safe|face to face|in person|examined|kept|see|saw)\b"
)
_YES_NO: Final = re.compile(
    r"\s*(?:y|n|yes|no|n/?a|true|false|[✓✔☑√✗✘☒x])(?:\b|(?<=\W))", re.IGNORECASE
)
_TELLS: Final = re.compile(
    r"\b(?:attended|seen|alone|dna|wnb|was not brought|did not attend|not brought|accepted|f2f|"
    r"face to face|no show|no access|cancelled|partner present|child present)\b",
    re.IGNORECASE,
)


def settle_leftovers(headings: tuple[str, ...], fields: list[str], body: Rows) -> dict[int, str]:
    """Return the fields of columns that their headings alone left open, by column.

    *Found safe and spoken to?* holds answers, so it is no list of people; *Attendance* holds
    ``DNA`` and ``attended alone``; *Comments* of a log that has no other words say what happened;
    and where nothing else says where events are recorded,
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
        if seen is None:
            # *Outcome of appointment* and *Contact mode* may say nothing else.
            others = _open(fields, "outcome", "event_type")
            seen = next((n for n in others if _tells_seen(_filled(body, n))), None)
        if seen is not None:
            found[seen] = "seen"
    if "event_fact" not in fields:
        # A log that has *Comments* and nothing else in words says there what happened.
        told = [n for n in _with(fields, "author_comment") if _is_prose(body, n)]
        if told:
            found[told[0]] = "event_fact"
    if "source" not in fields:
        source = _source(headings, fields, body, found)
        if source is not None:
            found[source] = "source"
    return found


def _source(
    headings: tuple[str, ...], fields: list[str], body: Rows, found: dict[int, str]
) -> int | None:
    for name in ("source_document", "source_page"):
        if name in fields:
            return fields.index(name)
    left = [n for n in _open(fields) if n not in found]
    refs = [n for n in left if _refers(headings[n], body, n) or _is_named(headings[n], body, n)]
    if refs:
        # Of "Case no" and "RiO note id", agencies put what leads to the record last.
        return refs[-1]
    number = fields.index("event_ref") if "event_ref" in fields else None
    if number is not None and _OF_A_RECORD.search(plain(headings[number])):
        cells = _filled(body, number)
        if cells and sum(bool(_NAMED.search(cell)) for cell in cells) >= _MOST * len(cells):
            return number
    return None


def _open(fields: list[str], *also: str) -> list[int]:
    return _with(fields, "", *also)


def _with(fields: list[str], *wanted: str) -> list[int]:
    return [n for n, name in enumerate(fields) if name in wanted]


def _is_prose(body: Rows, column: int) -> bool:
    cells = _filled(body, column)
    words = sum(len(cell.split()) for cell in cells)
    return bool(cells) and len(cells) * 2 >= len(body) and words >= _WORDS_OF_PROSE * len(cells)


def _filled(body: Rows, column: int) -> list[str]:
    cells = [row[column].strip() for row in body[:_LOOKED_AT] if column < len(row)]
    return [cell for cell in cells if cell]


def _says_seen(heading: str, body: Rows, column: int) -> bool:
    cells = _filled(body, column)
    if len(cells) < _FEWEST:
        return False
    if not _ATTENDANCE.search(plain(heading)):
        return _tells_seen(cells)
    answers = sum(bool(_YES_NO.match(cell) or read_seen(cell)) for cell in cells)
    return answers >= _MOST * len(cells)


def _tells_seen(cells: list[str]) -> bool:
    tells = sum(bool(_TELLS.search(cell) and read_seen(cell)) for cell in cells)
    short = sum(map(len, cells)) <= _LONGEST_ANSWER * len(cells)
    return len(cells) >= _FEWEST and short and tells >= _MOST * len(cells)


def _is_named(heading: str, body: Rows, column: int) -> bool:
    """Whether the cells say over and over what system the heading names: *MyConcern/SIMS*."""
    words = set(plain(heading).split())
    cells = _filled(body, column)
    named = sum(not words.isdisjoint(plain(cell).split()) for cell in cells)
    short = sum(map(len, cells)) <= _LONGEST_ANSWER * len(cells)
    return len(cells) >= _FEWEST and short and named >= _MOST * len(cells)


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
