"""Where two records of one event differ is named, and differences of habit are not."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from silp_widgets.domain.chronology import Entry, SeenMark
from silp_widgets.domain.records import new_id
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision, Seen
from silp_widgets.domain.when import When
from silp_widgets.returns.same_event.conflicts import conflicts_between

DAY = date(2023, 3, 9)


def entry(ref, text="", **fields):
    fields = {"when": When.day(DAY), **fields}
    return Entry(id=new_id(), ref=ref, agency=ref.lower(), text=text, **fields)


def at(hour, minute=0):
    moment = datetime(2023, 3, 9, hour, minute)  # noqa: DTZ001 - UK civil time, as in When
    return When(
        earliest=moment,
        latest=moment,
        precision=DatePrecision.EXACT_TIME,
        certainty=DateCertainty.STATED,
    )


def codes(one, other):
    return [conflict.code for conflict in conflicts_between(one, other)]


def test_two_times_of_one_day_conflict_and_a_time_and_its_day_do_not():
    assert codes(entry("PO", when=at(10)), entry("GP", when=at(10, 40))) == ["C403"]
    assert codes(entry("PO", when=at(10)), entry("GP")) == []
    assert codes(entry("PO", when=at(10)), entry("GP", when=When.day(date(2023, 3, 10)))) == [
        "C403"
    ]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("Adult M", "K"), ("M", "Child K")),
        (("Mother",), ("mum",)),
        (("Adult M", "Adult F"), ("Adult M",)),
    ],
)
def test_one_person_by_two_names_or_a_shorter_list_is_no_conflict(ours, theirs):
    assert codes(entry("PO", people=ours), entry("GP", people=theirs)) == []


def test_each_naming_somebody_else_is_a_conflict_that_says_whom():
    found = conflicts_between(
        entry("PO", people=("Adult M", "K")), entry("GP", people=("Adult F", "Child K"))
    )
    assert [str(conflict) for conflict in found] == [
        "PO names Adult M, GP does not; GP names Adult F, PO does not."
    ]


def test_seen_alone_and_not_alone_differ_whatever_the_child_is_called():
    ours = entry("PO", seen=(SeenMark(person="K", code=Seen.SEEN_NOT_ALONE),))
    theirs = entry("GP", seen=(SeenMark(person="Child K", code=Seen.SEEN_ALONE),))
    assert [str(conflict) for conflict in conflicts_between(ours, theirs)] == [
        "GP says that K was seen alone, PO that K was not alone."
    ]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Adult M (victim), Adult F (suspect).", "Suspect Adult M, victim Adult F.", 2),
        ("Adult F recorded as victim, Adult M perpetrator.", "Victim: Adult M.", 1),
        ("The victim, Adult M, left.", "Adult M was named as the suspect.", 1),
        ("Mother was assaulted by father.", "Father assaulted by mum.", 2),
        ("DV suspect Adult F.", "Adult F - complainant.", 1),
        ("Adult M (victim).", "Adult M is the complainant.", 0),
        ("Adult F spoke about the victim Adult M.", "Adult F (suspect), Adult M (victim).", 0),
        ("Adult M was not a victim.", "Adult M (suspect).", 0),
        ("Adult M (victim).", "Adult M assaulted by Adult F.", 0),
    ],
)
def test_opposite_roles_are_found_in_whatever_order_they_are_written(one, other, count):
    assert codes(entry("PO", one), entry("GP", other)) == ["C604"] * count
