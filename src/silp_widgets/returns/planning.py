"""Deciding which tables of a file are chronologies, and what their columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from silp_widgets.returns.forms import unfold
from silp_widgets.returns.found import in_file, listed
from silp_widgets.returns.header import Header, find_header, unknown_header
from silp_widgets.returns.headings import NEEDED, field_name
from silp_widgets.returns.mapping import (
    ColumnGuess,
    SavedMapping,
    apply_mapping,
    guess_columns,
    mapped_header,
)
from silp_widgets.returns.table import Table
from silp_widgets.returns.template import is_guide
from silp_widgets.returns.words import plain
from silp_widgets.returns.years import is_part_of_date

if TYPE_CHECKING:
    from silp_widgets.domain.returns import Problem

_DATED: Final = re.compile(r"\d\s*[./-]\s*\d|\d{1,2}\D{0,3}\s?[a-z]{3,9}\b|^\d{5}$", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Plan:
    """One table to read, and how.

    Attributes
    ----------
    table : Table
        As a reader gave it.
    header : Header
        Its heading rows.
    guesses : list of ColumnGuess
        What each column is.
    columns : dict of str to int
        Where each field stands.
    is_form : bool
        Whether the agency wrote a form an event; the table was made of them.
    """

    table: Table
    header: Header
    guesses: list[ColumnGuess]
    is_form: bool = False
    columns: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, guess in enumerate(self.guesses):
            if guess.field:
                self.columns.setdefault(guess.field, number)

    @property
    def headings(self) -> tuple[str, ...]:
        """One heading a column."""
        return self.header.headings

    @property
    def fields(self) -> list[str]:
        """The field of each column; empty for a column left aside."""
        return [guess.field for guess in self.guesses]

    @property
    def mapping(self) -> dict[str, str]:
        """Heading to field."""
        return {guess.heading: guess.field for guess in self.guesses}

    @property
    def has_rows(self) -> bool:
        """Whether anything stands below the headings."""
        below = self.table.rows[self.header.last + 1 :]
        return any(cell.strip() for row in below for cell in row)

    @property
    def missing(self) -> list[str]:
        """The needed fields that no column has."""
        return [name for name in NEEDED if name not in self.columns]

    def heading(self, name: str) -> str:
        """Return the heading over a field, or an empty string."""
        return self.headings[self.columns[name]] if name in self.columns else ""


def plan_tables(
    tables: list[Table],
    saved: SavedMapping,
    file: str,
    problems: list[Problem],
    *,
    tell_new: bool,
) -> list[Plan]:
    """Plan how to read a file.

    Parameters
    ----------
    tables : list of Table
        In the file's order.
    saved : SavedMapping
        What was settled for this agency; may be empty.
    file : str
        Its name.
    problems : list of Problem
        What is found is added: C702, C703, C704.
    tell_new : bool
        Whether a heading that the mapping doesn't know is worth saying (a saved mapping).

    Returns
    -------
    list of Plan
        The tables that hold a chronology, in order.
    """
    plans: list[Plan] = []
    others: list[Plan] = []
    for table in tables:
        if not any(any(map(str.strip, row)) for row in table.rows):
            continue
        if saved.sheets and table.name and table.name not in saved.sheets:
            problems.append(_aside(table, file, "The mapping says not to read it."))
            continue
        plan = _plan(table, saved, plans[-1] if plans else None)
        (others if plan.missing else plans).append(plan)
    # A note in a table of its own can read like headings; with nothing below, it is no chronology.
    if any(plan.has_rows for plan in plans):
        others.extend(plan for plan in plans if not plan.has_rows)
        plans = [plan for plan in plans if plan.has_rows]
    if not plans:
        plans = _form_plans(others, saved)
        unfolded = {plan.table.name for plan in plans}
        others = [plan for plan in others if plan.table.name not in unfolded]
    if saved.columns and plans:
        problems.extend(_changed(plans, saved, file, tell_new=tell_new))
    if plans:
        problems.extend(
            _aside(plan.table, file, "It holds no dated events.")
            for plan in others
            if not is_guide(plan.table)
        )
    else:
        problems.extend(_not_mapped(plan, file) for plan in others)
        if not others:
            problems.append(
                in_file(
                    "C702",
                    f"“{file}” holds no rows at all.",
                    file=file,
                    suggestion="Ask the agency to send it again.",
                )
            )
    # Forms share their labels: one look at them is enough.
    for plan in plans[:1] if plans and plans[0].is_form else plans:
        problems.extend(_left_over(plan, file))
    return plans


def _plan(table: Table, saved: SavedMapping, before: Plan | None) -> Plan:
    header = mapped_header(table, saved.columns) if saved.columns else find_header(table)
    if header is None and before is not None and _goes_on(table, before):
        # A table cut by a page break: the next part has the columns of the one before.
        return Plan(
            table=table,
            header=Header(before.headings, 0, -1),
            guesses=before.guesses,
        )
    header = header or unknown_header(table)
    return Plan(table=table, header=header, guesses=_guesses(table, header, saved))


def _form_plans(others: list[Plan], saved: SavedMapping) -> list[Plan]:
    """Plan the tables that hold a form an event; what a label means is asked of all together."""
    unfolded = unfold([plan.table for plan in others])
    if not unfolded:
        return []
    together = Table(rows=[row for table, _ in unfolded for row in table.rows if any(row)])
    guesses = _guesses(together, unfolded[0][1], saved)
    plans = [
        Plan(table=table, header=header, guesses=guesses, is_form=True)
        for table, header in unfolded
    ]
    return [plan for plan in plans if not plan.missing]


def _guesses(table: Table, header: Header, saved: SavedMapping) -> list[ColumnGuess]:
    guesses = guess_columns(table, header)
    if saved.columns:
        settled, _ = apply_mapping(table, header, saved.columns)
        taken = {guess.field for guess in settled if guess is not None}
        guesses = [
            now if now is not None else _free(guess, taken)
            for now, guess in zip(settled, guesses, strict=True)
        ]
    return guesses


def _free(guess: ColumnGuess, taken: set[str]) -> ColumnGuess:
    """Return a guess only where no settled column has its field."""
    if guess.field not in taken:
        return guess
    return ColumnGuess(guess.heading, "", 0.0, guess.samples)


def _goes_on(table: Table, before: Plan) -> bool:
    """Whether a table without headings has the columns of the one before it.

    A page break cuts a table, and an agency types on in a second sheet; either may leave out
    columns at the end. What stands where the dates stood must be dates.
    """
    width, asked = max(map(len, table.rows)), len(before.headings)
    if table.continues and width == asked:
        return True
    at = before.columns["date_text"]
    cells = [row[at].strip() for row in table.rows if at < len(row) and row[at].strip()]
    dated = sum(bool(_DATED.search(cell)) for cell in cells)
    enough = width == asked or (table.continues and before.columns["event_fact"] < width < asked)
    return enough and dated > len(cells) / 2


def _aside(table: Table, file: str, why: str) -> Problem:
    return in_file(
        "C704", f"Sheet “{table.name}” was left aside. {why}", file=file, sheet=table.name
    )


def _changed(plans: list[Plan], saved: SavedMapping, file: str, *, tell_new: bool) -> list[Problem]:
    """Tell which headings differ from the saved mapping: over all tables, for it was saved so."""
    there = {plain(heading) for plan in plans for heading in plan.headings}
    lacking = [heading for heading in saved.columns if plain(heading) not in there]
    known = {plain(heading) for heading in saved.columns}
    new = dict.fromkeys(
        guess.heading
        for plan in plans
        for guess in plan.guesses
        if tell_new and guess.samples and plain(guess.heading) not in known
    )
    return [
        in_file(
            "C703",
            said.format(columns="a column" if len(headings) == 1 else "columns")
            + f" {listed([f'“{heading}”' for heading in headings], most=20)}{rest}.",
            file=file,
            sheet=plans[0].table.name if len(plans) == 1 else "",
            column=headings[0],
            suggestion="Look at the columns and save the mapping again.",
        )
        for headings, said, rest in (
            (lacking, "The saved mapping has {columns}", f" that “{file}” doesn't have"),
            ([*new], f"“{file}” has {{columns}}", " that the saved mapping doesn't know"),
        )
        if headings
    ]


def _not_mapped(plan: Plan, file: str) -> Problem:
    needed = listed([f"“{field_name(name)}”" for name in plan.missing])
    where = f"Sheet “{plan.table.name}” of “{file}”" if plan.table.name else f"“{file}”"
    there = [f"“{heading}”" for heading in plan.headings if not heading.startswith("Column ")]
    said = f"The headings there are {listed(there, most=12)}." if there else "It has no headings."
    return in_file(
        "C702",
        f"{where} has no column that could be {needed}. {said}",
        file=file,
        sheet=plan.table.name,
        row=plan.header.first + 1 if plan.header.last >= 0 else None,
        suggestion="Say which column is which, then import the file again.",
    )


def _left_over(plan: Plan, file: str) -> list[Problem]:
    """Tell which columns went into no field; their cells are kept all the same."""
    found = []
    aside = [
        g.heading
        for g in plan.guesses
        if not g.field and g.samples and not is_part_of_date(g.heading)
    ]
    if aside:
        several = len(aside) > 1
        names = listed([f"“{heading}”" for heading in aside], most=12)
        found.append(
            in_file(
                "C704",
                f"The column{'s' if several else ''} {names} went into no field. What stands "
                "there is kept with each row.",
                file=file,
                sheet=plan.table.name,
                suggestion="Say what the column means, if it matters.",
            )
        )
    if "source" not in plan.columns and not plan.table.continues:
        found.append(
            in_file(
                "C702",
                f"“{file}” has no column that says where each event is recorded (source).",
                file=file,
                sheet=plan.table.name,
                suggestion="Ask the agency for the source of each row, or say which column it is.",
            )
        )
    return found
