"""How long 12 returns of 10,000 rows take, all checks included, beside pandas merely reading them.

Run: ``python benchmarks/read_returns.py``. The budget is a ratio of one half (docs/design.md).
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import openpyxl
import pandas as pd

from silp_widgets.returns.reading import read_return

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_AGENCIES = (
    "childrens social care",
    "gp",
    "health visiting",
    "school nursing",
    "midwifery",
    "hospital",
    "mental health",
    "police",
    "probation",
    "school",
    "nursery",
    "housing",
)
_HEADINGS = ("Date", "Time", "Source", "Event", "Who", "Child seen?", "Voice", "Action taken")
_ROWS = 10_000 // len(_AGENCIES) + 1
_WORDS = [
    "home",
    "visit",
    "by",
    "the",
    "worker",
    "to",
    "the",
    "flat",
    "mother",
    "said",
    "that",
    "the",
    "children",
    "were",
    "well",
    "and",
    "asleep",
    "weight",
    "was",
    "taken",
    "and",
    "plotted",
    "appointment",
    "offered",
    "letter",
    "sent",
    "to",
    "the",
    "family",
    "call",
    "returned",
    "school",
    "attendance",
    "was",
    "discussed",
    "with",
    "the",
    "teacher",
    "and",
    "a",
    "plan",
    "was",
    "agreed",
    "for",
    "the",
    "next",
    "weeks",
]


def write_returns(folder: Path) -> list[Path]:
    """Write twelve workbooks of invented rows, their dates written in several ways."""
    random = Random(7)  # noqa: S311 - invented rows, the same every time
    paths = []
    for agency in _AGENCIES:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append(_HEADINGS)
        day = date(2010, 1, 4)
        for number in range(_ROWS):
            day += timedelta(days=random.randint(0, 10))
            forms = (f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}", f"{day:%d.%m.%y}", day)
            sheet.append(
                (
                    random.choice(forms),
                    f"{random.randint(8, 18)}:{random.randint(10, 59)}" if number % 4 == 0 else "",
                    f"contact sheet {number}",
                    # A full stop: random words else end as if every third text was cut off (C208).
                    " ".join(random.choices(_WORDS, k=random.randint(10, 60))) + ".",
                    "Child K, Adult M",
                    random.choice(("Yes", "No", "Yes - alone", "n/a")),
                    "",
                    " ".join(random.choices(_WORDS, k=8)),
                )
            )
        paths.append(folder / f"{agency}.xlsx")
        book.save(paths[-1])
    return paths


def _best(work: Callable[[], list[T]]) -> tuple[float, list[T]]:
    """Return the least processor time of three runs, and the last result."""
    times = []
    for _ in range(3):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return min(times), result


def main() -> None:
    """Print both times and their ratio."""
    with TemporaryDirectory() as folder:
        paths = write_returns(Path(folder))
        read_return(paths[0])
        ours, returns = _best(lambda: [read_return(path) for path in paths])
        theirs, _ = _best(lambda: [pd.read_excel(path, engine="openpyxl") for path in paths])
    rows = sum(len(one.entries) for one in returns)
    problems = sum(len(one.problems) for one in returns)
    print(f"{rows:,} rows of {len(paths)} workbooks, {problems:,} problems")
    print(f"read_return with all checks {ours:.2f} s, pandas.read_excel {theirs:.2f} s")
    print(f"ratio {ours / theirs:.2f} (budget 0.50)")


if __name__ == "__main__":
    main()
