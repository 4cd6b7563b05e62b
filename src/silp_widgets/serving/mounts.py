"""Take out of an executed workbook what a page without a kernel needs, and nothing more."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.errors import ReleaseError
from silp_widgets.serving.execute import STATE

if TYPE_CHECKING:
    from nbformat import NotebookNode

_VIEW: Final = "application/vnd.jupyter.widget-view+json"
# Traits that a kernel and Jupyter's front end tell each other; a page without them needs none.
_FOR_JUPYTER: Final = frozenset({"layout", "tabbable", "tooltip"})
_DEFAULT: Final = re.compile(r"^export default\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mount:
    """A widget as the page carries it.

    Parameters
    ----------
    name : str
        Its name on the page: a number, for a widget's own would be one of the kernel's.
    module : str
        Which of the page's modules draws it.
    state : str
        Its traits, as JSON that is safe inside a ``<script>``.
    """

    name: str
    module: str
    state: str


@dataclass(frozen=True, slots=True)
class Mounts:
    """All widgets of a page, with the modules and styles they share.

    Parameters
    ----------
    widgets : mapping of str to Mount
        By the name of the widget's model in the workbook.
    modules : tuple of str
        JavaScript to be put inline, each registering itself under its name.
    styles : tuple of str
        Style sheets to be put inline.
    title : str
        The title of the review, from the first screen that tells it.
    """

    widgets: Mapping[str, Mount]
    modules: tuple[str, ...]
    styles: tuple[str, ...]
    title: str


def collect(notebook: NotebookNode) -> Mounts:
    """Return the widgets that a workbook showed.

    Raises
    ------
    ReleaseError
        If it showed something that needs a kernel.
    """
    states = notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    widgets: dict[str, Mount] = {}
    modules: dict[str, str] = {}
    styles: dict[str, None] = {}
    title = ""
    for model in _shown(notebook):
        kept = states.get(model, {})
        traits = dict(kept.get("state", {}))
        esm, css = traits.pop("_esm", ""), traits.pop("_css", "")
        if not esm or kept.get("buffers"):
            kind = traits.get("_model_name", "a widget that was closed")
            raise ReleaseError(
                f"The panel's workbook shows something that needs a kernel ({kind}). "
                "Show it with one of SILP Workbook's own screens, or as text."
            )
        name = hashlib.sha256(esm.encode()).hexdigest()[:12]
        modules[name] = _registered(name, esm)
        if css:
            styles[_closed(css, "style")] = None
        plain = {k: v for k, v in traits.items() if k[0] != "_" and k not in _FOR_JUPYTER}
        view = plain.get("view")
        if isinstance(view, dict) and not title:
            title = str((view.get("case") or {}).get("title") or "")
        widgets.setdefault(model, Mount(str(len(widgets) + 1), name, safe_json(plain)))
    return Mounts(widgets, tuple(modules.values()), tuple(styles), title)


def _shown(notebook: NotebookNode) -> list[str]:
    return [
        output["data"][_VIEW]["model_id"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if _VIEW in output.get("data", {})
    ]


def _registered(name: str, esm: str) -> str:
    # A module inline can't be imported, so its default export is put where the host finds it;
    # the other way, a blob: address, would ask for a wider policy.
    text, found = _DEFAULT.subn(f';(globalThis.silpModules ??= {{}})["{name}"] = ', esm)
    if found != 1:
        raise ReleaseError(
            "A screen of the panel's page is not made of one module with one default export."
        )
    return _closed(text, "script")


def _closed(text: str, element: str) -> str:
    """Return code that can't end the element it is put in ; in a string it means the same."""
    text = re.sub(rf"</({element})", r"<\\/\1", text, flags=re.IGNORECASE)
    return text.replace("<!--", "<\\!--")


def safe_json(value: Any) -> str:
    """Return JSON that holds nothing an HTML or JavaScript parser would stop at."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
