"""Characters that look wrongly decoded (C706)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.found import at_entry, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.returns import Problem

# UTF-8 read as Windows text: "Â£" for a pound sign, "â€™" for an apostrophe, "Ã©" for an e acute.
_WRONG: Final = re.compile(
    "\ufffd|\u00e2\u20ac|\u00ef\u00bb\u00bf|\u00c2[\xa0-\xbf]|\u201a\u00c4[\u00f4\u00fa\u00f9]"
    "|\u00f0\u0178|\u00c3[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u0192\u02c6\u02dc\u2013-\u203a\u2122]"
)
_ROUND: Final = 20


def decoding_problems(entries: Sequence[Entry]) -> list[Problem]:
    """Return rows with characters that were decoded wrongly before they reached us."""
    found = []
    for entry in entries:
        cells = entry.provenance.raw_cells
        joined = "\n".join(cells.values()) if cells else entry.text
        if joined.isascii() or not (match := _WRONG.search(joined)):
            continue
        column = next((h for h, cell in cells.items() if _WRONG.search(cell)), "")
        near = joined[max(0, match.start() - _ROUND) : match.end() + _ROUND]
        found.append(
            at_entry(
                "C706",
                entry,
                f"some characters look wrongly decoded, at {quote(near)}.",
                column=column,
                text=near,
                suggestion=_mended(near),
            )
        )
    return found


def _mended(words: str) -> str:
    try:
        better = words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "Ask the agency to send the file again as .xlsx, or as “CSV UTF-8”."
    return f"It may have been {quote(better)}. Ask the agency to send the file as “CSV UTF-8”."
