"""A case or a release to be read: a Word document, or its timeline as a picture."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from silp_widgets.reports.origin import origin_of
from silp_widgets.reports.picture.png import png_bytes
from silp_widgets.reports.picture.svg import svg_bytes
from silp_widgets.reports.picture.timeline import timeline_picture
from silp_widgets.reports.whole import chosen_by_ending, write_whole
from silp_widgets.reports.word.report import word_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from silp_widgets.domain.ports import ReadingSurface
    from silp_widgets.reports.picture.shapes import Picture


def report(source: ReadingSurface, path: str | Path) -> None:
    """Write a report to a new file; its ending says which kind.

    A case's report is the chair's copy: not pseudonymised, and marked so on every page. Words that
    their contributor took back are in none.

    Parameters
    ----------
    source : ReadingSurface
        An open case, or a release.
    path : str or Path
        Ends in ``.docx`` for the whole report, in ``.svg`` or ``.png`` for the timeline alone.
        Must not be there yet.

    Raises
    ------
    BadInput
        If the ending is another, there is a file already, or it can't be written.
    """
    target = Path(path)
    make = writer_for(target)
    write_whole(target, make(source, datetime.now(UTC)))


def writer_for(path: Path) -> Callable[[ReadingSurface, datetime], bytes]:
    """Return what makes the file, before anything is read.

    Raises
    ------
    BadInput
        If nothing does, or there is a file already.
    """
    return chosen_by_ending(
        path,
        MAKERS,
        "End its name in .docx for the whole report, or in .svg or .png for the timeline.",
    )


def _svg(source: ReadingSurface, at: datetime) -> bytes:
    return svg_bytes(_picture(source, at))


def _png(source: ReadingSurface, at: datetime) -> bytes:
    return png_bytes(_picture(source, at))


def _picture(source: ReadingSurface, at: datetime) -> Picture:
    stretch = getattr(source, "stretch", None)
    return timeline_picture(source, mark=origin_of(source, at).mark, stretch=stretch)


MAKERS: Final[Mapping[str, Callable[[ReadingSurface, datetime], bytes]]] = {
    ".docx": word_bytes,
    ".svg": _svg,
    ".png": _png,
}
"""What makes each kind of file, by its ending, from a source and the moment it is made."""
