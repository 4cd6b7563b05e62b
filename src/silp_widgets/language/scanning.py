"""Reading many texts of one case: each is looked at once, whoever asks.

A release looks at every text to replace names, again to be sure that none is left, and once more
to guess at names nobody registered. Most texts are the same each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from silp_widgets.language.disguises import readings
from silp_widgets.language.identities import left_alone, possible_names
from silp_widgets.language.matcher import Matcher
from silp_widgets.language.pseudonyms import replaced

if TYPE_CHECKING:
    from collections.abc import Collection

    from silp_widgets.domain.people import Register
    from silp_widgets.language.spans import Span

_TELLING = frozenset({"nhs_number", "postcode", "phone", "email", "national_insurance"})
_ANY_CAPITAL = re.compile(r"[^\W\d_a-z]")


class Scan:
    """A register, and what was found with it in the texts seen so far.

    It holds private texts and is to be let go with the act it serves.

    Parameters
    ----------
    register : Register
        The real names.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._matcher = Matcher(register)
        self._found: dict[str, list[Span]] = {}
        self._written: dict[str, str] = {}

    def find(self, text: str) -> list[Span]:
        """Return who and what can be recognised, as ``find_identities`` does."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._matcher.find(text)
        return found

    def find_disguised(self, text: str) -> list[Span]:
        """Return who and what shows only when escapes and spaced letters are undone.

        Offsets are those of another reading of the text, and lead nowhere in this one.
        """
        seen = {(span.identity, span.kind) for span in self.find(text)}
        return [
            span
            for reading in readings(text)
            for span in self.find(reading)
            if (span.identity, span.kind) not in seen
            and (span.exact if span.identity else span.kind in _TELLING)
        ]

    def replace(self, text: str) -> str:
        """Return a text with pseudonyms for what the register holds to the letter (rule P4)."""
        changed = replaced(text, self.find, registered_only=True)
        if changed != text:
            self._written.setdefault(changed, text)
        return changed

    def as_written(self, text: str) -> str:
        """Return what a text was before :meth:`replace`."""
        return self._written.get(text, text)

    def possible_names(self, text: str, known: Collection[str]) -> list[Span]:
        """Return capitalised words that are nobody's in the register (C908).

        Parameters
        ----------
        text : str
            Any text.
        known : collection of str
            From :meth:`left_alone`.
        """
        if not _ANY_CAPITAL.search(text):
            return []
        return possible_names(text, self.find(text), known)

    def left_alone(self, words: Collection[str]) -> frozenset[str]:
        """Return the folded words that are no guesses: these, and the pseudonyms'."""
        return left_alone(self._register, words)
