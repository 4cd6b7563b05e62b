"""Returns written as a form an event: what is asked on the left, its answer beside or under it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.header import Header
from silp_widgets.returns.headings import NEEDED, match
from silp_widgets.returns.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST: Final = 0.5
_ENOUGH_LABELS: Final = 4
_LONGEST_LABEL: Final = 80
_MOST: Final = 0.5


@dataclass(slots=True)
class _Form:
    """One event: the row its date stands in, from 0, and what it says by label."""

    row: int
    said: dict[str, str] = field(default_factory=dict)


def unfold(tables: Sequence[Table]) -> list[tuple[Table, Header]]:
    """Return tables that hold forms as tables with a row an event, under one set of headings.

    Each event stands in the row where its form begins, so that its number is the one an agency
    counts; what else the form takes up is blank.

    Parameters
    ----------
    tables : sequence of Table
        Those that no row of headings was found in.

    Returns
    -------
    list of (Table, Header)
        Empty where there is no form: a date and what happened must be asked for, and either the
        same again for another event, or enough beside them to be no cover sheet.
    """
    found = [(table, _forms(table)) for table in tables]
    forms = [form for _, here in found for form in here]
    labels = tuple(dict.fromkeys(label for form in forms for label in form.said))
    if len(forms) < 2 and len(labels) < _ENOUGH_LABELS:  # noqa: PLR2004 - one is no repeat
        return []
    header = Header(labels, 0, -1)
    return [(_table(table, here, labels), header) for table, here in found if here]


def _table(table: Table, forms: list[_Form], labels: tuple[str, ...]) -> Table:
    rows = [[""] * len(labels) for _ in table.rows]
    for form in forms:
        rows[form.row] = [form.said.get(label, "") for label in labels]
    return Table(
        name=table.name,
        above=_title(table) or table.above,
        rows=rows,
        hidden=table.hidden,
        hidden_rows=table.hidden_rows,
        left_out=table.left_out,
        date1904=table.date1904,
        continues=table.continues,
    )


def _forms(table: Table) -> list[_Form]:
    places = _label_columns(table)
    if 0 not in places:
        return []
    across = _across(table)
    forms: list[_Form] = []
    for number, row in enumerate(table.rows):
        if number in across:
            # A label over its answer, each across the page; else a title between two forms.
            over = table.rows[number - 1][0] if number - 1 in across else ""
            if forms and _field(over) and not _field(row[0]):
                forms[-1].said[_label(over)] = row[0].strip()
        elif number + 1 not in table.left_out:
            for label, answer in _pairs(row, places):
                if not forms or label in forms[-1].said:
                    forms.append(_Form(number))
                forms[-1].said[label] = answer
    return [form for form in forms if _is_event(form)]


def _across(table: Table) -> frozenset[int]:
    """Return the rows, from 0, that are one cell across the page."""
    wide = {start[0] for start, end in table.merged if start[1] == 0 and end[1] > 0}
    return frozenset(
        number
        for number, row in enumerate(table.rows)
        if row and (number in wide or len(row) == 1) and row[0].strip() and not any(row[1:])
    )


def _title(table: Table) -> str:
    """Return what stands over the first form, inside its table."""
    return table.rows[0][0].strip() if 0 in _across(table) else ""


def _label_columns(table: Table) -> frozenset[int]:
    """Return the columns that hold what is asked: most of their cells read like headings."""
    asked: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    different: dict[int, set[str]] = {}
    for row in table.rows:
        for column, cell in enumerate(row):
            if cell.strip():
                filled[column] += 1
                if name := _field(cell):
                    asked[column] += 1
                    different.setdefault(column, set()).add(name)
    return frozenset(
        column
        for column in filled
        if asked[column] >= _MOST * filled[column] and len(different.get(column, ())) > 1
    )


def _pairs(row: list[str], places: frozenset[int]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, list[str]]] = []
    for column, cell in enumerate(row):
        words = cell.strip()
        if column in places and words:
            pairs.append((_label(words), []))
        elif words and pairs:
            pairs[-1][1].append(words)
    return [(label, " ".join(answer)) for label, answer in pairs]


def _label(cell: str) -> str:
    return " ".join(cell.split()).rstrip(" :")


def _field(cell: str) -> str:
    words = _label(cell)
    name, sure = match(words) if 0 < len(words) <= _LONGEST_LABEL else ("", 0.0)
    return name if sure >= _LEAST else ""


def _is_event(form: _Form) -> bool:
    """Whether a form asks for all that an event needs, and says any of it."""
    fields = {_field(label) for label in form.said}
    return set(NEEDED) <= fields and any(form.said.values())
