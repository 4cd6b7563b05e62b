"""Every record survives the way to JSON and back, whatever is in it."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from silp_widgets.domain.chronology import Entry, Provenance, SeenMark, SharedMark
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.feedback import FeedbackForm, mean_scores
from silp_widgets.domain.narrative import Account
from silp_widgets.domain.people import Identity, Register
from silp_widgets.domain.records import new_id, new_ids
from silp_widgets.domain.release import may_be_in
from silp_widgets.domain.returns import Problem, checks
from silp_widgets.domain.vocabulary import (
    VOCABULARIES,
    Impact,
    ReleaseLevel,
    RowKind,
    Seen,
    Severity,
    label,
)
from silp_widgets.domain.when import When

ENTRY = Entry(
    id="e1",
    ref="HV-001",
    agency="health_visiting",
    when=When.day(date(2022, 3, 14), text="14.3/22"),
    text="Home visit. “Child seen” 🙂\nsecond line",
    row_kind=RowKind.EVENT,
    date_recorded=date(2022, 3, 15),
    sequence=Decimal("1.5"),
    seen=(SeenMark(person="K", code=Seen.SEEN_ALONE),),
    shared_with=(
        SharedMark(agency="police", on=date(2022, 3, 16)),
        SharedMark(agency="school"),
    ),
    impact=Impact.POSITIVE,
    people=("K", "Adult M"),
    provenance=Provenance(
        file="a.xlsx", row=14, imported_at=datetime(2023, 9, 1, 9, tzinfo=UTC), raw_cells={"D": "x"}
    ),
)


def test_an_entry_comes_back_equal():
    assert Entry.from_json(json.loads(json.dumps(ENTRY.to_json()))) == ENTRY


def test_a_record_written_before_a_field_existed_takes_its_default():
    body = ENTRY.to_json()
    del body["voice"], body["impact"]
    assert Entry.from_json(body) == replace(ENTRY, impact=None)


def test_what_an_earlier_version_wrote_is_the_same_though_its_words_differ():
    body = ENTRY.to_json()
    earlier = {**body, "sequence": "1.50"}
    del earlier["voice"]
    del earlier["shared_with"][1]["on"]
    assert Entry.same(earlier, body)
    assert Entry.same(body, earlier)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Other words."},
        {"people": ("K",)},
        {"sequence": Decimal(2)},
        {"date_recorded": None},
        {"impact": Impact.NEGATIVE},
        {"seen": ()},
        {"when": When.day(date(2022, 3, 15), text="14.3/22")},
        {"provenance": replace(ENTRY.provenance, raw_cells={"D": "y"})},
    ],
)
def test_a_field_that_differs_makes_another_record(change):
    assert not Entry.same(ENTRY.to_json(), replace(ENTRY, **change).to_json())


def test_a_record_shows_what_it_is_called_and_none_of_its_words():
    entry = replace(ENTRY, text="Ada Lovell rang.", ref="HV-014")
    account = Account(id="a1", contributor="p", text_verbatim="I walked.", captured_by="s")
    assert repr(entry) == "Entry('HV-014')"
    assert repr([account]) == "[Account(id='a1')]"


def test_a_register_never_shows_a_name_by_itself():
    register = Register.from_records([{"name": "Corinne Ashby", "pseudonym": "Adult M"}])
    assert "Ashby" not in repr(register) + repr(register.identities) + str(list(register))


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([{"name": "", "pseudonym": "Adult M"}], "Record 1 .* no name"),
        ([{"name": "A B", "pseudonym": " "}], "Record 1 .* no pseudonym"),
        ([{"name": "A B", "pseudonym": "X"}, {"name": "C D", "pseudonym": "x"}], "share"),
    ],
)
def test_a_register_that_would_confuse_people_is_refused(records, said):
    with pytest.raises(BadInput, match=said):
        Register.from_records(records)


def test_identifiers_and_birth_dates_come_from_plain_records():
    (one,) = Register.from_records(
        [{"name": "A B", "pseudonym": "X", "born": "2022-03-02", "identifiers": [9990000018]}]
    )
    assert (one.born, one.identifiers) == (date(2022, 3, 2), ("9990000018",))


def test_nothing_that_is_kept_of_a_person_can_hold_a_score():
    assert not {f.name for f in fields(Identity)} & {"score", "rating", "rank", "fault", "blame"}


def test_every_code_has_words():
    for enum in VOCABULARIES.values():
        assert all(label(code) for code in enum)


def test_every_check_has_a_severity_and_seven_can_never_be_overridden():
    assert Problem(id="p", code="C112", message="m").severity is Severity.ERROR
    fixed = {code for code, check in checks().items() if not check.override}
    assert fixed == {"C831", "C901", "C902", "C906", "C907", "C909", "C911"}


@pytest.mark.parametrize(
    ("item", "release", "allowed"),
    [
        (ReleaseLevel.PANEL, ReleaseLevel.PANEL, True),
        (ReleaseLevel.PUBLIC, ReleaseLevel.PANEL, True),
        (ReleaseLevel.PANEL, ReleaseLevel.PUBLIC, False),
        (ReleaseLevel.CHAIR_ONLY, ReleaseLevel.PANEL, False),
    ],
)
def test_an_item_is_never_in_a_wider_release_than_its_mark(item, release, allowed):
    assert may_be_in(item, release) is allowed


def test_feedback_of_fewer_than_five_is_not_shown():
    forms = [FeedbackForm(id=str(n), scores={"1": 4, "2": 5}) for n in range(5)]
    assert mean_scores(forms[:4]) is None
    forms[0] = replace(forms[0], scores={"1": 4})
    assert mean_scores(forms) == {"1": 4.0}


def test_ids_drawn_together_are_as_long_and_as_different_as_those_drawn_alone():
    drawn = new_ids(100)
    assert len(set(drawn)) == 100
    assert {len(one) for one in (*drawn, new_id())} == {32}
    assert new_ids(0) == []
