"""The file that an agency fills in: what it says for one review and one agency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.review import PURPOSE
from silp_widgets.domain.saying import long_day
from silp_widgets.domain.vocabulary import ChronologyStyle
from silp_widgets.returns.template import AskedColumn, asked_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from silp_widgets.domain.review import Review

_STYLES: Final = {
    ChronologyStyle.FULL: "Everything on your record in this time that bears on the person.",
    ChronologyStyle.KEY_EVENTS: "The key events of this time only, not every contact.",
    ChronologyStyle.TIMELINE: "A short timeline: the events that changed something.",
}
# Longer than anything that the reader takes for a title: a question that names a school is not the
# name of the agency that fills this in.
_ASKS: Final = (
    "So that you know what matters, these are the questions that this review asks. They are "
    "answered together, later on; please don't answer them here:"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What the file says.

    Attributes
    ----------
    title : str
        Of the review, with a pseudonym.
    agency : str
        Whose return it will be; empty where anybody may fill it in.
    facts : tuple of str
        Purpose, dates, when it is due: a paragraph each.
    columns : tuple of AskedColumn
        In order. There is a column for the agency only where no agency is given.
    """

    title: str
    agency: str
    facts: tuple[str, ...]
    columns: tuple[AskedColumn, ...]


def make_template(
    review: Review | None = None,
    *,
    agency: str = "",
    agencies: Sequence[str] = (),
    due: date | None = None,
) -> Template:
    """Say what the file says.

    Parameters
    ----------
    review : Review, optional
        Its title, purpose, scope and questions are told.
    agency : str
        Whose return it will be.
    agencies : sequence of str
        The review's agencies by name, to choose from where no agency is given.
    due : date, optional
        When it should be back.
    """
    words = asked_words()
    return Template(
        title=f"{words.title}: {review.title}" if review else words.title,
        agency=agency,
        facts=(review.purpose if review else PURPOSE, *_facts(review, due)),
        columns=tuple(
            replace(column, choices=tuple(agencies)) if column.field == "agency" else column
            for column in words.columns
            if not (agency and column.field == "agency")
        ),
    )


def _facts(review: Review | None, due: date | None) -> list[str]:
    if review is None:
        return []
    told = []
    if review.scope_from or review.scope_to:
        told.append(f"Dates to cover: {_period(review.scope_from, review.scope_to)}.")
    if review.background_from:
        told.append(
            f"Earlier events, from {long_day(review.background_from)}, only where they help to "
            "understand what came later."
        )
    if style := _STYLES.get(review.chronology_style):
        told.append(style)
    if review.lines_of_enquiry:
        told.append("\n".join((_ASKS, *(f"• {line}" for line in review.lines_of_enquiry))))
    if due:
        told.append(f"Please send it back by {long_day(due)}.")
    return told


def _period(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{long_day(first)} to {long_day(last)}"
    return f"from {long_day(first)}" if first else f"up to {long_day(last)}" if last else ""
