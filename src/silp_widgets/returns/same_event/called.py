"""Who is meant by "Mother", where a return says so: ``Adult M (mother)``, ``mother (Adult M)``."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.same_event.gist import person_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from silp_widgets.domain.chronology import Entry

# Not partners and grandparents: a person may have several over the years.
_RELATION: Final = (
    r"(?i:(?:birth |biological |the )?(?:mother|mum|father|dad|stepfather|stepmother))"
)
_CODE: Final = r"(?:Adult|Ms|Mr|Mrs|Miss|Mx)\s[A-Z]\b"
_SAID: Final = re.compile(
    rf"\b(?P<code>{_CODE})\s?\((?P<relation>{_RELATION})\)"
    rf"|\b(?P<called>{_RELATION})\s?\((?P<whom>{_CODE})\)"
)


def who_is_called(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Return whom the words for a relation stand for, as both are compared.

    Only where all records agree: one person for the word, one word for the person. In a review with
    two mothers the word means either, and is left as it is.

    Parameters
    ----------
    entries : iterable of Entry
        Of all returns.
    """
    persons: defaultdict[str, set[str]] = defaultdict(set)
    words: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for text in (entry.text, *entry.people):
            if "(" not in text:
                continue
            for said in _SAID.finditer(text):
                code = person_key(said["code"] or said["whom"])
                word = person_key(said["relation"] or said["called"])
                persons[word].add(code)
                words[code].add(word)
    return {
        word: code
        for word, codes in persons.items()
        for code in codes
        if len(codes) == 1 and len(words[code]) == 1
    }
