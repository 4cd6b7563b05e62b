"""Episodes and themes made at the side, and set on what is marked."""

from __future__ import annotations

import pytest

from silp_widgets.domain.chronology import Entry

pytestmark = pytest.mark.ui


def test_an_episode_is_made_of_what_is_marked_and_its_entries_gathered(screen, case):
    screen.locator("tr[data-id=HV1]").click()
    screen.keyboard.press(" ")
    screen.keyboard.press("m")
    screen.locator("[data-tool=episodes]").click()
    screen.get_by_role("button", name="Add an episode").click()
    screen.get_by_label("Title").fill("She failed to attend")
    screen.wait_for_selector(".chron-form [role=status] p")  # the language lens asks
    screen.get_by_label("Title").fill("The visit in March")
    screen.get_by_role("button", name="Keep").click()
    screen.get_by_role(
        "button", name="Gather the entries of these dates in “The visit in March”"
    ).click()
    screen.wait_for_selector("tr[data-id=HV1] .chron-mark-episode")
    made = next(one for one in case.episodes() if one.title == "The visit in March")
    assert case.get(Entry, "HV1").episode_id == made.id
    assert (made.number, made.when.first_day.isoformat()) == (2, "2022-03-14")


def test_what_an_episode_lacks_is_said_in_the_form_and_nothing_typed_is_lost(screen, case):
    screen.keyboard.press("m")
    screen.locator("[data-tool=episodes]").click()
    screen.get_by_role("button", name="Add an episode").click()
    screen.get_by_label("Title").fill("The spring")
    screen.get_by_label("From and to").fill("31/04/2022")
    screen.get_by_role("button", name="Keep").click()
    assert "April" in screen.locator(".chron-formnote").inner_text()
    assert screen.get_by_label("Title").input_value() == "The spring"
    assert len(case.episodes()) == 1


def test_themes_people_and_seen_are_set_on_all_that_are_marked(screen, case):
    screen.locator("tr[data-id=HV1]").click()
    screen.keyboard.press(" ")
    screen.keyboard.press("Shift+ArrowDown")
    screen.keyboard.press("s")
    form = screen.get_by_role("form", name="Set on 2 entries")
    form.get_by_label("Add a theme").select_option("neglect")
    form.get_by_label("Add a person").fill("K")
    form.get_by_label("Who was seen").fill("K")
    form.get_by_label("Seen", exact=True).last.select_option("seen_alone")
    form.get_by_role("button", name="Set", exact=True).click()
    screen.wait_for_selector("tr[data-id=PO2] .chron-mark-theme")
    for entry_id in ("HV1", "PO2"):
        now = case.get(Entry, entry_id)
        assert (now.themes, now.people) == (("neglect",), ("K",))
        assert [(mark.person, mark.code) for mark in now.seen] == [("K", "seen_alone")]
    screen.get_by_role("button", name="Undo").click()
    screen.wait_for_selector("tr[data-id=PO2] .chron-mark-theme", state="detached")


def test_a_theme_of_the_list_is_added_with_one_press(screen, case):
    screen.keyboard.press("m")
    screen.locator("[data-tool=themes]").click()
    screen.locator("summary", has_text="often use").click()
    screen.get_by_role("button", name="Add the theme “Escalation”").click()
    screen.wait_for_selector("text=Escalation · 0 entries")
    assert "escalation" in {theme.key for theme in case.themes()}
