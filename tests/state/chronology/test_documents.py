from __future__ import annotations

import base64
from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.review import Review
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.store.doors import create_case

BEGINS = {".png": b"\x89PNG", ".svg": b"<?xml", ".docx": b"PK", ".xlsx": b"PK"}


@pytest.fixture
def state(tmp_path):
    review = Review(id="r", title="Child K / 2", profile="cspr_local", scope_from=date(2022, 1, 1))
    with create_case(tmp_path / "k.silp", review, passphrase="for tests only") as case:
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
        yield ChronologyState(case, case)


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
