"""The chronology screen in a real Chromium: table, timeline, search, keys, corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.ui.chronology.mounting import PASSPHRASE, entry, mount

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.review import Review
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.store.doors import create_case

pytestmark = pytest.mark.ui


def refs(page):
    return page.locator("tr[data-id] .chron-ref").all_inner_texts()


def count(page):
    return page.locator(".chron-count").inner_text()


def test_the_table_shows_the_chronology_in_order_without_background(screen):
    assert refs(screen) == ["HV-001", "PO-002", "PO-003", "HV-004", "HV-005", "HV-007"]
    assert count(screen) == "6 of 7 entries"
    screen.get_by_role("button", name="Background (1)").click()
    assert refs(screen)[0] == "HV-006"


def test_an_order_that_is_not_known_is_said(screen):
    row = screen.locator("tr[data-id=PO2]")
    assert "order not known" in row.inner_text()
    assert "order not known" not in screen.locator("tr[data-id=PO3]").inner_text()


def test_a_doubtful_date_keeps_its_doubt_and_its_wording(screen):
    date_cell = screen.locator("tr[data-id=PO3] .chron-date")
    assert date_cell.get_attribute("title").startswith("As written: “?16 March 2022”")
    assert "16 Mar 2022?" in date_cell.inner_text()


def test_searching_narrows_and_marks_and_says_where_it_found(screen):
    screen.keyboard.press("/")
    screen.keyboard.type("visit -officers")
    screen.wait_for_function("document.querySelector('.chron-count').textContent[0] === '1'")
    assert refs(screen) == ["HV-001"]
    assert screen.locator("tr[data-id] mark").first.inner_text() == "visit"
    screen.locator(".chron-search").fill("smiled")
    screen.wait_for_selector(".chron-elsewhere")
    assert "voice:" in screen.locator(".chron-elsewhere").inner_text()
    screen.locator(".chron-search").fill("nothing like it")
    screen.get_by_role("button", name="Clear the filters").click()
    assert count(screen) == "6 of 7 entries"


def test_everything_can_be_done_by_keyboard(screen):
    screen.keyboard.press("j")
    screen.keyboard.press("j")
    assert screen.locator("tr.chron-on").get_attribute("data-id") == "PO2"
    screen.keyboard.press("Enter")
    assert screen.locator(".chron-detail h2").inner_text() == "PO-002"
    screen.keyboard.press("e")
    screen.locator("[name=text]").fill("Call from two neighbours.")
    screen.locator("[name=reason]").fill("The log was seen")
    screen.keyboard.press("Tab")
    screen.keyboard.press("Enter")
    screen.wait_for_selector(".chron-correction")
    assert screen.locator(".chron-correction .silp-was").inner_text() == "Call from a neighbour."
    assert "two neighbours" in screen.locator("tr[data-id=PO2]").inner_text()
    screen.keyboard.press("Escape")
    assert screen.locator(".chron-home").is_visible()
    assert screen.evaluate("document.activeElement.dataset.id") == "PO2"


def test_a_tool_is_opened_left_for_an_entry_and_come_back_to_by_keyboard(screen):
    screen.keyboard.press("m")
    screen.locator("[data-tool=documents]").focus()
    screen.keyboard.press("Enter")
    assert screen.evaluate("document.activeElement.textContent") == "Pictures and documents"
    screen.locator("tr[data-id=HV1]").focus()
    screen.keyboard.press("j")
    screen.keyboard.press("Enter")
    assert "Back to Pictures and documents" in screen.locator(".chron-detail").inner_text()
    screen.keyboard.press("Escape")
    assert screen.get_by_role("heading", name="Pictures and documents").is_visible()
    screen.keyboard.press("Escape")
    assert screen.evaluate("document.activeElement.dataset.tool") == "documents"


def test_a_correction_that_cannot_stand_keeps_what_was_typed(screen, case):
    screen.locator("tr[data-id=HV1]").click()
    screen.wait_for_selector(".chron-history", state="attached")
    screen.keyboard.press("e")
    screen.locator("[name=when]").fill("31/04/2022")
    screen.locator("[name=reason]").fill("The sheet was seen")
    screen.get_by_role("button", name="Keep the correction").click()
    screen.wait_for_selector(".chron-formnote:not([hidden])")
    assert screen.locator("[name=when]").input_value() == "31/04/2022"
    assert case.corrections() == ()


def test_what_is_being_typed_is_not_lost_by_a_key(screen):
    screen.locator("tr[data-id=HV1]").click()
    screen.wait_for_selector(".chron-history", state="attached")
    screen.keyboard.press("e")
    screen.locator("[name=text]").press_sequentially("A")
    screen.keyboard.press("Escape")
    screen.get_by_text("Escape once more leaves what you typed.").wait_for()
    screen.locator("tr[data-id=PO2]").focus()
    screen.keyboard.press("s")
    screen.get_by_text("Keep what you are typing at the side").wait_for()
    assert screen.locator("[name=text]").input_value().endswith("A")
    screen.locator("[name=text]").press("Escape")
    assert screen.locator(".chron-form").count() == 0


def test_entries_are_marked_and_linked_and_undone(screen, case):
    screen.locator("tr[data-id=HV1]").click()
    screen.keyboard.press(" ")
    screen.keyboard.press("Shift+ArrowDown")
    assert "2 marked" in screen.locator(".chron-markbar").inner_text()
    screen.get_by_role("button", name="One event").click()
    screen.wait_for_selector("tr[data-id=HV1] .chron-mark-event")
    assert case.get(Entry, "HV1").same_event_id == case.get(Entry, "PO2").same_event_id != ""
    screen.get_by_role("button", name="Undo").click()
    screen.wait_for_selector("tr[data-id=HV1] .chron-mark-event", state="detached")
    assert case.get(Entry, "HV1").same_event_id == ""


def test_undo_and_redo_have_keys_that_leave_typed_words_alone(screen, case):
    linked = "tr[data-id=HV1] .chron-mark-event"
    screen.locator("tr[data-id=HV1]").click()
    screen.keyboard.press(" ")
    screen.keyboard.press("Shift+ArrowDown")
    screen.get_by_role("button", name="One event").click()
    screen.wait_for_selector(linked)
    screen.keyboard.press("/")
    screen.keyboard.type("v")
    screen.keyboard.press("Control+z")
    screen.locator("tr[data-id=PO2]").focus()
    assert case.get(Entry, "HV1").same_event_id != ""
    screen.keyboard.press("Control+z")
    screen.wait_for_selector(linked, state="detached")
    screen.keyboard.press("Control+y")
    screen.wait_for_selector(linked)
    assert case.get(Entry, "HV1").same_event_id != ""


def test_the_timeline_opens_what_is_pressed_and_shares_the_selection(screen):
    box = screen.locator(".chron-canvas").bounding_box()
    screen.locator(".chron-surface").focus()
    screen.keyboard.press("ArrowRight")
    assert screen.locator("tr.chron-on").get_attribute("data-id") == "HV1"
    screen.keyboard.press("Enter")
    assert screen.locator(".chron-detail h2").inner_text() == "HV-001"
    before = screen.locator(".chron-sentence").inner_text()
    for _ in range(6):
        screen.keyboard.press("+")
    screen.wait_for_function(
        "(before) => document.querySelector('.chron-sentence').textContent !== before", arg=before
    )
    screen.keyboard.press("0")
    screen.mouse.move(box["x"] + 300, box["y"] + 30)
    screen.mouse.wheel(0, -300)
    screen.wait_for_function(
        "(before) => document.querySelector('.chron-sentence').textContent !== before", arg=before
    )


def test_entries_that_stand_close_together_open_into_a_list_by_keyboard(screen):
    screen.locator(".chron-surface").focus()
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press(" ")
    listed = screen.locator(".chron-cluster button")
    assert listed.count() == 2
    screen.keyboard.press("Escape")
    assert screen.evaluate("document.activeElement.className") == "chron-surface"
    screen.keyboard.press(" ")
    screen.keyboard.press("Tab")
    screen.keyboard.press("Enter")
    assert screen.locator(".chron-detail h2").inner_text() == "PO-003"


def test_marked_entries_are_taken_out_after_a_yes_and_put_back_from_the_bar(screen, case):
    screen.locator("tr[data-id=PO2]").click()
    screen.keyboard.press(" ")
    screen.keyboard.press("Shift+ArrowDown")
    screen.get_by_role("button", name="Take out…").click()
    assert "PO-003" in screen.locator(".chron-form .chron-outlist").inner_text()
    screen.get_by_role("button", name="Take them out").click()
    screen.locator(".silp-passing", has_text="2 entries taken out").wait_for()
    assert len(case.taken_out()) == 2
    screen.get_by_role("button", name="Taken out (2)").click()
    screen.get_by_role("button", name="Put PO-002 back").click()
    screen.locator("tr[data-id=PO2]").wait_for()
    assert screen.get_by_role("button", name="Taken out (1)").is_visible()


def test_what_people_typed_is_never_markup(screen):
    screen.locator("tr[data-id=HV7]").click()
    screen.wait_for_selector(".chron-detail h2")
    assert "<script>" in screen.locator("tr[data-id=HV7]").inner_text()
    assert screen.locator(".chron img, .chron script").count() == 0
    assert screen.title() == "Chronology"


def test_without_a_kernel_it_reads_and_offers_nothing_to_change(page, tmp_path, case):
    mount(page, tmp_path, ChronologyState(case), live=False)
    page.locator("tr[data-id=HV1]").click()
    assert page.locator(".chron-detail h2").inner_text() == "HV-001"
    for name in ("Correct", "Undo", "Redo"):
        assert page.get_by_role("button", name=name, exact=True).count() == 0
    page.keyboard.press("e")
    page.keyboard.press("n")
    page.keyboard.press(" ")
    assert page.locator(".chron-form").count() == 0
    assert not page.locator(".chron-markbar").count()
    assert page.complaints == []


def test_a_link_from_elsewhere_opens_its_entry_even_if_it_was_filtered_out(page, tmp_path, case):
    mount(page, tmp_path, ChronologyState(case), live=False)
    page.locator(".chron-search").fill("neighbour")
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('silp:show-entry', { detail: { id: 'HV6', "
        "from: { words: 'finding 1', back: () => { document.title = 'at finding 1'; } } } }))"
    )
    assert page.locator(".chron-detail h2").inner_text() == "HV-006"
    assert page.locator("tr.chron-on").get_attribute("data-id") == "HV6"
    page.get_by_role("button", name="Back to finding 1").click()
    assert page.title() == "at finding 1"


def test_an_entry_that_is_added_stands_in_its_place_and_is_opened(screen):
    screen.keyboard.press("n")
    screen.get_by_label("Agency", exact=True).last.select_option("police")
    screen.locator("[name=when]").fill("April 2022")
    screen.locator("[name=text]").fill("Welfare check.")
    screen.locator("[name=source]").fill("command log")
    screen.get_by_role("button", name="Add", exact=True).click()
    screen.wait_for_selector("tr.chron-on:has-text('Welfare check')")
    assert screen.locator(".chron-detail h2").inner_text() == "PO-004"
    assert refs(screen) == [
        *("HV-001", "PO-002", "PO-003"),
        *("PO-004", "HV-004", "HV-005", "HV-007"),
    ]


def test_an_empty_case_says_what_to_do_next(page, tmp_path):
    review = Review(id="r", title="Child K", profile="cspr_local")
    with create_case(tmp_path / "empty.silp", review, passphrase=PASSPHRASE) as empty:
        mount(page, tmp_path, ChronologyState(empty, empty))
        words = page.locator(".chron-empty").inner_text()
        assert "No entries yet" in words
        assert "returns under Prepare" in words


@pytest.fixture
def long_case(case):
    start = date(2022, 2, 1)
    case.save(
        *(
            entry(
                100 + i,
                start + timedelta(days=i // 4),
                text=f"Row {i}.{' More words.' * (i % 30)}",
            )
            for i in range(3000)
        )
    )
    return case


def test_a_long_chronology_keeps_few_rows_in_the_page_and_finds_the_last(page, tmp_path, long_case):
    mount(page, tmp_path, ChronologyState(long_case, long_case))
    table = page.locator(".chron-table")
    assert table.get_attribute("aria-rowcount") == "3007"
    assert page.locator("tr[data-id]").count() < 60
    page.keyboard.press("j")
    page.locator("tr.chron-on").focus()
    page.keyboard.press("End")
    last = page.locator("tr.chron-on")
    assert last.get_attribute("aria-rowindex") == "3007"
    box, view = last.bounding_box(), page.locator(".chron-tablebox").bounding_box()
    assert view["y"] <= box["y"] < view["y"] + view["height"]
    assert page.evaluate("document.activeElement === document.querySelector('tr.chron-on')")


def test_one_act_does_not_send_the_whole_chronology_again(page, tmp_path, long_case):
    kernel = mount(page, tmp_path, ChronologyState(long_case, long_case))
    page.locator(".chron-search").fill("cold")
    page.locator("tr[data-id=HV1]").click()
    page.keyboard.press(" ")
    page.keyboard.press("s")
    page.get_by_label("Add a theme").select_option("neglect")
    page.get_by_role("button", name="Set", exact=True).click()
    page.wait_for_selector("tr[data-id=HV1] .chron-mark-theme")
    assert kernel.bytes_sent < 20_000


def test_a_change_by_somebody_else_leaves_the_reader_where_they_were(page, tmp_path, long_case):
    kernel = mount(page, tmp_path, ChronologyState(long_case, long_case))
    page.locator(".chron-tablebox").evaluate("box => { box.scrollTop = 60000; }")
    page.wait_for_timeout(200)
    here = page.evaluate(
        """() => {
        const top = document.querySelector('.chron-tablebox').getBoundingClientRect().top + 60;
        return [...document.querySelectorAll('tr[data-id]')]
          .find((row) => row.getBoundingClientRect().top > top).dataset.id; }"""
    )
    before = page.locator(f"tr[data-id={here}]").bounding_box()["y"]
    long_case.save(replace(long_case.get(Entry, "HV1"), text="Changed elsewhere. " * 40))
    kernel.widget.refresh()
    page.locator(f"tr[data-id={here}]").click()
    page.wait_for_selector(".chron-detail h2")
    page.wait_for_timeout(200)
    after = page.locator(f"tr[data-id={here}]").bounding_box()["y"]
    assert abs(after - before) < 2
