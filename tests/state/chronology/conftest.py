"""A small case, and a way to ask the chronology for a verb as its page does."""

from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.review import Review
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.store.doors import create_case


@pytest.fixture
def small_case(tmp_path):
    """An open case of one agency, *Police*, with a scope from 2022."""
    review = Review(id="r", title="Child K", profile="cspr_local", scope_from=date(2022, 1, 1))
    with create_case(tmp_path / "k.silp", review, passphrase="for tests only") as writer:
        writer.save(Agency(id="a", key="police", name="Police", code="PO"))
        yield writer


@pytest.fixture
def do(case):
    """Ask for a verb, over the test's own ``case``."""
    state = ChronologyState(case, case)

    def ask(verb, **arguments):
        return state.call(verb, arguments)

    ask.state = state
    return ask
