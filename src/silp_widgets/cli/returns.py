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
from silp_widgets.domain.errors import SilpError
from silp_widgets.state.importing import Imported, import_return, read_for
from silp_widgets.store import open_case

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseWriter


@click.command("import")
@click.argument("case")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--agency", help="Whose return it is; else the file is asked.")
@click.option("--mapping", type=click.Path(path_type=Path), help="A saved column mapping (TOML).")
@click.option("--dry-run", is_flag=True, help="Read and report; keep nothing.")
@passphrase.option
@as_json
def import_verb(
    case: str,
    files: tuple[str, ...],
    agency: str | None,
    mapping: Path | None,
    passphrase_file: Path | None,
    *,
    dry_run: bool,
    json_: bool,
) -> None:
    """Bring agencies' returns into CASE: all of each FILE, or nothing of it."""
    results: list[Imported] = []
    refused: list[str] = []
    with open_case(case, write=True, passphrase=passphrase.ask(passphrase_file)) as opened:
        for file in files:
            try:
                results.append(_one(opened, file, agency, mapping, dry_run=dry_run))
            except SilpError as error:
                refused.append(str(error))
                complain(str(error))
                continue
            if not json_:
                _say(results[-1], dry_run=dry_run)
    if json_:
        report({"files": [_json(r) for r in results], "refused": refused})
    kept = [r for r in results if r.entries]
    if refused or len(kept) < len(results):
        sys.exit(LOOK if kept else REFUSED)
    leave_with(p for r in results for p in r.problems)


def _one(
    case: CaseWriter, file: str, agency: str | None, mapping: Path | None, *, dry_run: bool
) -> Imported:
    read = read_for(case, file, agency=agency, mapping=mapping)
    return import_return(case, read, dry_run=dry_run)


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
