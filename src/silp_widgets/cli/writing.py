"""The verbs that write a case or a release out: as data, and as a report to be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from silp_widgets.cli import passphrase
from silp_widgets.cli.saying import complain
from silp_widgets.release import open_release
from silp_widgets.store import open_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from silp_widgets.release import Release
    from silp_widgets.store.reader import Reader

    Write = Callable[[Reader | Release, Path], None]

_RELEASE = ".silprel"
_FILE = click.Path(path_type=Path)
_source = click.argument("source", metavar="CASE_OR_RELEASE")


@click.command()
@_source
@click.option("-o", "--output", required=True, type=_FILE, metavar="FILE",
              help="Ends in .xlsx, .docx, .csv, .parquet or .json.")  # fmt: skip
@passphrase.option
def export(source: str, output: Path, passphrase_file: Path | None) -> None:
    """Write CASE_OR_RELEASE to FILE; its ending says which kind."""
    # pandas and openpyxl take a second that no other verb needs.
    from silp_widgets.reports import export as files

    # A name that can't be written is refused before anybody has to type a passphrase.
    files.writer_for(output)
    _write(files.export, source, output, passphrase_file)


@click.command()
@_source
@click.option("-o", "--output", required=True, type=_FILE, metavar="FILE",
              help="Ends in .docx, or in .svg or .png for the timeline alone.")  # fmt: skip
@passphrase.option
def report(source: str, output: Path, passphrase_file: Path | None) -> None:
    """Write CASE_OR_RELEASE as a report in Word, or its timeline as a picture."""
    from silp_widgets.reports import report as files

    files.writer_for(output)
    _write(files.report, source, output, passphrase_file)


def _write(write: Write, source: str, output: Path, passphrase_file: Path | None) -> None:
    if source.casefold().endswith(_RELEASE):
        write(open_release(source), output)
        click.echo(f"{output} is written, from the release {Path(source).name}.")
        return
    with open_case(source, passphrase=passphrase.ask(passphrase_file)) as case:
        write(case, output)
    click.echo(f"{output} is written.")
    complain(
        f"{output.name} is the chair's copy. It holds what the case holds, names in the text "
        "included: it is neither pseudonymised nor encrypted. Keep it where the case is kept, and "
        "delete it when done."
    )
