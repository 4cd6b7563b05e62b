import re

import pytest

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.people import Participant
from silp_widgets.domain.spoken import by_writing, spoken_of


def entries(*names):
    return [
        Entry(id=str(at), ref=f"HV-{at}", agency="hv", when=parse_when("3/3/2022"), people=(name,))
        for at, name in enumerate(names)
    ]


def groups(*names, **more):
    return [one.written for one in spoken_of(entries(*names), **more)]


@pytest.mark.parametrize(
    "names",
    [
        ("Child K", "child  K"),
        ("Child K", "K"),
        ("Child K", "Unborn K"),
        ("Unborn baby K", "Baby K"),
        ("Adult M", "Adult M (victim)"),
        ("Mother", "mother"),
    ],
)
def test_one_person_is_one_under_every_spelling(names):
    assert groups(*names) == [tuple(sorted(names))]


@pytest.mark.parametrize(
    "names", [("Child K", "Adult K"), ("Sibling L", "Child L"), ("Mother", "Father")]
)
def test_people_who_may_be_two_stay_two(names):
    assert len(groups(*names)) == 2


def test_a_letter_that_two_people_share_is_neither_of_them():
    people = by_writing(spoken_of(entries("Child K", "Adult K", "K")))
    assert len({id(one) for one in people.values()}) == 3
    assert "K" not in people["Child K"].words


def test_they_are_called_as_they_are_written_most_often():
    (one,) = spoken_of(entries("K", "Child K", "Child K"))
    assert one.name == "Child K"


@pytest.mark.parametrize(
    "name",
    ["HV1", "hv 2", "SW2 (agency)", "S-HV1", "HV1 and SW2", "PC1/PC2", "HV", "midwife", "X9Q"],
)
def test_practitioners_are_told_from_family_however_they_are_written(name):
    there = [
        Participant(id="p", code="HV1", job="health visitor"),
        Participant(id="q", code="T1", job="midwife"),
        Participant(id="r", code="X9Q"),
    ]
    assert [one.worker for one in spoken_of(entries(name), there)] == [True]


@pytest.mark.parametrize("name", ["Child K", "T", "Adult M", "Mother", "HV1 and mother"])
def test_family_members_are_not_taken_for_practitioners(name):
    there = [Participant(id="q", code="T1", job="teacher")]
    assert [one.worker for one in spoken_of(entries(name), there)] == [False]


def test_the_register_says_who_is_one_person():
    known = {"Kit": "Child K", "Kitty": "Child K"}
    (one,) = spoken_of(entries("Kit", "Kitty", "Kit"), (), lambda name: known.get(name, ""))
    assert one.name == "Child K"
    assert set(one.words) >= {"Kit", "Kitty", "K"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("K was seen.", ["K"]),
        ("K's mother and child K.", ["K", "child K"]),
        ("OK, kilo, k, K2, K-ray", []),
        ("Vitamin K given; in ward K.", []),
        ("the plan for K", ["K"]),
        ("Kévin", []),
    ],
)
def test_a_person_is_found_in_a_text_by_whole_words(text, found):
    (one,) = spoken_of(entries("Child K"))
    assert re.findall(one.pattern, text) == found


def test_a_letter_that_is_a_word_finds_nobody():
    (one,) = spoken_of(entries("A"))
    assert one.pattern == ""
    (one,) = spoken_of(entries("Adult A"))
    assert re.findall(one.pattern, "A call about adult A.") == ["adult A"]


def test_what_is_written_is_no_expression():
    (one,) = spoken_of(entries("M (.*"))
    assert re.findall(one.pattern, "M (.* and more") in ([], ["M (.*"])
