"""The prepare screen in a real Chromium, over a case in the same process, by keyboard alone."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.people import Identity, Participant, Support
from silp_widgets.domain.review import Review
from silp_widgets.state.prepare import PrepareState
from silp_widgets.store.doors import create_case
from silp_widgets.widgets.prepare import Prepare

pytestmark = pytest.mark.ui

PASSPHRASE = "for tests only"
ATTACK = "<img src=x onerror=\"document.title='broken'\">"
LONG = "Outreach" * 40
HOST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Prepare</title>
<style>body { margin: 0 } %(css)s</style><main id="here"></main>
<script type="application/json" id="view">%(view)s</script>
<script type="text/plain" id="esm">%(esm)s</script>
<script type="module">
let view = JSON.parse(document.getElementById("view").textContent);
const hearers = {};
const tell = (name, ...said) => (hearers[name] ?? []).forEach((hear) => hear(...said));
const model = {
  get: () => view,
  on(name, hear) { (hearers[name] ??= []).push(hear); },
  off() {},
  async send(message) {
    const reply = JSON.parse(await window.toKernel(JSON.stringify(message)));
    view = reply.view;
    tell("change:view");
    tell("msg:custom", reply.answer);
  },
};
const code = new Blob([document.getElementById("esm").textContent], { type: "text/javascript" });
const { render } = (await import(URL.createObjectURL(code))).default;
render({ model, el: document.getElementById("here") });
document.body.dataset.ready = "yes";
</script></html>"""


@pytest.fixture
def case(tmp_path):
    review = Review(id="r", title="Child K", profile="rapid_review", scope_from=date(2022, 1, 1))
    with create_case(tmp_path / "k.silp", review, passphrase=PASSPHRASE) as writer:
        writer.set_register([Identity(id="i1", name="Ada Lovell", pseudonym="HV1")])
        writer.save(
            Agency(id="a1", key="health_visiting", name=f"{LONG} {ATTACK}", code="HV"),
            Participant(id="p1", code="HV1", job=ATTACK, agency="health_visiting"),
            Support(id="s1", participant="p1"),
        )
        yield writer


@pytest.fixture
def screen(page, tmp_path, case):
    widget = Prepare(PrepareState(case, case))

    def take(message):
        answers = []
        widget.send = answers.append
        widget._take(widget, json.loads(message), [])
        return json.dumps({"view": widget.view, "answer": answers[-1]})

    page.expose_function("toKernel", take)
    path = tmp_path / "page.html"
    host = HOST % {
        "css": widget._css,
        "esm": widget._esm.replace("</script", "<\\/script"),
        "view": json.dumps(widget.view).replace("<", "\\u003c"),
    }
    path.write_text(host, encoding="utf-8")
    page.set_default_timeout(15_000)
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    yield page
    assert page.complaints == []
    assert page.title() == "Prepare"


def focused(page):
    return page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    )


def press(page, name, **how):
    page.get_by_role("button", name=name, **how).focus()
    page.keyboard.press("Enter")


def test_a_next_step_takes_the_keyboard_to_its_place(screen):
    press(screen, "Name a supporter for 1 person")
    assert focused(screen) == "People and support"


def test_a_real_name_is_on_the_page_only_while_the_register_is_open(screen):
    assert "Ada Lovell" not in screen.content()
    press(screen, "Open the register")
    screen.get_by_text("Ada Lovell").wait_for()
    assert focused(screen) == "Close the register"
    press(screen, "Edit the name behind HV1")
    screen.keyboard.press("Escape")
    screen.get_by_role("button", name="Close the register").focus()
    screen.keyboard.press("Escape")
    assert focused(screen) == "Open the register"
    assert "Ada Lovell" not in screen.content()
    values = screen.evaluate("[...document.querySelectorAll('input,textarea')].map(e => e.value)")
    assert "Ada Lovell" not in values


def test_a_refused_form_keeps_what_was_typed_with_the_sentence_beside_it(screen, case):
    press(screen, "Edit HV1")
    screen.get_by_label("Named supporter, by code").fill("S-HV1")
    screen.get_by_label("Briefing attended on").fill("sometime soon")
    screen.keyboard.press("Enter")
    refused = screen.locator(".prep-card .prep-refused")
    refused.wait_for()
    assert "briefing attended on" in refused.inner_text()
    assert screen.get_by_label("Named supporter, by code").input_value() == "S-HV1"
    assert case.support()[0].supporter == ""
    screen.get_by_label("Briefing attended on").fill("3/3/26")
    screen.keyboard.press("Enter")
    screen.get_by_text("3 March 2026").wait_for()
    assert focused(screen) == "Edit HV1"
    assert case.support()[0].supporter == "S-HV1"


