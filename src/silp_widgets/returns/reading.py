"""Reading a return: one file as an agency sent it, to entries and problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.dates import DateContext
from silp_widgets.domain.people import Register
from silp_widgets.domain.returns import Problem
from silp_widgets.domain.saying import counted
from silp_widgets.domain.uk_time import today
from silp_widgets.returns.agencies import KnownAgency
from silp_widgets.returns.checks.facts import Facts
from silp_widgets.returns.checks.run import check_entries
from silp_widgets.returns.dating import date_cells, date_problems, order_problems, when_of
from silp_widgets.returns.found import in_file
from silp_widgets.returns.frame import entries_frame
from silp_widgets.returns.hidden import is_out_of_sight, leave_hidden, tell_hidden
from silp_widgets.returns.making import EntryMaker
from silp_widgets.returns.mapping import (
    ColumnGuess,
    SavedMapping,
    guess_mapping,
    load_mapping,
    save_mapping,
)
from silp_widgets.returns.opening import SentFile, open_file
from silp_widgets.returns.pausing import no_tidying
from silp_widgets.returns.planning import plan_tables
from silp_widgets.returns.rows import data_rows, tell_skipped
from silp_widgets.returns.scope import Scope
from silp_widgets.returns.whose import agency_problems, whose
from silp_widgets.returns.years import days_and_months, settle_with_years, years_above

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from silp_widgets.returns.opening import OpenedFile
    from silp_widgets.returns.planning import Plan
    from silp_widgets.returns.table import Table
    from silp_widgets.returns.years import YearAbove


_LONGEST_BACKGROUND: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """One file that an agency sent, read.

    Attributes
    ----------
    entries : tuple of Entry
        In the file's order; empty where a needed column is missing (C702).
    problems : tuple of Problem
        What was found, by sheet and row.
    mapping : Mapping of str to str
        Heading to canonical field, as it was used; an empty field was left aside.
    agency : str
        The agency's key; empty where the file holds several agencies' rows.
    agencies : tuple of KnownAgency
        Every agency whose rows it holds.
    file, file_hash : str
        Name without folder, and the SHA-256 of its bytes.
    rows_read : int
        Rows under the headings with anything in them.
    sheets : tuple of str
        The sheets or tables that were read.
    columns : tuple of ColumnGuess
        What each column was taken to be, with a few of its cells, to show and to correct.
    hidden : tuple of str
        The references of the entries whose row or sheet is hidden in the file, so that a person
        can be asked; read the file again ``without_hidden`` to leave them out.
    order : str
        The order in which its numeric dates were read: ``"DMY"``, ``"MDY"`` or ``"YMD"``.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    mapping: Mapping[str, str]
    agency: str
    agencies: tuple[KnownAgency, ...]
    file: str
    file_hash: str
    rows_read: int
    sheets: tuple[str, ...]
    columns: tuple[ColumnGuess, ...] = ()
    hidden: tuple[str, ...] = ()
    order: str = "DMY"

    def __repr__(self) -> str:
        found, problems = counted(len(self.entries), "entry", "entries"), len(self.problems)
        return f"Return({self.agency!r}, {found}, {counted(problems, 'problem')})"

    def save_mapping(self, path: str | Path) -> None:
        """Write which column is which to a mapping file, for the agency's next return (TOML)."""
        columns = SavedMapping(columns=self.mapping, agency=self.agency, order=self.order)
        save_mapping(columns, path)

    def frame(self) -> pd.DataFrame:
        """Return the entries as a DataFrame (see :mod:`silp_widgets.returns.frame`)."""
        return entries_frame(self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known around a return; everything may be left out.

    Attributes
    ----------
    received : date or None
        The day it was received; today if not given.
    scope : (date or None, date or None)
        The scope period.
    background_from : date or None
        The start of the background period: earlier dates are implausible (C109).
    born : date or None
        The birth date that ages are counted from.
    known : tuple of Agency
        The agencies of the case, with their earlier names.
    register : Register or None
        To find names that are in nobody's register (C601).
    known_hashes : frozenset of str
        Files that the case holds already (C707).
    """

    received: date | None = None
    scope: Scope = (None, None)
    background_from: date | None = None
    born: date | None = None
    known: tuple[Agency, ...] = ()
    register: Register | None = None
    known_hashes: frozenset[str] = field(default_factory=frozenset)


@no_tidying()
def read_return(
    path: str | Path | SentFile,
    *,
    agency: str | None = None,
    mapping: Mapping[str, str] | SavedMapping | str | Path | None = None,
    received: date | None = None,
    scope: Scope | None = None,
    surroundings: Surroundings | Callable[[bool], Surroundings] | None = None,
    imported_at: datetime | None = None,
    without_hidden: bool = False,
) -> Return:
    """Read a file as an agency sent it. Nothing in it is run, and nothing is written.

    Parameters
    ----------
    path : str, Path or SentFile
        .xlsx, .xlsm, .xls, .ods, .csv, .tsv, .txt, .docx or .html; the content decides, not the
        name.
    agency : str, optional
        Whose return it is: a key or a name. Else the mapping, the file or its name tells.
    mapping : Mapping, SavedMapping, str or Path, optional
        Heading to canonical field, or a mapping file. Columns that it doesn't name are guessed;
        of a saved mapping, every heading that differs is told (C703).
    received : date, optional
        The day the file was received; today if not given.
    scope : (date or None, date or None), optional
        First and last day of the scope period.
    surroundings : Surroundings or callable, optional
        Everything else that a case knows; a callable is asked once the file is open, and told
        whether there is a table to read in it.
    imported_at : datetime, optional
        For the entries' provenance, in UTC.
    without_hidden : bool
        Leave out what stands in hidden rows, columns and sheets; else it is read and told (C705).

    Returns
    -------
    Return

    Raises
    ------
    FileNotUnderstood
        A sentence for the agency, if nothing can be read (C701).
    BadInput
        If the mapping can't be used.
    """
    source = open_file(path)
    saved = load_mapping(mapping) if mapping is not None else SavedMapping()
    settled = mapping is not None and not isinstance(mapping, Mapping)
    problems = source.opened.problems
    tables = source.opened.tables
    problems.extend(tell_hidden(tables, source.name, leave=without_hidden))
    if without_hidden:
        tables = leave_hidden(tables)
    plans = plan_tables(tables, saved, source.name, problems, tell_new=settled)
    around = _around(surroundings, readable=bool(plans))
    received = received or around.received or today()
    scope = scope or around.scope
    problems.extend(_sent_before(source, around))
    said = agency or saved.agency
    sender, several = whose(said, plans, source.name, source.opened.preamble, around.known)
    maker = EntryMaker(
        file=source.name,
        file_hash=source.digest,
        agency=sender,
        received=received,
        known=around.known,
        imported_at=imported_at,
        several_agencies=several,
        scope=scope,
    )
    context = DateContext(
        received=received,
        window_start=around.background_from or _background_of(scope),
        order=saved.order,
        born=around.born,
    )
    entries, rows_read = _read_plans(plans, maker, context, problems)
    problems.extend(agency_problems(maker, source.name, said))
    facts = Facts(
        headings=_headings(plans), scope=scope, register=around.register, file=source.name
    )
    problems.extend(check_entries(entries, facts))
    sheets = tuple(dict.fromkeys(plan.table.name for plan in plans))
    senders = {entry.agency for entry in entries} or {sender.key}
    return Return(
        entries=tuple(entries),
        problems=_as_they_stand(problems, sheets),
        mapping={h: f for plan in reversed(plans) for h, f in plan.mapping.items()},
        agency=senders.pop() if len(senders) == 1 else "",
        agencies=tuple(maker.met.values()),
        file=source.name,
        file_hash=source.digest,
        rows_read=rows_read,
        sheets=sheets,
        columns=_columns(plans, tables, saved),
        hidden=_hidden(plans, entries),
        order=saved.order,
    )


def _background_of(scope: Scope) -> date | None:
    """Return where the background may begin at most, where nobody said: a lifetime before scope.

    So 1923, written for 2023, is asked about (C109), and a childhood is not.
    """
    start = scope[0]
    return date(start.year - _LONGEST_BACKGROUND, 1, 1) if start else None


def _around(
    known: Surroundings | Callable[[bool], Surroundings] | None, *, readable: bool
) -> Surroundings:
    return known(readable) if callable(known) else known or Surroundings()


def _sent_before(source: OpenedFile, around: Surroundings) -> list[Problem]:
    """Tell of a file that the case holds already (C707)."""
    if source.digest not in around.known_hashes:
        return []
    said = f"“{source.name}” was imported before, letter by letter the same."
    return [in_file("C707", said, file=source.name)]


def _as_they_stand(problems: list[Problem], sheets: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return problems in the order of the file: by sheet, row and code."""
    order = {name: number for number, name in enumerate(sheets)}
    return tuple(sorted(problems, key=lambda p: (order.get(p.sheet, -1), p.row or 0, p.code)))


def _read_plans(
    plans: list[Plan], maker: EntryMaker, context: DateContext, problems: list[Problem]
) -> tuple[list[Entry], int]:
    """Read every table: all entries, and how many rows there are."""
    entries: list[Entry] = []
    rows_read = 0
    over: YearAbove | None = None
    for plan in plans:
        made, read, over = _read_plan(plan, maker, context, problems, over)
        entries.extend(made)
        rows_read += read
    return entries, rows_read


def _hidden(plans: list[Plan], entries: list[Entry]) -> tuple[str, ...]:
    tables = {plan.table.name: plan.table for plan in plans}
    return tuple(
        entry.ref
        for entry in entries
        if is_out_of_sight(tables[entry.provenance.sheet], entry.provenance.row)
    )


def _headings(plans: list[Plan]) -> dict[str, dict[str, str]]:
    """Return for each sheet what it calls each field that it has a column for."""
    found: dict[str, dict[str, str]] = {}
    for plan in plans:
        here = {name: plan.headings[at] for name, at in plan.columns.items()}
        found.setdefault(plan.table.name, {}).update(here)
    return found


def _columns(
    plans: list[Plan], tables: list[Table], saved: SavedMapping
) -> tuple[ColumnGuess, ...]:
    """Return each column once; of every table where none could be read, so that it can be said."""
    found: dict[str, ColumnGuess] = {}
    for guess in (guess for plan in plans for guess in plan.guesses):
        found.setdefault(guess.heading, guess)
    if not plans:
        for guess in (guess for table in tables if table.rows for guess in guess_mapping(table)):
            said = saved.columns.get(guess.heading)
            found.setdefault(guess.heading, guess if said is None else replace(guess, field=said))
    return tuple(found.values())


def _read_plan(
    plan: Plan,
    maker: EntryMaker,
    context: DateContext,
    problems: list[Problem],
    over: YearAbove | None,
) -> tuple[list[Entry], int, YearAbove | None]:
    """Read one table: its entries, how many rows it has, and the year over the last of them."""
    table = plan.table
    data = data_rows(table, plan.header, plan.fields)
    if plan.is_form:
        data.skipped.pop("blank", None)
    problems.extend(tell_skipped(table, plan.header, data.skipped, maker.file))
    cells = days_and_months(plan.header, data.rows, date_cells(data.rows, plan.columns))
    before = over if table.continues else None
    above = years_above(table, plan.header, data.skipped.get("titles", ()), data.rows, before)
    readings = settle_with_years(cells, above, replace(context, workbook_1904=table.date1904))
    whens = list(map(when_of, readings, cells))
    entries = maker.make(table.name, plan.headings, plan.columns, data.rows, whens)
    problems.extend(
        date_problems(entries, readings, plan.heading("date_text"), plan.heading("time_text"))
    )
    heading = plan.heading("date_text")
    problems.extend(order_problems(entries, context.order, maker.file, table.name, heading))
    return entries, data.read, above[-1] if above else before
