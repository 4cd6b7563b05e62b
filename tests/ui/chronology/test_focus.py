"""Who works by keyboard is never left nowhere by what they have just done."""

from __future__ import annotations

import pytest
from tests.ui.chronology.mounting import entry, mount

from silp_widgets.state.chronology.screen import ChronologyState

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


def to_first_row(screen):
    """By key alone, from what stands before the table."""
    screen.get_by_role("button", name="Zoom in (+)").focus()
    screen.keyboard.press("Tab")


def row_held(screen):
    return screen.evaluate("document.activeElement.dataset.id")


def test_an_entry_is_gone_into_by_a_second_enter_and_escape_leads_back(screen):
    to_first_row(screen)
    screen.keyboard.press("Enter")
    assert row_held(screen) == "HV1"
    screen.wait_for_selector("[role=status]:has-text('HV-001 is open')")
    screen.keyboard.press("Enter")
    assert screen.evaluate(HELD) == "HV-001"
    screen.get_by_role("button", name="Correct").press("Enter")
    screen.wait_for_selector(".chron-form")
    screen.keyboard.press("Escape")
    assert screen.evaluate(HELD) == "Correct"
    screen.keyboard.press("Escape")
    assert row_held(screen) == "HV1"


def test_an_entry_that_was_opened_from_the_timeline_leads_back_to_it(screen):
    screen.locator(".chron-surface").focus()
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("Enter")
    screen.keyboard.press("Enter")
    screen.keyboard.press("Escape")
    assert screen.evaluate("document.activeElement.className").startswith("chron-surface")


def test_what_is_painted_anew_or_shut_under_the_hand_leaves_it_nearby(screen):
    to_first_row(screen)
    screen.keyboard.press("Space")
    screen.get_by_role("button", name="Unmark").press("Enter")
    screen.wait_for_selector(".chron-markbar", state="hidden")
    screen.wait_for_function("document.activeElement !== document.body")
    to_first_row(screen)
    screen.keyboard.press("e")
    screen.get_by_label("Place").fill("at home")
    screen.get_by_label("How do you know?").fill("the contact sheet was seen")
    screen.get_by_role("button", name="Keep the correction").press("Enter")
    screen.wait_for_selector(".chron-correction:has-text('at home')")
    assert screen.evaluate(HELD) == "HV-001"
    screen.keyboard.press("Control+z")
    screen.wait_for_selector(".chron-correction", state="detached")
    assert screen.evaluate(HELD) == "HV-001"


IN_SIGHT = """() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= 0 && top < innerHeight && bottom > 0;
}"""


def test_in_a_narrow_window_what_has_the_focus_stays_in_sight(screen):
    screen.set_viewport_size({"width": 320, "height": 640})
    to_first_row(screen)
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter", "Escape", "ArrowDown"):
        screen.keyboard.press(key)
        screen.wait_for_function(IN_SIGHT)
        assert screen.evaluate("document.activeElement !== document.body")
    assert row_held(screen) == screen.locator("tr.chron-on").get_attribute("data-id")
    width = screen.evaluate("document.documentElement.scrollWidth")
    assert width <= 320


def test_a_table_whose_chosen_row_is_scrolled_away_is_still_come_to(page, tmp_path, case):
    case.save(*(entry(100 + n, f"{n % 28 + 1:02}/05/2022") for n in range(300)))
    mount(page, tmp_path, ChronologyState(case, case))
    page.locator("tr[data-id]").first.click()
    page.keyboard.press("Escape")
    page.locator(".chron-tablebox").evaluate("box => { box.scrollTop = 12000; }")
    page.wait_for_selector("tr[data-id=HV1]", state="detached")
    page.get_by_role("button", name="Zoom in (+)").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert row_held(page) == "PO2"


def test_the_arrow_down_goes_into_a_list_that_is_open(screen):
    screen.locator(".chron-filters summary", has_text="Agency").focus()
    screen.keyboard.press("Enter")
    screen.keyboard.press("ArrowDown")
    screen.keyboard.press("Space")
    screen.wait_for_selector(".chron-count:has-text('4 of 7')")
    screen.keyboard.press("Escape")
    assert screen.evaluate(HELD) == "Agency: Health visiting"
