"""Verbs about releases: publish, serve."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from silp_widgets.cli import passphrase
from silp_widgets.cli.saying import LOOK, as_json, report
from silp_widgets.domain.release import SignOff
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.release import publish as publish_release
from silp_widgets.serving.panel_app import serve_panel
from silp_widgets.store import open_case


@click.command()
@click.argument("case")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="RELEASE")
@click.option("--level", type=click.Choice(["panel", "public"]), default="panel")
@click.option(
    "--sign-off", multiple=True, metavar='"Name, role"', help="Who signs; give it twice for two."
)
@passphrase.option
@as_json
def publish(
    case: str,
    output: Path,
    level: str,
    sign_off: tuple[str, ...],
    passphrase_file: Path | None,
    *,
    json_: bool,
) -> None:
    """Write a pseudonymised, signed-off release of CASE, or refuse with every reason."""
    signed = [SignOff.parse(text) for text in sign_off]
    with open_case(case, write=True, passphrase=passphrase.ask(passphrase_file)) as opened:
        done = publish_release(opened, output, level=ReleaseLevel(level), sign_off=signed)
    if json_:
        roles = [signature.role for signature in signed]
        report({"release": str(output), **done.to_json(), "signed_off_by": roles})
    else:
        click.echo(f"{output} is signed off: release {done.number}, for the {level}.")
        click.echo(f"  {'; '.join(done.contents)}")
        for warning in done.warnings:
            click.echo(f"  W {warning}")
    if done.warnings:
        sys.exit(LOOK)


@click.command()
@click.argument("release", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 finds a free one.")
@click.option("--no-browser", is_flag=True, help="Print the address only.")
def serve(release: Path, port: int, *, no_browser: bool) -> None:
    """Serve a RELEASE to its readers: a finished page, nothing behind it."""
    serve_panel(release, port=port, open_browser=not no_browser)
