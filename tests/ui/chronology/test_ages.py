"""Measuring between two entries, and ages at them."""

from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.people import Identity

pytestmark = pytest.mark.ui


def long(page):
    return page.locator(".chron-howlong").inner_text()


def test_two_entries_are_measured_from_the_one_that_is_open(screen):
    screen.locator("tr[data-id=HV1]").click()
    screen.get_by_role("button", name="Measure from here").click()
    screen.locator("tr[data-id=HV5]").click()
    screen.wait_for_selector(".chron-howlong")
    assert long(screen) == "about 3 months (81 days)"
    assert screen.locator(".chron-interval h3").inner_text() == "2 entries lie between"
    screen.get_by_role("button", name="Turn round").click()
    screen.wait_for_function(
        "document.querySelector('.chron-howlong').textContent.includes('earlier')"
    )
    screen.get_by_role("button", name="Show from the one to the other").click()
    assert screen.locator("tr[data-id]").count() == 5


def test_the_keyboard_chooses_both_entries(screen):
    screen.keyboard.press("m")
    screen.locator("[data-tool=ages]").press("Enter")
    # The entry that the keyboard was on is where the measure begins.
    screen.locator("tr[data-id=HV1]").focus()
    screen.keyboard.press("ArrowDown")
    screen.keyboard.press("ArrowDown")
    screen.keyboard.press("Enter")
    screen.wait_for_selector(".chron-howlong")
    assert screen.locator(".chron-measured button").all_inner_texts() == ["HV-001", "PO-003"]
    assert long(screen) == "2 days?"


def test_ages_come_from_the_register_when_it_is_asked(screen, case):
    born = Identity(id="i", name="Theo Marsh", pseudonym="Child K", born=date(2021, 10, 14))
    case.set_register([born])
    screen.locator("tr[data-id=HV1]").click()
    screen.get_by_role("button", name="Measure from here").click()
    screen.locator("tr[data-id=HV5]").click()
    screen.get_by_role("button", name="Use the birth dates in the register").click()
    screen.wait_for_selector(".chron-ages")
    cells = screen.locator(".chron-ages tbody").locator("th, td").all_inner_texts()
    assert cells == ["Child K", "5 months", "7 months"]
    assert "Theo" not in screen.content()
    assert case.get(Entry, "HV1").people == ()


def test_a_birth_date_that_is_typed_serves_once(screen):
    screen.locator("tr[data-id=HV1]").click()
    screen.get_by_role("button", name="Measure from here").click()
    screen.locator("tr[data-id=HV5]").click()
    screen.get_by_label("Or a birth date").fill("14/3/2020")
    screen.get_by_label("Or a birth date").press("Enter")
    screen.wait_for_selector(".chron-ages")
    assert "2 years" in screen.locator(".chron-ages tbody").inner_text()
