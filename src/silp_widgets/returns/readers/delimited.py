"""Text files: .csv, .tsv and .txt, in any usual encoding and with any usual separator."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.found import in_file
from silp_widgets.returns.readers.encoding import decode
from silp_widgets.returns.readers.workbook_xml import MOST_COLUMNS, too_wide
from silp_widgets.returns.table import Opened, Rows, Table

_SEPARATORS: Final = ",;\t|"
_LOOKED_AT: Final = 60
_LONGEST_CELL: Final = 1_000_000
_LINES_OF_ONE_CELL: Final = 200


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
    rows, broken = _rows(text, separator or _separator(text))
    if not rows and text.strip():
        raise FileNotUnderstood(
            f"“{name}” holds a cell of more than {_LONGEST_CELL:,} characters, far more than any "
            "event needs, so nothing was read. Ask the agency to look at that cell."
        )
    if broken:
        opened.problems.append(
            in_file(
                "C208",
                f"“{name}”: a quotation mark opens a cell and nothing closes it, so quotation "
                "marks were read as plain text. Some cells may be cut off or out of place.",
                file=name,
                suggestion="Save the file again from the spreadsheet program, or send it as .xlsx.",
            )
        )
    widest = max(map(len, rows), default=0)
    if widest > MOST_COLUMNS:
        raise FileNotUnderstood(too_wide(name, "", len(rows), widest))
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


def _separator(text: str) -> str:
    """Return the separator that cuts the first lines most evenly."""
    sample = text[:20_000]
    best, best_score = ",", 0.0
    for candidate in _SEPARATORS:
        rows = _parse(sample, candidate, csv.QUOTE_MINIMAL, most=_LOOKED_AT)
        widths = [len(row) for row in rows if any(row)]
        if not widths:
            continue
        width, often = Counter(widths).most_common(1)[0]
        score = often / len(widths) * min(width - 1, 12)
        if score > best_score:
            best, best_score = candidate, score
    return best


def _rows(text: str, separator: str) -> tuple[Rows, bool]:
    rows = _parse(text, separator, csv.QUOTE_MINIMAL)
    # One stray quotation mark swallows every row after it into a single cell.
    swallowed = any(cell.count("\n") > _LINES_OF_ONE_CELL for row in rows for cell in row)
    odd = text.count('"') % 2 and rows and any("\n" in cell for cell in rows[-1])
    if swallowed or odd:
        return _parse(text, separator, csv.QUOTE_NONE), True
    return rows, False


def _parse(text: str, separator: str, quoting: int, *, most: int | None = None) -> Rows:
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)  # type: ignore[arg-type] # one of csv's own constants
        rows: Rows = []
        for row in reader:
            rows.append(row)
            if most is not None and len(rows) >= most:
                break
    except csv.Error:
        # Only a cell beyond the limit is an error here: a quotation mark that never closes.
        return _parse(text, separator, csv.QUOTE_NONE) if quoting != csv.QUOTE_NONE else []
    else:
        return rows
    finally:
        csv.field_size_limit(limit)
