"""Text files: .csv, .tsv and .txt, in any usual encoding and with any usual separator."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from contextlib import suppress
from itertools import chain, islice
from typing import Final

from silp_widgets.returns.found import in_file, listed
from silp_widgets.returns.readers.encoding import decode
from silp_widgets.returns.readers.quoting import cut_rows, longest_cell, text_lines
from silp_widgets.returns.table import Opened, Rows, Table, refuse_size

_SEPARATORS: Final = ",;\t|"
_LOOKED_AT: Final = 60
_FORMULA: Final = re.compile(r"[=@]\s*[A-Za-z+(\-]")


def read_delimited(data: bytes, name: str) -> Opened:
    """Read a text file as one table.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name, for sentences and to know a ``.tsv``.

    Returns
    -------
    Opened
        One table without a name, and how the file had to be read.

    Raises
    ------
    FileNotUnderstood
        If it is no text, or has absurdly many columns.
    """
    opened = Opened()
    text, problems = decode(data, name)
    opened.problems.extend(problems)
    separator, text = _declared(text)
    lines = text_lines(text, name)
    guessed, width = _separator(text)
    refuse_size(name, "", text.count(separator or guessed), width, len(lines))
    rows, stray = cut_rows(lines, separator or guessed, width, name)
    if stray:
        several = "s" if len(stray) > 1 else ""
        which = listed([str(number) for number in stray], most=12)
        opened.problems.append(
            in_file(
                "C208",
                f"“{name}”, row{several} {which}: the quotation marks don't pair up, so they were "
                "read as plain text there. Cells may be cut off or out of place.",
                file=name,
                row=stray[0],
                suggestion="Save the file again from the spreadsheet program, or send it as .xlsx.",
            )
        )
    formulas = sum(map(_is_formula, chain.from_iterable(rows)))
    if formulas:
        what = (
            f"{formulas} cells that look like formulas"
            if formulas > 1
            else ("a cell that looks like a formula")
        )
        opened.problems.append(
            in_file(
                "C708",
                f"“{name}” holds {what}. None was run: they were kept as the words they are.",
                file=name,
                suggestion="Ask the agency to send values in place of formulas.",
            )
        )
    refuse_size(name, "", 0, max(map(len, rows), default=0), len(rows))
    opened.tables.append(Table(rows=rows))
    return opened


def _declared(text: str) -> tuple[str, str]:
    """Return the separator of a ``sep=;`` line that some programs write first, and the rest."""
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"')
    if line.lower().startswith("sep=") and len(line) == len("sep=;"):
        # The line stays as an empty row, so that rows are counted as the agency counts them.
        return line[-1], "\n" + rest
    return "", text


def _is_formula(cell: str) -> bool:
    return cell.startswith(("=", "@")) and _FORMULA.match(cell) is not None


def _separator(text: str) -> tuple[str, int]:
    """Return the separator that cuts the first lines most evenly, and into how many cells."""
    sample = text[:20_000]
    best, best_score, best_width = ",", 0.0, 1
    for candidate in _SEPARATORS:
        widths = [len(row) for row in _sample(sample, candidate) if any(row)]
        if not widths:
            continue
        width, often = Counter(widths).most_common(1)[0]
        score = often / len(widths) * min(width - 1, 12)
        if score > best_score:
            best, best_score, best_width = candidate, score, width
    return best, best_width


def _sample(text: str, separator: str) -> Rows:
    rows: Rows = []
    with longest_cell(), suppress(csv.Error):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows.extend(islice(reader, _LOOKED_AT))
    return rows
