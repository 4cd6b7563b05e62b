"""The desk, for real: Voilà in its own process, asked by a client that draws nothing."""

import http.client
import re
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from silp_widgets.domain.errors import SilpError
from silp_widgets.serving.desk import open_desk

HERE = Path(__file__).parent
PASSPHRASE = "quiet orchard lantern"


def call(desk, method, path, **headers):
    wire = http.client.HTTPConnection(desk.address.split("/")[2], timeout=60)
    wire.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = wire.getresponse()
    return answer, answer.read().decode("utf-8", "replace")


def kernels(desk):
    """Return the desk's kernels: what the zygote forked, or what was started without one."""
    below = psutil.Process(desk.process.pid).children(recursive=True)
    warm = [process for process in below if "silp_widgets.serving.zygote" in process.cmdline()]
    zygotes = [process for process in warm if process.ppid() == desk.process.pid]
    return [process for process in below if process not in zygotes]


def gone(processes, seconds=15):
    return not psutil.wait_procs(processes, timeout=seconds)[1]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("case") / "child-t.silp"
    path.write_text("what the case says", "utf-8")
    return path


@pytest.fixture(scope="module")
def desk(case):
    running = open_desk(case, PASSPHRASE, folder=HERE, first="tiny", most_kernels=2)
    running.wait_ready()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def cookie(desk):
    answer, _ = call(desk, "GET", f"/?token={desk.link.token}")
    return answer.headers["Set-Cookie"].split(";")[0]


RENDER = "/voila/render/tiny.ipynb"


@pytest.mark.parametrize(
    "path", ["/", RENDER, "/voila/static/voila.js", "/voila/labextensions/anywidget/package.json"]
)
def test_without_the_link_not_even_the_static_files_are_given(desk, path):
    answer, text = call(desk, "GET", path)
    assert answer.status == 403
    assert "Ask the chair for your link" in text


def test_the_passphrase_is_on_no_command_line(desk):
    server = psutil.Process(desk.process.pid)
    shown = [" ".join(process.cmdline()) for process in (server, *server.children())]
    assert not [line for line in shown if PASSPHRASE in line or desk.link.token in line]


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree",
        "/voila/api/contents/",
        "/voila/files/tiny.ipynb",
        "/voila/render/../test_desk.py",
        "/voila/render/test_desk.py",
        "/voila/render/tiny.ipynb/x",
        "/api/kernels",
        "/api/sessions",
        "/login",
        "/terminals/1",
    ],
)
def test_what_the_screens_do_not_need_is_shut(desk, cookie, path):
    answer, text = call(desk, "GET", path, Cookie=cookie)
    assert answer.status == 404
    assert "Traceback" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_pages_can_only_be_read(desk, cookie, method):
    for path in (RENDER, "/api/kernels/00000000-0000-0000-0000-000000000000"):
        assert call(desk, method, path, Cookie=cookie)[0].status == 405


def test_a_page_of_another_name_or_site_gets_nothing(desk, cookie):
    assert call(desk, "GET", RENDER, Cookie=cookie, Host="evil.example")[0].status == 421
    assert call(desk, "GET", RENDER, Cookie=cookie, Origin="http://evil.example")[0].status == 403


def test_pages_ask_no_other_host_and_show_no_source(desk, cookie):
    answer, text = call(desk, "GET", RENDER, Cookie=cookie)
    assert answer.status == 200
    assert '<html lang="en-GB">' in text
    assert "Opening the workbook…" in text
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)
    assert "anywidget.AnyWidget" not in text
    assert "connect-src 'self' ws://127.0.0.1:" in answer.headers["Content-Security-Policy"]


def test_the_template_cannot_be_chosen_by_who_asks(desk, cookie):
    _, text = call(desk, "GET", f"{RENDER}?template=lab&theme=dark", Cookie=cookie)
    assert "cdn." not in text


def test_when_enough_pages_are_open_a_page_says_so(desk, cookie):
    # Earlier tests asked for pages and left them; the limit here is two.
    answers = [call(desk, "GET", RENDER, Cookie=cookie) for _ in range(3)]
    assert answers[-1][0].status == 503
    assert "Enough pages are open" in answers[-1][1]
    assert len(kernels(desk)) == 2


def test_a_kernel_goes_with_its_page_and_all_go_with_the_desk(case):
    desk = open_desk(case, PASSPHRASE, folder=HERE, first="tiny")
    desk.wait_ready()
    answer, _ = call(desk, "GET", f"/?token={desk.link.token}")
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    _, page = call(desk, "GET", RENDER, Cookie=cookie)
    first = kernels(desk)
    assert len(first) == 1

    kernel = re.search(r'"kernelId": "([^"]+)"', page)[1]
    answer, _ = call(desk, "POST", f"/voila/api/shutdown/{kernel}", Cookie=cookie)
    assert answer.status == 204
    assert gone(first)

    call(desk, "GET", RENDER, Cookie=cookie)
    second = [*kernels(desk), psutil.Process(desk.process.pid)]
    assert len(second) == 2
    desk.stop()
    assert gone(second)


def test_a_desk_does_not_outlive_the_program_that_opened_it(case):
    script = (
        "import sys, time\nfrom silp_widgets.serving.desk import open_desk\n"
        f"desk = open_desk({str(case)!r}, 'x', folder={str(HERE)!r}, first='tiny')\n"
        "desk.wait_ready()\nprint(desk.process.pid, flush=True)\ntime.sleep(60)\n"
    )
    opener = subprocess.Popen(  # noqa: S603 - the script above
        [sys.executable, "-c", script], stdout=subprocess.PIPE
    )
    server = psutil.Process(int(opener.stdout.readline()))
    opener.kill()
    opener.wait()
    assert gone([server])


def test_a_taken_port_is_said_in_a_sentence(desk, case):
    port = int(desk.address.rstrip("/").rpartition(":")[2])
    second = open_desk(case, PASSPHRASE, folder=HERE, port=port)
    with pytest.raises(SilpError, match=r"another with --port"):
        second.wait_ready()
