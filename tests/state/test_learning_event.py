from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry, Episode
from silp_widgets.domain.errors import BadInput, CaseIsReadOnly, NothingToUndo, NotYet
from silp_widgets.domain.people import Participant, Support
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeFrame,
    NarrativeState,
    Relation,
    ReleaseLevel,
)
from silp_widgets.domain.when import When
from silp_widgets.state import narrating
from silp_widgets.state.learning_event import LearningEventState

WORDS = "learning_event/words"


@pytest.fixture
def case(make_case):
    case = make_case()
    case.save(
        Agency(id="a1", key="health_visiting", name="Health visiting", code="HV"),
        Episode(id="ep1", number=1, title="The first weeks", when=When.unknown()),
        Episode(id="ep2", number=2, title="The move", when=When.unknown()),
        Entry(
            id="e14",
            ref="HV-014",
            agency="health_visiting",
            when=When.day(date(2022, 3, 14)),
            text="Home visit. Child not seen.",
            episode_id="ep2",
        ),
        Participant(id="p1", code="HV1", job="health visitor", agency="health_visiting"),
        Participant(id="p2", code="SW1", job="social worker"),
        Support(id="s1", participant="p1", supporter="S-HV1", briefed_on=date(2026, 11, 1)),
    )
    return case


@pytest.fixture
def state(case):
    return LearningEventState(case, case)


def context(**chosen):
    return {"speaker": "p1", "about": "e14", "relation": "adds", "frame": "at_the_time", **chosen}


def said(state, text="Eleven visits that day and no car.", **chosen):
    return state.call("capture", {"text": text, "context": context(**chosen)})["id"]


def only(case):
    (account,) = case.accounts()
    return account


def test_captured_words_are_kept_to_the_letter_and_are_not_to_be_quoted(case, state):
    words = "  I said “no”;\n\nnobody wrote it down…  "
    said(state, words)
    account = only(case)
    assert account.text_verbatim == words
    assert account.state is NarrativeState.CAPTURED
    assert account.attribution is Attribution.DO_NOT_QUOTE
    assert account.anchors[0].target == "e14"
    assert account.captured_at is not None


def test_capturing_without_a_speaker_keeps_the_draft_and_asks_kindly(case, state):
    kept = state.call("keep_draft", {"text": "Unheard.", "context": {}, "base": 0, "page": "a"})
    with pytest.raises(NotYet, match="Who said this"):
        state.call("capture", {"text": "Unheard.", "context": context(speaker=""), "page": "a"})
    assert case.accounts() == ()
    assert case.draft(kept["place"]).text == "Unheard."


def test_a_capture_that_fails_half_way_leaves_the_draft_and_no_account(case, state):
    state.call("keep_draft", {"text": "Unheard.", "context": {}, "base": 0, "page": "a"})
    with pytest.raises(BadInput):
        said(state, "Unheard.", frame="sideways")
    assert case.accounts() == ()
    assert case.draft(WORDS).text == "Unheard."


def test_capturing_empties_the_draft_in_the_same_act(case, state):
    state.call("keep_draft", {"text": "Words.", "context": {}, "base": 0, "page": "a"})
    state.call("capture", {"text": "Words.", "context": context(), "page": "a"})
    assert case.draft(WORDS) is None
    assert len({change.group for change in case.changes() if change.noun == "account"}) == 1


def test_a_correction_enters_the_ledger_in_the_same_act(case, state):
    account = said(state, "She was seen, asleep.", relation="corrects")
    (line,) = case.corrections()
    assert (line.number, line.entry, line.account) == (1, "e14", account)
    assert line.statement == "Home visit. Child not seen."
    assert line.proposed == "She was seen, asleep."
    assert line.answer is CorrectionAnswer.PENDING
    assert {c.group for c in case.history(line.id)} == {c.group for c in case.history(account)}


def test_words_that_stand_in_for_a_correction_never_reach_the_panel_by_it(case, state):
    said(state, "She was asleep, I looked in.", relation="corrects")
    said(state, "She was asleep.", relation="corrects", proposed="Child seen, asleep.")
    private, proposed = case.corrections()
    assert private.release_level is ReleaseLevel.REVIEW_TEAM
    assert proposed.release_level is ReleaseLevel.PANEL


def test_taking_words_back_takes_back_what_they_asked_to_correct(case, state):
    account = said(state, relation="corrects")
    state.call("withdraw", {"account": account})
    assert only(case).state is NarrativeState.WITHDRAWN
    assert case.corrections()[0].answer is CorrectionAnswer.WITHDRAWN
    assert state.view()["recent"][0]["text"] == ""


def test_words_are_agreed_only_after_they_were_read_back(case, state):
    account = said(state)
    with pytest.raises(NotYet):
        state.call("agree", {"account": account, "attribution": "role_only"})
    state.call("read_back", {"account": account})
    state.call("agree", {"account": account, "attribution": "role_only"})
    assert only(case).state is NarrativeState.AGREED
    assert only(case).attribution is Attribution.ROLE_ONLY


def test_only_the_contributor_may_change_the_words(case, state):
    account = said(state)
    with pytest.raises(BadInput, match="Only the person"):
        state.call("amend", {"account": account, "text": "Other.", "contributor": "SW1"})
    state.call("amend", {"account": account, "text": "Twelve visits.", "contributor": "HV1"})
    assert only(case).text_verbatim == "Twelve visits."
    assert only(case).state is NarrativeState.AMENDED


