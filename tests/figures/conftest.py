"""Frames of a small fictional chronology."""

import pytest

from silp_widgets.analysis.accounts import FACTORS
from silp_widgets.analysis.coverage import COVERAGE
from silp_widgets.analysis.entries import ENTRIES
from silp_widgets.analysis.frames import DECLARED
from silp_widgets.analysis.rhythm import MONTHS
from silp_widgets.analysis.silences import SILENCES

AGENCIES = {"HV": ("health_visiting", "Health visiting", 0), "PO": ("police", "<b>Police</b>", 1)}


def agency(code):
    key, name, lane = AGENCIES[code]
    return {"agency": key, "agency_code": code, "agency_name": name, "lane": lane}


def blank(declared):
    columns = [*declared.columns, *([declared.index] if declared.index else [])]
    return {c.name: "" if c.kind in {"text", "code"} else None for c in columns}


def entry(ref, first, last, **more):
    doubt = None if not (first and last) else 0 if first == last else 9
    return {
        **blank(ENTRIES),
        **agency(ref[:2]),
        "ref": ref,
        "first_day": first,
        "last_day": last,
        "doubt_days": doubt,
        "row_kind": "event",
        "date_certainty": "stated",
        "scope_status": "in_scope",
        **more,
    }


@pytest.fixture
def nothing():
    """Every frame of a review in which nothing is yet, by name."""
    return {declared.name: declared.frame([]) for declared in DECLARED}


@pytest.fixture
def entries():
    hostile = "<a href='https://example.org'>call</a> & <script>x</script>"
    return ENTRIES.frame(
        [
            entry("HV-001", "2022-01-10", "2022-01-10", text="Visit."),
            entry("HV-002", "2022-01-10", "2022-01-10", date_certainty="uncertain"),
            entry("HV-003", "2022-03-01", "2022-03-10"),
            entry("HV-004", None, None),
            entry("HV-005", "2022-01-11", "2022-01-11", row_kind="author_note"),
            entry("PO-001", None, "2022-06-05", text=hostile),
            entry("PO-002", "2017-01-01", "2017-01-01", scope_status="background"),
        ]
    )


@pytest.fixture
def silences():
    row = {"first_day": "2022-01-01", "last_day": "2022-03-01", "days": 60, "entry": ""}
    nobody = {"agency": "", "agency_code": "", "agency_name": "", "lane": None}
    return SILENCES.frame(
        [
            {**agency("HV"), **row, "kind": "nothing_recorded"},
            {**agency("PO"), **row, "kind": "no_contact", "entry": "PO-001"},
            {**nobody, **row, "kind": "joint"},
        ]
    )


@pytest.fixture
def months():
    return MONTHS.frame(
        [
            {"month": "2022-01-01", **agency("HV"), "entries": 3},
            {"month": "2022-02-01", **agency("PO"), "entries": 5},
            {"month": None, **agency("PO"), "entries": 2},
        ]
    )


@pytest.fixture
def coverage():
    return COVERAGE.frame(
        [
            {
                "by": "everyone",
                "group": "everyone",
                "people": 22,
                "heard": 18,
                "not_yet_heard": 4,
                "share_heard": 18 / 22,
            }
        ]
    )


@pytest.fixture
def factors():
    row = {**blank(FACTORS), "factor": "role", "factor_name": "role", "level": "frontline"}
    return FACTORS.frame(
        [
            {**row, "named_by": "account", "number": 1},
            {**row, "named_by": "account", "number": 1},
            {**row, "named_by": "account", "number": 2, "level": ""},
            {**row, "named_by": "finding", "number": 1},
        ]
    )
