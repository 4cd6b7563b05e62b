"""Rows beside and across the scope period (C501, C502). Background is kept, never dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import ScopeStatus
from silp_widgets.returns.found import at_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts

_DOUBTED: Final = frozenset({"C108", "C109", "C111"})


def scope_problems(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Return rows outside the scope period, and rows that reach over its edge."""
    if facts.scope == (None, None):
        return []
    found = []
    for entry in entries:
        if not _DOUBTED.isdisjoint(entry.when.codes):
            continue  # its date is asked about already, and nothing else is wrong with the row
        if entry.scope_status is ScopeStatus.BACKGROUND:
            code, said = "C501", "is outside the scope period. The row is kept as background."
        elif entry.scope_status is ScopeStatus.STRADDLES:
            code, said = "C502", "starts before the scope period or ends after it."
        else:
            continue
        found.append(
            at_entry(
                code,
                entry,
                f"{entry.when.label()} {said}",
                column=facts.heading("date_text", entry),
                text=entry.date_text,
            )
        )
    return found
