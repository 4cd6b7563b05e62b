"""Make the panel's page: run the workbook on a release once, and finish it.

What comes out is one HTML document that carries its data, its screens and a small host script
that mounts them. There is no kernel behind it, so nothing that a browser sends can reach one.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.errors import ReleaseError
from silp_widgets.domain.review import PURPOSE
from silp_widgets.serving.execute import run_once
from silp_widgets.serving.mounts import Mounts, collect
from silp_widgets.serving.policy import page_policy
from silp_widgets.serving.shipped import templates, workbooks

if TYPE_CHECKING:
    import os

    from nbformat import NotebookNode

TEMPLATE: Final = "silp-panel"
_NAMELESS: Final = "A learning review"


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page.

    Parameters
    ----------
    html : bytes
        The document, in UTF-8.
    policy : str
        The Content-Security-Policy it is to be served with.
    packed : bytes
        The same document, gzipped.
    """

    html: bytes = field(repr=False)
    policy: str = field(repr=False)
    packed: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # A fixed time: the same release makes the same bytes.
        object.__setattr__(self, "packed", gzip.compress(self.html, 9, mtime=0))


def render_release(
    release: str | os.PathLike[str], *, workbook: str | os.PathLike[str] | None = None
) -> Page:
    """Run the panel's workbook on a release, and return the finished page.

    Parameters
    ----------
    release : path-like
        The release file.
    workbook : path-like, optional
        Another workbook than the shipped ``panel.ipynb``.

    Returns
    -------
    Page
        Nothing in it names the file, this machine, or a kernel.

    Raises
    ------
    ReleaseError
        If the release can't be read, or the workbook failed or shows what needs a kernel.
    """
    path = Path(release).resolve()
    if not path.is_file():
        raise ReleaseError(f"There is no release at “{release}”. Check the name of the file.")
    shown = Path(workbook).resolve() if workbook else workbooks() / "panel.ipynb"
    notebook = run_once(shown, {"SILP_RELEASE": str(path)})
    mounts = collect(notebook)
    html = _render(notebook, mounts)
    inline = {
        kind: re.findall(rf"<{kind}(?: type=\"module\")?>(.*?)</{kind}>", html, re.DOTALL)
        for kind in ("script", "style")
    }
    policy = page_policy(scripts=inline["script"], styles=inline["style"])
    return Page(html.encode(), policy)


def _render(notebook: NotebookNode, mounts: Mounts) -> str:
    from jupyter_core.paths import jupyter_path
    from voila.exporter import VoilaExporter
    from voila.paths import collect_template_paths

    roots = [str(templates()), *jupyter_path()]
    exporter = VoilaExporter(
        template_name=TEMPLATE,
        template_paths=collect_template_paths(["voila", "nbconvert"], TEMPLATE, root_dirs=roots),
        contents_manager=_NoFiles(),
        base_url="/",
        exclude_input=True,
    )

    async def whole() -> str:
        parts = exporter.generate_from_notebook_node(
            notebook,
            extra_context={
                "mounts": mounts,
                "page_title": mounts.title or _NAMELESS,
                "purpose": PURPOSE,
            },
        )
        return "".join([text async for text, _ in parts])

    return asyncio.run(whole())


class _NoFiles:
    """Stands where Voilà looks for pictures beside a workbook: there are none."""

    def file_exists(self, _path: Any) -> bool:
        return False
