"""What the search box understands and what the pickers narrow to, in a real Chromium."""

from __future__ import annotations

import pytest
from tests.ui.chronology.mounting import PASSPHRASE, entry

from silp_widgets.domain.chronology import Agency, Episode, SeenMark, Theme
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import PracticeQuality, Seen
from silp_widgets.store.doors import create_case

pytestmark = pytest.mark.ui


def seen(person, code):
    return (SeenMark(person=person, code=code),)


@pytest.fixture
def case(tmp_path):
    review = Review(id="r", title="Child K", profile="cspr_local")
    with create_case(tmp_path / "k.silp", review, passphrase=PASSPHRASE) as writer:
        writer.save(
            Agency(id="a1", key="health_visiting", name="Health visiting", code="HV", place=0),
            Agency(id="a2", key="police", name="Police", code="PO", place=1),
            Episode(id="e" * 32, number=1, title="The move", when=parse_when("March 2022")),
            Theme(id="t1", key="neglect", name="Neglect"),
            Theme(id="t2", key="housing", name="Housing"),
            entry(
                *(1, "14/03/2022"),
                text="Home visit. The boiler was broken.",
                themes=("neglect", "housing"),
                people=("Child K", "Kes"),
                seen=seen("Child K", Seen.SEEN_ALONE),
            ),
            entry(
                *(2, "15/03/2022", "police", "PO"),
                text="Call about the boiler.",
                themes=("neglect",),
                episode_id="e" * 32,
                source="command log",
            ),
            entry(
                *(3, "May 2022"),
                text="Clinic visit at home.",
                people=("Child K",),
                seen=seen("Child K", Seen.SEEN_NOT_ALONE),
                practice_quality=PracticeQuality.GOOD,
                voice="She said the boiler was cold.",
            ),
            entry(4, "9/9/2022", "police", "PO", text="Nothing of note.", themes=("housing",)),
        )
        yield writer


def refs(page):
    return page.locator("tr[data-id] .chron-ref").all_inner_texts()


def count(page):
    return page.locator(".chron-count").inner_text()


def found(page, text):
    """Return the numbers of the entries that a search leaves."""
    page.locator(".chron-search").fill(text)
    page.wait_for_function("() => new Promise((done) => requestAnimationFrame(() => done(true)))")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")
    if page.locator(".chron-empty").is_visible():
        return ""
    return "".join(ref[-1] for ref in refs(page))


SEARCHES = {
    "": "1234",
    "boiler visit": "13",
    "boiler AND visit": "13",
    "clinic or call": "23",
    '"home visit"': "1",
    "“home visit”": "1",
    "boiler -home": "2",
    "boiler not home": "2",
    "not (boiler or note)": "",
    "call or boiler home": "123",
    "(call or boiler) home": "13",
    '"not"': "4",
    "agency:police": "24",
    "-agency:po": "13",
    "agency:(police or hv) boiler": "123",
    'agency:"health visiting"': "13",
    "theme:neglect not theme:housing": "2",
    "theme:none": "3",
    "episode:1 or episode:none boiler": "123",
    'person:kes or person:"child k"': "13",
    "source:command": "2",
    "voice:cold": "3",
    "seen:alone": "1",
    'seen:"not alone"': "3",
    'seen:"Child K"': "13",
    'seen:"child k alone"': "1",
    "with:good": "3",
    "with:voice or with:doubt": "3",
    "before:2022-03-15": "1",
    "after:15/03/2022": "34",
    'on:"March 2022"': "12",
    "on:2022 boiler": "123",
    # What makes no sense, or isn't finished, finds as much as it can.
    "boiler or": "123",
    "(boiler": "123",
    "boiler )": "123",
    "agency:": "1234",
    "not": "1234",
    "theme:pineapple": "",
    "boiler (((((": "123",
    "(" * 900 + "boiler": "1234",
    "not " * 200 + "boiler": "123",
    ') or ( and -( " agency:( theme:': "1234",
    "constructor:boiler": "",
}


def test_the_search_box_understands_and_or_not_brackets_and_fields(screen):
    assert {text: found(screen, text) for text in SEARCHES} == SEARCHES


