"""Silence as data: where nobody looked, where nothing happened, and where nobody was there.

Handbook 5.5: a blank can mean either; a *no contact* row says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.vocabulary import RowKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


SILENT_DAYS: Final = 60
"""Days without a row before an agency is called silent (check C503)."""

JOINT_DAYS: Final = 30
"""Days without contact by any agency before that is a joint silence (handbook 5.5)."""

_A_DAY: Final = timedelta(days=1)

SLIPS: Final = frozenset({"C108", "C109"})
"""The checks that say that a day can't be meant: it lies ahead, or outside the window."""


class SilenceKind(StrEnum):
    """What a stretch without contact is."""

    NOTHING_RECORDED = "nothing_recorded"
    """No rows, and nobody says why."""

    NO_CONTACT = "no_contact"
    """A row, or a nil return, says that there was none: somebody looked."""

    JOINT = "joint"
    """No agency had contact."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One stretch without contact.

    Attributes
    ----------
    kind : SilenceKind
        What it is.
    stretch : Stretch
        Its days.
    agency : str
        The agency's key; empty for a joint silence.
    entry : Entry or None
        The row that says so; ``None`` also for a nil return.
    """

    kind: SilenceKind
    stretch: Stretch
    agency: str = ""
    entry: Entry | None = None


def silences(
    entries: Iterable[Entry],
    agencies: Iterable[str],
    scope: tuple[date | None, date | None],
    *,
    days: int = SILENT_DAYS,
    joint_days: int = JOINT_DAYS,
    nil_returns: Collection[str] = frozenset(),
) -> Iterator[Silence]:
    """Yield the stretches without contact, agency by agency, then the joint ones.

    An entry whose date is wider than a day counts as contact on all of them: only what is silent
    whatever its day was is called so. Within the scope's dates where the review has them, else
    between the first and the last entry. One that is open at an end says nothing of any day, nor
    does one whose day can't be meant (C108, C109): a year mistyped as 2042 is no silence till then.

    Parameters
    ----------
    entries : iterable of Entry
        The chronology; reviewers' notes are left out.
    agencies : iterable of str
        Their keys, in the order in which they are told.
    scope : (date or None, date or None)
        First and last day, inclusive.
    days, joint_days : int
        From how many days a stretch counts.
    nil_returns : collection of str
        Keys of the agencies that answered that they hold nothing: it covers the whole scope.
    """
    told = [e for e in entries if not e.is_author_note]
    by_agency: dict[str, list[Entry]] = {key: [] for key in agencies}
    for entry in told:
        by_agency.setdefault(entry.agency, []).append(entry)
    for key, own in by_agency.items():
        quiet = [(e, s) for e in own if e.row_kind is RowKind.NO_CONTACT for s in _of(e)]
        for entry, stretch in quiet:
            yield Silence(kind=SilenceKind.NO_CONTACT, stretch=stretch, agency=key, entry=entry)
        taken = _taken(own)
        window = _window(scope, taken)
        if key in nil_returns:
            if not own and window:
                yield Silence(kind=SilenceKind.NO_CONTACT, stretch=window, agency=key)
            continue
        for stretch in _gaps(taken, window, days):
            yield Silence(kind=SilenceKind.NOTHING_RECORDED, stretch=stretch, agency=key)
    taken = _taken(e for e in told if e.row_kind is RowKind.EVENT)
    for stretch in _gaps(taken, _window(scope, taken), joint_days):
        yield Silence(kind=SilenceKind.JOINT, stretch=stretch)


def _of(entry: Entry) -> Iterator[Stretch]:
    """Yield the days an entry may have been on; nothing where they can't be known."""
    first, last = entry.when.first_day, entry.when.last_day
    if first is not None and last is not None and SLIPS.isdisjoint(entry.when.codes):
        yield Stretch(first, last)


def _taken(entries: Iterable[Entry]) -> list[Stretch]:
    return sorted(stretch for entry in entries for stretch in _of(entry))


def _window(scope: tuple[date | None, date | None], taken: Sequence[Stretch]) -> Stretch | None:
    first = scope[0] or (taken[0].first if taken else None)
    last = scope[1] or (max(s.last for s in taken) if taken else None)
    return Stretch(first, last) if first and last and first <= last else None


def _gaps(taken: Sequence[Stretch], window: Stretch | None, at_least: int) -> Iterator[Stretch]:
    """Yield the stretches of a window that nothing touches, if long enough."""
    if window is None:
        return
    free = window.first
    for stretch in taken:
        if stretch.first > window.last:
            break
        gap = Stretch(free, stretch.first - _A_DAY)
        if gap.days >= at_least:
            yield gap
        free = max(free, stretch.last + _A_DAY)
    rest = Stretch(free, window.last)
    if rest.days >= at_least:
        yield rest
