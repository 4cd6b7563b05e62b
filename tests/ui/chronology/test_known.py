"""Known by this date: the band, the line that is dragged, and who was told."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = pytest.mark.ui


@pytest.fixture
def past(screen):
    screen.get_by_role("button", name="Known by…").click()
    choose(screen, "health_visiting", "2022-03-20")
    return screen


def choose(page, agency, day):
    page.get_by_label("Whose side").select_option(agency)
    page.get_by_label("By this date", exact=True).fill(day)
    page.keyboard.press("Tab")


def words(page):
    return page.locator(".chron-known-line").inner_text().replace("\n", " ")


def looked_from(page):
    return date.fromisoformat(page.get_by_label("By this date", exact=True).input_value())


def test_the_band_says_whose_side_it_is_and_rows_say_what_was_not_known(past):
    assert "What Health visiting had on record or had been told by 20 Mar 2022" in words(past)
    assert "1 of 6 entries. Greyed: 2 recorded elsewhere, 3 later or undated." in words(past)
    assert "not known to them then" in past.locator("tr[data-id=PO2]").inner_text()
    assert "not known" not in past.locator("tr[data-id=HV1] .chron-c-text").inner_text()
    edge = past.locator("tr.chron-edge")
    assert edge.get_attribute("data-id") == "HV4"
    assert "20 Mar 2022 · what follows had not happened yet" in edge.inner_text()


def test_the_line_is_dragged_and_moved_by_keys(past):
    line = past.get_by_role("slider")
    place = line.bounding_box()
    past.mouse.move(place["x"] + 5, place["y"] + 9)
    past.mouse.down()
    past.mouse.move(place["x"] + 180, place["y"] + 60, steps=5)
    past.mouse.up()
    past.wait_for_function("() => !document.querySelector('.chron-held')")
    dragged = looked_from(past)
    assert dragged > date(2022, 4, 20)
    assert line.evaluate("line => line === document.activeElement")
    for key, days in (("ArrowLeft", -1), ("PageUp", 7)):
        before = line.get_attribute("aria-valuenow")
        past.keyboard.press(key)
        past.wait_for_function(
            "([line, then]) => Number(line.getAttribute('aria-valuenow')) === then",
            arg=[line.element_handle(), int(before) + days],
        )
    past.keyboard.press("Home")
    past.wait_for_function(
        "line => line.getAttribute('aria-valuetext') === '14 Mar 2022: 1 of 6 entries known'",
        arg=line.element_handle(),
    )
    past.keyboard.press("ArrowUp")
    past.wait_for_function(
        "line => line.getAttribute('aria-valuetext') === '31 May 2022: 2 of 6 entries known'",
        arg=line.element_handle(),
    )
    past.get_by_title("The next day on which they came to know something").click()
    past.wait_for_selector(".chron-known-news button:has-text('HV-005')")


def test_a_day_before_all_that_they_had_says_when_the_first_of_it_came(past):
    choose(past, "police", "2022-02-01")
    assert "0 of 6 entries. Greyed: 6 later or undated." in words(past)
    band = past.locator(".chron-known").inner_text()
    assert "Nothing yet. The first came on 14 Mar 2022." in band
    choose(past, "police", "2023-01-01")
    assert "2 of 6 entries. Greyed: 4 recorded elsewhere." in words(past)
    assert "Nothing new that day, or since." in past.locator(".chron-known").inner_text()


def test_what_was_not_known_can_be_hidden_and_everything_shown_again(past):
    past.get_by_role("button", name="Hide what was not known").click()
    past.wait_for_function("() => document.querySelectorAll('tr[data-id]').length === 1")
    assert "1 of 6 entries. Hidden" in words(past)
    past.get_by_role("button", name="Show everything again").click()
    past.wait_for_selector(".chron-known", state="hidden")
    assert past.locator("tr[data-id]").count() == 6


def test_it_is_looked_at_as_it_was_and_a_telling_recorded_counts_and_is_undone(screen, case):
    screen.locator("tr[data-id=PO2]").click()
    screen.get_by_role("button", name="What did Police know that day?").click()
    assert "What Police had on record" in words(screen)
    assert looked_from(screen) == date(2022, 3, 14)
    choose(screen, "health_visiting", "2022-03-20")
    assert (
        "No record says that Health visiting was told" in screen.locator(".chron-knew").inner_text()
    )
    screen.get_by_label("Agency that was told").select_option("health_visiting")
    screen.locator(".chron-toldform [aria-label='Told on']").fill("2022-03-16")
    screen.locator(".chron-toldform button").click()
    screen.wait_for_selector(".chron-knew-yes")
    assert "you recorded that" in screen.locator(".chron-knew").inner_text()
    assert "told 16 Mar 2022" in screen.locator("tr[data-id=PO2]").inner_text()
    assert "2 of 6 entries" in words(screen)
    screen.get_by_role("button", name="Undo").click()
    screen.wait_for_selector(".chron-knew-no")
    assert case.entries()[1].shared_with == ()


def test_many_that_are_marked_are_recorded_at_once(past, case):
    for ref in ("PO2", "PO3"):
        past.locator(f"tr[data-id={ref}]").click(modifiers=["Control"])
    past.get_by_role("button", name="Record", exact=True).first.click()
    past.wait_for_function("() => document.querySelectorAll('.chron-told-words').length === 2")
    assert sum(bool(e.shared_with) for e in case.entries()) == 2
