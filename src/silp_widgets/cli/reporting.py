"""The verb that writes a case or a release as a document to be read."""

from __future__ import annotations

from pathlib import Path

import click

from silp_widgets.cli import passphrase
from silp_widgets.cli.saying import complain
from silp_widgets.release import open_release
from silp_widgets.store import open_case

_RELEASE = ".silprel"


@click.command()
@click.argument("source", metavar="CASE_OR_RELEASE")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ends in .docx, or in .svg or .png for the timeline alone.",
)
@passphrase.option
def report(source: str, output: Path, passphrase_file: Path | None) -> None:
    """Write CASE_OR_RELEASE as a report in Word, or its timeline as a picture."""
    # pandas and Pillow take a second that no other verb needs.
    from silp_widgets.reports import report as files  # noqa: PLC0415

    # A name that can't be written is refused before anybody has to type a passphrase.
    files.writer_for(output)
    if source.casefold().endswith(_RELEASE):
        files.report(open_release(source), output)
        click.echo(f"{output} is written, from the release {Path(source).name}.")
        return
    with open_case(source, passphrase=passphrase.ask(passphrase_file)) as case:
        files.report(case, output)
    click.echo(f"{output} is written.")
    complain(
        f"{output.name} is the chair's copy. It holds what the case holds, names in the text "
        "included: it is neither pseudonymised nor encrypted. Keep it where the case is kept, and "
        "delete it when done."
    )
