"""A view that was saved on one desk, opened on another from what was copied."""

from __future__ import annotations

import pytest
from tests.ui.chronology.mounting import PASSPHRASE

from silp_widgets.domain.views import SavedView
from silp_widgets.serving.at import place_sent
from silp_widgets.serving.desk import open_desk
from silp_widgets.serving.shipped import workbooks

pytestmark = pytest.mark.ui


def test_the_desk_begins_at_the_view_that_a_colleague_sent(page, case, tmp_path):
    case.save(SavedView(id="5" * 32, name="Heard", filter={"text": "neighbour", "lanes": "theme"}))
    case.close()
    first = place_sent(f"chronology#view={'5' * 32}", workbooks())
    desk = open_desk(tmp_path / "k.silp", PASSPHRASE, first=first)
    try:
        page.goto(desk.wait_ready())
        page.wait_for_selector(".chron-count:has-text('1 of 7 entries')")
        assert page.locator("tr[data-id] .chron-ref").all_inner_texts() == ["PO-002"]
        assert page.locator(".chron-by select").input_value() == "theme"
        assert page.locator(".chron-views > summary").inner_text() == "View: Heard"
        page.reload()
        page.wait_for_selector(".chron-count:has-text('1 of 7 entries')")
        assert "token" not in page.url
        assert "neighbour" not in page.url
        page.goto("about:blank")
    finally:
        desk.stop()
