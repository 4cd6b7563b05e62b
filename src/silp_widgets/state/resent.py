"""The rows of a case that agencies sent again: what waits, what was settled, what came after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.matching import same_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.returns import Problem, ResentRow

TELL_OF_ROWS: Final = frozenset({"C405", "C406", "C407"})
"""The checks that tell of rows that an agency changed or left out."""

_SUPERSEDED: Final = "A later file came."
_SENT_AGAIN: Final = "The row is in a later file again."


class Resent:
    """What is known of the rows that were sent again, put together once for an import or a view.

    Attributes
    ----------
    newest : dict of str to ResentRow
        By entry's id: the row as it came last.
    settled : dict of str to Entry
        By entry's id: the agency's reading that the chair took, or kept ours against, last.
    open : dict of str to ResentRow
        By entry's id: the row that waits for the chair.
    told_missing : frozenset of str
        References of entries that were told of as missing and haven't come back since.
    """

    def __init__(self, case: CaseReader) -> None:
        self._problems = {p.id: p for p in case.problems() if p.code in TELL_OF_ROWS}
        self.newest: dict[str, ResentRow] = {}
        self.settled: dict[str, Entry] = {}
        self.open: dict[str, ResentRow] = {}
        for row in case.resent():
            self.newest[row.entry] = row
            problem = self._problems.get(row.problem)
            if problem is not None and not problem.answer:
                self.open[row.entry] = row
            elif problem is not None and problem.answer != _SUPERSEDED:
                self.settled[row.entry] = row.now
        self.told_missing = frozenset(
            p.entry
            for p in self._problems.values()
            if p.code == "C406" and p.answer not in {_SUPERSEDED, _SENT_AGAIN}
        )

    def last(self, entry: Entry) -> Entry:
        """Return the agency's newest reading of an entry, else the entry."""
        return self.newest[entry.id].now if entry.id in self.newest else entry

    def waits(self, entry: Entry, row: Entry) -> bool:
        """Say whether exactly this was told of, and nobody has answered, or it was left out."""
        newest = self.newest.get(entry.id)
        return newest is not None and same_cells(newest.now, row)

    def missing(self) -> list[Problem]:
        """Return what tells of missing rows and has no answer."""
        return [p for p in self._problems.values() if p.code == "C406" and not p.answer]

    def superseded(self, there: Sequence[Entry], again: Sequence[ResentRow]) -> list[Problem]:
        """Return earlier problems with the answer that a later file gave.

        Parameters
        ----------
        there : sequence of Entry
            The entries whose rows are in the file.
        again : sequence of ResentRow
            Those of them that it says differently once more.
        """
        refs = {entry.ref for entry in there}
        found = [replace(p, answer=_SENT_AGAIN) for p in self.missing() if p.entry in refs]
        for row in again:
            if row.entry in self.open:
                earlier = self._problems[self.open[row.entry].problem]
                found.append(replace(earlier, answer=_SUPERSEDED))
        return found
