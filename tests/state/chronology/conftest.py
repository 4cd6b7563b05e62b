"""A small case, and a way to ask the chronology for a verb as its page does."""

from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency
from silp_widgets.state.chronology.screen import ChronologyState


@pytest.fixture
def small_case(make_case):
    """An open case of one agency, *Police*, with a scope from 2022."""
    case = make_case(scope_from=date(2022, 1, 1))
    case.save(Agency(id="a", key="police", name="Police", code="PO"))
    return case


@pytest.fixture
def state(case):
    """The chronology's state, over the test's own ``case``."""
    return ChronologyState(case, case)


@pytest.fixture
def do(state):
    """Ask that state for a verb, as its page does."""

    def ask(verb, **arguments):
        return state.call(verb, arguments)

    ask.state = state
    return ask
