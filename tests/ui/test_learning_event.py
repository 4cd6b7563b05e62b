"""Words are not lost: a real Voilà, a real Chromium, and signals that nobody can catch."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from playwright.sync_api import Error, expect

from silp_widgets.domain.chronology import Agency, Entry, Episode
from silp_widgets.domain.people import Participant
from silp_widgets.domain.review import Review
from silp_widgets.domain.when import When
from silp_widgets.store import create_case, open_case

pytestmark = [pytest.mark.ui, pytest.mark.timeout(300)]

PASSPHRASE = "for tests only"
PLACE = "learning_event/words"
FIRST = "I had eleven visits that day and no car, so I walked between the two estates. "
THEN = "Nobody had told me that the family had moved, and I thought that they were away."
TEMPLATES = Path(__file__).parents[2] / "templates"
CELL = """
from pathlib import Path
from types import SimpleNamespace
from silp_widgets.state.learning_event import LearningEventState
from silp_widgets.store import open_case
from silp_widgets.widgets.learning_event import LearningEvent
case = open_case(Path("now.txt").read_text(), write=True)
LearningEvent(LearningEventState(case, case))
"""
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]


class Server:
    """A Voilà with one workbook, which opens the case that ``now.txt`` names."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        self.url = f"http://127.0.0.1:{port}/"
        self.start()

    def start(self):
        command = [
            *(sys.executable, "-m", "voila", "event.ipynb", f"--port={self.port}", "--no-browser"),
            *("--Voila.ip=127.0.0.1", "--template=silp"),
        ]
        environment = {
            **os.environ,
            "JUPYTER_PATH": str(TEMPLATES),
            "SILP_PASSPHRASE": PASSPHRASE,
        }
        self.process = subprocess.Popen(  # noqa: S603 - our own words
            command,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(240):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.25)
        raise AssertionError("The server did not start.")

    def kernels(self):
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            # One that was killed before may still be listed.
            with suppress(psutil.NoSuchProcess):
                if "ipykernel_launcher" in " ".join(child.cmdline()):
                    found.append(child)
        return found

    def kill_kernels(self):
        for kernel in self.kernels():
            kernel.kill()

    def kill(self):
        """Pull the plug: the server and its kernels, at once and for good."""
        self.kill_kernels()
        self.process.kill()
        self.process.wait()

    def open(self):
        return open_case((self.folder / "now.txt").read_text(), passphrase=PASSPHRASE)

    def drafts(self):
        with self.open() as case:
            return [draft.text for draft in case.drafts() if draft.place.startswith(PLACE)]

    def accounts(self):
        with self.open() as case:
            return case.accounts()


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    folder = tmp_path_factory.mktemp("event")
    cell = {"cell_type": "code", "source": CELL, "id": "a", "outputs": [], "metadata": {}}
    notebook = {"cells": [{**cell, "execution_count": None}], "nbformat": 4, "nbformat_minor": 5}
    notebook["metadata"] = {"kernelspec": {"name": "python3", "display_name": "Python"}}
    (folder / "event.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    server = Server(folder, port)
    yield server
    server.kill()


@pytest.fixture
def server(voila, tmp_path):
    path = tmp_path / "k.silp"
    review = Review(id="r1", title="Child K", profile="cspr_local")
    with create_case(path, review, passphrase=PASSPHRASE) as case:
        case.save(
            Agency(id="a1", key="health_visiting", name="Health visiting", code="HV"),
            Episode(id="ep1", number=1, title="The move", when=When.unknown()),
            Entry(
                id="e14",
                ref="HV-014",
                agency="health_visiting",
                when=When.day(date(2022, 3, 14)),
                text="Home visit.",
                episode_id="ep1",
            ),
            Participant(id="p1", code="HV1", job="health visitor"),
            Participant(id="p2", code="SW1", job="social worker"),
        )
    (voila.folder / "now.txt").write_text(str(path), encoding="utf-8")
    yield voila
    voila.kill_kernels()


@pytest.fixture
def browse(chromium, server):
    """Open the page as a scribe does, in a profile that nobody else has."""
    contexts = []

    def browse():
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 800}))
        return arrive(contexts[-1].new_page(), server.url)

    yield browse
    for context in contexts:
        context.close()


