import asyncio
import gzip
import re
import socket
import threading
from contextlib import contextmanager

import pytest

from silp_widgets.serving.doors import Link
from silp_widgets.serving.panel import Page
from silp_widgets.serving.panel_app import PanelServer

PAGE = Page(b"<!DOCTYPE html>the finished page", "default-src 'none'")


@contextmanager
def serving(server_of):
    """Run a server in a loop of its own, in a thread."""
    ready, held = threading.Event(), {}

    async def run():
        held["over"], held["loop"] = asyncio.Event(), asyncio.get_running_loop()
        held["server"] = server_of()
        ready.set()
        await held["over"].wait()
        held["server"].stop()

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    assert ready.wait(20)
    yield held["server"]
    held["loop"].call_soon_threadsafe(held["over"].set)
    thread.join(20)


@pytest.fixture(scope="module")
def opened():
    return []


@pytest.fixture(scope="module")
def server(opened):
    link = Link("M. Board", "the-token")
    with serving(lambda: PanelServer(PAGE, link=link, opened=opened.append)) as running:
        yield running


@pytest.fixture(scope="module")
def ask(server):
    port = int(server.address.rstrip("/").rpartition(":")[2])

    def send(line, *headers, host=f"127.0.0.1:{port}", body=b""):
        upgrade = any(header.startswith("Upgrade:") for header in headers)
        after = "Connection: Upgrade" if upgrade else "Connection: close"
        head = "\r\n".join([line + " HTTP/1.1", f"Host: {host}", after, *headers])
        with socket.create_connection(("127.0.0.1", port), 20) as wire:
            wire.sendall(head.encode("latin-1") + b"\r\n\r\n" + body)
            parts = []
            try:
                while part := wire.recv(65536):
                    parts.append(part)
                    if upgrade:
                        break  # the connection stays open, upgraded or not
            except ConnectionResetError:
                pass
        return b"".join(parts)

    return send


@pytest.fixture(scope="module")
def cookie(ask):
    answer = ask("GET /?token=the-token").decode()
    return "Cookie: " + re.search(r"Set-Cookie: ([^;]+);", answer)[1]


def status(answer):
    return int(answer.split(b" ", 2)[1]) if answer else None


def test_a_link_is_exchanged_for_a_cookie_that_scripts_and_other_sites_cannot_use(ask):
    answer = ask("GET /?token=the-token").decode()
    assert status(answer.encode()) == 200
    assert "the-token" not in answer
    assert re.search(
        r"Set-Cookie: silp-\d+=[0-9a-f]{64}; HttpOnly; Path=/; SameSite=Strict", answer
    )
    assert 'http-equiv="refresh" content="0; url=/"' in answer


def test_whoever_came_by_a_link_gets_the_page_and_is_noted(ask, cookie, opened):
    before = len(opened)
    answer = ask("GET /", cookie)
    assert answer.endswith(PAGE.html)
    assert [line.reader for line in opened[before:]] == ["M. Board"]


def test_the_page_is_packed_for_those_who_can_unpack_it(ask, cookie):
    head, _, body = ask("GET /", cookie, "Accept-Encoding: gzip, br").partition(b"\r\n\r\n")
    assert gzip.decompress(body) == PAGE.html
    assert b"Cache-Control: no-store" in head
    assert b"Content-Security-Policy: default-src 'none'" in head
    assert b"Referrer-Policy: no-referrer" in head
    assert b"Server:" not in head


def test_head_sends_headers_only_and_opens_nothing(ask, cookie, opened):
    before = len(opened)
    answer = ask("HEAD /", cookie)
    assert status(answer) == 200
    assert answer.endswith(b"\r\n\r\n")
    assert len(opened) == before


@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", "?token=%FF"])
def test_without_the_link_there_is_only_whom_to_ask(ask, query):
    answer = ask("GET /" + query)
    assert status(answer) in {400, 403}
    assert b"finished page" not in answer
    assert query == "?token=%FF" or b"Ask the chair for your link" in answer


@pytest.mark.parametrize(
    "line",
    [
        "POST /",
        "PUT /",
        "DELETE /",
        "OPTIONS /",
        "PATCH /",
        "POST /?token=the-token",
        "GET /api/kernels",
        "POST /api/kernels",
        "GET /voila/render/panel.ipynb",
        "GET /voila/static/../../../etc/passwd",
        "GET /../../etc/passwd",
        "GET /%2e%2e/%2e%2e/etc/passwd",
        "GET //etc/passwd",
        "GET /index.html",
        "GET /favicon.ico",
    ],
)
def test_everything_else_is_nothing_even_for_readers(ask, cookie, line):
    answer = ask(line, cookie, "Content-Length: 0")
    assert status(answer) in {404, 405}
    assert b"finished page" not in answer
    assert b"Traceback" not in answer


def test_a_websocket_is_not_opened(ask, cookie):
    upgrade = (
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    )
    for path in ("/", "/api/kernels/0/channels"):
        assert status(ask(f"GET {path}", cookie, *upgrade)) in {200, 404}


def test_a_page_of_another_name_gets_nothing(ask, cookie):
    for path in ("/", "/?token=the-token"):
        answer = ask(f"GET {path}", cookie, host="evil.example")
        assert status(answer) == 421
        assert b"Set-Cookie" not in answer


def test_a_page_of_another_site_gets_nothing(ask, cookie):
    assert status(ask("GET /", cookie, "Origin: http://evil.example")) == 403


def test_floods_are_cut_off(ask, cookie):
    assert status(ask("GET /", cookie, "X-Long: " + "a" * 40_000)) in {None, 400, 431}
    body = b"a" * 4096
    assert b"finished page" not in ask("POST /", cookie, f"Content-Length: {len(body)}", body=body)
    assert status(ask("GET /", cookie)) == 200


def test_nonsense_does_not_stop_the_server(ask, cookie):
    ask("\x16\x03\x01")
    ask("GET / HTTP/9.9\r\nCookie: " + "=;" * 500)
    assert status(ask("GET /", cookie)) == 200
