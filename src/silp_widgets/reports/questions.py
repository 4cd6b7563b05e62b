"""The questions that go back to one agency: what stands in its cells, and how to mend it.

Nothing of another agency may be among them (handbook 5.6: each agency gets its own report), so
checks that put agencies beside each other are left out by name, and a row is known by its entry.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from silp_widgets.domain.vocabulary import Severity
from silp_widgets.returns.guidance import guidance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.chronology import Agency, Entry
    from silp_widgets.domain.returns import Problem, ReturnFile

HEADINGS: Final = (
    "Sheet",
    "Cell",
    "Column",
    "Code",
    "Kind",
    "What stands there",
    "What we read",
    "Question",
    "How to mend it",
    "Your answer",
)

_KINDS: Final = {
    Severity.ERROR: "please answer",
    Severity.WARNING: "please look",
    Severity.INFORMATION: "for information",
}
_GRAVE: Final = {severity: place for place, severity in enumerate(_KINDS)}
_OF_SEVERAL_AGENCIES: Final = frozenset({"C402", "C403", "C404", "C504", "C506", "C604"})
_FOR_THE_REVIEW: Final = frozenset({"C407", "C707"})
"""What the review has to settle itself."""
_IN_OUR_FORM: Final = frozenset({"C503", "C508"})
"""Whose words are a day as programs write it, and not the agency's."""
_OF_RETURNS: Final = ("C1", "C2", "C3", "C4", "C5", "C6", "C7")
_DATES: Final = "C1"
_LETTERED: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"})
_LONGEST_CELL: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line of the report.

    Attributes
    ----------
    sheet, cell, column : str
        Where it is: ``"Log"``, ``"B14"`` or ``"row 14"``, and the heading over it.
    code, kind : str
        The check, and what is asked of the agency.
    text : str
        What stands there, as written.
    read : str
        What we took it to be; for dates only.
    question, mend : str
        Sentences.
    """

    sheet: str
    cell: str
    column: str
    code: str
    kind: str
    text: str
    read: str
    question: str
    mend: str

    def cells(self) -> tuple[str, ...]:
        """Return the line under :data:`HEADINGS`, with room for an answer."""
        return (
            self.sheet,
            self.cell,
            self.column,
            self.code,
            self.kind,
            self.text,
            self.read,
            self.question,
            self.mend,
            "",
        )


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said to an agency: the covering note, and how to mend what a check found.

    ``whole_file`` goes before ``mend`` where a check speaks of no row.
    """

    covering: str
    mend: Mapping[str, str]
    whole_file: Mapping[str, str]


@cache
def wording() -> Wording:
    """Return the words of ``data/questions.toml``, read once."""
    source = package_files("silp_widgets").joinpath("data", "questions.toml")
    body = tomllib.loads(source.read_text(encoding="utf-8"))
    return Wording(body["covering"], body["mend"], body["whole_file"])


def questions_for(
    agency: Agency,
    problems: Iterable[Problem],
    entries: Iterable[Entry],
    returns: Iterable[ReturnFile],
) -> tuple[Question, ...]:
    """Return what is to be asked of one agency, in the order of its file.

    Parameters
    ----------
    agency : Agency
        Whose report it is.
    problems : iterable of Problem
        Of the whole case; answered ones are settled and are left out.
    entries : iterable of Entry
        Of the whole case.
    returns : iterable of ReturnFile
        Tell whose a file is. What is said about a whole file that holds several agencies' rows is
        in nobody's report.
    """
    rows = {entry.ref: entry for entry in entries if entry.agency == agency.key}
    files = {one.file for one in returns if one.agency == agency.key and one.file}
    found = [
        problem
        for problem in problems
        if _is_for_agencies(problem)
        and (problem.entry in rows if problem.entry else problem.file in files)
    ]
    found.sort(key=lambda p: (p.file, p.sheet, p.row or 0, _GRAVE[p.severity], p.code, p.message))
    return tuple(_question(problem, rows) for problem in found)


def _is_for_agencies(problem: Problem) -> bool:
    return (
        not problem.answer
        and problem.code.startswith(_OF_RETURNS)
        and problem.code not in _OF_SEVERAL_AGENCIES | _FOR_THE_REVIEW
    )


def _question(problem: Problem, rows: Mapping[str, Entry]) -> Question:
    entry = rows.get(problem.entry)
    return Question(
        sheet=problem.sheet,
        cell=_cell(problem, entry),
        column=problem.column,
        code=problem.code,
        kind=_KINDS[problem.severity],
        text=_stands(problem, entry)[:_LONGEST_CELL],
        read=_read(problem, entry),
        question=problem.message,
        mend=_mend(problem),
    )


def _cell(problem: Problem, entry: Entry | None) -> str:
    """Say which cell it is, as the program that wrote the file counts."""
    if problem.row is None:
        return ""
    headings = list(entry.provenance.raw_cells) if entry else []
    lettered = PurePath(problem.file).suffix.casefold() in _LETTERED
    if lettered and problem.column in headings:
        return f"{get_column_letter(headings.index(problem.column) + 1)}{problem.row}"
    return f"row {problem.row}"


def _mend(problem: Problem) -> str:
    words, code = wording(), problem.code
    said = words.mend.get(code) or problem.suggestion or guidance()[code].mend
    return said if problem.row else words.whole_file.get(code, said)


def _stands(problem: Problem, entry: Entry | None) -> str:
    if problem.code not in _IN_OUR_FORM:
        return problem.text
    return entry.provenance.raw_cells.get(problem.column, "") if entry else ""


def _read(problem: Problem, entry: Entry | None) -> str:
    if entry is None or not problem.code.startswith(_DATES):
        return ""
    return entry.when.label() if entry.when.is_known else "no date could be read"
