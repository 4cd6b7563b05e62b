"""The return tracker as a frame: how far each agency's return has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.joining import lanes
from silp_widgets.domain.tracker import open_problems, track
from silp_widgets.domain.vocabulary import ReturnStatus, Severity

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from silp_widgets.domain.ports import CaseReader, ReadingSurface

RETURNS: Final = Columns(
    "returns",
    "one agency of the case, asked or not; a release says nothing of returns",
    (
        *AGENCY,
        Column("status", "code", "How far it has come; missing if not asked.", codes=ReturnStatus),
        Column("due", "day", "By when what was asked of it should come, or should have come."),
        Column("days_late", "number", "By how much what is awaited is late, or 0.", "days"),
        Column("received", "day", "The day of its newest file."),
        Column("files", "number", "The files that came.", "files"),
        Column("rows_read", "number", "The rows of its newest file.", "rows"),
        Column("to_answer", "number", "Errors without an answer yet.", "problems"),
        Column("to_ask_about", "number", "Warnings without an answer yet.", "problems"),
    ),
)


def return_frame(reader: ReadingSurface, today: date) -> pd.DataFrame:
    """Return the tracker by lane; columns as :data:`RETURNS` says."""
    if not hasattr(reader, "returns"):
        return RETURNS.frame([])
    case = cast("CaseReader", reader)
    lines = track(case.agencies(), case.returns(), case.entries())
    found = open_problems(lines, case.agencies(), case.problems())
    known = lanes(reader)
    rows = [
        {
            **known.of(line.agency),
            "status": line.status,
            "due": line.due,
            "days_late": line.days_late(today),
            "received": line.received,
            "files": len(line.files),
            "rows_read": line.files[-1].rows_read if line.files else None,
            "to_answer": sum(p.severity is Severity.ERROR for p in found[line.agency]),
            "to_ask_about": sum(p.severity is Severity.WARNING for p in found[line.agency]),
        }
        for line in lines
    ]
    return RETURNS.frame(rows, known.orders)
