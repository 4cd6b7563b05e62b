from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silp_widgets.domain.people import Register
from silp_widgets.language import (
    find_identities,
    personalise,
    pseudonym_clashes,
    pseudonymise,
    pseudonymise_deep,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Carter's baby Kayleigh", "Adult M's baby Child K"),
        ("Kayleigh\u2019s cot", "Child K\u2019s cot"),
        ("child Kayleigh cried", "Child K cried"),
        ("Child K (Kayleigh) cried", "Child K cried"),
        ("Kayleigh (Child K) cried", "Child K cried"),
        ("Child K Kayleigh", "Child K"),
        ("Child K\nKayleigh", "Child K\nChild K"),
        ("the Carters moved", "the family moved"),
        ("the Carter household moved", "the household moved"),
        ("(Kayleigh)Carter", "(Child K)Child K or Adult M"),
        ("NHS9434765870", "NHS known to the review"),
        ("Jo Li and Jo", "HV1 and HV1"),
        ("K.C. slept", "Child K slept"),
        ("seen by Carter", "seen by Child K or Adult M"),
        ("Kayliegh Carrter", "Child K"),
        ("rang 07700 900123", "rang a telephone number"),
        ("Tel: 07700 900123.", "Tel: known to the review."),
        ("NHS no. 943 476 5919", "NHS no. known to the review"),
        ("born on 2 March 2022", "born on known to the review"),
        ("at 12 Elm Street, Anytown.", "at a known reference."),
    ],
)
def test_names_and_numbers_give_way_to_plain_words(text, expected, register):
    assert pseudonymise(text, register) == expected


def test_a_text_without_anybody_is_the_very_same(register):
    text = "The annual review  met\u00a0on \u201cMonday\u201d."
    assert pseudonymise(text, register) is text


def test_pseudonyms_go_back_to_names_for_the_chair_longest_first():
    register = Register.from_records(
        [{"name": "Ann Lee", "pseudonym": "HV1"}, {"name": "Bea Moss", "pseudonym": "HV10"}]
    )
    assert personalise("HV10 rang HV1, not HV100.", register) == "Bea Moss rang Ann Lee, not HV100."
    assert pseudonymise(personalise("HV10 rang HV1.", register), register) == "HV10 rang HV1."


def test_every_text_in_a_nested_value_is_pseudonymised(register):
    value = {"a": ["Kayleigh", {"b": "Jo"}], "n": 3, "t": ("Rose Smith-Jones",), "none": None}
    assert pseudonymise_deep(value, register) == {
        "a": ["Child K", {"b": "HV1"}],
        "n": 3,
        "t": ("SW1",),
        "none": None,
    }


def test_a_pseudonym_that_holds_a_real_name_is_reported_and_hides_nobody():
    register = Register.from_records(
        [{"name": "Kay Moss", "pseudonym": "Rose"}, {"name": "Rose Hill", "pseudonym": "Adult R"}]
    )
    assert pseudonym_clashes(register) == ("Rose",)
    assert [s.identity for s in find_identities("We saw Rose", register)] == ["Adult R"]


PIECES = st.lists(
    st.sampled_from(
        [
            "Kayleigh", "Carter", "carter", "Mrs", "Child", "K", "Child K", "HV1", "Jo", "Li",
            "Ann",
            "O\u2019Neil", "Rose", "Smith", "Jones", "Will", "May", "2AB", "ABC", "12", "the", "s",
            "943 476 5919", "07700 900123", "2 March 2022", "DOB", "tel", "LE1 1AA", "van", "Berg",
            "a", "b@c.org", "Elm Street", "or", "Dr", "School 1", "\u200b", "Mu\u0308ller", "K.C.",
        ]
    ),
    max_size=8,
)  # fmt: skip
GLUE = st.sampled_from(
    [" ", "", ", ", "-", "\n", "'s ", "\u2019s ", ". ", "-\n", " (", ") ", "\u00a0"]
)


@given(PIECES, st.lists(GLUE, min_size=8, max_size=8))
def test_pseudonymising_twice_is_pseudonymising_once(register, pieces, glue):
    text = "".join(p + g for p, g in zip(pieces, glue, strict=False))
    once = pseudonymise(text, register)
    assert pseudonymise(once, register) == once


@given(PIECES, st.lists(GLUE, min_size=8, max_size=8))
def test_nobody_is_left_after_pseudonymising(register, pieces, glue):
    text = "".join(p + g for p, g in zip(pieces, glue, strict=False))
    assert find_identities(pseudonymise(text, register), register) == []
