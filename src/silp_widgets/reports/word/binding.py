"""A finished document and its picture, bound into one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.reports.picture.png import png_bytes
from silp_widgets.reports.word.package import package_bytes

if TYPE_CHECKING:
    from silp_widgets.reports.picture.shapes import Picture
    from silp_widgets.reports.word.facts import Facts
    from silp_widgets.reports.word.paper import Paper


def bound(paper: Paper, facts: Facts, picture: Picture) -> bytes:
    """Return the .docx file: whose copy it is heads every page, the purpose stands at its foot."""
    return package_bytes(
        paper.document,
        title=facts.review.title,
        mark=facts.origin.mark,
        footer=facts.review.purpose,
        on=facts.origin.on,
        png=png_bytes(picture),
    )
