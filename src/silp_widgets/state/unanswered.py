"""Corrections that wait for the chair's answer, with what the record says beside each (R2, I17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import CorrectionAnswer, label

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.records import Json

ANSWERS: Final = [
    [answer.value, label(answer)]
    for answer in CorrectionAnswer
    if answer not in {CorrectionAnswer.PENDING, CorrectionAnswer.WITHDRAWN}
]
"""What a chair may answer. Taking a correction back is for whoever raised it."""


def unanswered_rows(case: CaseReader) -> list[Json]:
    """Return the corrections without an answer, by their number in the ledger."""
    refs = {entry.id: entry.ref for entry in case.entries()}
    codes = {person.id: person.code for person in case.participants()}
    return [
        {
            "id": line.id,
            "number": line.number,
            "about": refs.get(line.entry, line.report_line or "the record"),
            "raised_by": codes.get(line.raised_by, ""),
            "statement": line.statement,
            "proposed": line.proposed,
        }
        for line in case.corrections()
        if line.answer is CorrectionAnswer.PENDING
    ]