@pytest.fixture
def browse_for_good(chromium, server, tmp_path, request):
    """Open the page in a browser of its own, whose profile outlives it."""
    plugins = request.config.pluginmanager.get_plugins()
    find = next(p.find_chromium for p in plugins if hasattr(p, "find_chromium"))
    program = find(SimpleNamespace(chromium=chromium.browser_type))
    contexts = []

    def browse(profile="scribe"):
        context = chromium.browser_type.launch_persistent_context(
            str(tmp_path / profile), executable_path=program, args=CHROMIUM
        )
        contexts.append(context)
        return arrive(context.new_page(), server.url)

    yield browse
    for context in contexts:
        # A browser that the test has killed can't be closed.
        with suppress(Error):
            context.close()


def arrive(page, url):
    page.set_default_timeout(120_000)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(url)
    # When its greeting is answered, the page has its key and shows what was waiting.
    page.locator(".le-writing[data-ready]").wait_for()
    return page


def kill_browser(tmp_path, profile="scribe"):
    """Kill every process of the browser that has this profile, as a power cut would."""
    mine = f"--user-data-dir={tmp_path / profile}"
    for process in psutil.process_iter(["cmdline"]):
        if any(mine in part for part in process.info["cmdline"] or []):
            with suppress(psutil.NoSuchProcess):
                for each in [*process.children(recursive=True), process]:
                    each.send_signal(signal.SIGKILL)


def type_and_time(page, text):
    """Type as a fast scribe does; return when each letter was in the box."""
    box = page.locator(".le-words")
    box.click()
    times = []
    for letter in text:
        page.keyboard.type(letter)
        times.append(time.monotonic())
        page.wait_for_timeout(25)
    return times


def older_than_a_second(text, times, now):
    return text[: sum(1 for at in times if at <= now - 1.0)]


def words(page):
    return page.locator(".le-words").input_value()


def test_the_page_says_saved_only_when_the_case_has_the_newest_words(server, browse):
    page = browse()
    type_and_time(page, "What was said.")
    page.locator(".le-state[data-kind=saved]").wait_for()
    assert page.locator(".le-state").inner_text().startswith("Saved ")
    assert server.drafts() == ["What was said."]


def test_a_killed_kernel_loses_nothing_and_the_page_says_so_on_return(server, browse):
    page = browse()
    type_and_time(page, FIRST)
    server.kill_kernels()
    type_and_time(page, THEN)
    page.locator(".le-state[data-kind=unsaved]").wait_for()
    assert "kept on this page" in page.locator(".le-state").inner_text()
    page.locator(".le-lost").wait_for()
    assert page.locator(".le-words").is_enabled()
    page.get_by_role("button", name="Reconnect").click()
    page.locator(".le-news", has_text="had not reached the file").wait_for()
    assert words(page) == FIRST + THEN
    assert server.drafts() == [FIRST + THEN]
    assert "Your words from " in page.locator(".le-news").inner_text()


def test_words_kept_in_the_browser_cannot_be_read_without_the_case(
    server, browse_for_good, tmp_path
):
    page = browse_for_good()
    type_and_time(page, "Eleven")
    page.locator(".le-state[data-kind=saved]").wait_for()
    server.kill_kernels()
    type_and_time(page, " teapots")
    page.wait_for_timeout(1000)
    kept = page.evaluate(
        """() => new Promise((done) => {
          indexedDB.open("silp-words").onsuccess = (e) => {
            const all = e.target.result.transaction("copies").objectStore("copies").getAll();
            all.onsuccess = () => done(all.result.map((one) => one.sealed.byteLength));
          };
        })"""
    )
    assert len(kept) == 1
    page.context.close()
    for file in (tmp_path / "scribe").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert b"teapots" not in data, file
            assert "teapots".encode("utf-16-le") not in data, file


def test_a_browser_that_is_killed_loses_nothing_older_than_a_second(
    server, browse_for_good, tmp_path
):
    page = browse_for_good()
    times = type_and_time(page, FIRST + THEN)
    killed = time.monotonic()
    kill_browser(tmp_path)
    time.sleep(1)
    (kept,) = server.drafts()
    assert kept.startswith(older_than_a_second(FIRST + THEN, times, killed))
    page = browse_for_good(profile="another computer")
    assert words(page) == kept
    assert "Draft kept at " in page.locator(".le-news").inner_text()


