"""Take the pictures of the documentation anew, from the fictional review in a real browser."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from provide import browser

from silp_widgets.demo import PASSPHRASE, Demo, make_demo
from silp_widgets.serving.desk import open_desk
from silp_widgets.serving.panel import render_release

if TYPE_CHECKING:
    from playwright.sync_api import Page

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
SIZE = {"width": 1280, "height": 800}


def settle(page: Page, selector: str) -> None:
    """Wait until a screen stands still."""
    page.wait_for_selector(selector, timeout=120_000)
    page.wait_for_timeout(1500)


def main() -> None:
    """Write ``docs/images``."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo = make_demo(Path(folder) / "review")
        panel = Path(folder) / "panel.html"
        panel.write_bytes(render_release(demo.release).html)
        take(demo, panel)


def take(demo: Demo, panel: Path) -> None:
    """Open the desk and the panel's page, and photograph each screen."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport=SIZE)
        desk = open_desk(demo.case, PASSPHRASE)
        try:
            page.goto(desk.wait_ready())
            for name in ("prepare", "chronology", "learning_event"):
                page.goto(f"{desk.address}voila/render/{name}.ipynb")
                settle(page, ".silp-body")
                page.screenshot(path=IMAGES / f"{name}.png")
        finally:
            desk.stop()
        page.goto(panel.as_uri())
        settle(page, "#panel-findings")
        page.evaluate("document.querySelector('#panel-findings').scrollIntoView()")
        page.screenshot(path=IMAGES / "panel.png")
        chromium.close()


if __name__ == "__main__":
    main()
