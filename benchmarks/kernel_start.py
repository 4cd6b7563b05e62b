"""A kernel of the desk, forked, beside one that is started as Jupyter does.

Run it with ``python benchmarks/kernel_start.py``. Ready means that what every workbook imports
first is imported; memory is what the kernel shares with no other process. Linux only.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import psutil
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from silp_widgets.serving import forked

RUNS = 7
FIRST = "import anywidget, ipywidgets, pandas, sqlalchemy"
BUDGET = 1 / 3


def start(specs: KernelSpecManager, folder: Path) -> tuple[float, float]:
    """Return the seconds until a kernel is ready, and its own memory in MB."""
    manager = KernelManager(
        kernel_name="python3",
        kernel_spec_manager=specs,
        connection_file=str(folder / "k.json"),
        transport="ipc",
    )
    begin = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    asked = client.execute(FIRST)
    while client.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != asked:
        pass
    seconds = time.perf_counter() - begin
    memory = psutil.Process(manager.provisioner.pid).memory_full_info().uss / 1e6
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return seconds, memory


def main() -> None:
    """Print both, and how they compare with the budget."""
    zygote = forked.begin()
    try:
        found = {}
        for name, specs in (("stock", KernelSpecManager()), ("fork", forked.ForkedKernel())):
            runs = []
            for _ in range(RUNS + 1):
                with tempfile.TemporaryDirectory(prefix="k", ignore_cleanup_errors=True) as folder:
                    runs.append(start(specs, Path(folder)))
            # The first one warms the disk, or waits for the zygote.
            found[name] = [statistics.median(column) for column in zip(*runs[1:], strict=True)]
            print(f"{name:>6}: ready {found[name][0]:.2f} s, own memory {found[name][1]:.0f} MB")
        ratios = [fork / stock for fork, stock in zip(found["fork"], found["stock"], strict=True)]
        print(f"time 1/{1 / ratios[0]:.1f}, memory 1/{1 / ratios[1]:.1f} (budget: 1/3 of each)")
        assert max(ratios) <= BUDGET, "a forked kernel costs more than its budget"
    finally:
        zygote.stop()


if __name__ == "__main__":
    main()
