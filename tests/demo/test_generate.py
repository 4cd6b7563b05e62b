"""Long chronologies: repeatable, ordered, and with known records of one event."""

from __future__ import annotations

from collections import Counter

from openpyxl import load_workbook

from silp_widgets.demo.generate import SCOPE, generate_entries
from silp_widgets.demo.generated_files import write_generated
from silp_widgets.domain.vocabulary import ScopeStatus


def test_the_same_seed_makes_the_same_rows_and_another_seed_makes_others():
    assert generate_entries(150, 7) == generate_entries(150, 7)
    assert generate_entries(150, 7) != generate_entries(150, 8)


def test_it_makes_as_many_rows_as_asked_of_fifteen_agencies_by_date():
    made = generate_entries(1_500)
    assert len(made.entries) == len({entry.ref for entry in made.entries}) == 1_500
    assert {entry.agency for entry in made.entries} == {a.key for a in made.agencies}
    assert len(made.agencies) == 15
    keys = [entry.when.sort_key for entry in made.entries]
    assert keys == sorted(keys)


def test_most_rows_are_in_scope_and_the_background_is_long():
    made = generate_entries(1_500)
    inside = [e for e in made.entries if e.scope_status is ScopeStatus.IN_SCOPE]
    assert 0.6 < len(inside) / 1_500 < 0.8
    assert min(e.when.first_day for e in made.entries).year < 2002
    assert max(e.when.last_day for e in made.entries) >= SCOPE[1].replace(day=1)


def test_events_recorded_twice_are_of_two_agencies_and_a_day_apart_at_most():
    made = generate_entries(1_500)
    by_ref = {entry.ref: entry for entry in made.entries}
    assert 15 <= len(made.twice) <= 50
    for pair in made.twice:
        one, other = (by_ref[ref] for ref in pair)
        assert one.agency != other.agency
        assert one.people == other.people


def test_an_agency_s_rows_are_in_one_workbook_in_their_order(tmp_path):
    made = generate_entries(150)
    names = {agency.key: agency.name for agency in made.agencies}
    written = Counter()
    for path in write_generated(made.entries, tmp_path):
        sheet = load_workbook(path).active
        rows = list(sheet.iter_rows(min_row=3, values_only=True))
        for agency in {row[0] for row in rows}:
            texts = [row[2] for row in rows if row[0] == agency]
            assert texts == [e.text for e in made.entries if names[e.agency] == agency]
            written[agency] += len(texts)
    assert written.total() == 150
    assert len(list(tmp_path.iterdir())) == 12
