"""Dates settled one after the other, by keyboard."""

from __future__ import annotations

import pytest

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.returns import Problem

pytestmark = pytest.mark.ui


@pytest.fixture
def _asked(case):
    one = case.get(Entry, "PO3")
    case.save(
        Problem(id="p1", code="C106", message="Read after mending a slip.", entry=one.ref),
        Problem(id="p2", code="C106", message="Read after mending a slip.", entry="HV-005"),
    )


@pytest.mark.usefixtures("_asked")
def test_dates_are_settled_by_keyboard_and_what_was_asked_is_answered(screen, case):
    screen.keyboard.press("m")
    screen.locator("[data-tool=dates]").focus()
    assert "2" in screen.locator("[data-tool=dates]").inner_text()
    screen.keyboard.press("Enter")
    screen.wait_for_selector(".chron-around .chron-here")
    assert "1 of 2" in screen.locator(".chron-datesteps").inner_text()
    screen.get_by_label("Another date").fill("2 June 2022")
    screen.keyboard.press("Enter")
    assert "how you know" in screen.locator(".chron-formnote").inner_text()
    screen.get_by_label("How do you know?").fill("The sheet was seen")
    screen.keyboard.press("Enter")
    screen.wait_for_function(
        "document.querySelector('.chron-datesteps')?.innerText.includes('1 of 1')"
    )
    (line,) = case.corrections()
    assert line.proposed == "Thu 2 Jun 2022"
    screen.get_by_role("button", name="Settle it").click()
    screen.wait_for_selector("text=Every date is settled.")
    assert all(problem.answer for problem in case.problems())
