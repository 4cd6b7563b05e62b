"""What the handbook wants planted is in the rows, once each, where known.toml says."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from silp_widgets.demo.sources import sources

KNOWN = tomllib.loads(
    files("silp_widgets").joinpath("demo", "sources", "known.toml").read_text(encoding="utf-8")
)
ROWS = {
    source.reference(number): row
    for source in sources()
    for number, row in enumerate(source.rows, start=1)
}
SEEN = {"seen": "seen", "yes": "seen", "seen alone": "seen_alone"}


def is_no_contact(row):
    return str(row.get("row_kind", row["event_fact"])).casefold().startswith("no contact")


def rows_with(field):
    return [ref for ref, row in ROWS.items() if field in row]


def words(ref):
    return " ".join(str(cell) for cell in ROWS[ref].values())


def test_there_are_164_rows_of_nine_agencies():
    counts = [(source.code, len(source.rows)) for source in sources()]
    assert counts == [
        ("CS", 38),
        ("HV", 24),
        ("GP", 19),
        ("AH", 17),
        ("PO", 21),
        ("SC", 18),
        ("HO", 11),
        ("DA", 9),
        ("PB", 7),
    ]
    assert len(ROWS) == KNOWN["counts"]["rows"] == 164


def test_children_are_seen_40_times_and_alone_9_times():
    found = Counter(SEEN.get(str(row.get("seen", "")).casefold()) for row in ROWS.values())
    assert (found["seen"], found["seen_alone"]) == (40, 9)


def test_the_child_is_heard_in_14_rows_and_good_practice_is_named_in_12():
    assert len(rows_with("voice")) == 14
    assert rows_with("good_practice_note") == KNOWN["rows"]["good_practice"]
    assert len(KNOWN["rows"]["good_practice"]) == 12


def test_rows_without_source_and_without_action_are_those_listed():
    assert [ref for ref, row in ROWS.items() if "source" not in row] == KNOWN["checks"]["C201"]
    without = [
        ref
        for ref, row in ROWS.items()
        if not {"action_taken", "outcome"} & set(row) and not is_no_contact(row)
    ]
    assert without == KNOWN["checks"]["C204"]


def test_no_contact_rows_are_those_listed():
    assert [ref for ref, row in ROWS.items() if is_no_contact(row)] == KNOWN["rows"]["no_contact"]


@pytest.mark.parametrize(
    ("row", "phrase"), [(item["row"], item["phrase"]) for item in KNOWN["blame"]]
)
def test_a_blame_phrase_is_planted_once(row, phrase):
    holding = [ref for ref in ROWS if re.search(rf"\b{phrase}\b", words(ref), re.IGNORECASE)]
    assert holding == [row]


def test_nine_blame_phrases_cover_the_eight_families():
    assert len(KNOWN["blame"]) == 9
    assert {item["family"] for item in KNOWN["blame"]} == {f"L{n}" for n in range(1, 9)}


@pytest.mark.parametrize(
    ("row", "phrase"), [(item["row"], item["phrase"]) for item in KNOWN["about_people"]]
)
def test_a_term_that_blames_the_person_is_planted_once(row, phrase):
    assert [ref for ref in ROWS if phrase.casefold() in words(ref).casefold()] == [row]


@pytest.mark.parametrize(
    ("row", "name"), [(item["row"], item["name"]) for item in KNOWN["name_leak"]]
)
def test_a_name_is_leaked_once(row, name):
    assert [ref for ref in ROWS if name in words(ref)] == [row]


def test_every_row_that_is_named_exists():
    named = set(re.findall(r"\b(?:CS|HV|GP|AH|PO|SC|HO|DA|PB)-\d{3}\b", str(KNOWN)))
    assert named <= set(ROWS)
