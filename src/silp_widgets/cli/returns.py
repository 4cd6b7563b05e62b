"""The verb that brings returns in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from silp_widgets.cli import passphrase
from silp_widgets.cli.saying import (
    LOOK,
    REFUSED,
    as_json,
    complain,
    leave_with,
    problem_json,
    report,
    say_problems,
)
from silp_widgets.domain.errors import BadInput, SilpError
from silp_widgets.domain.saying import counted
from silp_widgets.state.importing import Imported, import_return, read_for
from silp_widgets.store import open_case

if TYPE_CHECKING:
    from silp_widgets.returns import Return


@click.command("import")
@click.argument("case")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--agency", help="Whose return it is; else the file is asked.")
@click.option("--mapping", type=click.Path(path_type=Path), help="A saved column mapping (TOML).")
@click.option("--save-mapping", type=click.Path(path_type=Path), metavar="FILE",
              help="Write which column is which to FILE, for the next return.")  # fmt: skip
@click.option("--leave-hidden", is_flag=True,
              help="Leave out hidden rows, columns and sheets.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Read and report; keep nothing.")
@passphrase.option
@as_json
def import_verb(  # noqa: PLR0913 - one argument an option of the command
    case: str,
    files: tuple[str, ...],
    agency: str | None,
    mapping: Path | None,
    save_mapping: Path | None,
    passphrase_file: Path | None,
    *,
    leave_hidden: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Bring agencies' returns into CASE: all of each FILE, or nothing of it."""
    _refuse_mapping(save_mapping, mapping, files)
    results: list[Imported] = []
    refused: list[str] = []
    with open_case(case, write=True, passphrase=passphrase.ask(passphrase_file)) as opened:
        for file in files:
            try:
                read = read_for(
                    opened, file, agency=agency, mapping=mapping, without_hidden=leave_hidden
                )
                results.append(import_return(opened, read, dry_run=dry_run))
                if save_mapping is not None:
                    read.save_mapping(save_mapping)
            except SilpError as error:
                refused.append(str(error))
                complain(str(error))
                continue
            if not json_:
                _say(results[-1], dry_run=dry_run)
                _say_beside(read, save_mapping)
    if json_:
        report({"files": [_json(r) for r in results], "refused": refused})
    kept = [r for r in results if r.entries]
    if refused or len(kept) < len(results):
        sys.exit(LOOK if kept else REFUSED)
    leave_with(p for r in results for p in r.problems)


def _refuse_mapping(to: Path | None, mapping: Path | None, files: tuple[str, ...]) -> None:
    """Refuse to write one mapping for several files, or over a file that is there."""
    if to is None:
        return
    if len(files) > 1:
        raise BadInput("Each file has its own columns. Import one at a time to save its mapping.")
    if to.exists() and to != mapping:
        raise BadInput(f"There is a file “{to.name}” already. Choose another name for the mapping.")


def _say_beside(read: Return, saved: Path | None) -> None:
    if read.hidden:
        rows = counted(len(read.hidden), "row is", "rows are")
        click.echo(f"  {rows} hidden in the file. To leave them out: --leave-hidden")
    if saved is not None:
        click.echo(f"  {saved} says which column is which. Next time: --mapping {saved}")


def _say(done: Imported, *, dry_run: bool) -> None:
    click.echo(f"{done.file}: {done.said}")
    if done.already:
        return
    if done.mapping:
        pairs = ", ".join(f"“{heading}” as {field}" for heading, field in done.mapping.items())
        click.echo(f"  Columns: {pairs}")
    say_problems(done.problems)
    if dry_run:
        click.echo("  Nothing was kept: this was a dry run.")


def _json(done: Imported) -> dict[str, object]:
    return {
        "file": done.file,
        "agency": done.agency,
        "rows_read": done.rows_read,
        "entries": done.entries,
        "added": done.added,
        "already": done.already,
        "mapping": dict(done.mapping),
        "problems": [problem_json(p) for p in done.problems],
    }
