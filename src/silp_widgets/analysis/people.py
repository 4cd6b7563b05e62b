"""Who is spoken of, agency by agency: family and others, never a practitioner (I11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.joining import lanes
from silp_widgets.domain.contacts import Naming, subject_of, tallies
from silp_widgets.domain.spoken import spoken_of
from silp_widgets.domain.vocabulary import ScopeStatus

if TYPE_CHECKING:
    import pandas as pd

    from silp_widgets.domain.ports import ReadingSurface


PEOPLE: Final = Columns(
    "people",
    "what one agency's entries say of one family member or other; practitioners are left out",
    (
        Column("person", "text", "Who, as written most often; spellings of one person are one."),
        *AGENCY,
        Column("entries", "number", "How many entries name them under *people*.", "entries"),
        Column("in_text", "number", "How many more name them in text or as seen.", "entries"),
        Column("seen", "number", "At how many they were seen, as far as it is said.", "entries"),
        Column("seen_alone", "number", "At how many of those alone.", "entries"),
    ),
)


def people_frame(reader: ReadingSurface, *, background: bool) -> pd.DataFrame:
    """Return who is spoken of by which agency; columns as :data:`PEOPLE` says."""
    order = lanes(reader)
    entries = [
        e for e in reader.entries() if background or e.scope_status is not ScopeStatus.BACKGROUND
    ]
    people = spoken_of(reader.entries(), reader.participants())
    naming = Naming(people, subject_of(reader.review(), people))
    counts = tallies(named for entry in entries for named in naming.of(entry))
    rows = [
        {
            "person": person.name,
            **order.of(agency),
            "entries": tally.entries,
            "in_text": tally.in_text,
            "seen": tally.seen,
            "seen_alone": tally.seen_alone,
        }
        for person in people
        for agency in order.cells
        if (tally := counts.get((person.name, agency)))
    ]
    return PEOPLE.frame(rows, order.orders)
