"""The error report that goes back to an agency: one line a problem, with how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from silp_widgets.domain.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from silp_widgets.domain.returns import Problem

HEADINGS: Final = (
    "Sheet",
    "Row",
    "Column",
    "Code",
    "Kind",
    "What stands there",
    "Message",
    "How to mend it",
)
_KINDS: Final = {
    Severity.ERROR: "to be answered",
    Severity.WARNING: "please look",
    Severity.INFORMATION: "for information",
}
_WIDTHS: Final = (16, 7, 22, 8, 16, 36, 60, 48)
_LONGEST_CELL: Final = 500


def error_report(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return the report as rows.

    Parameters
    ----------
    problems : iterable of Problem
        Of one return.

    Returns
    -------
    list of dict
        The keys are :data:`HEADINGS`; errors first within a row of the agency's file.
    """
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}
    rows = sorted(problems, key=lambda p: (p.sheet, p.row or 0, order[p.severity], p.code))
    return [
        dict(
            zip(
                HEADINGS,
                (
                    problem.sheet,
                    str(problem.row or ""),
                    problem.column,
                    problem.code,
                    _KINDS[problem.severity],
                    problem.text[:_LONGEST_CELL],
                    problem.message,
                    problem.suggestion,
                ),
                strict=True,
            )
        )
        for problem in rows
    ]


def write_error_report(problems: Iterable[Problem], path: str | Path) -> None:
    """Write the report as .xlsx. Every cell is text: nothing an agency typed becomes a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "To look at"
    sheet.append(HEADINGS)
    for row in error_report(problems):
        sheet.append([_shown(cell) or None for cell in row.values()])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.data_type = "s" if cell.value else cell.data_type
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    book.save(path)


def _shown(cell: str) -> str:
    """Return a cell without the characters that a workbook can't hold."""
    return "".join(sign for sign in cell if sign >= " " or sign in "\n\t")
