"""Views that are saved and sent, and what stands in the page's address, in a real Chromium."""

from __future__ import annotations

import re

import pytest
from tests.ui.chronology.mounting import mount

from silp_widgets.state.chronology.screen import ChronologyState

pytestmark = pytest.mark.ui


def refs(page):
    return page.locator("tr[data-id] .chron-ref").all_inner_texts()


def fragment(page, wanted):
    """Wait for the address to end in a fragment."""
    page.wait_for_function("(wanted) => location.hash.slice(1) === wanted", arg=wanted)


def pick(page, name, choice, *, without=False):
    page.locator(".chron-picker > summary", has_text=name).click()
    if without:
        page.get_by_role("button", name=f"without {choice}").click()
    else:
        page.get_by_label(f"with {choice}").check()
    page.keyboard.press("Escape")


def views(page):
    page.locator(".chron-views > summary").click()
    page.wait_for_selector(".chron-viewsend form")


def save(page, name):
    views(page)
    page.get_by_role("button", name="Save this view…").click()
    page.get_by_label("What to call this view").fill(name)
    page.keyboard.press("Enter")
    page.wait_for_selector(".chron-viewlist [aria-current]")
    page.keyboard.press("Escape")


def colleague(page, tmp_path, case, asked):
    """Open the same case on another page, at an address."""
    theirs = page.context.new_page()
    (tmp_path / "theirs").mkdir()
    mount(theirs, tmp_path / "theirs", ChronologyState(case, case))
    if asked:
        url = theirs.url.partition("#")[0]
        theirs.goto("about:blank")
        theirs.goto(f"{url}#{asked}")
        theirs.wait_for_selector("body[data-ready]")
    return theirs


def test_what_is_picked_stands_in_the_address_in_codes_and_back_and_reload_restore_it(screen):
    pick(screen, "Agency", "Police")
    fragment(screen, "agency=police")
    pick(screen, "With", "a date in doubt", without=True)
    fragment(screen, "agency=police&not.with=doubt")
    assert refs(screen) == ["PO-002"]
    screen.locator(".chron-by select").select_option("theme")
    fragment(screen, "agency=police&not.with=doubt&lanes=theme")
    screen.go_back()
    screen.go_back()
    assert refs(screen) == ["PO-002", "PO-003"]
    assert screen.locator(".chron-by select").input_value() == "agency"
    screen.go_forward()
    assert refs(screen) == ["PO-002"]
    screen.reload()
    screen.wait_for_selector("tr[data-id]")
    assert refs(screen) == ["PO-002"]
    screen.go_back()
    screen.go_back()
    assert len(refs(screen)) == 6


def test_words_and_names_never_stand_in_the_address_and_going_back_restores_them(screen):
    screen.locator(".chron-search").fill("neighbour")
    pick(screen, "Agency", "Police")
    fragment(screen, "agency=police")
    assert refs(screen) == ["PO-002"]
    views(screen)
    assert "Save this view to send it" in screen.locator(".chron-viewsend").inner_text()
    assert screen.get_by_label("The address of this view").count() == 0
    screen.keyboard.press("Escape")
    screen.get_by_role("button", name="Clear", exact=True).click()
    fragment(screen, "")
    screen.go_back()
    screen.wait_for_function("document.querySelector('.chron-count').textContent[0] === '1'")
    assert screen.locator(".chron-search").input_value() == "neighbour"
    assert "neighbour" not in screen.evaluate("location.href + JSON.stringify(history.state)")


