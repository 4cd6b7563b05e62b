"""Putting the entries of one return through every check of the handbook that fits one return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.returns.checks.gaps import gap_problems
from silp_widgets.returns.checks.names import name_problems
from silp_widgets.returns.checks.order import order_problems
from silp_widgets.returns.checks.repeats import repeat_problems
from silp_widgets.returns.checks.scope import scope_problems
from silp_widgets.returns.checks.source import source_problems
from silp_widgets.returns.checks.spelling import decoding_problems
from silp_widgets.returns.checks.voice import voice_problems
from silp_widgets.returns.checks.wording import wording_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.checks.facts import Facts

_FAMILIES = (
    source_problems,
    wording_problems,
    voice_problems,
    order_problems,
    repeat_problems,
    scope_problems,
    gap_problems,
    name_problems,
)


def check_entries(entries: Sequence[Entry], facts: Facts) -> list[Problem]:
    """Check the entries of one return.

    Parameters
    ----------
    entries : sequence of Entry
        In the file's order. Author notes are exempt: only their dates are checked (handbook 5.5).
    facts : Facts
        What is known about the file.

    Returns
    -------
    list of Problem
        In no particular order; the checks of the date reader (C1xx) aren't among them.
    """
    checked = [entry for entry in entries if not entry.is_author_note]
    found = decoding_problems(entries)
    for family in _FAMILIES:
        found.extend(family(checked, facts))
    return found
