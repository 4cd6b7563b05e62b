"""Passphrases come from a prompt, a file or the environment; never from an argument."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from silp_widgets.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

SETTING: Final = "SILP_PASSPHRASE"

option: Callable[[Any], Any] = click.option(
    "--passphrase-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file whose first line is the passphrase.",
)


def ask(passphrase_file: Path | None, *, new: bool = False) -> str:
    """Return the passphrase: from the file, else ``SILP_PASSPHRASE``, else a prompt.

    Parameters
    ----------
    passphrase_file : Path or None
        Its first line is taken.
    new : bool
        Ask twice, for a case that is being made.

    Raises
    ------
    BadInput
        If the file can't be read or is empty.
    """
    if passphrase_file is not None:
        return _first_line(passphrase_file)
    if given := os.environ.get(SETTING):
        return given
    if not sys.stdin.isatty():
        return _piped()
    asked: str = click.prompt(
        "Passphrase for the new case" if new else "Passphrase",
        hide_input=True,
        confirmation_prompt="Once more" if new else False,
        err=True,
    )
    return asked


def _piped() -> str:
    """Take the passphrase that a script writes to standard input: one line."""
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise BadInput(
            f"No passphrase was given. Use --passphrase-file, or set {SETTING}, or type it when "
            "asked."
        )
    return line


def _first_line(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"The passphrase file {path.name} can't be read.") from None
    if not lines or not lines[0]:
        raise BadInput(f"The passphrase file {path.name} is empty.")
    return lines[0]
