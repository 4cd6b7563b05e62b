"""The prepare screen in a real Chromium, over a case in the same process, by keyboard alone."""

from __future__ import annotations

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
    screen.get_by_text("2 entries from 2 rows.").wait_for()
    assert {e.text for e in case.entries()} == {"Home visit. Child seen.", "Call from school."}
    press(screen, "Undo")
    screen.get_by_role("cell", name="not asked yet").wait_for()
    assert not case.entries()


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
