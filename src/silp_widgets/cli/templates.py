"""The verb that writes a file for agencies to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from silp_widgets.cli import passphrase
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.vocabulary import ReturnStatus
from silp_widgets.reports.whole import refuse_to_replace, write_whole
from silp_widgets.returns.agencies import agency_key
from silp_widgets.store import open_case

if TYPE_CHECKING:
    from silp_widgets.domain.chronology import Agency
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.reports.template import Template

_ENDINGS = (".xlsx", ".docx")


@click.command()
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ends in .xlsx or .docx.",
)
@click.option("--case", metavar="CASE", help="Puts in its title, its dates and its agencies.")
@click.option("--agency", default="", help="Whose return it will be.")
@passphrase.option
def template(output: Path, case: str | None, agency: str, passphrase_file: Path | None) -> None:
    """Write FILE for an agency to fill in: columns, instructions, words to choose from."""
    # openpyxl and python-docx take a second that no other verb needs.
    from silp_widgets.reports.template import make_template
    from silp_widgets.reports.template_document import template_document
    from silp_widgets.reports.template_workbook import template_workbook

    ending = output.suffix.casefold()
    if ending not in _ENDINGS:
        raise BadInput(
            f"“{output.name}” can be a workbook or a document. End its name in .xlsx or .docx."
        )
    # A name that can't be written is refused before anybody has to type a passphrase.
    refuse_to_replace(output)
    if case is None:
        made = make_template(agency=agency.strip())
    else:
        with open_case(case, passphrase=passphrase.ask(passphrase_file)) as opened:
            made = _of_case(opened, agency.strip())
    write_whole(
        output, template_workbook(made) if ending == _ENDINGS[0] else template_document(made)
    )
    whose = f" for {made.agency}" if made.agency else ""
    click.echo(f"{output} is written{whose}: {made.title}.")


def _of_case(case: CaseReader, agency: str) -> Template:
    from silp_widgets.reports.template import make_template

    known = _known(case, agency) if agency else None
    asked = [
        one.due
        for one in case.returns()
        if known and one.agency == known.key and one.status is ReturnStatus.REQUESTED and one.due
    ]
    return make_template(
        case.review(),
        agency=known.name if known else agency,
        agencies=[one.name for one in case.agencies()],
        due=min(asked, default=None),
    )


def _known(case: CaseReader, agency: str) -> Agency | None:
    """Return the case's agency that is meant; a new one may still be asked for its return."""
    found = agency_key(agency, case.agencies())
    return next((one for one in case.agencies() if one.key == found.key), None)
