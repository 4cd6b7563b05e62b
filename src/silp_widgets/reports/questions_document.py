"""The questions to one agency as a Word document: a line a question, room for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.reports.document import add_table, document_bytes, new_document, say
from silp_widgets.reports.questions import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.reports.questions import Question

_HEADINGS: Final = (
    "Where",
    "Code",
    "What stands there",
    "What we read",
    "Question",
    "How to mend it",
    "Your answer",
)
_WIDTHS: Final = (3.2, 2.1, 4.2, 3.0, 5.6, 4.6, 4.6)


def questions_document(title: str, questions: Iterable[Question]) -> bytes:
    """Return the report as .docx.

    Parameters
    ----------
    title : str
        Whose return, and which review.
    questions : iterable of Question
        In order.
    """
    document = new_document(title)
    say(document, wording().covering)
    add_table(document, _HEADINGS, _WIDTHS, map(_line, questions))
    return document_bytes(document)


def _line(one: Question) -> tuple[str, ...]:
    where = "\n".join(filter(None, (one.sheet, one.cell, one.column)))
    return where, f"{one.code}\n{one.kind}", one.text, one.read, one.question, one.mend, ""
