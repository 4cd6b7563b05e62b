"""Where the workbooks and templates are: in the source tree, or inside the installed wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from silp_widgets.domain.errors import SilpError

_PACKAGE: Final = Path(__file__).resolve().parents[1]
# An installed wheel carries both folders inside the package; a source tree has them at its root.
_PLACES: Final = (_PACKAGE, _PACKAGE.parents[1])


def workbooks() -> Path:
    """Return the folder of the workbooks that are shipped.

    Raises
    ------
    SilpError
        If the installation is incomplete.
    """
    return _shipped("workbooks")


def templates() -> Path:
    """Return the folder of templates; under it, ``voila`` is laid out as Jupyter wants it.

    Raises
    ------
    SilpError
        If the installation is incomplete.
    """
    return _shipped("templates")


def _shipped(name: str) -> Path:
    for place in _PLACES:
        if (place / name).is_dir():
            return place / name
    raise SilpError(f"The folder “{name}” is missing from this installation. Install it again.")