def test_the_plug_pulled_on_the_server_loses_nothing_older_than_a_second(server, browse):
    page = browse()
    times = type_and_time(page, FIRST)
    killed = time.monotonic()
    server.kill()
    (kept,) = server.drafts()
    assert kept.startswith(older_than_a_second(FIRST, times, killed))
    type_and_time(page, THEN)
    server.start()
    page.reload()
    page.locator(".le-news", has_text="had not reached the file").wait_for()
    assert words(page) == FIRST + THEN


def test_a_browser_killed_after_its_server_died_still_has_the_words(
    server, browse_for_good, tmp_path
):
    page = browse_for_good()
    type_and_time(page, FIRST)
    server.kill()
    times = type_and_time(page, THEN)
    killed = time.monotonic()
    kill_browser(tmp_path)
    server.start()
    page = browse_for_good()
    page.locator(".le-news", has_text="had not reached the file").wait_for()
    assert words(page).startswith(FIRST + older_than_a_second(THEN, times, killed))
    assert words(page) in server.drafts()


def test_two_scribes_keep_both_texts_and_are_told(server, browse):
    one = browse()
    two = browse()
    type_and_time(one, "What HV1 said.")
    one.locator(".le-state[data-kind=saved]").wait_for()
    type_and_time(two, "What SW1 said.")
    two.locator(".le-other").wait_for()
    assert "What HV1 said." in two.locator(".le-other").inner_text()
    assert sorted(server.drafts()) == ["What HV1 said.", "What SW1 said."]
    two.get_by_role("button", name="Put it below mine").click()
    two.locator(".le-state[data-kind=saved]").wait_for()
    assert words(two) == "What SW1 said.\n\nWhat HV1 said."


def test_what_is_said_is_captured_read_back_and_agreed_by_keyboard(server, browse):
    page = browse()
    type_and_time(page, "Eleven visits that day.")
    page.keyboard.press("Alt+Enter")
    page.locator(".le-news", has_text="Who said this").wait_for()
    assert words(page) == "Eleven visits that day."
    page.keyboard.press("Alt+s")
    page.keyboard.type("HV1")
    page.keyboard.press("Alt+h")
    page.keyboard.press("Alt+Enter")
    page.locator(".le-said", has_text="Eleven visits that day.").wait_for()
    expect(page.locator(".le-words")).to_have_value("")
    page.locator(".le-recent button").first.press("Enter")
    page.get_by_role("dialog").get_by_text("Eleven visits that day.").wait_for()
    page.get_by_label("with my role and never my name").check()
    page.get_by_role("button", name="I agree").press("Enter")
    page.locator(".le-is-agreed").wait_for()
    (account,) = server.accounts()
    assert (account.state, account.attribution) == ("agreed", "role_only")
    assert account.frame == "with_hindsight"
    assert server.drafts() == []


def test_a_change_that_was_begun_is_there_again_until_it_is_kept(server, browse):
    page = browse()
    page.locator("[data-pick=speaker]").select_option("p1")
    type_and_time(page, "Eleven visits.")
    page.keyboard.press("Alt+Enter")
    page.get_by_role("button", name="Read back what HV1").click()
    page.get_by_role("button", name="Change them").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" And no car.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Read back what HV1").click()
    page.get_by_role("button", name="Change them").click()
    box = page.get_by_role("textbox", name="Your words")
    expect(box).to_have_value("Eleven visits. And no car.")
    assert server.accounts()[0].text_verbatim == "Eleven visits."
    page.get_by_role("button", name="Keep the change").click()
    page.get_by_role("dialog").get_by_text("And no car.").wait_for()
    assert server.accounts()[0].text_verbatim == "Eleven visits. And no car."
    assert server.accounts()[0].state == "amended"


def test_words_typed_while_others_are_being_captured_stay(server, browse):
    page = browse()
    page.locator("[data-pick=speaker]").select_option("p1")
    type_and_time(page, "The first.")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type(" And the next")
    page.locator(".le-said").wait_for()
    page.wait_for_timeout(1500)
    assert words(page).strip() == "And the next"
    assert [a.text_verbatim for a in server.accounts()] == ["The first."]
    assert [text.strip() for text in server.drafts()] == ["And the next"]


def test_the_quiet_room_says_when_we_are_back_and_leaves_the_words_alone(browse):
    page = browse()
    type_and_time(page, "Half a sent")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_text("Back at ").wait_for()
    page.keyboard.press("Escape")
    page.locator(".le-words").click()
    page.keyboard.press("End")
    page.keyboard.type("ence")
    assert words(page) == "Half a sentence"