def test_somebody_elses_change_does_not_disturb_typing(screen, case):
    press(screen, "Edit HV1")
    screen.get_by_label("Supporter's role").fill("named nu")
    case.save(Participant(id="p2", code="SW1"))
    press(screen, "Note the request")  # refused, and the view comes anew with it
    screen.get_by_text("Say which agency was asked.").wait_for()
    assert screen.get_by_label("Supporter's role").input_value() == "named nu"
    assert screen.get_by_role("button", name="Edit SW1").count() == 1


def test_a_file_is_read_its_columns_corrected_and_brought_in(screen, case):
    rows = b"Nr;Tag;Was war\n1;3/1/22;Home visit. Child seen.\n2;14.02.2022;Call from school.\n"
    screen.get_by_label("Agencies’ files").set_input_files(
        {"name": f"{ATTACK[:8]} housing.csv", "mimeType": "text/csv", "buffer": rows}
    )
    card = screen.locator(".prep-card")
    card.get_by_label("What “Tag” holds").select_option("date_text")
    card.get_by_label("What “Was war” holds").select_option("event_fact")
    card.get_by_role("button", name="Read it again like this").click()
    card.get_by_label("Agency", exact=True).fill("Housing")
    card.get_by_role("button", name="Bring in 2 entries").click()
    card.get_by_text("2 entries from 2 rows.").wait_for()
    heard = screen.locator("[role=status]", has_text="2 entries from 2 rows.")
    assert heard.count() == 1
    assert {e.text for e in case.entries()} == {"Home visit. Child seen.", "Call from school."}
    press(screen, "Undo")
    screen.get_by_role("cell", name="not asked yet").wait_for()
    assert not case.entries()


def test_several_files_are_counted_and_those_that_ask_nothing_come_in_together(screen, case):
    def sent(name, rows):
        return {"name": name, "mimeType": "text/csv", "buffer": b"Date,Event,Source\n" + rows}

    screen.get_by_label("Agencies’ files").set_input_files(
        [
            sent("police.csv", b"3/1/22,Call from a neighbour.,log 4\n"),
            sent("housing.csv", b"4/1/22,Boiler mended.,log 9\n5/1/22,Letter sent.,log 9\n"),
            sent("x.csv", b"6/1/22,Home visit.,sheet 2\n"),
        ]
    )
    screen.get_by_text(
        "3 files: 2 can be brought in as read; 1 needs your answer first."
    ).wait_for()
    screen.get_by_role("button", name="Bring in those 2: 3 entries").click()
    done = screen.locator(".prep-card", has_text="housing.csv: 2 entries from 2 rows.")
    done.wait_for()
    assert {e.agency for e in case.entries()} == {"police", "housing"}
    assert screen.locator(".prep-together").is_hidden()


def test_a_file_that_cannot_be_read_says_so_where_it_was_dropped(screen):
    screen.get_by_label("Agencies’ files").set_input_files(
        {"name": "empty.xlsx", "mimeType": "text/csv", "buffer": b""}
    )
    screen.locator(".prep-card .prep-refused").wait_for()
    assert "Ask the agency to send it again." in screen.locator(".prep-card").inner_text()
    screen.get_by_role("button", name="Close").focus()
    screen.keyboard.press("Escape")
    assert focused(screen) == "Choose files"


