from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from silp_widgets.domain.chronology import Agency, Entry, Episode, Provenance, SeenMark, Theme
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, CaseIsReadOnly, DateNotUnderstood
from silp_widgets.domain.narrative import Account, Anchor, Correction
from silp_widgets.domain.people import Participant
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    PracticeQuality,
    Relation,
    RowKind,
    ScopeStatus,
    Seen,
)
from silp_widgets.domain.when import When
from silp_widgets.state.chronology.screen import ChronologyState


def entry(entry_id, ref, day, agency="health_visiting", **fields):
    when = day if isinstance(day, When) else parse_when(day)
    fields = {"source": "contact sheet", "date_text": when.text, **fields}
    return Entry(id=entry_id, ref=ref, agency=agency, when=when, **fields)


@pytest.fixture
def case(make_case):
    case = make_case(scope_from=date(2022, 1, 1), scope_to=date(2022, 12, 31))
    case.save(
        Agency(id="a1", key="health_visiting", name="Health visiting", code="HV", place=0),
        Agency(id="a2", key="police", name="Police", code="PO", place=1),
        Episode(id="ep1", number=1, title="The move", when=parse_when("March 2022")),
        Theme(id="t1", key="neglect", name="Neglect"),
        Participant(id="p1", code="HV1", job="health visitor", agency="health_visiting"),
        entry(
            "e1",
            "HV-001",
            "14/03/2022",
            text="Home visit.",
            people=("K",),
            seen=(SeenMark(person="K", code=Seen.SEEN_ALONE),),
            provenance=Provenance(
                file="hv.docx", row=4, raw_cells={"Date": "14.03/22", "Event": "Home visit."}
            ),
        ),
        entry("e2", "PO-001", "14/03/2022", "police", text="Call from a neighbour."),
        entry("e3", "PO-002", "15/03/2022 14:30", "police", text="Visit with the team."),
        entry("e4", "HV-002", "16/03/2022", text="Joint visit.", date_recorded=date(2022, 4, 1)),
    )
    return case


def do(state, verb, **arguments):
    """Ask for a verb as the page does."""
    return state.call(verb, arguments)


def row(state, entry_id):
    return next(r for r in state.rows() if r["id"] == entry_id)


def test_rows_come_in_order_and_say_what_the_record_says(state):
    assert [r["ref"] for r in state.rows()] == ["HV-001", "PO-001", "PO-002", "HV-002"]
    first = row(state, "e1")
    assert first["date"] == "Mon 14 Mar 2022"
    assert first["wording"] == "14/03/2022"
    assert first["day"] == "2022-03-14"
    assert first["seen"] == [["K", "seen alone"]]
    # What is empty or usual isn't sent.
    assert not {"voice", "from", "to", "precision", "certainty", "quality"} & set(first)


def test_a_stretch_of_days_sends_both_its_ends(state, case):
    case.save(entry("m1", "HV-030", "March 2022"))
    month = row(state, "m1")
    assert (month["from"], month["to"]) == ("2022-03-01", "2022-03-31")
    assert "day" not in month
    assert month["precision"] == "month"


def test_an_order_that_nothing_settles_is_not_implied(state, case):
    assert row(state, "e1").get("loose")
    assert row(state, "e2").get("loose")
    assert not row(state, "e3").get("loose")
    case.save(entry("e5", "HV-003", "15/03/2022", text="Seemed well."))
    assert row(state, "e5")["loose"]
    assert not row(state, "e3").get("loose")


def test_one_agencys_sequence_orders_its_own_day(state, case):
    day = "20/03/2022"
    case.save(entry("s1", "HV-010", day, sequence=Decimal(1)))
    case.save(entry("s2", "HV-011", day, sequence=Decimal("1.5")))
    assert not row(state, "s1").get("loose")
    case.save(entry("s3", "PO-011", day, "police"))
    assert row(state, "s1")["loose"]


def test_who_knew_what_by_when_follows_the_records_alone(state):
    assert "known" not in row(state, "e1")  # its own agency had it from its own day
    assert row(state, "e4")["known"] == {"health_visiting": "2022-04-01"}
    do(state, "link_same_event", ids=["e3", "e4"])
    assert row(state, "e3")["known"] == {"police": "2022-03-15", "health_visiting": "2022-04-01"}


def test_an_open_date_is_not_claimed_to_have_been_known(state, case):
    case.save(entry("o1", "HV-020", "after 6 June 2022", text="Moved away."))
    assert "known" not in row(state, "o1")


def test_a_correction_keeps_both_readings_and_the_row_as_received(state, case):
    answer = state.correct_entry(
        id="e1",
        changes={"when": "15 March 2022", "text": "Home visit."},
        reason="The contact sheet was seen",
    )
    assert "HV-001" in answer["said"]
    now = case.get(Entry, "e1")
    assert now.when.first_day == date(2022, 3, 15)
    assert now.date_text == "14/03/2022"
    assert now.provenance.raw_cells["Date"] == "14.03/22"
    (line,) = case.corrections()
    assert (line.number, line.field, line.statement, line.proposed) == (
        1,
        "when",
        "14/03/2022",
        "15 March 2022",
    )
    assert line.answer is CorrectionAnswer.ACCEPTED
    shown = state.view()["ledger"]["e1"][0]
    assert (shown["was"], shown["is"]) == ("14/03/2022", "15 March 2022")
    assert row(state, "e1")["corrections"] == 1
    assert row(state, "e1")["wording"] == "14/03/2022"


