"""What the checks know beside the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from silp_widgets.domain.people import Register
from silp_widgets.returns.scope import Scope

if TYPE_CHECKING:
    from silp_widgets.domain.chronology import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about the return that the entries came from.

    Attributes
    ----------
    headings : Mapping of str to Mapping of str to str
        For each sheet, the agency's heading for each field that has a column there. A check about
        a column that the sheet doesn't have says nothing: that is one fault, not one a row.
    scope : (date or None, date or None)
        First and last day of the scope period.
    register : Register or None
        To find names that are in nobody's register (C601).
    file : str
        The file's name.
    """

    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    scope: Scope = (None, None)
    register: Register | None = None
    file: str = ""

    def has(self, entry: Entry, *names: str) -> bool:
        """Whether the sheet of an entry has a column for any of the fields."""
        return not self._on(entry).keys().isdisjoint(names)

    def heading(self, name: str, entry: Entry) -> str:
        """Return the agency's heading for a field on the sheet of an entry, or an empty string."""
        return self._on(entry).get(name, "")

    def _on(self, entry: Entry) -> Mapping[str, str]:
        return self.headings.get(entry.provenance.sheet, {})
