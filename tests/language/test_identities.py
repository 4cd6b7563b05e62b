from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silp_widgets.domain.people import Register
from silp_widgets.language import find_identities, find_possible_names


def found(text, register):
    return [(text[s.start : s.end], s.identity) for s in find_identities(text, register)]


@pytest.mark.parametrize(
    ("text", "pseudonym"),
    [
        ("KAYLEIGH CARTER", "Child K"),
        ("Carter, Kayleigh", "Child K"),
        ("Carter Kayleigh Ann", "Child K"),
        ("kayleigh ann carter", "Child K"),
        ("K. Carter", "Child K"),
        ("KayleighCarter", "Child K"),
        ("Kayleigh\u00a0 \nCarter", "Child K"),
        ("Kayleigh-\nCarter", "Child K"),
        ("Kay-\nleigh", "Child K"),
        ("Kay\u200bleigh", "Child K"),
        ("Kay\u00adleigh", "Child K"),
        ("\uff2b\uff41\uff59\uff4c\uff45\uff49\uff47\uff48", "Child K"),
        ("K\u0430yleigh", "Child K"),
        ("Ka\u0301yleigh", "Child K"),
        ("Kayliegh", "Child K"),
        ("Kayleig", "Child K"),
        ("Kaayleigh", "Child K"),
        ("kayliegh", "Child K"),
        ("K.C.", "Child K"),
        ("KC", "Child K"),
        ("K. C.", "Child K"),
        ("O\u2019Neil", "GP1"),
        ("oneil", "GP1"),
        ("O Neil", "GP1"),
        ("Smith\u2011Jones", "SW1"),
        ("Smith Jones", "SW1"),
        ("Mc Donald", "SW2"),
        ("mcdonald", "SW2"),
        ("Lukasz", "PO1"),
        ("Mueller", "PO1"),
        ("van der Berg", "Midwife 1"),
        ("Mrs Berg", "Midwife 1"),
        ("Anneleise", "Midwife 1"),
        ("Oakfield primary school", "School 1"),
        ("12 elm street\nAnytown", "School 1"),
        ("ref ab-1234", "Child K"),
        ("Roose Smith-Jones", "SW1"),
        ("kAyleigh", "Child K"),
        ("Ann O\u2019Neill", "GP1"),
        ("ann", "GP1"),
        ("summer bell", "Sibling L"),
    ],
)
def test_a_name_is_found_however_it_is_written(text, pseudonym, register):
    for around in ("{}", "Seen: {}, at home.", "({})", "It was {}'s turn", "a {}\u2019s b"):
        whole = around.format(text)
        spans = find_identities(whole, register)
        assert [s.identity for s in spans] == [pseudonym], whole
        covered = whole[spans[0].start : spans[0].end]
        assert covered.rstrip(".") == text.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "The annual review of cannabis",
        "Annual plan; Johannesburg is not here",
        "et al. said so; the lithium level; li and jo in lower case",
        "The sun rose. It may rain; she will come. In summer joy is near, in april too.",
        "Will the panel meet? May we begin?",
        "May 2022, since April, 3 May and the Summer term",
        "ED and IT were told",
        "We would barter; Charter of rights; Garter; Later; Master",
        "kc in lower case; 5KC2",
        "Jo-Anne is somebody else",
        "2022-03-12 14:30, 01/02/2022 10:15, 01-02-2022 111",
        "HV1 2nd visit, SW1 3rd visit, LE 12 cases",
        "Child K, Adult M and HV1 met at School 1",
        "seen on 3/3/2022 and 02/03/2021",
        "100 200 300 and room 12",
        "0.1234567890, 3.9434765870 and sha a9434765870f",
    ],
)
def test_an_ordinary_text_holds_nobody(text, register):
    assert found(text, register) == []


