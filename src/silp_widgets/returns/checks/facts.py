"""What the checks know beside the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from silp_widgets.domain.people import Register
from silp_widgets.returns.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about the return that the entries came from.

    Attributes
    ----------
    headings : Mapping of str to str
        The agency's heading for each field that has a column. A check about a column that the
        file doesn't have says nothing: a missing column is one fault, not one a row.
    scope : (date or None, date or None)
        First and last day of the scope period.
    register : Register or None
        To find names that are in nobody's register (C601).
    file : str
        The file's name.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    scope: Scope = (None, None)
    register: Register | None = None
    file: str = ""

    def has(self, *names: str) -> bool:
        """Whether the file has a column for any of the fields."""
        return any(name in self.headings for name in names)

    def heading(self, name: str) -> str:
        """Return the agency's heading for a field, or an empty string."""
        return self.headings.get(name, "")
