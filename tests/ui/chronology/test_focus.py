"""Who works by keyboard is never left nowhere by what they have just done."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.ui

HELD = "document.activeElement.innerText"


def test_a_form_that_is_left_or_kept_gives_the_focus_back_to_its_tool(screen):
    screen.locator("[data-tool=themes]").press("Enter")
    screen.locator(".chron-toolplace .silp-main").press("Enter")
    screen.keyboard.press("Escape")
    assert screen.evaluate(HELD) == "Add a theme"
    screen.keyboard.press("Enter")
    screen.keyboard.type("Cold homes")
    screen.keyboard.press("Enter")
    screen.wait_for_selector(".chron-makelist :text('Cold homes')")
    assert screen.evaluate(HELD) == "Add a theme"


def test_closing_what_was_known_leads_back_to_what_opened_it(screen):
    screen.locator(".chron-known-by").press("Enter")
    screen.locator(".chron-known-off").press("Enter")
    assert screen.evaluate(HELD) == "Known by…"
