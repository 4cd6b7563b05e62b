"""What is dear to make of a chronology, and most acts leave as it is."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from silp_widgets.domain.chronology import Entry

T = TypeVar("T")


class Kept(Generic[T]):
    """Something made of the entries, kept while the fields it is made of say the same.

    Setting a theme, say, moves no date: the silences stay, though the entry is another object. To
    compare costs next to nothing, for an entry that wasn't touched is the same object.

    Parameters
    ----------
    *fields : str
        Every field of an entry that it is made of, besides the id. A test tries each field there
        is (``test_kept.py``), so that none can be forgotten.
    """

    def __init__(self, *fields: str) -> None:
        self._read = attrgetter("id", *fields)
        self._entries: Sequence[Entry] = ()
        self._beside: tuple[object, ...] = ()
        self._made: list[T] = []

    def of(self, entries: Sequence[Entry], make: Callable[[], T], *beside: object) -> T:
        """Return what was made before, or what is made now.

        Parameters
        ----------
        entries : sequence of Entry
            The chronology as it is now; the very same sequence isn't looked through again.
        make : callable
            Makes it anew.
        *beside : object
            All else that it is made of, compared as a whole.
        """
        if not (self._made and beside == self._beside and self._alike(entries)):
            self._made = [make()]
        self._entries, self._beside = entries, beside
        return self._made[0]

    def _alike(self, entries: Sequence[Entry]) -> bool:
        if entries is self._entries:
            return True
        read, before = self._read, self._entries
        return len(before) == len(entries) and all(
            one is other or read(one) == read(other)
            for one, other in zip(before, entries, strict=True)
        )
