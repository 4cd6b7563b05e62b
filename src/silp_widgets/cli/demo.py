"""The verb that makes the fictional review, and may open it."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from silp_widgets.demo import PASSPHRASE, make_demo
from silp_widgets.serving.desk import run_desk

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@click.argument("directory", default="demo-review", type=click.Path(path_type=Path))
@click.option("--open", "open_", is_flag=True, help="Start the chair's desk and the panel's page.")
@click.option("--no-browser", is_flag=True, help="Print the addresses only.")
def demo(directory: Path, *, open_: bool, no_browser: bool) -> None:
    """Make the fictional review of Child K in DIRECTORY: case, release, agencies' files."""
    click.echo("Making the fictional review. Everyone in it is invented.")
    made = make_demo(directory)
    click.echo(f"  case     {made.case}   (passphrase: {PASSPHRASE})")
    click.echo(f"  release  {made.release}")
    click.echo(f"  files    {made.files}, as nine agencies would send them")
    click.echo(f"  again    {made.corrected}, as one of them would correct its own")
    if not open_:
        click.echo(f"Next: silp open {made.case}")
        return
    with _panel_beside(made.release):
        run_desk(made.case, PASSPHRASE, browser=not no_browser)


@contextlib.contextmanager
def _panel_beside(release: Path) -> Iterator[None]:
    """Serve the panel's page from a process of its own, as readers would be served."""
    words = [sys.executable, "-m", "silp_widgets", "serve", str(release), "--no-browser"]
    # A terminal that is closed, or a system that shuts down, ends both as Ctrl-C does.
    for ending in {"SIGTERM", "SIGHUP"} & set(signal.Signals.__members__):
        signal.signal(signal.Signals[ending], signal.default_int_handler)
    panel = subprocess.Popen(words, start_new_session=True)  # noqa: S603 - our own interpreter
    try:
        yield
    finally:
        panel.terminate()
        panel.wait()