def test_undo_takes_back_the_correction_and_its_line_together(state, case):
    state.correct_entry(id="e1", changes={"text": "Visit at home."}, reason="Answer of 4 May")
    state.undo()
    assert case.get(Entry, "e1").text == "Home visit."
    assert case.corrections() == ()
    state.redo()
    assert case.get(Entry, "e1").text == "Visit at home."


@pytest.mark.parametrize(
    ("changes", "reason", "error"),
    [
        ({"source": "  "}, "seen", BadInput),
        ({"text": "Home visit."}, "seen", BadInput),
        ({"text": "Other"}, "  ", BadInput),
        ({"provenance": "x"}, "seen", BadInput),
        ({"when": "31/04/2022"}, "seen", DateNotUnderstood),
        ({"sequence": "first"}, "seen", BadInput),
        ({"text": 3}, "seen", BadInput),
        ("text", "seen", BadInput),
    ],
)
def test_a_correction_that_cannot_stand_changes_nothing(state, case, changes, reason, error):
    before = case.last_change()
    with pytest.raises(error):
        state.correct_entry(id="e1", changes=changes, reason=reason)
    assert case.last_change() == before


def test_an_entry_that_came_without_a_source_can_be_corrected_as_it_is(state, case):
    case.save(entry("e9", "HV-009", "1 May 2022", text="Rang.", source=""))
    state.correct_entry(id="e9", changes={"when": "2 May 2022"}, reason="Their answer")
    assert case.get(Entry, "e9").when.first_day == date(2022, 5, 2)
    assert case.get(Entry, "e9").source == ""


def test_a_typed_entry_gets_the_agencys_next_number_and_its_place_in_scope(state, case):
    values = {"when": "June 2021", "text": "Booked.", "source": "booking form", "people": "M, K"}
    answer = state.add_entry(agency="health_visiting", values=values)
    added = case.get(Entry, answer["id"])
    assert added.ref == "HV-003"
    assert added.scope_status is ScopeStatus.BACKGROUND
    assert added.people == ("M", "K")
    assert added.date_text == "June 2021"


@pytest.mark.parametrize("when", ["before 6 June 2022", "since 3 March 2022", "date not known"])
def test_a_date_that_may_reach_into_the_scope_is_in_it_as_in_a_return(state, case, when):
    values = {"when": when, "text": "Booked.", "source": "booking form"}
    added = case.get(Entry, state.add_entry(agency="health_visiting", values=values)["id"])
    assert added.scope_status is ScopeStatus.IN_SCOPE


@pytest.mark.parametrize("missing", ["when", "text", "source"])
def test_an_entry_without_date_words_or_source_is_refused(state, missing):
    values = {"when": "1/2/2022", "text": "Seen.", "source": "log"}
    del values[missing]
    with pytest.raises(BadInput):
        state.add_entry(agency="police", values=values)


def test_many_entries_are_set_at_once_and_undone_at_once(state, case):
    said = do(
        state, "set_many", ids=["e1", "e2"], add_theme="neglect", episode="ep1", quality="good"
    )
    assert said == {"said": "Set on 2 entries."}
    assert case.get(Entry, "e2").themes == ("neglect",)
    assert case.get(Entry, "e1").practice_quality is PracticeQuality.GOOD
    assert row(state, "e1")["good"]
    state.undo()
    assert case.get(Entry, "e1").episode_id == ""
    assert case.get(Entry, "e2").themes == ()


def test_unknown_codes_and_entries_are_refused(state):
    with pytest.raises(BadInput):
        do(state, "set_many", ids=["e1"], add_theme="no such theme")
    with pytest.raises(BadInput):
        do(state, "set_many", ids=["e1"], quality="blameworthy")
    with pytest.raises(BadInput):
        do(state, "set_many", ids=["nobody"], episode="ep1")


def test_records_of_one_event_are_linked_and_never_merged(state, case):
    do(state, "link_same_event", ids=["e1", "e2"])
    do(state, "link_same_event", ids=["e2", "e3"])
    events = {case.get(Entry, e).same_event_id for e in ("e1", "e2", "e3")}
    assert len(events) == 1
    assert len(case.entries()) == 4
    do(state, "unlink", ids=["e1"])
    assert case.get(Entry, "e1").same_event_id == ""
    assert case.get(Entry, "e2").same_event_id
    do(state, "unlink", ids=["e2"])
    assert case.get(Entry, "e3").same_event_id == ""  # a lone record is no link


def test_one_record_alone_is_no_link(state):
    with pytest.raises(BadInput):
        do(state, "link_same_event", ids=["e1"])


