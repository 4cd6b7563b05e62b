"""The rooms find in the nine files what known.toml says was planted there, and link no more."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from importlib.resources import files
from itertools import combinations

import pytest

from silp_widgets.demo.files import write_files
from silp_widgets.demo.opening import opening
from silp_widgets.demo.sources import sources
from silp_widgets.language.identities import find_identities, find_possible_names
from silp_widgets.language.lens import check_language
from silp_widgets.returns.reading import Surroundings, read_return
from silp_widgets.returns.same_event.duplicates import find_duplicates

KNOWN = tomllib.loads(
    files("silp_widgets").joinpath("demo", "sources", "known.toml").read_text(encoding="utf-8")
)
PLAIN_FAMILIES = {f"L{number}" for number in range(1, 10)}
BETWEEN_AGENCIES = {"C604"}
START = opening()


@pytest.fixture(scope="module")
def returns(tmp_path_factory):
    paths = write_files(tmp_path_factory.mktemp("returns"))
    review = START.review
    around = Surroundings(
        received=review.received,
        scope=(review.scope_from, review.scope_to),
        background_from=review.background_from,
        born=next(one.born for one in START.register if one.pseudonym == "Child K"),
        known=START.agencies,
        register=START.register,
    )
    return {
        source.code: read_return(path, surroundings=around)
        for source, path in zip(sources(), paths, strict=True)
    }


@pytest.fixture(scope="module")
def entries(returns):
    return [entry for one in returns.values() for entry in one.entries]


@pytest.fixture(scope="module")
def found(returns):
    codes = defaultdict(set)
    for one in returns.values():
        rows = {entry.provenance.row: entry.ref for entry in one.entries}
        for problem in one.problems:
            codes[problem.code].add(problem.entry or rows.get(problem.row, problem.file))
    return codes


def test_each_file_says_by_itself_whose_it_is(returns):
    senders = [one.agency for one in returns.values()]
    assert senders == [source.key for source in sources()]


def test_every_column_is_understood_without_a_mapping(returns):
    for source in sources():
        meant = {heading: field for field, heading in source.columns.items()}
        meant.update(dict.fromkeys(["Attendance"], "") if source.code == "SC" else {})
        assert returns[source.code].mapping == meant


def test_every_row_is_an_entry_where_the_agency_has_it(returns):
    for source in sources():
        rows = [entry.provenance.row for entry in returns[source.code].entries]
        assert rows == [source.row_in_file(n) for n in range(1, len(source.rows) + 1)]


@pytest.mark.parametrize("code", sorted(set(KNOWN["checks"]) - BETWEEN_AGENCIES))
def test_a_planted_fault_is_found_and_nothing_else_under_its_code(found, code):
    assert found[code] == set(KNOWN["checks"][code])


def test_the_silences_and_the_unordered_pairs_are_found(found):
    assert found["C503"] == {gap["before"] for gap in KNOWN["gap"]}
    assert found["C302"] == {pair[1] for pair in KNOWN["same_day"]["pairs"]}


def test_three_shared_meetings_are_offered_and_no_other_pair(entries):
    offered = {
        frozenset(pair)
        for cluster in find_duplicates(entries)
        for pair in combinations([getattr(m, "ref", m) for m in cluster.members], 2)
    }
    assert offered == {frozenset(event["rows"]) for event in KNOWN["same_event"]}


def test_the_lens_finds_the_planted_phrases_and_no_others(entries):
    remarked = {
        (entry.ref, remark.family)
        for entry in entries
        for text in (entry.text, entry.action_taken, entry.outcome, entry.author_comment)
        for remark in check_language(text)
        if remark.family in PLAIN_FAMILIES
    }
    planted = {(item["row"], item["family"]) for item in KNOWN["blame"]}
    assert remarked == planted | {(item["row"], "L9") for item in KNOWN["about_people"]}


def test_leaked_names_are_found_and_no_other_person_s(entries):
    people = {one.pseudonym for one in START.register if one.kind != "place"}
    leaked = {
        (entry.ref, entry.text[span.start : span.end])
        for entry in entries
        for span in find_identities(entry.text, START.register)
        if span.kind != "initials" and span.identity in people
    }
    registered = [item for item in KNOWN["name_leak"] if item["registered"]]
    assert leaked == {(item["row"], item["name"]) for item in registered}


def test_initials_that_two_people_share_name_both(entries):
    (shared,) = KNOWN["shared_initials"]
    text = next(entry.text for entry in entries if entry.ref == shared["row"])
    (span,) = [s for s in find_identities(text, START.register) if s.kind == "initials"]
    assert text[span.start : span.end] == shared["initials"]
    assert sorted((span.identity, *span.others)) == shared["people"]


def test_the_name_that_is_in_no_register_is_noticed(entries):
    item = next(item for item in KNOWN["name_leak"] if not item["registered"])
    text = next(entry.text for entry in entries if entry.ref == item["row"])
    spans = find_possible_names(text, START.register)
    assert item["name"] in [text[span.start : span.end] for span in spans]
