"""A small case with one of everything, and the chronology screen over it in a real Chromium."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ui.chronology.mounting import ATTACK, PASSPHRASE, entry, mount

from silp_widgets.domain.chronology import Agency, Episode, Theme
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import PracticeQuality, RowKind, ScopeStatus
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.store.doors import create_case


@pytest.fixture
def case(tmp_path):
    review = Review(
        id="r", title="Child K", profile="cspr_local", scope_from=date(2022, 1, 1), scope_to=None
    )
    with create_case(tmp_path / "k.silp", review, passphrase=PASSPHRASE) as writer:
        writer.save(
            Agency(id="a1", key="health_visiting", name="Health visiting", code="HV", place=0),
            Agency(id="a2", key="police", name="Police", code="PO", place=1),
            Episode(id="ep1", number=1, title="The move", when=parse_when("March 2022")),
            Theme(id="t1", key="neglect", name="Neglect"),
            entry(1, "14/03/2022", text="Home visit. The flat was cold.", voice="She smiled."),
            entry(2, "14/03/2022", "police", "PO", text="Call from a neighbour."),
            entry(3, "?16 March 2022", "police", "PO", text="Officers visited."),
            entry(4, "May 2022", row_kind=RowKind.NO_CONTACT, text=""),
            entry(5, "3/6/2022", text="Weighed.", practice_quality=PracticeQuality.GOOD),
            entry(6, "3/6/2020", text="Booked.", scope_status=ScopeStatus.BACKGROUND),
            entry(7, "9/9/2022", text=f"Closed. {ATTACK}", source=ATTACK),
        )
        yield writer


@pytest.fixture
def screen(page, tmp_path, case):
    page.kernel = mount(page, tmp_path, ChronologyState(case, case))
    yield page
    assert page.complaints == []
