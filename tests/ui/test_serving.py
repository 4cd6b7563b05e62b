"""Both servers, seen from a real browser."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from silp_widgets.serving.desk import open_desk

pytestmark = pytest.mark.ui

TINY = Path(__file__).parents[1] / "serving" / "tiny.ipynb"
WORDS = "</script><img src=x onerror=alert(1)> & é \u2028 what the release says"


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    path = tmp_path_factory.mktemp("release") / "child-t.silprel"
    path.write_text(WORDS, "utf-8")
    return path


@pytest.fixture(scope="module")
def panel(release):
    """Run the panel's app as `silp serve` does, and return its address and its process."""
    script = (
        "import sys\nfrom silp_widgets.serving import panel_app\n"
        "made = panel_app.render_release\n"
        "panel_app.render_release = lambda release: made(release, workbook=sys.argv[2])\n"
        "panel_app.serve_panel(sys.argv[1], open_browser=False)\n"
    )
    process = subprocess.Popen(  # noqa: S603 - the script above
        [sys.executable, "-c", script, str(release), str(TINY)], stdout=subprocess.PIPE, text=True
    )
    url = next(line.strip() for line in process.stdout if "http://" in line)
    yield url, process
    process.kill()


def test_a_member_opens_the_panels_page_by_a_link(page, panel):
    page.goto(panel[0])
    page.wait_for_selector("#said")
    assert page.url.endswith("/"), "the token is still in the address bar"
    assert WORDS.replace("\u2028", "") in page.inner_text("#said").replace("\u2028", "")
    assert page.title() == "Child T"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#said')).color") == "rgb(1, 2, 3)"
    )
    assert page.complaints == []


def test_the_panels_page_works_in_the_browser_alone(page, panel):
    page.goto(panel[0])
    page.wait_for_selector("#said")
    before = len(page.asked)
    page.click("text=read only")
    assert page.inner_text("#said").startswith("turned")
    assert page.evaluate("document.querySelectorAll('main').length") == 1
    assert len(page.asked) == before
    assert not [url for url in page.asked if url.startswith("ws")]


def test_a_page_that_was_tampered_with_can_send_nothing_out(page, panel):
    page.goto(panel[0])
    page.wait_for_selector("#said")
    sent = page.evaluate("fetch('/api/kernels', {method: 'POST'}).then(() => true, () => false)")
    assert sent is False
    injected = (
        "document.body.insertAdjacentHTML('beforeend', '<script>x = 1</script>'); 'x' in window"
    )
    assert page.evaluate(injected) is False


def test_who_has_no_link_is_told_whom_to_ask(page, panel):
    page.goto(panel[0].partition("?")[0])
    assert "Ask the chair for your link" in page.inner_text("main")
    assert "for learning" in page.inner_text("main")


def test_the_keyboard_reaches_the_page_past_the_skip_link(page, panel):
    page.goto(panel[0])
    page.wait_for_selector("#said")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'page'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for other processes")
def test_ctrl_c_closes_the_panels_app_with_a_sentence(panel):
    os.kill(panel[1].pid, signal.SIGINT)
    said, _ = panel[1].communicate(timeout=20)
    assert said.rstrip().endswith("The panel's page is closed. The release is as it was.")
    assert panel[1].returncode == 0
    assert "token" not in said


def test_the_desk_opens_a_live_workbook_and_asks_no_other_host(page, release):
    desk = open_desk(release, "not needed", folder=TINY.parent, first="tiny")
    try:
        page.goto(desk.wait_ready())
        page.wait_for_selector("#said")
        assert page.url == f"{desk.address}voila/render/tiny.ipynb"
        page.click("text=live")
        page.wait_for_function("document.querySelector('#said').textContent.startsWith('turned')")
        assert page.evaluate("document.documentElement.lang") == "en-GB"
        assert page.evaluate("document.querySelector('#loading')") is None
        ways = page.get_by_role("navigation", name="Workbooks").get_by_role("link")
        assert ways.all_inner_texts() == ["Prepare", "Chronology", "Learning event", "Explore"]
    finally:
        desk.stop()


def test_jupyterlab_opens_a_copy_and_asks_no_other_host(page, release, tmp_path):
    (tmp_path / "tiny.ipynb").write_bytes(TINY.read_bytes())
    desk = open_desk(release, "not needed", folder=tmp_path, lab=True)
    try:
        page.goto(desk.wait_ready())
        page.wait_for_selector("text=tiny.ipynb")
    finally:
        desk.stop()
