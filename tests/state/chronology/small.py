"""An entry with all that a test doesn't care about."""

from __future__ import annotations

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.dates import parse_when


def entry(entry_id, ref, day, **fields):
    return Entry(
        id=entry_id,
        ref=ref,
        agency="police",
        when=parse_when(day),
        **{"text": "Call.", "source": "log", **fields},
    )
