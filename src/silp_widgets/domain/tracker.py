"""Where each agency's return stands: requested, received, queried, corrected, signed off.

A line an agency, not a file (handbook part 10, the returns tracker; part 12, return_status).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.returns import ReturnFile
from silp_widgets.domain.vocabulary import ReturnStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from silp_widgets.domain.chronology import Agency, Entry
    from silp_widgets.domain.returns import Problem

SOON: Final = 7
"""How many days before it is due a return is said to be due soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """One agency's line.

    Attributes
    ----------
    agency : str
        The :attr:`Agency.key`.
    files : tuple of ReturnFile
        What came, oldest first; also files that hold other agencies' rows too.
    asked : ReturnFile or None
        What was requested and hasn't come yet: the first return, or a corrected one.
    mark : ReturnFile or None
        What was said of an agency by hand that has no file of its own.
    """

    agency: str
    files: tuple[ReturnFile, ...] = ()
    asked: ReturnFile | None = None
    mark: ReturnFile | None = None

    @property
    def current(self) -> ReturnFile | None:
        """What says how far it has come: the newest file, or what was said since; else nothing."""
        found = [one for one in (*self.files, self.mark) if one is not None]
        return max(found, key=_when, default=None)

    @property
    def status(self) -> ReturnStatus | None:
        """How far it has come; ``None`` where nobody asked yet."""
        current = self.current
        came = current is not None and (current.file or current.imported_at)
        if self.asked is not None and not came:
            return self.asked.status
        return current.status if current else None

    @property
    def due(self) -> date | None:
        """The day by which what is requested should come, else by which it should have come."""
        one = self.asked or self.current
        return one.due if one else None

    @property
    def received(self) -> date | None:
        """The day of the newest file."""
        current = self.current
        return current.received if current else None

    def days_left(self, today: date) -> int | None:
        """Return the days until what is requested is due; below 0 where it is late."""
        if self.asked is None or self.asked.due is None:
            return None
        return (self.asked.due - today).days

    def days_late(self, today: date) -> int:
        """Return by how many days it is late; 0 where it isn't."""
        return max(0, -(self.days_left(today) or 0))


def track(
    agencies: Sequence[Agency], returns: Iterable[ReturnFile], entries: Iterable[Entry] = ()
) -> tuple[Tracked, ...]:
    """Return a line for each agency of a case, asked or not.

    Parameters
    ----------
    agencies : sequence of Agency
        Of the case, by lane; one that only a return speaks of comes after them.
    returns : iterable of ReturnFile
        What was requested and what came.
    entries : iterable of Entry
        Tell whose rows a file of several agencies holds, where it was not kept with the file.
    """
    own: dict[str, list[ReturnFile]] = {agency.key: [] for agency in agencies}
    shared = []
    for one in returns:
        if one.agency:
            own.setdefault(one.agency, []).append(one)
        elif one.file:
            shared.append(one)
    for one, senders in _senders(shared, entries):
        for key in senders & own.keys():
            own[key].append(one)
    return tuple(_line(key, found) for key, found in own.items())


def _senders(
    shared: Sequence[ReturnFile], entries: Iterable[Entry]
) -> list[tuple[ReturnFile, set[str]]]:
    by_hash: defaultdict[str, set[str]] = defaultdict(set)
    if not all(one.agencies for one in shared):
        for entry in entries:
            by_hash[entry.provenance.file_hash].add(entry.agency)
    return [(one, set(one.agencies) or by_hash[one.file_hash]) for one in shared]


def _line(key: str, found: Iterable[ReturnFile]) -> Tracked:
    ordered = sorted(found, key=_when)
    marks = [one for one in ordered if not one.file and one.status is not ReturnStatus.REQUESTED]
    return Tracked(
        agency=key,
        files=tuple(one for one in ordered if one.file),
        asked=next((one for one in ordered if one.status is ReturnStatus.REQUESTED), None),
        mark=marks[-1] if marks else None,
    )


def open_problems(
    lines: Sequence[Tracked], agencies: Iterable[Agency], problems: Iterable[Problem]
) -> Mapping[str, list[Problem]]:
    """Return what has no answer yet, by agency.

    What is said of an entry is its agency's, whatever its file was called; what is said of a whole
    file is of those who sent it. Two agencies may call their files the same: then the newer counts.
    """
    newest: dict[str, ReturnFile] = {}
    for one in sorted((one for line in lines for one in line.files), key=_when):
        newest[one.file] = one
    senders = {
        name: [line.agency for line in lines if one in line.files] for name, one in newest.items()
    }
    codes = {agency.code: agency.key for agency in agencies}
    found: dict[str, list[Problem]] = {line.agency: [] for line in lines}
    for problem in problems:
        if problem.answer:
            continue
        whose = codes.get(problem.entry.rpartition("-")[0]) if problem.entry else None
        for key in [whose] if whose else senders.get(problem.file, []):
            found[key].append(problem)
    return found


def _when(one: ReturnFile) -> tuple[str, bool, str]:
    """Order by when it came; what was said of a shared file by hand goes before the file."""
    return str(one.imported_at or ""), bool(one.agency), one.id
