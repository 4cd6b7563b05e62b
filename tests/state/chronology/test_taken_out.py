"""Entries are taken out by a yes, together undone, and put back; what is spoken of stays."""

from __future__ import annotations

import pytest
from tests.state.chronology.small import entry

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.finding import Finding
from silp_widgets.domain.narrative import Account, Anchor
from silp_widgets.domain.people import Participant


@pytest.fixture
def case(small_case):
    small_case.save(
        entry("e1", "PO-001", "3 January 2022"),
        entry("e2", "PO-002", "4 February 2022"),
        entry("e3", "PO-003", "5 March 2021"),
    )
    return small_case


def refs(entries):
    return [one.ref for one in entries]


def test_marked_entries_are_taken_out_together_kept_and_one_undo_brings_them_back(do, case):
    answer = do("take_out_entries", ids=["e1", "e2"])
    assert answer["said"] == "2 entries taken out; kept, and can be put back."
    assert refs(case.entries()) == ["PO-003"]
    assert refs(case.taken_out()) == ["PO-001", "PO-002"]
    assert do.state.view()["taken_out"] == {"out": 2}
    do("undo")
    assert refs(case.entries()) == ["PO-003", "PO-001", "PO-002"]


def test_what_is_out_is_listed_and_put_back_one_or_all(do, case):
    do("take_out_entries", ids=["e1", "e2", "e3"])
    assert [one["ref"] for one in do("taken_out")["out"]] == ["PO-003", "PO-001", "PO-002"]
    assert do("put_back", id="e2")["said"] == "PO-002 is in the chronology again."
    assert do("put_all_back")["said"] == "2 entries put back into the chronology."
    assert do("taken_out") == {"out": [], "all": 0}
    assert len(case.entries()) == 3
    with pytest.raises(NotInCase):
        do("put_all_back")


def test_nothing_is_taken_out_where_an_account_or_a_finding_speaks_of_one(do, case):
    anchor = Anchor(kind="entry", target="e1", relation="adds")
    case.save(
        Participant(id="p", code="PC1"),
        Account(id="a", contributor="p", text_verbatim="Yes.", captured_by="s", anchors=(anchor,)),
    )
    with pytest.raises(BadInput, match="PO-001 can’t be taken out: it is spoken of in an account"):
        do("take_out_entries", ids=["e1"])
    case.save(Finding(id="f", number=1, title="One", entries=("e2",)))
    with pytest.raises(BadInput, match="speak of PO-001 and PO-002"):
        do("take_out_entries", ids=["e1", "e2", "e3"])
    assert len(case.entries()) == 3


def test_what_comes_back_has_its_place_in_the_scope_as_that_is_now(do, case):
    do("take_out_entries", ids=["e3"])
    do("put_back", id="e3")
    assert next(e for e in case.entries() if e.id == "e3").scope_status.value == "background"
