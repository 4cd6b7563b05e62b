"""Write a generated chronology as the workbooks that its agencies might send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl import Workbook

from silp_widgets.demo.generate import generated_agencies
from silp_widgets.domain.vocabulary import label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from silp_widgets.domain.chronology import Entry

_FICTIONAL: Final = "FICTIONAL: made up for measuring speed."
_HEADINGS: Final = (
    "Agency",
    "Date",
    "Event",
    "Who was involved",
    "Child seen?",
    "Voice of the child",
    "Action taken",
    "Source of information",
)


def write_generated(entries: Iterable[Entry], directory: Path, *, files: int = 12) -> list[Path]:
    """Write entries as Excel workbooks; an agency's rows are all in one of them, in order.

    Parameters
    ----------
    entries : iterable of Entry
        From :func:`silp_widgets.demo.generate.generate_entries`.
    directory : Path
        Made if it is not there. Files of the same name are replaced.
    files : int
        How many workbooks; with fewer than the fifteen agencies, some hold two agencies' rows.

    Returns
    -------
    list of Path
        Of workbooks with a title row, a heading row and dates as text.
    """
    directory.mkdir(parents=True, exist_ok=True)
    agencies = {agency.key: agency for agency in generated_agencies()}
    books = [Workbook(write_only=True) for _ in range(files)]
    sheets = [book.create_sheet("Chronology") for book in books]
    for sheet in sheets:
        sheet.append([_FICTIONAL])
        sheet.append(_HEADINGS)
    for entry in entries:
        agency = agencies[entry.agency]
        sheets[agency.place % files].append(
            [
                agency.name,
                entry.date_text,
                entry.text,
                "; ".join(entry.people),
                "; ".join(label(mark.code) for mark in entry.seen),
                entry.voice,
                entry.action_taken,
                entry.source,
            ]
        )
    paths = [directory / f"chronology {number:02d}.xlsx" for number in range(1, files + 1)]
    for book, path in zip(books, paths, strict=True):
        book.save(path)
    return paths