@pytest.mark.parametrize("width", [1280, 640])
def test_nothing_stands_over_the_edge_at_any_zoom(screen, width):
    screen.set_viewport_size({"width": width, "height": 800 * width // 1280})
    over = """[...document.querySelectorAll('.silp *')].filter(
        (e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.className)"""
    assert screen.evaluate(over) == []


def test_every_control_has_a_name(screen):
    press(screen, "Edit HV1")
    press(screen, "Open the register")
    screen.get_by_text("Ada Lovell").wait_for()
    press(screen, "Add a name")
    nameless = """[...document.querySelectorAll('.silp :is(input, select, textarea)')].filter(
        (e) => !e.labels?.length && !e.getAttribute('aria-label')).map((e) => e.outerHTML)"""
    assert screen.evaluate(nameless) == []


HEAD = ("Date", "Event", "Source")
FIRST = (
    ("3 January 2022", "Home visit. Child seen.", "sheet 4"),
    ("14 February 2022", "A note that the agency hid.", "phone log"),
    ("31/31/2022", "Clinic. Weighed.", "clinic card"),
    ("9 May 2022", "Text message to Adult M.", "phone log"),
)
CORRECTED = (FIRST[0], ("2 March 2022", "Clinic. Weighed.", "clinic card"), FIRST[3])
ODD = "Nr;Tag;Was war\n1;3.1.2022;Call to the flat.\n2;4.2.2022;Call to the school.\n"


def drop(page, **files):
    """Drop files on the page, beside the box that asks for them."""
    page.evaluate(
        """(files) => {
            const held = new DataTransfer();
            for (const [name, data] of files) {
                const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
                held.items.add(new File([bytes], name));
            }
            const how = { bubbles: true, cancelable: true, dataTransfer: held };
            document.querySelector("h1").dispatchEvent(new DragEvent("drop", how));
        }""",
        [[name.replace("_", "."), base64.b64encode(data).decode()] for name, data in files.items()],
    )


def status_of(page, agency):
    tracker = page.get_by_role("table", name="Returns by agency")
    return tracker.get_by_role("row", name=agency).locator("td").first.inner_text()


def test_hidden_rows_and_odd_columns_are_settled_as_files_are_brought_in(screen, case, book):
    drop(screen, housing_xlsx=book(HEAD, *FIRST, hidden=(3,)), police_csv=ODD.encode())
    housing = screen.get_by_role("group", name="housing.xlsx")
    hidden = "1 row is hidden in the agency’s file (row 3)"
    housing.get_by_role("group", name=hidden, exact=True).get_by_label("Leave it out").check()
    housing.get_by_role("button", name="Bring in 3 entries").click()
    housing.get_by_text("1 date to settle").wait_for()
    police = screen.get_by_role("group", name="police.csv")
    police.get_by_label("What “Tag” holds").select_option("date_text")
    police.get_by_label("What “Was war” holds").select_option("event_fact")
    police.get_by_role("button", name="Read it again like this").click()
    police.get_by_label("Agency", exact=True).fill("Police")
    police.get_by_role("button", name="Bring in 2 entries").click()
    police.get_by_text("2 entries from 2 rows.").wait_for()
    assert "A note that the agency hid." not in {e.text for e in case.entries()}
    assert (status_of(screen, "Housing"), status_of(screen, "Police")) == ("received", "received")


def test_a_late_agency_is_named_and_a_reminder_is_written_for_it(screen):
    screen.get_by_label("Agency asked for a return").fill("Housing")
    screen.get_by_label("Due", exact=True).first.fill("3 March 2022")
    screen.get_by_role("button", name="Note the request").click()
    screen.get_by_text("Late:").wait_for()
    assert status_of(screen, "Housing") == "requested"
    press(screen, "Open the return of Housing")
    press(screen, "Write a reminder")
    reminder = screen.get_by_label("Reminder, to be copied; nothing is sent from here")
    assert "by 3 March 2022" in reminder.input_value()


def bring_in(page, name, data, entries):
    sent = {"name": name, "mimeType": "text/csv", "buffer": data}
    page.get_by_label("Agencies’ files").set_input_files(sent)
    card = page.get_by_role("group", name=name)
    card.get_by_label("Agency", exact=True).fill("Housing")
    card.get_by_role("button", name=f"Bring in {entries} entries").click()
    return card


def test_a_return_is_queried_corrected_and_signed_off_and_undone(screen, case, book):
    first, again = book(HEAD, *FIRST), book(HEAD, *CORRECTED)
    bring_in(screen, "housing.xlsx", first, 4).get_by_text("1 date to settle").wait_for()
    press(screen, "Open the return of Housing")
    with screen.expect_download() as made:
        press(screen, "Questions for Word")
    assert made.value.suggested_filename == "housing-questions.docx"
    press(screen, "Mark as queried")
    screen.get_by_role("heading", name="Housing: queried").wait_for()
    before = sum(bool(p.answer) for p in case.problems())
    screen.locator(".prep-settle summary").first.click()
    screen.get_by_label("What was answered, and by whom (by role)").first.fill("Its author: March.")
    screen.keyboard.press("Enter")
    screen.get_by_text("Settled. Undo opens it again.").first.wait_for()
    assert sum(bool(p.answer) for p in case.problems()) == before + 1

    bring_in(screen, "again.xlsx", again, 3).get_by_text("1 changed").first.wait_for()
    assert status_of(screen, "Housing") == "corrected"
    press(screen, "Open the return of Housing")
    sent = screen.get_by_role("table", name="Files that came").get_by_role("row")
    files = [row.locator("th").first.inner_text() for row in sent.all()[1:]]
    assert files == ["housing.xlsx", "again.xlsx"]
    press(screen, "Sign off")
    screen.get_by_role("heading", name="Housing: signed off").wait_for()
    press(screen, "Undo")
    screen.get_by_role("cell", name="corrected").wait_for()
    assert status_of(screen, "Housing") == "corrected"
