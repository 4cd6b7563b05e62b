"""Which field a heading means (handbook 5.2 and 5.3; words in ``data/headings.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz import fuzz, process

from silp_widgets.domain.errors import BadInput
from silp_widgets.returns.found import listed
from silp_widgets.returns.senses import sense_of, written_out
from silp_widgets.returns.words import plain

NEEDED: Final = ("date_text", "event_fact")
"""Without these there is no chronology to read."""

_SHORT_FORMS: Final = {
    "date": "date_text",
    "when": "date_text",
    "time": "time_text",
    "end_date": "end_date_text",
    "end_time": "end_time_text",
    "text": "event_fact",
    "event": "event_fact",
    "description": "event_fact",
    "people": "persons",
    "action": "action_taken",
    "comment": "author_comment",
    "reason": "reason_if_none",
    "ref": "event_ref",
    "good_practice": "good_practice_note",
}
_IGNORED: Final = frozenset({"", "ignore", "none", "leave", "-"})
_ASIDE: Final = re.compile(r"[(\[{:;\n\r/?\u2013\u2014]|\s-\s")
_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_LONGEST_HEADING: Final = 120
# "Coded reason" is no reason why nothing was done.
_TOO_VAGUE: Final = frozenset({"reason", "reasons"})
_CLOSE: Final = 88
_MISSPELT: Final = 92
_FUZZY_FROM: Final = 4


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of ``headings.toml``: field names for screens, and headings by field."""

    names: dict[str, str]
    fields: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Return the heading vocabulary, read once."""
    source = files("silp_widgets").joinpath("data", "headings.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    names = {field: str(row["name"]) for field, row in rows.items()}
    fields = {heading: field for field, row in rows.items() for heading in row["headings"]}
    fields.update({plain(field): field for field in rows})
    return Vocabulary(names, fields)


def field_name(field: str) -> str:
    """Return what a field is called on screens."""
    return vocabulary().names.get(field, field)


def canonical(field: str) -> str:
    """Return the field that a mapping means; empty for a column to leave aside.

    Raises
    ------
    BadInput
        If there is no such field.
    """
    name = field.strip().lower().replace(" ", "_")
    name = _SHORT_FORMS.get(name, name)
    if name in _IGNORED:
        return ""
    if name not in vocabulary().names:
        known = listed(sorted(vocabulary().names), most=40)
        raise BadInput(f"There is no field “{field}” to put a column into. Choose from: {known}.")
    return name


@lru_cache(maxsize=2_000)
def match(heading: str) -> tuple[str, float]:
    """Return the field a heading means, and how sure that is.

    Parameters
    ----------
    heading : str
        As written over the column.

    Returns
    -------
    (str, float)
        The field and a confidence from 0 to 1; ``("", 0.0)`` where nothing fits.
    """
    if len(heading) > _LONGEST_HEADING * 2:
        return "", 0.0
    if " " not in heading.strip():
        # A system's own name for a column: "EntryDate".
        heading = _JOINED.sub(" ", heading)
    words = plain(heading) or heading.strip()
    fields = vocabulary().fields
    if field := fields.get(words) or fields.get(written_out(words)):
        return field, 1.0
    # "Significant event (one per row)" and "Response / outcome": the words before the aside.
    first = plain(_ASIDE.split(heading.strip(), maxsplit=1)[0])
    if first and (field := fields.get(first)):
        return field, 0.95
    if len(words) > _LONGEST_HEADING or len(words) < _FUZZY_FROM:
        return "", 0.0
    best = process.extractOne(words, fields.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    near = fields[best[0]] if best is not None and len(best[0]) >= _FUZZY_FROM else ""
    if near and best is not None and best[1] >= _MISSPELT:
        return near, 0.8
    # "Nature of occurrence" is one letter or two from "date of occurrence": what its words mean
    # comes before what it looks like.
    sense = sense_of(heading)
    if sense is not None:
        return (sense, 0.7) if sense else ("", 0.0)
    return (near, 0.8) if near else _by_part(words, fields)


def _by_part(words: str, fields: dict[str, str]) -> tuple[str, float]:
    """Return the field of the longest known heading that begins or ends this one."""
    pieces = words.split()
    if len(pieces) > 8:  # noqa: PLR2004 - a sentence, no heading
        return "", 0.0
    for size in range(len(pieces) - 1, 0, -1):
        for part in (pieces[:size], pieces[-size:]):
            known = " ".join(part)
            if known in _TOO_VAGUE:
                continue
            if len(known) >= _FUZZY_FROM and known in fields:
                return fields[known], 0.5 + 0.3 * size / len(pieces)
    return "", 0.0