def test_a_correction_follows_the_words_its_contributor_changes(case, state):
    account = said(state, "Seen.", relation="corrects")
    narrating.amend(case, account, "Seen, asleep.", contributor="HV1")
    assert case.corrections()[0].proposed == "Seen, asleep."


def test_what_went_well_alone_is_worth_capturing(case, state):
    said(state, "", well="The nursery rang me the same hour.")
    assert only(case).what_went_well == "The nursery rang me the same hour."
    assert only(case).text_verbatim


def test_good_practice_added_after_agreement_has_to_be_agreed_again(case, state):
    account = said(state)
    state.call("read_back", {"account": account})
    state.call("agree", {"account": account, "attribution": "role_only"})
    state.call("record_good_practice", {"account": account, "text": "The rota was shared."})
    assert only(case).what_went_well == "The rota was shared."
    assert only(case).state is NarrativeState.AMENDED


def test_frame_and_factors_come_with_the_words(case, state):
    said(state, frame="with_hindsight", factors=["conditions_of_work/frontline"])
    assert only(case).frame is NarrativeFrame.WITH_HINDSIGHT
    assert [(f.code, f.level) for f in only(case).factors] == [("conditions_of_work", "frontline")]


def test_everything_but_the_words_can_be_set_later(case, state):
    account = said(state, about="")
    state.call("set_about", {"account": account, "context": context(relation="corrects")})
    assert only(case).anchors[0].relation is Relation.CORRECTS
    assert only(case).state is NarrativeState.CAPTURED
    assert case.corrections()[0].entry == "e14"


def test_the_screen_knows_who_has_not_been_heard(state):
    assert [p["code"] for p in state.view()["people"] if not p["accounts"]] == ["HV1", "SW1"]
    said(state)
    assert [p["code"] for p in state.view()["people"] if not p["accounts"]] == ["SW1"]


def test_readiness_is_said_per_person(state):
    ready = {p["code"]: p["not_ready"] for p in state.view()["people"]}
    assert ready == {"HV1": "", "SW1": "no supporter named yet and not briefed yet"}


def test_the_record_shows_who_spoke_about_each_entry(state):
    state.call("set_focus", {"episode": "ep2"})
    said(state, relation="differs")
    (entry,) = state.view()["record"]["entries"]
    assert entry["ref"] == "HV-014"
    assert entry["spoken"] == [{"code": "HV1", "relation": "differs"}]


def test_the_episode_in_focus_survives_a_restart(case, state):
    state.call("set_focus", {"episode": "ep2"})
    assert LearningEventState(case, case).view()["focus"]["title"] == "The move"


def test_undo_brings_captured_words_back_to_be_typed_on(case, state):
    said(state, "Eleven visits.", relation="corrects")
    answer = state.call("undo", {})
    assert case.accounts() == ()
    assert case.corrections() == ()
    assert answer["draft"]["text"] == "Eleven visits."
    assert answer["draft"]["context"]["speaker"] == "p1"
    state.call("redo", {})
    assert only(case).text_verbatim == "Eleven visits."
    assert case.draft(WORDS) is None


def test_undo_never_takes_back_what_was_done_on_another_page(case, state):
    said(state)
    other = LearningEventState(case, case)
    with pytest.raises(NothingToUndo, match="on this page"):
        other.call("undo", {})


@pytest.mark.usefixtures("case")
def test_a_case_open_for_reading_shows_and_takes_nothing(open_again):
    with open_again() as reader:
        state = LearningEventState(reader)
        assert state.view()["read_only"]
        with pytest.raises(CaseIsReadOnly):
            state.call("keep_draft", {"text": "x", "context": {}, "base": 0})


def test_a_page_can_type_in_no_other_place(state):
    for place in ("page_key", "learning_event/focus", "learning_event/amend/nobody"):
        with pytest.raises((BadInput, LookupError)):
            state.call("keep_draft", {"text": "x", "context": {}, "base": 0, "place": place})


def test_neither_the_key_nor_words_being_typed_are_in_the_view(state):
    state.call("keep_draft", {"text": "Being typed.", "context": {}, "base": 0, "page": "a"})
    key = state.call("hello", {})["key"]
    assert key not in str(state.view())
    assert "Being typed." not in str(state.view())


def test_entries_are_found_by_ref_date_and_words(state):
    for words in ("hv-014", "mar 2022", "home visit"):
        assert [e["ref"] for e in state.call("find", {"words": words})["entries"]] == ["HV-014"]
    assert state.call("find", {"words": "teapot"})["entries"] == []


def test_an_account_can_be_recorded_from_a_notebook_in_one_line(case):
    account = narrating.record_account(
        case, contributor="hv1", text="As I saw it.", about="HV-014", relation="differs"
    )
    assert case.accounts() == (account,)
    line = narrating.record_account(
        case, contributor="SW1", text="No.", about="Episode 2", relation="corrects"
    )
    assert case.corrections()[0].report_line == "Episode 2: The move"
    answered = narrating.answer_correction(case, case.corrections()[0], "accepted")
    assert answered.account == line.id
