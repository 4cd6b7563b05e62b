from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry, SharedMark
from silp_widgets.domain.knowing import Knowing, Known, Why, known_from
from silp_widgets.domain.recipients import Recipients
from silp_widgets.domain.vocabulary import AgencyKind, EventType, RowKind
from silp_widgets.domain.when import When


def agency(key, name, code, **fields):
    return Agency(id=key, key=key, name=name, code=code, kind=AgencyKind(key), **fields)


AGENCIES = (
    agency("health_visiting", "Health visiting", "HV"),
    agency("police", "Northmoor Police", "PO"),
    agency("school", "Hillside Primary", "SC", also_known_as=("Hillside Juniors",)),
    agency("gp", "GP", "GP"),
    agency("childrens_social_care", "Children's social care", "CS"),
)
DAY = date(2022, 3, 14)


def entry(ref="PO-001", agency="police", **fields):
    fields = {"text": "Call.", "when": When.day(DAY), **fields}
    return Entry(id=ref, ref=ref, agency=agency, **fields)


def told(text, kind=None, **fields):
    return set(Recipients(AGENCIES).of(entry(text=text, event_type=kind, **fields)))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Informed the health visitor.", {"health_visiting"}),
        ("Health visitor and GP were informed.", {"health_visiting", "gp"}),
        ("Referral to children’s social care.", {"childrens_social_care"}),
        ("Referred to CSC; letter to GP.", {"childrens_social_care", "gp"}),
        ("Shared with school, HV1 and the GP.", {"school", "health_visiting", "gp"}),
        ("GP1 rang HV1. Weights compared.", {"health_visiting"}),
        ("HV told of the weight; GP told by e-mail.", {"health_visiting", "gp"}),
        ("Telephone call from HV to GP. Concerns raised with school.", {"gp", "school"}),
        ("MARF sent to CSC, cc GP; school made aware.", {"childrens_social_care", "gp", "school"}),
        ("E-mailed the school; e-mail to GP.", {"school", "gp"}),
        ("Told Hillside Juniors by phone", {"school"}),
        ("Told the school but not the GP.", {"school"}),
        ("K was not brought. Health visitor told.", {"health_visiting"}),
        ("Spoke to the duty social worker", {"childrens_social_care"}),
        ("Discussed with the safeguarding lead in school", {"school"}),
    ],
)
def test_whoever_the_record_says_was_told_is_found(text, who):
    assert told(text) - {"police"} >= who
    assert told(text) <= who | {"gp"}


@pytest.mark.parametrize(
    "text",
    [
        "Did not tell the school.",
        "This was not shared with the health visitor.",
        "Health visitor was not informed.",
        "School not told.",
        "Neither the GP nor the school was told.",
        "Will be shared with the school.",
        "Referral to CSC considered.",
        "Referral to CSC not made.",
        "Agreed to share with school; unable to speak to the GP.",
        "Information received from the school.",
        "Mother to attend the GP.",
        "Child at school. Mother walked to school with a friend.",
        "Told of a quarrel at the school.",
        "Police attended the school.",
        "School told the mother.",
        "Mother consented to it being shared with the school.",
        "Health visitor will be informed; GP to be told.",
        "Informed by the school that he was away.",
        "Letter to parents about school. Letter to GP not received.",
        "Told mother that the GP would ring. Known to CSC. Call to family in school.",
        "School notified us that K was away.",
    ],
)
def test_what_was_not_shared_or_only_planned_is_claimed_for_nobody(text):
    assert told(text) == set()


def test_an_entry_of_what_was_not_shared_never_counts():
    assert told("Told the school.", EventType.NOT_SHARED) == set()


def test_those_named_at_a_meeting_knew_and_those_who_sent_apologies_did_not():
    text = "Strategy discussion. Present: police, health visitor. Apologies from school."
    kind = EventType.STRATEGY_DISCUSSION
    assert told(text, kind, people=("HV1", "T1")) == {"health_visiting", "school"} - {"school"}


def test_people_named_in_a_record_of_sharing_were_told_of_it():
    assert told("Information shared.", EventType.INFORMATION_SHARED, people=("K", "HV1", "GP")) == {
        "health_visiting",
        "gp",
    }
    assert told("Home visit.", EventType.VISIT, people=("K", "HV1")) == set()


def test_a_word_that_could_mean_two_agencies_means_neither():
    second = replace(AGENCIES[2], id="x", key="moor", name="Moor Academy", code="MA")
    read = Recipients((*AGENCIES, second))
    assert read.of(entry(text="Told the school.")) == set()
    assert read.of(entry(text="Told Moor Academy.")) == {"moor"}


def test_an_agency_knew_its_own_record_from_the_day_it_was_recorded():
    late = entry(date_recorded=date(2022, 3, 20))
    open_ended = entry("PO-002", when=When.unknown())
    known = known_from([late, open_ended], AGENCIES)
    assert known["PO-001"] == {"police": Known(date(2022, 3, 20), Why.OWN)}
    assert known["PO-002"] == {}


def test_another_agency_knew_from_its_own_record_of_the_event_or_from_being_told_earlier():
    call = entry(same_event_id="call", text="Informed the health visitor.")
    own = entry("HV-001", "health_visiting", same_event_id="call", when=When.day(date(2022, 3, 16)))
    known = known_from([call, own], AGENCIES)
    assert known["PO-001"]["health_visiting"] == Known(DAY, Why.NAMED)
    assert known["HV-001"]["health_visiting"] == Known(date(2022, 3, 16), Why.OWN)
    assert known["HV-001"]["police"] == Known(DAY, Why.SAME_EVENT)


def test_a_telling_recorded_by_hand_counts_from_its_day_and_not_at_all_without_one():
    marks = (SharedMark(agency="gp", on=date(2022, 4, 1)), SharedMark(agency="school"))
    known = known_from([entry(shared_with=marks)], AGENCIES)["PO-001"]
    assert known["gp"] == Known(date(2022, 4, 1), Why.TOLD)
    assert "school" not in known


def test_a_reviewers_note_was_known_to_nobody():
    assert known_from([entry(source="# mine", text="Told the GP.")], AGENCIES) == {}


def test_no_contact_rows_tell_nobody():
    assert told("Told the GP.", row_kind=RowKind.NO_CONTACT) == set()


def test_names_with_a_full_stop_are_found_and_a_later_sentence_says_nothing_of_an_earlier():
    school = replace(AGENCIES[2], name="St. Aidan’s", also_known_as=())
    read = Recipients((AGENCIES[0], AGENCIES[1], school))
    assert read.of(entry(text="Letter to St. Aidan's, which was not at home.")) == {"school"}
    assert read.of(entry(text="Told. School bus late; GP closed.")) == set()


def test_an_entry_that_was_changed_is_read_again():
    knowing = Knowing(AGENCIES)
    assert "gp" not in knowing.of([entry()])["PO-001"]
    assert "gp" in knowing.of([entry(text="Told the GP.")])["PO-001"]
