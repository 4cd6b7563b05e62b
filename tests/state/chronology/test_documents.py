from __future__ import annotations

import base64
import io
import zipfile
from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput

BEGINS = {".png": b"\x89PNG", ".svg": b"<?xml", ".docx": b"PK", ".xlsx": b"PK"}


@pytest.fixture
def case(make_case):
    case = make_case(title="Child K / 2", scope_from=date(2022, 1, 1))
    case.save(
        Agency(id="a", key="police", name="Police", code="PO"),
        Entry(
            id="e",
            ref="PO-001",
            agency="police",
            when=parse_when("14/03/2022"),
            text="Call from a neighbour.",
            source="log",
        ),
    )
    return case


@pytest.mark.parametrize("ending", BEGINS)
def test_the_page_is_handed_each_kind_of_file(state, ending):
    made = state.call("make_document", {"ending": ending})
    assert made["file"] == f"child-k-2{ending}"
    assert base64.b64decode(made["data"]).startswith(BEGINS[ending])


def test_no_other_file_can_be_asked_for(state):
    with pytest.raises(BadInput):
        state.call("make_document", {"ending": ".silp"})


def test_making_a_file_changes_nothing_that_is_shown(state):
    assert state.is_quiet("make_document")


def text_of(made):
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(made["data"]))) as parts:
        return parts.read("word/document.xml").decode()


def test_a_file_of_what_is_shown_holds_no_other_entry_and_says_so(state, case):
    case.save(
        Entry(
            id="e2",
            ref="PO-002",
            agency="police",
            when=parse_when("20/03/2022"),
            text="A second event.",
            source="log",
        )
    )
    whole = text_of(state.call("make_document", {"ending": ".docx"}))
    part = text_of(state.call("make_document", {"ending": ".docx", "ids": ["e"]}))
    assert "A second event." in whole
    assert "A second event." not in part
    assert "Only 1 of 2 entries are in it" in part


def test_the_picture_is_of_the_stretch_that_is_in_view(state):
    zoomed = {"ending": ".svg", "ids": ["e"], "first": "2022-03-10", "last": "2022-03-20"}
    drawn = base64.b64decode(state.call("make_document", zoomed)["data"]).decode()
    assert "10 Mar 2022 to 20 Mar 2022" in drawn


@pytest.mark.parametrize("ids", [[1], [None], ["e"] * 20_001])
def test_only_a_list_of_entries_can_be_asked_for(state, ids):
    with pytest.raises(BadInput):
        state.call("make_document", {"ending": ".csv", "ids": ids})