def test_a_name_that_is_a_common_word_is_found_where_it_names_somebody(register):
    assert found("Will said no.", register) == [("Will", "Adult F")]
    assert found("We saw Rose today.", register) == [("Rose", "SW1")]
    assert found("Mr May left.", register) == [("Mr May", "Adult F")]
    assert found("Then April came; Summer cried.", register) == [
        ("April", "SW2"),
        ("Summer", "Sibling L"),
    ]
    assert found("Jo saw Li", register) == [("Jo", "HV1"), ("Li", "HV1")]
    assert found("will may", register) == []
    assert found("In 2022; Summer was sad", register) == [("Summer", "Sibling L")]
    assert found("Will, who cried", register) == [("Will", "Adult F")]
    assert found("Will May", register) == [("Will May", "Adult F")]


def test_a_name_inside_another_name_gives_way_to_the_longer():
    register = Register.from_records(
        [
            {"name": "Ann Lee", "pseudonym": "Adult A"},
            {"name": "Rose Ann Lee", "pseudonym": "Child B"},
        ]
    )
    assert found("Rose Ann Lee met Ann Lee", register) == [
        ("Rose Ann Lee", "Child B"),
        ("Ann Lee", "Adult A"),
    ]


def test_a_shared_surname_names_all_who_bear_it_and_a_title_leaves_out_children(register):
    (span,) = find_identities("seen by Carter", register)
    assert (span.identity, *span.others) == ("Child K", "Adult M")
    (span,) = find_identities("seen by Mrs Carter", register)
    assert (span.identity, *span.others) == ("Adult M",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("943 476 5919", "nhs_number"),
        ("943-476-5919", "nhs_number"),
        ("943.476.5870", "nhs_number"),
        ("94 34\n76 59 19", "nhs_number"),
        ("9434765870", "nhs_number"),
        ("943  476  5870", "nhs_number"),
        ("07700900123", "phone"),
        ("07700 900 123", "phone"),
        ("+44 (0)7700-900-123", "phone"),
        ("0044 7700 900123", "phone"),
        ("+447700900999", "phone"),
        ("(0116) 496 0123", "phone"),
        ("0116.496.0123", "phone"),
        ("LE1 1AA", "postcode"),
        ("le11aa", "postcode"),
        ("SW1A 1AA", "postcode"),
        ("a.person@example.org", "email"),
        ("www.example.org/kay", "web_address"),
        ("https://example.org/a?b=c", "web_address"),
        ("AB 12 34 56 C", "national_insurance"),
        ("ab123456c", "national_insurance"),
        ("A123456789012", "upn"),
        ("AB12 CDE", "vehicle"),
        ("LE22C00123", "case_number"),
        ("14 Acacia Avenue", "address"),
        ("Flat 2, 14b Old Mill Road", "address"),
        ("02/03/2022", "date_of_birth"),
        ("2.3.22", "date_of_birth"),
        ("2 March 2022", "date_of_birth"),
        ("2nd of Mar 2022", "date_of_birth"),
        ("March 2, 2022", "date_of_birth"),
        ("2022-03-02", "date_of_birth"),
        ("02032022", "date_of_birth"),
        ("20220302", "date_of_birth"),
    ],
)
def test_a_pattern_is_found_whole(text, kind, register):
    for around in ("{}", "It was {} then.", "({})", "\u2019\u201c{}\u201d"):
        whole = around.format(text)
        spans = [s for s in find_identities(whole, register) if s.kind == kind]
        assert len(spans) == 1, whole
        assert whole[spans[0].start : spans[0].end].strip("()") == text.replace(
            "(0116", "0116", 1
        ) or (whole[spans[0].start : spans[0].end] == text)


def test_registered_numbers_lead_to_their_person_and_others_to_nobody(register):
    assert found("+44 7700 900123 or 0116 496 0123", register) == [
        ("+44 7700 900123", "Child K"),
        ("0116 496 0123", ""),
    ]
    assert [s.identity for s in find_identities("943 4765 919", register)] == ["Child K"]


def test_a_birth_date_after_its_label_is_anybodys(register):
    assert found("DOB 1.1.1990, seen 2.1.1990", register) == [("1.1.1990", "")]
    assert found("date of birth: 4 May 1987", register) == [("4 May 1987", "")]


def test_a_number_that_fails_modulus_11_is_no_nhs_number(register):
    assert found("943 476 5918", register) == []


