"""Workbooks to work in: copies beside the case, so that nobody edits the installed ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from silp_widgets.serving.shipped import workbooks


def working_copy(case: str) -> Path:
    """Return a folder of workbooks for a case, made if it isn't there yet.

    A workbook that is there already is left as it is: it may have been worked in.

    Parameters
    ----------
    case : str
        The case file, or the URL of a database.
    """
    beside = Path.cwd() / "silp" if "://" in case else Path(case)
    folder = beside.with_name(f"{beside.stem}-workbooks")
    folder.mkdir(exist_ok=True)
    for shipped in sorted(workbooks().glob("*.ipynb")):
        if not (folder / shipped.name).exists():
            shutil.copyfile(shipped, folder / shipped.name)
    return folder
