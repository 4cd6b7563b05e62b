"""A name, a number and a birth date in every field: replaced, refused, or left out."""

import json
from dataclasses import fields, replace
from datetime import date
from typing import get_type_hints

import pytest
from tests.release.planting import BASE, BORN, DAY, NOUNS, case_of, planted, released, text_fields

from silp_widgets.domain.chronology import Theme
from silp_widgets.domain.release import SignOff
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.domain.when import When
from silp_widgets.language import encoded_forms
from silp_widgets.release.publishing import prepare


def test_there_are_many_fields_to_look_at():
    assert len(set(text_fields())) > 80


@pytest.mark.parametrize(("noun", "name"), sorted(set(text_fields())))
def test_no_registered_name_leaves_in_any_field(noun, name):
    body, _ = released(**{noun: planted(noun, name, "Told by Corinne Ashby, Kes and 999 000 0018")})
    data = body.casefold().encode()
    for term in ("corinne", "ashby", "kes ", "999 000 0018"):
        assert not [form for form in encoded_forms(term) if form in data], term


@pytest.mark.parametrize(("noun", "name"), sorted(set(text_fields())))
@pytest.mark.parametrize("words", ["She moved to ZE2 9XX", "Ms Corine Ashbey", "saw &#75;es today"])
def test_what_nobody_registered_is_refused_or_left_out(noun, name, words):
    body, reasons = released(**{noun: planted(noun, name, words)})
    assert words not in body or [r for r in reasons if r[:4] in {"C901", "C902"}]


DATES = [
    (noun, f.name)
    for noun, record in NOUNS.items()
    for f in fields(record)
    if "date" in str(get_type_hints(type(record))[f.name]) and "datetime" not in str(f.type)
]


@pytest.mark.parametrize(("noun", "name"), DATES)
def test_a_registered_birth_date_leaves_in_no_field(noun, name):
    body, reasons = released(**{noun: replace(NOUNS[noun], **{name: BORN})})
    assert "2022-03-02" not in body or [r for r in reasons if r.startswith("C902")]


def test_a_birth_date_in_words_is_replaced_even_where_the_date_was_understood():
    when = replace(When.day(date(2022, 4, 5)), assumption="Worked out from 2 March 2022.")
    body, _ = released(entries=replace(BASE["entries"], when=when))
    assert "2 March" not in body


def test_a_date_cell_that_says_more_than_a_date_is_read_like_any_text():
    when = When.day(DAY, text="5/4/22, rang Corine Ashbey on 07700 900123")
    _, reasons = released(entries=replace(BASE["entries"], when=when))
    assert any(r.startswith("C901 · entry PO-001, date as written") for r in reasons)
    assert any(r.startswith("C902 · entry PO-001, date as written") for r in reasons)


@pytest.mark.parametrize("text", ["2022-07-14T22:45", "early May 2022", "w/c 4.4.22", "circa 2021"])
def test_a_date_cell_that_is_a_date_is_no_number(text):
    _, reasons = released(entries=replace(BASE["entries"], when=When.day(DAY, text=text)))
    assert reasons == ()


def test_what_points_at_nothing_released_points_nowhere():
    lost = replace(BASE["entries"], episode_id="corinne", agency="ashby-home", themes=("kes",))
    body, _ = released(entries=lost)
    assert "corinne" not in body
    assert "ashby" not in body
    assert "kes" not in body.replace("Kestrel", "")


def test_keys_come_from_the_names_that_readers_see():
    body, _ = released(
        themes=Theme(id="t", key="corinne", name="Early help"),
        entries=replace(BASE["entries"], themes=("corinne",)),
    )
    assert json.loads(body)["records"]["entries"][0]["themes"] == ["early_help"]


@pytest.mark.parametrize("role", ["Rosalind Peake", "chair R. Peake"])
def test_a_name_where_the_role_belongs_is_refused(role):
    signed = [SignOff(name="R. Peake" if "chair" in role else "independent chair", role=role)]
    _, judgement = prepare(case_of(), ReleaseLevel.PANEL, signed)
    assert any(r.startswith("C911") for r in judgement.reasons)


@pytest.mark.parametrize("role", ["independent chair", "Westmarch lead", "Board Manager", "chair"])
def test_a_role_is_a_role_whoever_signs(role):
    signed = [SignOff(name="Grace Hope", role=role)]
    _, judgement = prepare(case_of(), ReleaseLevel.PANEL, signed)
    assert judgement.reasons == ()


def test_a_name_in_the_title_is_asked_about():
    review = replace(NOUNS["review"], title="Child Kestavian")
    _, judgement = prepare(case_of(review=review), ReleaseLevel.PANEL, [])
    assert any("Kestavian" in w and w.startswith("C908") for w in judgement.warnings)


@pytest.mark.parametrize(
    ("noun", "name"),
    [("review", "chair"), ("review", "guidance"), ("review", "parallel_proceedings"),
     ("entries", "author_comment"), ("entries", "source_document"), ("accounts", "felt"),
     ("accounts", "captured_by"), ("corrections", "evidence"), ("agencies", "also_known_as")],
)  # fmt: skip
def test_what_readers_do_not_need_is_not_there(noun, name):
    body, reasons = released(**{noun: planted(noun, name, "quite ordinary words")})
    assert "quite ordinary words" not in body
    assert reasons == ()
