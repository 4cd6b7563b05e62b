"""The panel's page against stock Voilà serving the same workbook, many viewers at once.

Run it with ``python benchmarks/panel_page.py [VIEWERS …]``. A viewer here speaks HTTP and draws
nothing: it is done when the page's last byte has come. For stock Voilà that flatters, for its
page has yet to fetch its state from the kernel then; ours carries it. Ratios are what counts.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRIES = 5000
BUDGET_TIME, BUDGET_MEMORY = 1 / 20, 1 / 50
MODULE = """
export default { render({ model, el }) {
  for (const entry of model.get("view").entries.slice(0, 50)) {
    const row = document.createElement("p"); row.textContent = entry.text; el.append(row);
  }
} };
"""
CELL = f"""
import anywidget, json, os, pathlib, traitlets
class Chronology(anywidget.AnyWidget):
    _esm = {MODULE!r}
    view = traitlets.Dict().tag(sync=True)
Chronology(view=json.loads(pathlib.Path(os.environ["SILP_RELEASE"]).read_text("utf-8")))
"""
SERVE = """
import sys
from silp_widgets.serving import panel_app
made = panel_app.render_release
panel_app.render_release = lambda release: made(release, workbook=sys.argv[2])
panel_app.serve_panel(sys.argv[1], open_browser=False)
"""


def make(folder: Path) -> tuple[Path, Path]:
    """Write a release of invented entries and a workbook that shows it."""
    text = "Home visit. Seen with her mother; settled, feeding well. Next visit agreed. "
    entries = [{"ref": f"HV-{n:04}", "text": f"{n} {text * 2}"} for n in range(ENTRIES)]
    release, workbook = folder / "r.silprel", folder / "panel.ipynb"
    release.write_text(json.dumps({"case": {"title": "Child K"}, "entries": entries}), "utf-8")
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python"}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)], metadata=kernel)
    nbformat.write(notebook, workbook)
    return release, workbook


def own_memory(process: psutil.Process) -> float:
    """Return the memory, in MB, that a process and its children share with nobody."""
    family = [process, *process.children(recursive=True)]
    return sum(member.memory_full_info().uss for member in family) / 1e6


def view(port: int, cookie: str, hold: threading.Barrier) -> float:
    """Open the page once everybody is ready, and return the seconds until its last byte."""
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=200)
    hold.wait()
    start = time.perf_counter()
    wire.request("GET", "/", headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = wire.getresponse()
    answer.read()
    seconds = time.perf_counter() - start
    if answer.status != http.client.OK:
        raise RuntimeError(f"A viewer was refused with {answer.status}.")
    hold.wait()  # all stay until memory was looked at
    hold.wait()
    wire.close()
    return seconds


def many(port: int, cookie: str, viewers: int, process: psutil.Process) -> tuple[float, float]:
    """Return the slowest viewer's seconds, and the memory that each one took, in MB."""
    hold = threading.Barrier(viewers + 1)
    before = own_memory(process)
    with ThreadPoolExecutor(viewers) as pool:
        waiting = [pool.submit(view, port, cookie, hold) for _ in range(viewers)]
        hold.wait()
        hold.wait()
        taken = (own_memory(process) - before) / viewers
        hold.wait()
        return max(viewer.result() for viewer in waiting), taken


@contextlib.contextmanager
def stock(release: Path, workbook: Path) -> Iterator[tuple[int, str, psutil.Process]]:
    """Serve the workbook as Voilà does by itself."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        # Over TCP, kernels that start together now and then take each other's port, and hang.
        [
            sys.executable,
            "-m",
            "voila",
            str(workbook),
            "--no-browser",
            f"--port={port}",
            "--KernelManager.transport=ipc",
        ],
        env=os.environ | {"SILP_RELEASE": str(release)},
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            break
        time.sleep(0.1)
    try:
        yield port, "", psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def ours(release: Path, workbook: Path) -> Iterator[tuple[int, str, psutil.Process]]:
    """Serve the same workbook as the panel's page."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", SERVE, str(release), str(workbook)],
        stdout=subprocess.PIPE,
        text=True,
    )
    line = next(line for line in process.stdout or () if "http://" in line)
    port, token = re.findall(r":(\d+)/\?token=(\S+)", line)[0]
    wire = http.client.HTTPConnection("127.0.0.1", int(port))
    wire.request("GET", f"/?token={token}")
    cookie = wire.getresponse().headers["Set-Cookie"].partition(";")[0]
    try:
        yield int(port), cookie, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def main(counts: list[int]) -> None:
    """Print a table of both, and how they compare with the budget."""
    print(f"{ENTRIES} entries; seconds of the slowest viewer, MB for each further viewer")
    print(f"{'viewers':>8} {'stock s':>9} {'ours s':>9} {'time':>8} {'stock MB':>9} {'ours MB':>8}"
          f" {'memory':>8}")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        files = make(Path(folder))
        for viewers in counts:
            with stock(*files) as served:
                slow, heavy = many(served[0], served[1], viewers, served[2])
            with ours(*files) as served:
                many(served[0], served[1], 2, served[2])  # what is made once, is made
                quick, light = many(served[0], served[1], viewers, served[2])
            light = max(light, 0.001)
            time_ratio, memory_ratio = f"1/{slow / quick:.0f}", f"1/{heavy / light:.0f}"
            print(f"{viewers:>8} {slow:>9.2f} {quick:>9.3f} {time_ratio:>8}"
                  f" {heavy:>9.1f} {light:>8.3f} {memory_ratio:>8}", flush=True)  # fmt: skip
            assert quick / slow <= BUDGET_TIME, "the page is slower than its budget"
            assert light / heavy <= BUDGET_MEMORY, "a viewer takes more memory than the budget"
    print("within budget: time at most 1/20, memory at most 1/50")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [5, 20])
