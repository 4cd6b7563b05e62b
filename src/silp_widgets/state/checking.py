"""All that is to be looked at in a case: its returns, across agencies, and its readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import ReturnStatus
from silp_widgets.returns import check_case
from silp_widgets.state.readiness import readiness
from silp_widgets.state.resent import TELL_OF_ROWS

if TYPE_CHECKING:
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.returns import Problem

_OF_ONE_RETURN: Final = frozenset({"C503", "C505"})


def all_problems(case: CaseReader) -> tuple[Problem, ...]:
    """Return every problem that has no answer yet.

    Parameters
    ----------
    case : CaseReader
        The case.

    Returns
    -------
    tuple of Problem
        Of the returns (C1xx to C7xx), across agencies (C4xx, C5xx), and of readiness (C8xx).
    """
    review = case.review()
    across = check_case(
        case.entries(),
        case.agencies(),
        scope=review.scope,
        nil_returns=frozenset(
            r.agency for r in case.returns() if r.status is ReturnStatus.NIL_RETURN
        ),
        answered=case.problems(),
    )
    whole = {p.code for p in across}
    # What is found over all returns of an agency stands in the place of what one of them told.
    elsewhere = whole & _OF_ONE_RETURN
    # Of a row that was taken out nothing is asked, but what its agency does with it.
    out = {entry.ref for entry in case.taken_out()}
    kept = [
        p
        for p in case.problems()
        if not p.answer
        and p.code not in elsewhere
        and (p.entry not in out or p.code in TELL_OF_ROWS)
    ]
    return (*kept, *across, *readiness(case))