def test_labels_make_numbers_into_references(register):
    assert [s.kind for s in find_identities("crime ref 20X/123456/22", register)] == ["case_number"]
    assert found("case 12/03/2021", register) == []


def test_unknown_capitals_are_possible_names_and_known_words_are_not(register):
    text = "The nurse met Tracey Bloggs in Oakwood. Everybody from CAMHS agreed."
    spans = find_possible_names(text, register)
    assert [text[s.start : s.end] for s in spans] == ["Tracey Bloggs", "Oakwood"]
    assert {s.kind for s in spans} == {"possible_name"}
    (only,) = find_possible_names(text, register, known_words=["Oakwood"])
    assert text[only.start : only.end] == "Tracey Bloggs"
    assert find_possible_names("Child K saw Kayleigh Carter", register) == []


LETTERS = st.text(
    alphabet=st.sampled_from("abcdehilnoprstuyåéñ -.,'\u2019\n\u200b\u0301ABCJKLR0123456789@/+"),
    max_size=60,
)


@given(LETTERS)
def test_spans_are_sorted_apart_and_inside_the_text(text):
    register = Register.from_records(
        [{"name": "Ann Lee", "pseudonym": "Adult A"}, {"name": "Jo Capstan", "pseudonym": "HV1"}]
    )
    at = 0
    for span in find_identities(text, register):
        assert at <= span.start < span.end <= len(text)
        at = span.end


@given(before=LETTERS, after=LETTERS, slip=st.integers(0, 7), how=st.sampled_from("dsr"))
def test_a_name_one_slip_away_is_found_in_any_surroundings(before, after, slip, how):
    register = Register.from_records([{"name": "Kayleigh Capstan", "pseudonym": "Child K"}])
    name = "Kayleigh"
    tail = name[slip + 1 :]
    wrong = {
        "d": name[:slip] + tail,
        "s": name[:slip] + name[slip] * 2 + tail,
        "r": name[:slip] + "x" + tail,
    }
    word = wrong[how].capitalize()
    text = f"{before}\n{word}\n{after}"
    start = len(before) + 1
    assert any(
        s.start <= start and s.end >= start + len(word) and s.identity in {"Child K", ""}
        for s in find_identities(text, register)
    )


HARD = Register.from_records(
    [
        {"name": "Jo Wu", "pseudonym": "Adult 1", "identifiers": ["jo7@example.com"]},
        {"name": "Li Na Chen", "pseudonym": "Adult 2", "born": "1982-03-04"},
        {"name": "Kay Moss", "pseudonym": "Adult 3", "identifiers": ["2 Marigold Avenue"]},
        {"name": "Anne-Marie Smith-Jones", "pseudonym": "Adult 4"},
    ]
)


@pytest.mark.parametrize(
    ("text", "pseudonym"),
    [
        ("rang @jowu", "Adult 1"),
        ("see https://example.org/kay-moss/photos", "Adult 3"),
        ("jo7 at example dot com", "Adult 1"),
        ("at 2:Marigold:Avenue", "Adult 3"),
        ("Na was there", "Adult 2"),
        ("ᴋᴀʏ rang", "Adult 3"),
        ("b. 4th day of March 1982", "Adult 2"),
        ("b. 1982 March 4", "Adult 2"),
        ("b. 04:03:1982", "Adult 2"),
        ("b. 04|03|1982", "Adult 2"),
        ("b. 040382", "Adult 2"),
        ("@anne-mariesmith-jones", "Adult 4"),
    ],
)
def test_names_numbers_and_birth_dates_are_found_in_odd_dress(text, pseudonym):
    assert [span.identity for span in find_identities(text, HARD)] == [pseudonym]


def test_a_middle_name_yields_to_somebody_called_so():
    register = Register.from_records(
        [{"name": "Kay Ann Moss", "pseudonym": "A"}, {"name": "Ann Reed", "pseudonym": "B"}]
    )
    assert [(s.identity, s.others) for s in find_identities("Ann rang", register)] == [("B", ())]
