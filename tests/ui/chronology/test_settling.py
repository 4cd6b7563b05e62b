"""What waits to be settled: records of one event, and rows that an agency changed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ui.chronology.mounting import PASSPHRASE, entry, mount

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.review import Review
from silp_widgets.returns.opening import SentFile
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.state.importing import import_return, read_for
from silp_widgets.store.doors import create_case

pytestmark = pytest.mark.ui

MEETING = "Strategy discussion held about the bruise seen by the nursery"
CALL = "Officers called to loud music at the flat, neighbour complained"
HEAD = "Date,Event,Source,Action taken"
ROWS = (
    "3 January 2022,Home visit. Child seen and well.,visit sheet 4,None needed",
    "14 February 2022,Telephone call about lunches.,phone log,Noted",
    "2 March 2022,Clinic. Weighed; no worries recorded.,clinic card,Next clinic in May",
    "9 April 2022,Clinic missed. Text message sent.,clinic card,Rang next day",
)


@pytest.fixture
def case(tmp_path):
    review = Review(id="r", title="Child K", profile="cspr_local", scope_from=date(2022, 1, 1))
    with create_case(tmp_path / "k.silp", review, passphrase=PASSPHRASE) as writer:
        yield writer


def fill_with_meetings(case):
    both = {"people": ("Child K", "Adult M")}
    case.save(
        Agency(id="a1", key="health_visiting", name="Health visiting", code="HV", place=0),
        Agency(id="a2", key="police", name="Police", code="PO", place=1),
        entry(1, "14/03/2022", text=f"{MEETING}; HV1 attended.", **both),
        entry(2, "15/03/2022", "police", "PO", text=f"{MEETING}.", **both),
        entry(3, "2/5/2022", text=f"{CALL} to the health visitor.", **both),
        entry(4, "2/5/2022", "police", "PO", text=f"{CALL}.", **both),
    )


def bring(case, *rows, name="return.csv"):
    file = SentFile(name, "\n".join((HEAD, *rows, "")).encode())
    return import_return(case, read_for(case, file, agency="Health visiting"))


def tool(page, name):
    page.get_by_role("button", name=name).click()
    return page.locator(".chron-toolplace")


def test_records_of_one_event_are_settled_one_after_another_by_keyboard(page, tmp_path, case):
    fill_with_meetings(case)
    mount(page, tmp_path, ChronologyState(case, case))
    place = tool(page, "Perhaps one event 2")
    place.get_by_text("1 of 2").wait_for()
    place.locator(".chron-shared").first.wait_for()
    place.get_by_role("button", name="Look at both on the timeline").click()
    page.get_by_role("group", name="Marked entries").wait_for()
    page.keyboard.press("ArrowRight")
    place.get_by_text("2 of 2").wait_for()
    place.get_by_role("heading", name="Where they differ").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.textContent === 'One event: link them'")
    place.get_by_role("button", name="Linked, and they differ (1)").wait_for()
    assert {e.id for e in case.entries() if e.same_event_id} == {"HV1", "PO2"}
    place.get_by_role("button", name="Different events").click()
    place.get_by_text("Both readings stand side by side").wait_for()
    page.get_by_role("button", name="Undo").click()
    place.get_by_role("button", name="To decide (1)").wait_for()
    page.get_by_role("button", name="Undo").click()
    place.get_by_text("1 of 2").wait_for()
    assert not any(e.same_event_id for e in case.entries())
    assert page.complaints == []


def test_a_corrected_return_is_taken_over_field_by_field(page, tmp_path, case):
    bring(case, *ROWS)
    lunch = ROWS[1].replace("lunches", "dinners").replace("phone log", "phone log 7")
    bring(case, ROWS[0], lunch, ROWS[2], "1 April 2022,Letter.,file,No", name="corrected.csv")
    mount(page, tmp_path, ChronologyState(case, case))
    place = tool(page, "Rows the agency changed 2")
    place.get_by_label("Take “source” as it is sent now").uncheck()
    place.get_by_role("button", name="Take these").click()
    place.get_by_role("button", name="Take it out").click()
    place.get_by_text("Taken out (1)").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Rows the agency changed"
    assert [e.text for e in case.entries()][1] == "Telephone call about dinners."
    assert case.entries()[1].source == "phone log"
    assert [e.ref for e in case.taken_out()] == ["HV-004"]
    page.wait_for_function("document.querySelectorAll('tr[data-id]').length === 4")
    place.get_by_role("button", name="Mark them in the table").click()
    place.get_by_role("button", name="Put HV-004 back").click()
    page.wait_for_function("document.querySelectorAll('tr[data-id]').length === 5")
    for _ in range(3):
        page.get_by_role("button", name="Undo").click()
    place.get_by_text("Changed by the agency (1)").wait_for()
    assert page.complaints == []
