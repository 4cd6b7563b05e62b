import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WAIT_SECONDS = 60


@pytest.fixture
def address(made_demo, tmp_path):
    """Where plain Voilà shows the workbook with our template."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "JUPYTER_PATH": str(ROOT / "templates"),
        "SILP_RELEASE": str(made_demo.release),
    }
    options = [
        "--no-browser", "--template=silp", "--Voila.ip=127.0.0.1",
        f"--port={port}", "--KernelManager.transport=ipc",
    ]  # fmt: skip
    log = tmp_path / "voila.log"
    with log.open("w") as said:
        voila = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "voila", str(ROOT / "workbooks" / "explore.ipynb"), *options],
            env=environment,
            cwd=tmp_path,
            stdout=said,
            stderr=said,
        )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        voila.terminate()
        voila.wait(WAIT_SECONDS)


@pytest.mark.ui
def test_plain_voila_draws_every_figure_and_asks_no_other_host(address, page):
    for _ in range(WAIT_SECONDS * 2):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(address.rsplit(":", 1)[1].strip("/")))) == 0:
                break
        page.wait_for_timeout(500)
    page.goto(address)
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot').length === 6")
    page.get_by_text("18 of 22 people who did the work were heard.").wait_for()
    assert page.locator("table").count() == 6
