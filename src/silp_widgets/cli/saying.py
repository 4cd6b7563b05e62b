"""How the command speaks: sentences on a terminal, JSON for scripts, one set of exit codes."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import click

from silp_widgets.domain.returns import checks
from silp_widgets.domain.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.returns import Problem

DONE: Final = 0
LOOK: Final = 1
REFUSED: Final = 2

as_json = click.option("--json", "json_", is_flag=True, help="Report as JSON.")
"""The option that every reporting verb has."""

_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}
_TOLD_SINGLY: Final = 2
_MARKS: Final = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFORMATION: "I"}


def complain(*sentences: str) -> None:
    """Say sentences on standard error, a line each."""
    for sentence in sentences:
        click.echo(sentence, err=True)


def report(body: Any) -> None:
    """Print a report as JSON."""
    click.echo(json.dumps(body, ensure_ascii=False, indent=2, default=str))


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem with its severity, as a report has it."""
    kept = problem.to_json()
    del kept["id"]
    return {"severity": problem.severity.value, **kept}


def say_problems(problems: Iterable[Problem]) -> None:
    """Print problems by file, the gravest first, and below each how to mend it.

    Information of one kind about many rows is one line: nobody has to do anything about it.
    """
    for file, of_file in groupby(sorted(problems, key=_place), key=lambda p: p.file):
        if file:
            click.echo(f"  {file}")
        for (severity, code), alike in groupby(of_file, key=lambda p: (p.severity, p.code)):
            found = list(alike)
            if severity is Severity.INFORMATION and len(found) > _TOLD_SINGLY:
                rows = ", ".join(str(p.row) for p in found if p.row)
                click.echo(f"  I {code}  {checks()[code].message}: rows {rows}")
                continue
            for one in found:
                _say_problem(one)


def _place(problem: Problem) -> tuple[str, int, str, int]:
    return (problem.file, _ORDER[problem.severity], problem.code, problem.row or 0)


def _say_problem(one: Problem) -> None:
    click.echo(f"  {_MARKS[one.severity]} {one.code}  {one.message}")
    if one.suggestion:
        click.echo(f"          {one.suggestion}")


def leave_with(problems: Iterable[Problem]) -> None:
    """Leave with 1 where an error or a warning is to be looked at."""
    if any(p.severity is not Severity.INFORMATION for p in problems):
        sys.exit(LOOK)
