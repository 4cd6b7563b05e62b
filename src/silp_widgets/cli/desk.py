"""The verb that opens the chair's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from silp_widgets.cli import passphrase
from silp_widgets.domain.errors import BadInput
from silp_widgets.serving.at import place_sent
from silp_widgets.serving.desk import run_desk
from silp_widgets.serving.shipped import workbooks
from silp_widgets.store import open_case

if TYPE_CHECKING:
    from pathlib import Path


@click.command("open")
@click.argument("case")
@click.option("--lab", is_flag=True, help="In JupyterLab instead of Voilà.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 finds a free one.")
@click.option("--at", default="", help="Where to begin: an address copied from another desk.")
@click.option("--no-browser", is_flag=True, help="Print the address only.")
@passphrase.option
def open_verb(
    case: str, port: int, at: str, passphrase_file: Path | None, *, lab: bool, no_browser: bool
) -> None:
    """Open the chair's desk on CASE in the browser."""
    if at and lab:
        raise BadInput("An address leads to a page of the desk; leave out --lab.")
    first = place_sent(at, workbooks()) if at else "prepare"
    secret = passphrase.ask(passphrase_file)
    # A wrong passphrase is said here, in the terminal, and not on a page that came up for nothing.
    # Opened for writing, as the desk will, so that an earlier version's case is brought up to date.
    with open_case(case, write=True, passphrase=secret):
        pass
    run_desk(case, secret, lab=lab, port=port, browser=not no_browser, first=first)
