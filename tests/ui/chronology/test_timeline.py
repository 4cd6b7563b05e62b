"""The timeline as an instrument: moved, zoomed and read by pointer and by keys alone."""

from __future__ import annotations

import re
from datetime import date

import pytest

pytestmark = pytest.mark.ui


def sentence(page):
    return page.locator(".chron-sentence").inner_text()


def until_other(page, before):
    page.wait_for_function(
        "before => document.querySelector('.chron-sentence').textContent !== before", arg=before
    )


def stage(page):
    return page.locator(".chron-canvas").bounding_box()


def drag(page, place, by, *, shift=False):
    if shift:
        page.keyboard.down("Shift")
    page.mouse.move(*place)
    page.mouse.down()
    page.mouse.move(place[0] + by, place[1] + 8, steps=4)
    page.mouse.up()
    if shift:
        page.keyboard.up("Shift")


def chosen(page):
    return page.locator("tr.chron-on").get_attribute("data-id")


def tip(page):
    return page.locator(".chron-tip:not([hidden])").inner_text().replace("\n", " ")


def test_keys_go_through_time_and_from_lane_to_lane_and_say_what_they_come_to(screen):
    screen.locator(".chron-by select").focus()
    screen.keyboard.press("Shift+Tab")
    screen.keyboard.press("Home")
    assert chosen(screen) == "HV1"
    screen.wait_for_selector(".chron-tip:not([hidden])")
    assert "Mon 14 Mar 2022" in tip(screen)
    assert "Home visit" in tip(screen)
    screen.keyboard.press("ArrowDown")
    assert chosen(screen) == "PO2"
    said = screen.locator(".silp-hidden[role=status]").all_inner_texts()
    assert any(words.startswith("Police.") and "Call from a neighbour" in words for words in said)
    screen.keyboard.press("ArrowRight")
    assert chosen(screen) == "PO3"
    screen.wait_for_function(
        "() => document.querySelector('.chron-tip').textContent.includes('The date is in doubt')"
    )
    screen.keyboard.press("End")
    assert chosen(screen) == "HV7"
    screen.keyboard.press("Tab")
    screen.wait_for_selector(".chron-tip", state="hidden")


def test_a_stretch_is_chosen_by_dragging_with_shift_and_narrowed_to_or_marked(screen):
    box = stage(screen)
    drag(screen, (box["x"] + 2, box["y"] + 36), box["width"] * 0.4, shift=True)
    assert "3 entries" in tip(screen)
    assert screen.locator(".chron-stretch").is_visible()
    screen.keyboard.press("Escape")
    screen.wait_for_selector(".chron-stretch", state="hidden")
    drag(screen, (box["x"] + 2, box["y"] + 36), box["width"] * 0.4, shift=True)
    screen.get_by_role("button", name="Mark them").click()
    assert "3 marked" in screen.locator(".chron-markbar").inner_text()
    drag(screen, (box["x"] + 2, box["y"] + 36), box["width"] * 0.4, shift=True)
    screen.get_by_role("button", name="Only these dates").click()
    screen.wait_for_function("() => document.querySelectorAll('tr[data-id]').length === 3")
    assert screen.locator("tr[data-id=HV7]").count() == 0


def test_pressing_twice_zooms_in_there_and_the_strip_beneath_moves_what_is_in_sight(screen):
    box = stage(screen)
    before = sentence(screen)
    screen.mouse.dblclick(box["x"] + box["width"] * 0.98, box["y"] + 33)
    until_other(screen, before)
    screen.wait_for_function(
        "() => document.querySelector('.chron-sentence').textContent.includes('9 Sep 2022')"
    )
    strip = screen.locator(".chron-overview-canvas").bounding_box()
    screen.mouse.click(strip["x"] + strip["width"] * 0.2, strip["y"] + 14)
    screen.wait_for_function(
        "() => document.querySelector('.chron-sentence').textContent.includes('3 from 2 agencies')"
    )
    before = sentence(screen)
    drag(screen, (strip["x"] + strip["width"] * 0.1, strip["y"] + 14), strip["width"] * 0.7)
    until_other(screen, before)
    assert "9 Sep 2022" in sentence(screen)


def test_an_episode_says_itself_under_the_pointer(screen):
    axis = screen.locator(".chron-axis").bounding_box()
    for share in range(2, 40, 2):
        screen.mouse.move(axis["x"] + axis["width"] * share / 100, axis["y"] + 42)
        if screen.locator(".chron-tip:not([hidden])").count():
            break
    assert "Episode 1: The move" in tip(screen)
    assert "1 Mar 2022 to 31 Mar 2022" in tip(screen)


FINGERS = """
moves => {
  const stage = document.querySelector(".chron-stage");
  stage.setPointerCapture = () => {};  // There are no real fingers to capture.
  const { left, top, width } = stage.getBoundingClientRect();
  for (const [name, pointerId, share] of moves) {
    stage.dispatchEvent(new PointerEvent(name, {
      pointerId, pointerType: "touch", isPrimary: pointerId === 1, bubbles: true, button: 0,
      clientX: left + share * width, clientY: top + 30,
    }));
  }
}
"""


def test_two_fingers_zoom_and_keep_the_days_they_were_put_on(screen):
    before = sentence(screen)
    down = [["pointerdown", 1, 0.4], ["pointerdown", 2, 0.6]]
    moved = [["pointermove", 1, 0.1], ["pointermove", 2, 0.9]]
    screen.evaluate(FINGERS, [*down, *moved, ["pointerup", 1, 0.1], ["pointerup", 2, 0.9]])
    until_other(screen, before)
    screen.wait_for_function("() => location.hash.includes('zoom=')")
    first, last = re.search(r"zoom=(\S+)\.\.(\S+)", screen.url).groups()
    seen = (date.fromisoformat(last) - date.fromisoformat(first)).days
    whole = (date(2022, 9, 9) - date(2022, 1, 1)).days * 1.04
    assert seen == pytest.approx(whole / 4, abs=3)
    assert screen.locator(".chron-detail h2:has-text('HV')").count() == 0
