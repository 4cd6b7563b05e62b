"""Writing the questions of a case out, a file for each agency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.saying import counted
from silp_widgets.reports.whole import refuse_to_replace, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from silp_widgets.domain.chronology import Agency
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.returns import Problem
    from silp_widgets.reports.questions import Question

FORMATS: Final = ("xlsx", "docx")

_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")


def write_questions(
    case: CaseReader, problems: Sequence[Problem], folder: Path, kind: str
) -> list[str]:
    """Write each agency's questions to a file of its own, and say so, a sentence an agency.

    Parameters
    ----------
    case : CaseReader
        The case.
    problems : sequence of Problem
        Of the case.
    folder : Path
        Made if only its last part is missing. All files are new, or none is written.
    kind : str
        One of :data:`FORMATS`.

    Raises
    ------
    BadInput
        If there is a file of the name already, or no such folder.
    """
    # openpyxl and python-docx take a second that no other verb needs.
    from silp_widgets.reports.questions import questions_for

    _make(folder)
    entries, returns = case.entries(), case.returns()
    asked = {a.key: questions_for(a, problems, entries, returns) for a in case.agencies()}
    agencies = [agency for agency in case.agencies() if asked[agency.key]]
    targets = {agency.key: folder / f"{_name(agency)}-questions.{kind}" for agency in agencies}
    for path in targets.values():
        refuse_to_replace(path)
    title = case.review().title
    for agency in agencies:
        write_whole(
            targets[agency.key],
            _file(kind, f"Questions to {agency.name}: review {title}", asked[agency.key]),
        )
    return [
        f"{targets[agency.key]}: {counted(len(asked[agency.key]), 'question')} to {agency.name}."
        if agency.key in targets
        else f"Nothing to ask of {agency.name}."
        for agency in case.agencies()
    ]


def _make(folder: Path) -> None:
    if folder.is_dir():
        return
    if folder.exists() or not folder.parent.is_dir():
        raise BadInput(f"{folder} can't be a folder. Choose another place for the reports.")
    folder.mkdir(mode=0o700)


def _file(kind: str, title: str, questions: Sequence[Question]) -> bytes:
    if kind == "docx":
        from silp_widgets.reports.questions_document import questions_document

        return questions_document(title, questions)
    from silp_widgets.reports.questions_workbook import questions_workbook

    return questions_workbook(title, questions)


def _name(agency: Agency) -> str:
    return _NOT_IN_NAMES.sub("-", agency.key.casefold()).strip("-") or agency.code.casefold()
