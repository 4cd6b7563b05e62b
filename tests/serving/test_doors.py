from datetime import UTC, datetime, timedelta

import pytest

from silp_widgets.serving.doors import Doors, Link

NOW = datetime(2027, 1, 9, 12, tzinfo=UTC)


@pytest.fixture
def doors():
    return Doors(
        [Link("M. Board", "first"), Link("A. Member", "second", NOW + timedelta(hours=1))],
        names=["Panel.Example"],
        now=lambda: NOW,
    )


def test_a_token_opens_for_its_own_reader(doors):
    assert doors.by_token("second").reader == "A. Member"


@pytest.mark.parametrize(
    "token", ["", "firs", "first ", "FIRST", "é\udcff".encode("utf-8", "ignore").decode()]
)
def test_no_other_token_opens(doors, token):
    assert doors.by_token(token) is None


def test_a_link_ends_when_its_time_is_over_even_for_who_is_inside():
    link = Link("A. Member", "second", NOW)
    late = Doors([link], now=lambda: NOW)
    assert late.by_token("second") is None
    assert late.by_cookie(late.cookie(link)) is None


def test_a_cookie_is_no_token_and_is_worthless_to_another_server(doors):
    link = doors.by_token("first")
    cookie = doors.cookie(link)
    assert doors.by_cookie(cookie) == link
    assert doors.by_token(cookie) is None
    assert Doors([link]).by_cookie(cookie) is None


def test_a_link_does_not_show_its_secret():
    link = Link.make("M. Board")
    assert link.token not in repr(link)
    assert len(link.token) >= 43


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8866",
        "localhost:1",
        "LOCALHOST",
        "[::1]",
        "[::1]:80",
        "panel.example",
    ],
)
def test_a_page_may_ask_by_a_name_of_this_machine(doors, host):
    assert doors.host_is_ours(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8866",
        "127.0.0.1.evil.example",
        "localhost.evil:80",
        "10.0.0.1",
    ],
)
def test_a_page_may_not_ask_by_another_name(doors, host):
    assert not doors.host_is_ours(host)
