"""Silence on the timeline, and the tool that lists it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.ui


@pytest.fixture
def tool(screen):
    screen.keyboard.press("m")
    screen.locator("[data-tool=silences]").click()
    screen.wait_for_selector(".chron-silences li")
    return screen


def lines(page):
    return [
        words.replace("\n", " ") for words in page.locator(".chron-silences li").all_inner_texts()
    ]


def test_joint_silences_come_first_and_no_contact_rows_apart_with_who_looked(tool):
    titles = tool.locator(".chron-silences h3").all_inner_texts()
    assert titles[0].strip().startswith("No agency had contact")
    assert "no contact, and somebody looked" in titles[-1]
    assert "Looked in: contact sheet" in lines(tool)[-1]
    assert any("97 days 4 Jun to 8 Sep 2022" in line for line in lines(tool))


def test_what_counts_as_silence_is_chosen_in_the_tool(tool):
    tool.get_by_label("An agency, from (days)").fill("98")
    tool.keyboard.press("Tab")
    own = tool.locator(".chron-silence-of", has_text="nothing recorded")
    assert "97 days" not in " ".join(own.all_inner_texts())


def test_a_silence_that_is_chosen_is_zoomed_to_and_others_entries_shown(tool):
    before = tool.locator(".chron-sentence").inner_text()
    tool.get_by_label("An agency, from (days)").fill("40")
    tool.keyboard.press("Tab")
    silence = tool.locator("li", has_text="47 days 15 Mar to 30 Apr 2022")
    silence.locator("button").first.click()
    assert silence.locator("button").first.get_attribute("aria-pressed") == "true"
    tool.wait_for_function(
        "before => document.querySelector('.chron-sentence').innerText !== before", arg=before
    )
    silence.get_by_role("button", name="Show them").click()
    tool.wait_for_function("() => document.querySelectorAll('tr[data-id]').length === 1")
    assert tool.locator("tr[data-id=PO3]").count() == 1


def test_a_silence_says_itself_under_the_pointer_and_can_be_hidden(screen):
    stage = screen.locator(".chron-canvas").bounding_box()
    screen.mouse.move(stage["x"] + stage["width"] * 0.15, stage["y"] + 33)
    screen.wait_for_selector(".chron-tip:not([hidden])")
    assert "Police: nothing recorded for" in screen.locator(".chron-tip").inner_text()
    button = screen.get_by_role("button", name="Silences", exact=True)
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    screen.mouse.move(stage["x"] + stage["width"] * 0.14, stage["y"] + 33)
    screen.wait_for_selector(".chron-tip", state="hidden")
