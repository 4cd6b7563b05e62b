"""An address that a colleague sent: a page of the desk, and what of it is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST: Final = 4000
_FRAGMENT: Final = re.compile(r"[\w.,=&@%~+:-]*", re.ASCII)
_NAME: Final = re.compile(r"\w+", re.ASCII)


def place_sent(sent: str, folder: Path) -> str:
    """Return the place in the desk that an address leads to.

    Parameters
    ----------
    sent : str
        As *Copy the address* gives it, ``"chronology#view=4f0c"``; or a whole address of another
        desk, of which the machine, the port and any token are left out.
    folder : pathlib.Path
        Where the workbooks of this desk are.

    Returns
    -------
    str
        The workbook, and after a ``#`` what of it is looked at.

    Raises
    ------
    BadInput
        If the desk has no such page, or the rest can be no address.
    """
    page, _, fragment = sent.strip().partition("#")
    name = page.partition("?")[0].rpartition("/")[2].removesuffix(".ipynb")
    if not _NAME.fullmatch(name) or not (folder / f"{name}.ipynb").is_file():
        pages = ", ".join(sorted(path.stem for path in folder.glob("*.ipynb")))
        raise BadInput(f"The desk has no such page. Its pages are: {pages}.")
    if len(fragment) > _LONGEST or not _FRAGMENT.fullmatch(fragment):
        raise BadInput(
            "What follows “#” is no address of a view. Copy it again, and put it in quotes: "
            '--at "chronology#view=…".'
        )
    return f"{name}#{fragment}" if fragment else name
