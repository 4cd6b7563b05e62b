"""What a file keeps out of sight: told (C705), and left out where a person says so."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.found import in_file, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.table import Table

_LETTERS: Final = 26
_MOST: Final = 30
_KEPT: Final = "What stands there was read, not dropped."
_LEFT: Final = "What stands there was left out, as you chose."
_ASK: Final = (
    "Ask the agency whether it meant to send what is hidden. It can be left out when the file is "
    "brought in."
)


def tell_hidden(tables: Iterable[Table], file: str, *, leave: bool) -> list[Problem]:
    """Return what is hidden in a file and has words in it (C705).

    Parameters
    ----------
    tables : iterable of Table
        As read.
    file : str
        Its name.
    leave : bool
        Whether a person chose to leave it out.
    """
    what = _LEFT if leave else _KEPT
    found = []
    for table in tables:
        if table.hidden and any(map(any, table.rows)):
            found.append(
                in_file(
                    "C705",
                    f"Sheet “{table.name}” is hidden. {what}",
                    file=file,
                    sheet=table.name,
                    suggestion=_ASK,
                )
            )
        rows, columns = _filled(table)
        for kind, places in (("row", _runs(rows, str)), ("column", _runs(columns, _letters))):
            if not places:
                continue
            one = len(rows if kind == "row" else columns) == 1
            found.append(
                in_file(
                    "C705",
                    f"Sheet “{table.name}”: {kind}{'' if one else 's'} "
                    f"{listed(places, most=_MOST)} {'is' if one else 'are'} hidden (or filtered "
                    f"out). {what}",
                    file=file,
                    sheet=table.name,
                    row=rows[0] if kind == "row" else None,
                    suggestion=_ASK,
                )
            )
        if table.shown:
            found.append(_hidden_words(table, file, what))
    return found


def _hidden_words(table: Table, file: str, what: str) -> Problem:
    rows = sorted({row + 1 for row, _ in table.shown})
    several = "" if len(rows) == 1 else "s"
    return in_file(
        "C705",
        f"“{table.name}”: there is hidden text in row{several} {listed(_runs(rows, str))}. {what}",
        file=file,
        sheet=table.name,
        row=rows[0],
        suggestion=_ASK,
    )


def may_be_left(problem: Problem) -> bool:
    """Whether a problem tells of something hidden that a person may leave out (C705)."""
    return problem.code == "C705" and problem.suggestion == _ASK


def leave_hidden(tables: Iterable[Table]) -> list[Table]:
    """Return the tables without what is hidden, their hidden rows marked to be skipped.

    Every row and column keeps its place, so that rows are counted as the agency counts them.
    """
    left = []
    for table in tables:
        away = {number - 1 for number in table.hidden_columns}
        rows = [
            ["" if column in away else cell for column, cell in enumerate(row)] if away else row
            for row in table.rows
        ]
        for (number, column), words in table.shown.items():
            rows[number] = [*rows[number][:column], words, *rows[number][column + 1 :]]
        left.append(
            replace(
                table,
                rows=[] if table.hidden else rows,
                left_out=frozenset(table.hidden_rows),
            )
        )
    return left


def is_out_of_sight(table: Table, row: int) -> bool:
    """Whether a row, as the agency counts, stands where the agency's screen doesn't show it."""
    return table.hidden or row in table.hidden_rows


def _filled(table: Table) -> tuple[list[int], list[int]]:
    """Return the hidden rows and columns that hold anything: an empty one hides nothing."""
    height = len(table.rows)
    rows = [
        number for number in table.hidden_rows if number <= height and any(table.rows[number - 1])
    ]
    columns = [
        number
        for number in table.hidden_columns
        if any(len(row) >= number and row[number - 1] for row in table.rows)
    ]
    return rows, columns


def _runs(numbers: list[int], say: Callable[[int], str]) -> list[str]:
    """Return ``["3", "7 to 12"]``: a filter hides rows by the hundred."""
    found = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        if len(run) > 2:  # noqa: PLR2004 - "3 and 4" is as short as "3 to 4"
            found.append(f"{say(run[0])} to {say(run[-1])}")
        else:
            found.extend(map(say, run))
    return found


def _letters(number: int) -> str:
    """Return what a spreadsheet calls a column: A, B … Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
