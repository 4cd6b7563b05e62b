"""People looked through: counted by agency, stepped through, and put under people."""

from __future__ import annotations

import pytest
from tests.ui.chronology.mounting import entry, mount

from silp_widgets.domain.chronology import Entry, SeenMark
from silp_widgets.domain.vocabulary import Seen
from silp_widgets.state.chronology.screen import ChronologyState

pytestmark = pytest.mark.ui


@pytest.fixture
def spoken(page, tmp_path, case):
    alone = (SeenMark(person="", code=Seen.SEEN_ALONE),)
    case.save(
        entry(8, "1/4/2022", text="K asleep, and K's cot by the wall.", people=("HV1",)),
        entry(9, "2/4/2022", text="A visit.", people=("Child K", "HV1"), seen=alone),
        entry(10, "3/4/2022", "police", "PO", text="Vitamin K.", people=("Child K", "Adult M")),
    )
    page.kernel = mount(page, tmp_path, ChronologyState(case, case))
    page.keyboard.press("m")
    page.locator("[data-tool=people]").click()
    page.wait_for_selector(".chron-people")
    yield page
    assert page.complaints == []


def position(page):
    return page.locator(".chron-detail .chron-mention-at").inner_text()


def test_people_are_counted_by_agency_and_a_number_shows_its_entries(spoken):
    rows = spoken.locator(".chron-people tbody th").all_inner_texts()
    assert rows == ["Adult M", "Child K"]
    cell = spoken.get_by_role("button", name="Child K, Health visiting: 1 entry. Show them")
    assert "1 alone" in cell.locator("..").inner_text()
    assert "+ 1 in text" in cell.locator("..").inner_text()
    cell.press("Enter")
    assert spoken.locator("tr[data-id]").count() == 1
    assert spoken.locator("tr[data-id=HV9]").is_visible()


def test_every_mention_is_stepped_through_by_keyboard_and_marked(spoken):
    spoken.get_by_role("button", name="Child K", exact=True).press("Enter")
    assert position(spoken) == "4 mentions"
    assert spoken.locator("tr[data-id=HV8] .chron-mention").all_inner_texts() == ["K", "K"]
    spoken.keyboard.press(".")
    assert position(spoken) == "1 of 4"
    assert spoken.locator("tr.chron-on").get_attribute("data-id") == "HV8"
    spoken.keyboard.press(".")
    now = spoken.locator(".chron-record mark")
    assert [m.get_attribute("class") for m in now.all()] == [
        "chron-mention",
        "chron-mention chron-mention-now",
    ]
    for _ in range(3):
        spoken.keyboard.press(".")
    assert position(spoken) == "4 of 4"
    assert spoken.locator("tr.chron-on").get_attribute("data-id") == "PO10"
    assert spoken.locator(".chron-record mark").count() == 0  # a vitamin is nobody
    assert spoken.locator(".chron-fields .chron-mention-now").inner_text() == "Child K"
    spoken.keyboard.press(",")
    assert position(spoken) == "3 of 4"
    spoken.get_by_role("button", name="Stop stepping through mentions").click()
    assert spoken.locator("mark").count() == 0


def test_somebody_named_in_the_text_alone_is_put_under_people_and_undo_takes_it_back(spoken, case):
    spoken.get_by_role("button", name="Child K", exact=True).click()
    spoken.get_by_role("button", name="Add Child K to the people of HV-008").click()
    spoken.wait_for_function("!document.querySelector('.chron-textonly')")
    assert case.get(Entry, "HV8").people == ("HV1", "Child K")
    spoken.get_by_role("button", name="Undo").click()
    spoken.wait_for_selector(".chron-textonly")
    assert case.get(Entry, "HV8").people == ("HV1",)


def test_practitioners_are_stepped_through_and_never_counted(spoken):
    spoken.locator("summary", has_text="Practitioners").click()
    spoken.get_by_role("button", name="HV1", exact=True).click()
    assert position(spoken) == ""
    spoken.keyboard.press(".")
    spoken.keyboard.press(".")
    assert position(spoken) == "mention 2"


def test_a_page_without_a_kernel_counts_and_steps_too(page, tmp_path, case):
    case.save(entry(9, "2/4/2022", text="Child K weighed.", people=("Child K",)))
    mount(page, tmp_path, ChronologyState(case), live=False)
    page.locator("[data-tool=people]").click()
    page.get_by_role("button", name="Child K", exact=True).click()
    page.get_by_role("button", name="Next mention of Child K").click()
    assert position(page) == "1 of 1"
    assert page.get_by_role("button", name="Add").count() == 0
    assert page.complaints == []
