"""A slip in a date doesn't hide that two records tell the same, and nothing else is let in."""

from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.records import new_id
from silp_widgets.domain.when import When
from silp_widgets.returns.same_event.duplicates import find_duplicates
from silp_widgets.returns.same_event.slips import slip_between

TEXT = (
    "Neighbour reported shouting and breaking glass at the flat; Adult M had a swollen wrist and"
    " declined an ambulance."
)


def entry(agency, text, day):
    return Entry(id=new_id(), ref=agency[:2].upper(), agency=agency, when=When.day(day), text=text)


def offered(text, other, day):
    rows = [
        entry("police", TEXT, date(2023, 3, 9)),
        entry("gp", text, other),
        entry("school", "Reading test taken.", day),
    ]
    return [(cluster.members, cluster.why[0]) for cluster in find_duplicates(rows)]


def test_the_same_words_with_day_and_month_swapped_are_offered_and_say_so():
    found = offered(TEXT.lower(), date(2023, 9, 3), date(2023, 5, 1))
    assert found == [(("PO", "GP"), "day and month changed places")]


def test_the_conflict_of_dates_is_named():
    rows = [entry("police", TEXT, date(2023, 3, 9)), entry("gp", TEXT, date(2024, 3, 9))]
    (found,) = find_duplicates(rows)
    assert [conflict.code for conflict in found.conflicts] == ["C403"]
    assert found.why[0] == "dates differ in one figure"


@pytest.mark.parametrize("day", [date(2023, 3, 20), date(2023, 4, 11), date(2022, 9, 3)])
def test_the_same_words_at_dates_that_no_slip_explains_are_two_events(day):
    assert offered(TEXT, day, date(2023, 5, 1)) == []


def test_a_swapped_date_alone_is_no_evidence():
    text = "Neighbour reported shouting at the flat; Adult M let officers in, all asleep."
    assert offered(text, date(2023, 9, 3), date(2023, 5, 1)) == []


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (date(2023, 3, 9), date(2023, 9, 3), "day and month changed places"),
        (date(2023, 3, 9), date(2023, 3, 19), "dates differ in one figure"),
        (date(2023, 3, 9), date(2023, 3, 10), ""),
        (date(2023, 3, 9), date(2023, 4, 19), ""),
    ],
)
def test_how_two_dates_differ_is_said(one, other, words):
    assert slip_between(one, other) == words
