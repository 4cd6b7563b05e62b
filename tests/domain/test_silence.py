from __future__ import annotations

from dataclasses import replace
from datetime import date

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.silence import SilenceKind, silences
from silp_widgets.domain.vocabulary import RowKind
from silp_widgets.domain.when import When

SCOPE = (date(2022, 1, 1), date(2022, 12, 31))


def entry(ref, agency, day, **fields):
    return Entry(id=ref, ref=ref, agency=agency, when=When.day(day), **fields)


def found(entries, kind, **fields):
    made = silences(entries, ["hv", "po"], SCOPE, **fields)
    return [(s.agency, s.stretch.days) for s in made if s.kind is kind]


def test_the_last_day_before_a_silence_and_the_first_after_it_are_not_part_of_it():
    entries = [entry("1", "hv", date(2022, 1, 1)), entry("2", "hv", date(2022, 12, 31))]
    assert ("hv", 363) in found(entries, SilenceKind.NOTHING_RECORDED)


def test_a_stretch_of_exactly_the_threshold_counts_and_one_day_less_does_not():
    entries = [entry("1", "hv", date(2022, 1, 1)), entry("2", "hv", date(2022, 3, 3))]
    assert ("hv", 60) in found(entries, SilenceKind.NOTHING_RECORDED, days=60)
    assert ("hv", 60) not in found(entries, SilenceKind.NOTHING_RECORDED, days=61)


def test_a_reviewers_note_breaks_no_silence():
    note = entry("1", "hv", date(2022, 6, 1), row_kind=RowKind.AUTHOR_NOTE)
    assert found([note], SilenceKind.NOTHING_RECORDED) == [("hv", 365), ("po", 365)]


def test_a_nil_return_of_an_agency_that_sent_rows_after_all_says_nothing():
    entries = [entry("1", "hv", date(2022, 1, 1))]
    assert found(entries, SilenceKind.NO_CONTACT, nil_returns={"hv", "po"}) == [("po", 365)]


def test_a_year_that_cannot_be_meant_makes_no_silence_until_then():
    mistyped = replace(When.day(date(2042, 8, 30)), codes=("C108",))
    entries = [entry("1", "hv", date(2024, 1, 1)), entry("2", "hv", date(2042, 8, 30))]
    slipped = [entries[0], replace(entries[1], when=mistyped)]
    kinds = [
        [s.stretch.days for s in silences(rows, ["hv"], (None, None))]
        for rows in (entries, slipped)
    ]
    assert kinds == [[6815, 6815], []]
