"""Reading dates as people write them (handbook 5.4): never guessing silently, never losing words.

``parse_when`` reads one wording; ``read_date`` and ``read_date_cells`` read a row with what is
known around it; ``settle_dates`` reads a whole column; ``alternatives`` gives
the readings to choose from, where a person is asked.
"""

from __future__ import annotations

from silp_widgets.domain.dates.alternatives import Alternative, alternatives
from silp_widgets.domain.dates.cells import DateCells, read_date_cells
from silp_widgets.domain.dates.column import settle_dates
from silp_widgets.domain.dates.context import DateContext, DateReading
from silp_widgets.domain.dates.reader import parse_when, read_date

__all__ = [
    "Alternative",
    "DateCells",
    "DateContext",
    "DateReading",
    "alternatives",
    "parse_when",
    "read_date",
    "read_date_cells",
    "settle_dates",
]
