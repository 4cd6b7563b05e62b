"""The whole fictional review in a folder: files, case, register and release."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from silp_widgets.demo.build import CASE, CORRECTED, RETURNS, build_demo
from silp_widgets.domain.release import SignOff
from silp_widgets.release import publish
from silp_widgets.store import open_case

PASSPHRASE: Final = "everyone here is invented"  # noqa: S105 - it protects nothing
"""Opens the fictional case."""

RELEASE: Final = "child-k-release-1.silprel"

_SIGNED: Final = (SignOff.parse("R. Peake, independent chair"),)


@dataclass(frozen=True, slots=True)
class Demo:
    """Where everything is.

    Attributes
    ----------
    case, release : Path
        The case file, and the release made of it.
    files : Path
        The folder of the agencies' files.
    """

    case: Path
    release: Path
    files: Path

    @property
    def corrected(self) -> Path:
        """The folder of the file that an agency sent again."""
        return self.case.parent / CORRECTED


def make_demo(directory: Path) -> Demo:
    """Make the fictional review, or find the one that was made there before.

    Parameters
    ----------
    directory : Path
        Made if it is not there. What somebody changed in the case since is kept.
    """
    made = Demo(directory / CASE, directory / RELEASE, directory / RETURNS)
    if not made.case.exists():
        build_demo(directory, passphrase=PASSPHRASE)
    if not made.release.exists():
        with open_case(made.case, write=True, passphrase=PASSPHRASE) as case:
            publish(case, made.release, sign_off=_SIGNED)
    return made
