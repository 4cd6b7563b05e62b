"""Agencies that write "Mother" and "Adult M" mean one person, if one of them says so."""

from __future__ import annotations

from datetime import date

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.when import When
from silp_widgets.returns.same_event.called import who_is_called
from silp_widgets.returns.same_event.duplicates import find_duplicates

DAY = date(2023, 3, 9)


def entry(agency, text, day=DAY, people=()):
    ref = f"{agency.upper()}-{day:%d%m}"
    return Entry(
        id=ref, ref=ref, agency=agency, when=When.day(day), text=text, people=tuple(people)
    )


def test_mother_and_the_code_beside_it_are_one_person():
    explained = entry("school", "Letter to Adult M (mother) about lunches.", date(2023, 1, 3))
    rows = [
        entry("police", "Locksmith called after burglary; door forced.", people=("Adult M",)),
        entry("housing", "Burglary. Locksmith sent, door forced.", people=("Mum",)),
    ]
    (plain,) = find_duplicates(rows)
    assert [conflict.code for conflict in plain.conflicts] == ["C404"]
    (known,) = find_duplicates([*rows, explained])
    assert known.conflicts == ()
    assert "both name Adult M" in known.why
    assert known.score > plain.score


def test_a_word_that_is_said_of_two_people_stands_for_neither():
    rows = [entry("gp", "Seen with mother (Adult M)."), entry("school", "Rang Ms P (mother).")]
    assert who_is_called(rows) == {}


def test_a_relation_to_somebody_else_is_not_taken_for_a_name():
    assert who_is_called([entry("gp", "Adult G (mother of Adult M) rang.")]) == {}
