from __future__ import annotations

import pytest

from silp_widgets.state.chronology.rows import PATCHES_AT_MOST, RowFeed


def rows(*ids):
    return [{"id": i, "text": f"words of {i}"} for i in ids]


@pytest.fixture
def feed():
    made = RowFeed()
    whole, _ = made.take(rows("a", "b", "c"))
    assert whole
    return made


def applied(before, patches):
    """What a page makes of a patch, as static/chronology/rows.js does it."""
    gone = {*patches["removed"], *(row["id"] for row, _ in patches["rows"])}
    now = [row for row in before if row["id"] not in gone]
    for row, after in patches["rows"]:
        place = next((i + 1 for i, r in enumerate(now) if r["id"] == after), 0) if after else 0
        now.insert(place, row)
    return now


def test_nothing_is_sent_where_nothing_changed(feed):
    whole, patches = feed.take(rows("a", "b", "c"))
    assert not whole
    assert patches["rows"] == patches["removed"] == []


@pytest.mark.parametrize(
    "now",
    [
        [*rows("a"), {"id": "b", "text": "other"}, *rows("c")],
        rows("x", "a", "b", "c"),
        rows("a", "b", "x", "y", "c"),
        rows("a", "c"),
        [*rows("a", "c"), {"id": "b", "text": "moved to the end"}],
        [{"id": "x", "text": "1"}, *rows("c")],
    ],
)
def test_a_patched_page_shows_what_is_there_now(feed, now):
    whole, patches = feed.take(now)
    assert not whole
    assert applied(rows("a", "b", "c"), patches) == now


def test_patches_stand_on_what_was_sent_not_on_one_another(feed):
    feed.take([*rows("a"), {"id": "b", "text": "other"}, *rows("c")])
    _, patches = feed.take(rows("a", "b", "c"))
    assert patches["rows"] == []


def test_too_many_patches_send_the_whole_anew(feed):
    now = rows(*(f"n{i}" for i in range(PATCHES_AT_MOST + 1)))
    before = feed.version
    whole, patches = feed.take(now)
    assert whole
    assert feed.version == before + 1
    assert patches["rows"] == []


def test_a_new_order_without_other_change_sends_the_whole_anew(feed):
    whole, _ = feed.take(rows("c", "a", "b"))
    assert whole
