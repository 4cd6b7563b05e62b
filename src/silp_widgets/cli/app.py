"""The group of all verbs, and the last door: every failure leaves as a sentence."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version

import click

from silp_widgets.cli.cases import audit, check, doctor, new
from silp_widgets.cli.demo import demo
from silp_widgets.cli.desk import open_verb
from silp_widgets.cli.releases import publish, serve
from silp_widgets.cli.returns import import_verb
from silp_widgets.cli.saying import REFUSED, complain
from silp_widgets.cli.templates import template
from silp_widgets.cli.writing import export, report
from silp_widgets.domain.errors import ReleaseRefused, SilpError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("silp-widgets"), prog_name="silp")
def silp() -> None:
    """SILP Workbook: hear the people who were there, and make an accurate account."""


for verb in (
    new,
    template,
    import_verb,
    check,
    open_verb,
    publish,
    serve,
    report,
    export,
    audit,
    demo,
    doctor,
):
    silp.add_command(verb)


def main() -> None:
    """Run the command and leave with its exit code."""
    try:
        silp(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.Abort:
        complain("Stopped; nothing was changed.")
        sys.exit(REFUSED)
    except click.ClickException as error:
        error.show()
        sys.exit(REFUSED)
    except ReleaseRefused as error:
        complain(str(error), *error.reasons)
        sys.exit(REFUSED)
    except SilpError as error:
        complain(str(error))
        sys.exit(REFUSED)
    except Exception as error:
        if os.environ.get("SILP_DEBUG"):
            raise
        # An unforeseen error's message may hold private words; its kind doesn't.
        complain(
            f"Something happened that we did not foresee ({type(error).__name__}). Nothing was "
            "half-written. Set SILP_DEBUG=1 to see where."
        )
        sys.exit(REFUSED)
