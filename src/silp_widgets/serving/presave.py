"""Keep people's words out of notebooks: what a workbook showed is never written into it."""

from __future__ import annotations

from typing import Any


def strip(model: dict[str, Any], **_: Any) -> None:
    """Take outputs and widgets' state out of a notebook that is about to be saved.

    Parameters
    ----------
    model : dict
        Jupyter's description of the file; changed in place.
    """
    notebook = model.get("content")
    if model.get("type") != "notebook" or not isinstance(notebook, dict):
        return
    notebook.get("metadata", {}).pop("widgets", None)
    for cell in notebook.get("cells", ()):
        cell.pop("attachments", None)
        if cell.get("cell_type") == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
