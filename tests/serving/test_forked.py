import os
import tempfile
import time
from pathlib import Path

import psutil
import pytest
from jupyter_client.manager import KernelManager

from silp_widgets.serving import forked

pytestmark = pytest.mark.skipif(not forked.available(), reason="kernels are forked on Linux only")


@pytest.fixture(scope="module")
def zygote():
    warm = forked.begin()
    yield warm
    warm.stop()


@pytest.fixture
def start(zygote):  # noqa: ARG001 - it has to be there
    started = []

    def one(**environment):
        folder = tempfile.mkdtemp(prefix="k")
        manager = KernelManager(
            kernel_name="python3",
            kernel_spec_manager=forked.ForkedKernel(),
            connection_file=str(Path(folder) / "k.json"),
            transport="ipc",
        )
        manager.start_kernel(env={**os.environ, **environment})
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(30)
        started.append((manager, client))
        return manager, client

    yield one
    for manager, client in started:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def said(client, code):
    words = []
    client.execute_interactive(
        code,
        output_hook=lambda m: words.append(m["content"].get("text") or m["content"].get("ename")),
        timeout=30,
    )
    return "".join(word for word in words if word)


def test_a_kernel_is_a_fork_of_the_warm_process(start, zygote):
    manager, client = start()
    assert psutil.Process(manager.provisioner.pid).ppid() == zygote._process.pid
    assert said(client, "print(6 * 7)") == "42\n"


def test_each_kernel_has_its_own_environment_and_chance(start):
    (_, first), (_, second) = start(SILP_CASE="a"), start(SILP_CASE="b")
    code = "import os, random, numpy; print(os.environ['SILP_CASE'], random.random())"
    one, other = said(first, code), said(second, code)
    assert one.startswith("a ")
    assert other.startswith("b ")
    assert one.split()[1] != other.split()[1]
    chance = "import numpy; print(numpy.random.random())"
    assert said(first, chance) != said(second, chance)


def test_widgets_work_in_a_kernel_that_was_forked_after_their_import(start):
    _, client = start()
    assert (
        said(client, "import ipywidgets; print(ipywidgets.IntSlider().comm is not None)")
        == "True\n"
    )


def test_a_cell_can_be_interrupted_and_the_kernel_goes_on(start):
    manager, client = start()
    client.execute("import time; time.sleep(60)", stop_on_error=False)
    time.sleep(0.5)
    manager.interrupt_kernel()
    assert said(client, "print('on')") == "on\n"


def test_a_kernel_that_was_killed_is_seen_to_be_gone(start):
    manager, _ = start()
    psutil.Process(manager.provisioner.pid).kill()
    until = time.monotonic() + 10
    while manager.is_alive() and time.monotonic() < until:
        time.sleep(0.05)
    assert not manager.is_alive()


def test_no_secret_stands_in_the_environment_that_others_can_list(start):
    manager, client = start(SILP_PASSPHRASE="quiet orchard lantern")
    assert "quiet orchard" in said(client, "import os; print(os.environ['SILP_PASSPHRASE'])")
    listed = Path(f"/proc/{manager.provisioner.pid}/environ").read_bytes()
    assert b"quiet orchard" not in listed


def test_kernels_do_not_outlive_the_warm_process_and_others_start_without_it(start):
    warm = forked.begin()
    manager, _ = start()
    kernel = psutil.Process(manager.provisioner.pid)
    warm.stop()
    assert not psutil.wait_procs([kernel], timeout=10)[1]
    _, client = start()
    assert said(client, "print(1)") == "1\n"
