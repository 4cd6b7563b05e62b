"""Source, description and action of each row (C201 to C204)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import RowKind
from silp_widgets.returns.found import at_entry, quote
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts

_NUMBER: Final = re.compile(r"\d")
_NOTHING: Final = re.compile(r"[-\s./?]*|n/?a|none|nil|tbc|not applicable|-+", re.IGNORECASE)


@cache
def _vague() -> frozenset[str]:
    source = files("silp_widgets").joinpath("data", "vague_sources.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["sources"])


def source_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return rows without source, description, or response."""
    found: list[Problem] = []
    answered = _sheets_with_outcomes(entries)
    for entry in entries:
        found.extend(_source(entry, facts))
        if _says_nothing(entry.text):
            found.append(
                at_entry(
                    "C203",
                    entry,
                    "there is no description of the event.",
                    column=facts.heading("event_fact", entry),
                    suggestion="Say in a sentence what happened.",
                )
            )
        elif entry.row_kind is RowKind.EVENT:
            said = (entry.action_taken, entry.reason_if_none, entry.outcome)
            if all(map(_says_nothing, said)) and (
                facts.has(entry, "action_taken") or entry.provenance.sheet in answered
            ):
                found.append(
                    at_entry(
                        "C204",
                        entry,
                        "no action is recorded, and no reason why there was none.",
                        column=facts.heading("action_taken", entry)
                        or facts.heading("outcome", entry),
                        suggestion="Say what was done, or why nothing was.",
                    )
                )
    return found


def _says_nothing(cell: str) -> bool:
    # Most cells open with another letter than "n/a", "none", "nil" and "tbc".
    if cell[:1].isalpha() and cell[0] not in "nNtT":
        return False
    return _NOTHING.fullmatch(cell) is not None


def _sheets_with_outcomes(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the sheets most of whose events have an outcome: there, a blank one is missing.

    Where an agency's only column for a response is *Disposal*, it is what C204 asks for.
    """
    told: Counter[str] = Counter()
    for entry in entries:
        told[entry.provenance.sheet] += 1 if entry.outcome else -1
    return frozenset(sheet for sheet, more in told.items() if more > 0)


def _source(entry: Entry, facts: Facts) -> list[Problem]:
    said = entry.source or entry.source_document
    missing = _says_nothing(said)
    # "GP records" is where to look, but not which page: the agency's own name adds nothing.
    # What has a number in it can be found, and most have: no list need be asked about those.
    vague = not missing and not entry.source_page and not _NUMBER.search(said)
    if not (missing or (vague and plain(said) in _vague())):
        return []
    if not facts.has(entry, "source", "source_document"):
        return []
    column = facts.heading("source", entry)
    if missing:
        return [
            at_entry(
                "C201",
                entry,
                "there is no source.",
                column=column,
                text=said,
                suggestion="Say which record it comes from, such as “HV1 contact sheet, 14 March”.",
            )
        ]
    return [
        at_entry(
            "C202",
            entry,
            f"the source {quote(said)} is too vague to find again.",
            column=column,
            text=said,
            suggestion="Name the record and, if it has them, its page or date.",
        )
    ]