def test_a_view_is_saved_by_name_and_a_colleague_opens_it_from_what_was_copied(
    screen, case, tmp_path
):
    screen.locator(".chron-search").fill("neighbour or visited")
    screen.locator(".chron-by select").select_option("theme")
    for _ in range(4):
        screen.locator(".chron-surface").press("+")
    save(screen, "What was heard")
    assert screen.locator(".chron-views > summary").inner_text() == "View: What was heard"
    (kept,) = case.views()
    assert kept.filter["text"] == "neighbour or visited"
    fragment(screen, f"view={kept.id}")
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    views(screen)
    screen.get_by_role("button", name="Copy the address").click()
    copied = screen.evaluate("navigator.clipboard.readText()")
    assert copied == f"chronology#view={kept.id}"
    assert screen.locator(".chron-viewtold").inner_text() == "The address is copied."

    theirs = colleague(screen, tmp_path, case, "")
    views(theirs)
    for sent, said in (("hello", "no address"), (copied, "")):
        theirs.get_by_label("An address that you were sent").fill(sent)
        theirs.keyboard.press("Enter")
        assert said in theirs.locator(".chron-viewtold").inner_text()
    assert refs(theirs) == ["PO-002", "PO-003"]
    assert theirs.locator(".chron-search").input_value() == "neighbour or visited"
    assert theirs.locator(".chron-by select").input_value() == "theme"
    assert theirs.locator(".chron-views > summary").inner_text() == "View: What was heard"
    sentences = [one.locator(".chron-sentence") for one in (screen, theirs)]
    theirs.wait_for_timeout(300)
    assert sentences[0].inner_text() == sentences[1].inner_text()
    theirs.close()


def test_a_view_that_is_changed_says_so_and_is_saved_again_renamed_and_removed(screen, case):
    pick(screen, "Agency", "Police")
    save(screen, "Police only")
    pick(screen, "With", "a date in doubt")
    summary = screen.locator(".chron-views > summary")
    assert summary.inner_text() == "View: Police only, changed"
    fragment(screen, "agency=police&with=doubt")
    views(screen)
    screen.get_by_role("button", name="Save it again").click()
    screen.wait_for_function(
        "document.querySelector('.chron-views > summary').textContent === 'View: Police only'"
    )
    assert case.views()[0].filter == {"agency": ["police"], "mark": ["doubt"]}
    screen.get_by_role("button", name="Rename…").click()
    screen.get_by_label("Another name").fill("Police, in doubt")
    screen.keyboard.press("Enter")
    screen.wait_for_selector(".chron-viewlist button:has-text('Police, in doubt')")
    screen.get_by_role("button", name="Remove", exact=True).click()
    screen.wait_for_selector(".chron-viewlist li", state="detached")
    assert case.views() == ()
    assert refs(screen) == ["PO-003"]
    screen.get_by_role("button", name="Undo").click()
    views(screen)
    screen.get_by_role("button", name="Police, in doubt").focus()
    screen.keyboard.press("Enter")
    assert summary.inner_text() == "View: Police, in doubt"
    screen.wait_for_timeout(400)  # the timeline has come to rest, and the list was painted again
    assert screen.evaluate("document.activeElement.textContent") == "Police, in doubt"


def test_a_name_that_is_taken_is_refused_in_the_form(screen, case):
    pick(screen, "Agency", "Police")
    save(screen, "Police only")
    screen.get_by_role("button", name="Clear", exact=True).click()
    views(screen)
    screen.get_by_role("button", name="Save this view…").click()
    screen.get_by_label("What to call this view").fill("police ONLY")
    screen.keyboard.press("Enter")
    screen.wait_for_selector(".chron-viewform [role=alert]:has-text('already')")
    assert screen.get_by_label("What to call this view").input_value() == "police ONLY"
    assert len(case.views()) == 1


OPENED = {
    "entry=PO-003": (6, "PO-003"),
    "agency=police&entry=PO-003": (2, "PO-003"),
    "not.agency=police": (4, ""),
    "theme=neglect&agency=police": (0, ""),
    "episode=1": (0, ""),
    "from=2022-05-01&to=2022-06-30&background=yes": (2, ""),
    "known=police@2022-03-15": (6, ""),
    "panel-findings": (6, ""),
    "agency=%E0%A4%A&zoom=x..y&known=<b>&lanes=&from=soon": (6, ""),
    "view=0123": (6, ""),
}


def test_an_address_opens_what_it_says_and_passes_over_what_is_not_ours(screen, case, tmp_path):
    theirs = colleague(screen, tmp_path, case, "")
    url = theirs.url.partition("#")[0]
    opened = {}
    for asked in OPENED:
        theirs.goto("about:blank")
        theirs.goto(f"{url}#{asked}")
        theirs.wait_for_selector("body[data-ready]")
        entry = theirs.locator(".chron-detail h2")
        shown = entry.inner_text() if asked.endswith("PO-003") else ""
        opened[asked] = (len(refs(theirs)), shown)
    assert opened == OPENED
    assert "isn’t in this case" in theirs.locator(".silp-note:visible").inner_text()
    theirs.close()


