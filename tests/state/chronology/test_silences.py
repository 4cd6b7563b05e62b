from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.returns import ReturnFile
from silp_widgets.domain.vocabulary import ReturnStatus, RowKind
from silp_widgets.state.chronology.screen import ChronologyState


def entry(ref, agency, day, **fields):
    fields = {"text": "Visit.", "source": "notes", **fields}
    return Entry(id=ref, ref=ref, agency=agency, when=parse_when(day), **fields)


@pytest.fixture
def case(make_case):
    case = make_case(scope_from=date(2022, 1, 1), scope_to=date(2022, 6, 30))
    case.save(
        Agency(id="a1", key="health_visiting", name="Health visiting", code="HV", place=0),
        Agency(id="a2", key="police", name="Police", code="PO", place=1),
        entry("HV-001", "health_visiting", "2 Jan 2022"),
        entry("HV-002", "health_visiting", "March 2022"),
        entry("HV-003", "health_visiting", "20 June 2022"),
        entry(
            "HV-004",
            "health_visiting",
            "1 April to 30 April 2022",
            row_kind=RowKind.NO_CONTACT,
        ),
    )
    return case


def found(case, kind):
    view = ChronologyState(case, case).view()["silences"]
    return [
        (s["agency"], s["first"], s["last"], s["days"])
        for s in view["stretches"]
        if s["kind"] == kind
    ]


def test_stretches_that_nothing_touches_are_sent_with_their_days(case):
    assert [s for s in found(case, "nothing_recorded") if s[0] == "health_visiting"] == [
        ("health_visiting", "2022-01-03", "2022-02-28", 57),
        ("health_visiting", "2022-05-01", "2022-06-19", 50),
    ]


def test_an_agency_without_any_row_is_silent_throughout_the_scope(case):
    assert ("police", "2022-01-01", "2022-06-30", 181) in found(case, "nothing_recorded")


def test_a_nil_return_says_that_somebody_looked_over_the_whole_scope(case):
    case.save(ReturnFile(id="r1", agency="police", status=ReturnStatus.NIL_RETURN))
    assert ("police", "2022-01-01", "2022-06-30", 181) in found(case, "no_contact")
    assert all(s[0] != "police" for s in found(case, "nothing_recorded"))


def test_a_joint_silence_runs_through_a_no_contact_row(case):
    assert ("", "2022-04-01", "2022-06-19", 80) in found(case, "joint")


def test_a_no_contact_row_names_the_entry_that_says_it(case):
    view = ChronologyState(case, case).view()["silences"]
    assert [s["id"] for s in view["stretches"] if s["kind"] == "no_contact"] == ["HV-004"]


def test_silences_follow_what_is_changed(case):
    state = ChronologyState(case, case)
    assert state.view()["silences"]["stretches"][1]["last"] == "2022-02-28"
    case.save(replace(case.entries()[0], when=parse_when("1 Feb 2022")))
    assert state.view()["silences"]["stretches"][1]["last"] == "2022-01-31"
