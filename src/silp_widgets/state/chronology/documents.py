"""The chronology to take away: a picture for a slide, a document or a workbook for the file."""

from __future__ import annotations

import base64
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.reports import export, report
from silp_widgets.reports.narrowed import Narrowed
from silp_widgets.state.asking import asked_day
from silp_widgets.state.chronology.picking import asked_ids
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.records import Json

_KINDS: Final = (
    (".png", "Timeline as a picture", "PNG, for a slide or a document"),
    (".svg", "Timeline as a drawing", "SVG, sharp at any size"),
    (".docx", "Integrated chronology", "Word, a table a year, with the timeline"),
    (".xlsx", "Integrated chronology", "Excel, a row an entry, to sort and filter"),
    (".csv", "Integrated chronology", "CSV, for other programs"),
)
"""Ending, name, and what it is for."""

_MAKERS: Final = {**report.MAKERS, **export.MAKERS}


class Documents(CasePart[ReadingSurface]):
    """Makes files of the chronology and hands them to the page, which keeps them as downloads."""

    name: ClassVar[str] = "documents"

    def view(self) -> Json:
        """Return what can be made."""
        return {"kinds": [list(kind) for kind in _KINDS]}

    @quiet_verb
    def make_document(
        self, ending: str, ids: Sequence[str] | None = None, first: str = "", last: str = ""
    ) -> Json:
        """Make one file; nothing is written on this computer but where the reader keeps it.

        With ``ids`` only those entries are in it, and it says so; ``first`` and ``last`` are the
        days that its picture begins and ends with.
        """
        if ending not in {kind for kind, _, _ in _KINDS}:
            raise BadInput("Choose one of the files in the list.")
        source = self._case if ids is None else self._narrowed(ids, first, last)
        data = base64.b64encode(_MAKERS[ending](source, datetime.now(UTC))).decode()
        return {"file": f"{_file_stem(self._case)}{ending}", "data": data}

    def _narrowed(self, ids: Sequence[str], first: str, last: str) -> ReadingSurface:
        begins, ends = asked_day(first, "From"), asked_day(last, "To")
        stretch = (begins, ends) if begins and ends and begins < ends else None
        return Narrowed(self._case, asked_ids(ids), stretch)


def _file_stem(case: ReadingSurface) -> str:
    """Return the review's title, a pseudonym, as a file name."""
    return re.sub(r"[^\w-]+", "-", case.review().title).strip("-").lower() or "chronology"