def test_the_open_entry_is_in_the_address_and_back_has_open_what_was_open_then(screen):
    screen.locator("tr[data-id=PO2]").click()
    fragment(screen, "entry=PO-002")
    pick(screen, "Agency", "Police")
    fragment(screen, "agency=police&entry=PO-002")
    screen.locator("tr[data-id=PO3]").click()
    fragment(screen, "agency=police&entry=PO-003")
    screen.go_back()
    fragment(screen, "entry=PO-002")
    screen.wait_for_selector(".chron-detail h2:has-text('PO-002')")
    screen.locator(".chron-detail").get_by_role("button", name="Close the entry").click()
    fragment(screen, "")


def test_a_view_keeps_whether_silences_are_drawn(screen, tmp_path, case):
    screen.get_by_role("button", name="Silences", exact=True).click()
    fragment(screen, "silences=hidden")
    save(screen, "Plain lanes")
    assert case.views()[0].filter == {"no_silences": True}
    theirs = colleague(screen, tmp_path, case, "silences=hidden")
    button = theirs.locator(".chron-zooms button", has_text="Silences")
    assert button.get_attribute("aria-pressed") == "false"
    theirs.close()


def test_an_address_that_is_pasted_over_this_one_is_opened_without_a_reload(screen):
    screen.evaluate("location.hash = '#agency=police'")
    screen.wait_for_function("document.querySelector('.chron-count').textContent[0] === '2'")
    screen.evaluate("location.hash = '#finding-1'")
    screen.wait_for_timeout(100)
    assert refs(screen) == ["PO-002", "PO-003"]


def test_without_a_kernel_codes_in_the_address_work_and_nothing_is_offered_to_save(
    page, tmp_path, case
):
    mount(page, tmp_path, ChronologyState(case), live=False)
    pick(page, "Agency", "Police")
    fragment(page, "agency=police")
    page.reload()
    page.wait_for_selector("tr[data-id]")
    assert refs(page) == ["PO-002", "PO-003"]
    views(page)
    assert page.get_by_label("The address of this view").input_value() == "chronology#agency=police"
    assert page.get_by_role("button", name=re.compile("Save")).count() == 0
    assert page.complaints == []


def test_of_two_chronologies_on_one_page_one_has_the_address(screen):
    screen.evaluate(
        """async () => {
        const other = document.createElement("div");
        other.id = "other";
        document.body.append(other);
        const text = (id) => document.getElementById(id).textContent;
        const traits = JSON.parse(text("traits"));
        const url = URL.createObjectURL(new Blob([text("esm")], { type: "text/javascript" }));
        const model = { get: (name) => traits[name], on() {}, off() {} };
        (await import(url)).default.render({ model, el: other });
        }"""
    )
    other = screen.locator("#other")
    other.locator(".chron-search").fill("neighbour")
    other.locator(".chron-toggle", has_text="Good practice").click()
    screen.wait_for_timeout(700)
    assert screen.evaluate("location.hash") == ""
    screen.locator("#here .chron-toggle", has_text="Good practice").click()
    fragment(screen, "good=yes")
    screen.go_back()
    screen.wait_for_function("document.querySelector('#here .chron-count').textContent[0] === '6'")
    assert other.locator(".chron-search").input_value() == "neighbour"


def test_an_address_opens_a_tool_and_one_that_names_no_tool_opens_none(screen, tmp_path, case):
    theirs = colleague(screen, tmp_path, case, "tool=same_events")
    theirs.get_by_role("heading", name="Perhaps one event").wait_for()
    theirs.evaluate("location.hash = 'tool=<b>none'; location.reload()")
    theirs.wait_for_selector("body[data-ready]")
    theirs.get_by_role("heading", name="To look through").wait_for()
    theirs.close()


def test_a_file_that_is_dropped_here_does_not_take_the_pages_place(screen):
    kept = screen.evaluate(
        """() => {
            const held = new DataTransfer();
            held.items.add(new File(["x"], "return.csv"));
            const options = { bubbles: true, cancelable: true, dataTransfer: held };
            return document.body.dispatchEvent(new DragEvent("drop", options));
        }"""
    )
    assert kept is False  # the browser was told not to open it
    screen.get_by_text("Files are brought in under Prepare.").wait_for()
