"""Some entries of a case or a release, as they were chosen, for a file that says so of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.narrative import Account, Correction
    from silp_widgets.domain.ports import ReadingSurface


class Narrowed:
    """A source with only some of its entries, and what was said of those.

    Parameters
    ----------
    source : ReadingSurface
        An open case, or a release.
    ids : collection of str
        The entries that stay.
    stretch : tuple of date, optional
        The first and the last day that its picture shows.
    """

    def __init__(
        self, source: ReadingSurface, ids: Collection[str], stretch: tuple[date, date] | None = None
    ) -> None:
        self._source = source
        self.stretch = stretch
        self._entries = tuple(entry for entry in source.entries() if entry.id in ids)
        self._ids = frozenset(entry.id for entry in self._entries)
        self.narrowed = (
            f"Only {len(self._entries):,} of {len(source.entries()):,} entries are in it, "
            "as they were chosen on the screen."
        )
        """What the file says of itself."""

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries that stay, in chronological order."""
        return self._entries

    def accounts(self) -> tuple[Account, ...]:
        """Return the accounts that are about one of them."""
        return tuple(
            account
            for account in self._source.accounts()
            if any(anchor.target in self._ids for anchor in account.anchors)
        )

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections of one of them."""
        return tuple(line for line in self._source.corrections() if line.entry in self._ids)

    def __getattr__(self, name: str) -> Any:
        """Return whatever else the source is asked for, as it is."""
        return getattr(self._source, name)
