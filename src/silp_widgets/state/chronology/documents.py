"""The chronology to take away: a picture for a slide, a document or a workbook for the file."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, ClassVar, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.reports import export, report
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from silp_widgets.domain.records import Json
    from silp_widgets.reports.source import Source

_KINDS: Final[tuple[tuple[str, str, str, Callable[[Source, str], bytes]], ...]] = (
    (".png", "Timeline as a picture", "PNG, for a slide or a document", report.made),
    (".svg", "Timeline as a drawing", "SVG, sharp at any size", report.made),
    (".docx", "The whole report", "Word, with timeline and chronology", report.made),
    (".xlsx", "Integrated chronology", "Excel, a row an entry, to sort and filter", export.made),
    (".csv", "Integrated chronology", "CSV, for other programs", export.made),
)
"""Ending, name, what it is for, and what makes it."""


class Documents(CasePart[ReadingSurface]):
    """Makes files of the chronology and hands them to the page, which keeps them as downloads."""

    name: ClassVar[str] = "documents"

    def view(self) -> Json:
        """Return what can be made."""
        return {"kinds": [[ending, name, what] for ending, name, what, _ in _KINDS]}

    @quiet_verb
    def make_document(self, ending: str) -> Json:
        """Make one file; nothing is written on this computer but where the reader keeps it."""
        make = next((make for kind, _, _, make in _KINDS if kind == ending), None)
        if make is None:
            raise BadInput("Choose one of the files in the list.")
        made = make(self._case, ending)
        return {
            "file": f"{_file_stem(self._case)}{ending}",
            "data": base64.b64encode(made).decode(),
        }


def _file_stem(case: ReadingSurface) -> str:
    """Return the review's title, a pseudonym, as a file name."""
    return re.sub(r"[^\w-]+", "-", case.review().title).strip("-").lower() or "chronology"
