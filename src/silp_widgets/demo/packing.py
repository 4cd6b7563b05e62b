"""Make an office file's bytes the same whenever it is written."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_UNIX = 3
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_MERGED = re.compile(rb"(<mergeCells[^>]*>)(.*?)(</mergeCells>)", re.DOTALL)
_MERGE = re.compile(rb"<mergeCell [^>]*/>")
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def settle(package: bytes, when: datetime) -> bytes:
    """Take the clock, and the order that chance gives, out of an .xlsx or .docx file.

    Parameters
    ----------
    package : bytes
        The file as a library wrote it.
    when : datetime
        What the file is to say about when it was made and changed.

    Returns
    -------
    bytes
        The same parts. Two machines may compress them differently; what is in them is equal.
    """
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            body = before.read(part)
            if part.filename == "docProps/core.xml":
                body = _STAMP.sub(lambda found: found[1] + stamp + found[3], body)
            body = _MERGED.sub(_sorted_merges, body)
            entry = zipfile.ZipInfo(part.filename, date_time=_EARLIEST)
            entry.create_system, entry.compress_type = _UNIX, zipfile.ZIP_DEFLATED
            after.writestr(entry, body)
    return buffer.getvalue()


def _sorted_merges(found: re.Match[bytes]) -> bytes:
    """Sort the merged cells: the library keeps them in a set, whose order is chance."""
    return found[1] + b"".join(sorted(_MERGE.findall(found[2]))) + found[3]
