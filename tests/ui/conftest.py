"""A real Chromium for the tests that need one, and a record of every request it makes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)
PAGE_SECONDS = 120  # a cold first page can take a minute


def find_chromium(playwright):
    given = os.environ.get("SILP_CHROMIUM")
    if given:
        if not shutil.which(given):
            pytest.fail(f"SILP_CHROMIUM names “{given}”, which is no program.", pytrace=False)
        return given
    own = playwright.chromium.executable_path
    places = (*map(shutil.which, NAMES), *APPLICATIONS, own)
    found = next((place for place in places if place and Path(place).is_file()), None)
    if found is None:
        pytest.fail(
            "These tests need Chromium or Chrome, and there is none. Install it (Debian, Ubuntu: "
            "“apt-get install chromium”; macOS: Google Chrome; anywhere: “playwright install "
            "chromium”), or name one in SILP_CHROMIUM.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=list(FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """Return a page of 1280×800 in a profile of its own; `page.asked` lists what it asked for."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    context.set_default_timeout(PAGE_SECONDS * 1000)
    page = context.new_page()
    page.asked, page.complaints = [], []
    context.on("request", lambda request: page.asked.append(request.url))
    page.on("websocket", lambda socket: page.asked.append(socket.url))
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()
    others = {urlsplit(url).hostname for url in page.asked if "//" in url} - {"127.0.0.1", None}
    assert not others, f"a page asked other hosts: {others}"
