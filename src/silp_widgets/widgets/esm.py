"""Join a screen's JavaScript modules, and its style sheets, into the one text a widget ships.

anywidget takes one ES module a widget. Ours are written as several small ones, real modules that
an editor and a type checker understand; here the relative imports are followed and the modules
put one after the other, each once. No build tool is needed and nothing built is committed.
"""

from __future__ import annotations

import posixpath
import re
from importlib.resources import files
from typing import Final

from silp_widgets.domain.errors import SilpError

_IMPORT: Final = re.compile(r'^import\s+[^"]*?from\s+"(\.{1,2}/[^"]+)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?function|const|let|class)", re.MULTILINE)


def asset(path: str) -> str:
    """Return the text of a file under ``static/``.

    Parameters
    ----------
    path : str
        Relative, with forward slashes: ``"kit/dom.js"``.
    """
    return files("silp_widgets.widgets").joinpath("static", *path.split("/")).read_text("utf-8")


def join_modules(entry: str) -> str:
    """Return one ES module made of an entry module and all that it imports.

    Parameters
    ----------
    entry : str
        The module whose default export is the widget, such as ``"chronology/index.js"``.

    Returns
    -------
    str
        JavaScript with one ``export default`` and no import.

    Raises
    ------
    SilpError
        If an import can't be followed, for it would be asked of another host.
    """
    parts: list[str] = []
    _follow(entry, parts, set())
    joined = "\n".join(parts)
    if left := re.search(r"^import .*$", joined, re.MULTILINE):
        raise SilpError(f"{entry}: can't follow “{left[0]}”; only relative imports are shipped.")
    return joined


def _follow(path: str, parts: list[str], done: set[str]) -> None:
    if path in done:
        return
    done.add(path)
    text = asset(path)
    for wanted in _IMPORT.findall(text):
        _follow(posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted)), parts, done)
    parts.append(_EXPORT.sub("", _IMPORT.sub("", text)))


def join_styles(*paths: str) -> str:
    """Return style sheets one after the other, the kit's own first.

    Parameters
    ----------
    *paths : str
        Relative to ``static/``.
    """
    return "\n".join(asset(path) for path in ("kit/base.css", *paths))
