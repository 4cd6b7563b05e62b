"""What SILP Workbook stands on here, and what is in force."""

from __future__ import annotations

import platform
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from silp_widgets.domain.errors import SilpError
from silp_widgets.serving.shipped import templates, workbooks

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEEDED = ("jupyterlab", "voila", "anywidget", "sqlalchemy", "pandas", "plotly")


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at: what, whether it is well, and in words."""

    what: str
    well: bool
    words: str


def examine() -> Iterator[Look]:
    """Yield what was found about this installation."""
    yield Look("Python", sys.version_info >= (3, 11), platform.python_version())
    for name in _NEEDED:
        try:
            yield Look(name, well=True, words=version(name))
        except PackageNotFoundError:
            yield Look(name, well=False, words="is missing; install silp-widgets again")
    yield _encryption()
    for what, find in (("workbooks", workbooks), ("templates", templates)):
        try:
            yield Look(what, well=True, words=f"{len(list(find().iterdir()))} found")
        except SilpError as error:
            yield Look(what, well=False, words=str(error))
    yield Look("addresses", well=True, words="servers listen on this computer only (127.0.0.1)")


def _encryption() -> Look:
    try:
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(":memory:")
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
        connection.close()
    except (ImportError, sqlite3.Error, TypeError):
        return Look("encryption", well=False, words="SQLCipher is missing; cases can't be opened")
    return Look("encryption", well=True, words=f"SQLCipher {cipher}")
