"""Feedback on the process: anonymous, and shown only in groups of five or more (I12, C831)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Final

from silp_widgets.domain.records import Record

SMALLEST_GROUP: Final = 5
"""Results of fewer forms than this are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackForm(Record):
    """One anonymous form: nothing in it says whose it is.

    Attributes
    ----------
    event : str
        ``"learning_event"``, ``"recall_event"`` or ``"later"``.
    scores : Mapping of str to int
        Question number (``"1"`` to ``"11"``) to 1 (disagree) … 5 (agree).
    wellbeing : str
        ``"better"``, ``"same"``, ``"worse"`` or empty.
    """

    event: str = "learning_event"
    scores: Mapping[str, int] = field(default_factory=dict)
    will_use: str = ""
    wellbeing: str = ""
    support_wanted: bool = False
    comment: str = ""


def mean_scores(forms: Sequence[FeedbackForm]) -> dict[str, float] | None:
    """Return the mean answer to each question, or ``None`` for fewer than five forms.

    Parameters
    ----------
    forms : sequence of FeedbackForm
        Of one event.

    Returns
    -------
    dict of str to float, or None
        Question number to mean, 1 to 5. A question that fewer than five answered is left out.
    """
    if len(forms) < SMALLEST_GROUP:
        return None
    answers: dict[str, list[int]] = {}
    for form in forms:
        for question, score in form.scores.items():
            answers.setdefault(question, []).append(score)
    return {q: fmean(a) for q, a in answers.items() if len(a) >= SMALLEST_GROUP}