def test_a_form_offers_no_bare_number_of_a_spreadsheet_as_a_date(case):
    when = replace(parse_when("10/01/2022"), text="44571")
    case.save(entry("e9", "HV-009", when, text="Visit."))
    assert ChronologyState(case, case).open_entry(id="e9")["fields"]["when"] == "Mon 10 Jan 2022"


def test_opening_an_entry_brings_its_raw_row_and_who_changed_what(state):
    state.correct_entry(id="e1", changes={"text": "Visit."}, reason="The sheet was seen")
    story = state.open_entry(id="e1")
    assert story["raw"] == [["Date", "14.03/22"], ["Event", "Home visit."]]
    assert (story["file"], story["row"]) == ("hv.docx", 4)
    newest = story["history"][0]
    assert newest["who"] == "chair"
    assert ["what happened", "Home visit.", "Visit."] in newest["fields"]
    assert story["fields"]["text"] == "Visit."


def test_the_history_names_themes_episodes_and_linked_records_as_people_do(state):
    state.call("set_many", {"ids": ["e1"], "add_theme": "neglect", "episode": "ep1"})
    state.call("link_same_event", {"ids": ["e1", "e2"]})
    told = [field for act in state.open_entry(id="e1")["history"] for field in act["fields"]]
    other = next(row["ref"] for row in state.rows() if row["id"] == "e2")
    assert ["same event", "", f"one event with {other}"] in told
    assert ["episode", "", "1 The move"] in told
    assert any(name == "themes" and now.endswith("Neglect") for name, _, now in told)


def test_without_a_writer_nothing_can_be_done(case):
    state = ChronologyState(case)
    assert state.view()["read_only"]
    for verb, args in [
        ("correct_entry", {"id": "e1", "changes": {"text": "x"}, "reason": "y"}),
        ("add_entry", {"agency": "police", "values": {}}),
        ("set_many", {"ids": ["e1"], "episode": "ep1"}),
        ("link_same_event", {"ids": ["e1", "e2"]}),
        ("unlink", {"ids": ["e1"]}),
        ("undo", {}),
        ("redo", {}),
    ]:
        with pytest.raises(CaseIsReadOnly, match="for reading only"):
            state.call(verb, args)


def test_what_a_practitioner_chose_decides_what_a_reader_sees(case):
    anchor = (Anchor(kind="entry", target="e1", relation=Relation.DIFFERS),)
    words = {"text_verbatim": "I was not asked.", "text_paraphrase": "They were not asked."}
    for number, (attribution, state) in enumerate(
        [
            (Attribution.ROLE_ONLY, NarrativeState.AGREED),
            (Attribution.PARAPHRASE_ONLY, NarrativeState.AGREED),
            (Attribution.DO_NOT_QUOTE, NarrativeState.AGREED),
            (Attribution.ROLE_ONLY, NarrativeState.WITHDRAWN),
        ]
    ):
        case.save(
            Account(
                id=f"ac{number}",
                contributor="p1",
                anchors=anchor,
                attribution=attribution,
                state=state,
                captured_at=datetime(2026, 11, 1, 10, number),  # noqa: DTZ001 - UTC by the field's rule
                **words,
            )
        )
    shown = {a["id"]: a["text"] for a in ChronologyState(case).view()["said"]["e1"]}
    assert shown == {"ac0": "I was not asked.", "ac1": "They were not asked.", "ac2": ""}
    assert row(ChronologyState(case), "e1")["accounts"] == {"differs": 3}


def test_a_withdrawn_correction_is_shown_nowhere(case, state):
    withdrawn = CorrectionAnswer.WITHDRAWN
    case.save(
        Correction(id="c1", number=1, statement="a", proposed="b", entry="e1", answer=withdrawn)
    )
    assert state.view()["ledger"] == {}
    assert "corrections" not in row(state, "e1")


def test_no_practitioner_gets_a_lane_and_nobody_is_ranked(case, state):
    day = "5/5/2022"
    case.save(entry("w1", "HV-030", day, people=("SW2", "HV1", "Sibling L", "Adult M")))
    case.save(
        entry("w2", "HV-031", day, people=("SW2",)), entry("w3", "HV-032", day, people=("SW2",))
    )
    view = state.view()
    assert view["family"] == ["Adult M", "K", "Sibling L"]
    assert view["people"] == ["Adult M", "K", "Sibling L", "HV1", "SW2"]


def test_a_plain_date_that_nobody_wrote_is_not_shown_as_written(case, state):
    case.save(entry("p1", "PO-030", When.day(date(2022, 7, 1)), "police", date_text=""))
    assert "wording" not in row(state, "p1")
    case.save(entry("p3", "PO-032", "1st July 2022", "police", date_text=""))
    assert row(state, "p3")["wording"] == "1st July 2022"


def test_no_contact_and_notes_are_told_apart(case, state):
    case.save(
        entry("n1", "PO-009", "May 2022", "police", row_kind=RowKind.NO_CONTACT),
        entry("n2", "PO-010", "1/6/2022", "police", source="#check with the author"),
    )
    assert row(state, "n1")["kind"] == "no_contact"
    assert row(state, "n2")["note"]