NOTES = {
    "whom:boiler": "“whom:” is not a field; searched as words.",
    "(boiler": "One “(” has no “)” after it; read as if it stood at the end.",
    "agency:fire": "No agency here is called “fire”.",
    "before:soon": "“soon” is not a date that a search can read; searched as words.",
}


def test_what_cannot_be_understood_is_said_gently_and_goes_when_it_is_mended(screen):
    said = {}
    for text in NOTES:
        found(screen, text)
        screen.wait_for_selector(".chron-notes:not(:empty)")
        said[text] = screen.locator(".chron-notes").inner_text()
        found(screen, "boiler")
        assert not screen.locator(".chron-notes").is_visible()
    assert said == NOTES


def test_hits_are_marked_also_those_of_a_field_but_not_what_is_left_out(screen):
    found(screen, "(boiler or visit) source:command not clinic")
    marks = screen.locator("tr[data-id] mark").all_inner_texts()
    assert marks == ["boiler", "command"]


def test_an_example_of_how_to_search_is_tried_by_keyboard(screen):
    screen.locator(".chron-howto summary").focus()
    screen.keyboard.press("Enter")
    screen.locator(".chron-examples button", has_text="agency:").focus()
    screen.keyboard.press("Enter")
    assert screen.locator(".chron-search").input_value() == "(visit or call) not agency:hv"
    assert refs(screen) == ["PO-002"]
    assert screen.evaluate("document.activeElement.className") == "chron-search"


def pick(page, name):
    page.locator(".chron-picker > summary", has_text=name).click()


def test_a_choice_is_wanted_or_not_wanted_by_keyboard(screen):
    pick(screen, "Theme")
    screen.get_by_label("with Neglect").focus()
    screen.keyboard.press(" ")
    assert refs(screen) == ["HV-001", "PO-002"]
    screen.keyboard.press("ArrowUp")
    screen.keyboard.press("Tab")
    screen.keyboard.press("Enter")
    without = screen.get_by_role("button", name="without Housing")
    assert without.get_attribute("aria-pressed") == "true"
    assert refs(screen) == ["PO-002"]
    summary = screen.locator(".chron-picker.chron-chosen > summary")
    assert summary.inner_text() == "Theme: Neglect, not Housing"
    screen.get_by_label("with Housing").check()
    assert without.get_attribute("aria-pressed") == "false"
    assert refs(screen) == ["HV-001", "PO-002", "PO-004"]
    screen.get_by_label("Theme: an entry has").select_option("all")
    assert refs(screen) == ["HV-001"]


def test_the_filters_are_said_together_and_each_part_is_taken_away_by_keyboard(screen):
    pick(screen, "Agency")
    screen.get_by_label("with Health visiting").check()
    screen.get_by_label("with Police").check()
    screen.keyboard.press("Escape")
    pick(screen, "Theme")
    screen.get_by_role("button", name="without Housing").click()
    screen.keyboard.press("Escape")
    pick(screen, "Dates")
    screen.get_by_label("From", exact=True).fill("2022-03-01")
    screen.keyboard.press("Escape")
    found(screen, "boiler")
    words = "2 of 4: Health visiting or Police; not Housing; “boiler”; from 1 Mar 2022"
    screen.wait_for_function(
        "(words) => [...document.querySelectorAll('[role=status]')]"
        ".some((one) => one.textContent === words)",
        arg=words,
    )
    assert count(screen) == "2 of 4 entries"
    for chip in ("Remove: “boiler”", "Remove: from 1 Mar 2022"):
        screen.get_by_role("button", name=chip).focus()
        screen.keyboard.press("Enter")
    assert screen.evaluate("document.activeElement.ariaLabel") == "Remove: not Housing"
    assert screen.locator(".chron-search").input_value() == ""
    assert [ref[-1] for ref in refs(screen)] == ["2", "3"]
    screen.get_by_role("button", name="Clear", exact=True).click()
    assert count(screen) == "4 entries"
    assert not screen.locator(".chron-chipline").is_visible()


def test_with_nothing_chosen_the_bar_is_one_line_high(screen):
    assert screen.locator(".chron-above").bounding_box()["height"] < 40
