"""The fictional case, made through the usual reader, importer and writer."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from silp_widgets.demo import PASSPHRASE
from silp_widgets.demo.build import CASE, RETURNS, build_demo
from silp_widgets.demo.opening import opening
from silp_widgets.domain.vocabulary import ClaimStatus, CorrectionAnswer, NarrativeState, RowKind
from silp_widgets.store.doors import open_case


@pytest.fixture(scope="module")
def made(made_demo):
    return made_demo.case


@pytest.fixture(scope="module")
def case(made):
    with open_case(made, passphrase=PASSPHRASE) as opened:
        yield opened


def test_the_case_stands_beside_its_register_and_the_returns(made):
    assert made.name == CASE
    assert len(list((made.parent / RETURNS).iterdir())) == 9


def test_all_164_rows_came_in_and_kept_their_raw_cells(case):
    entries = case.entries()
    assert len(entries) == 164
    assert all(entry.provenance.raw_cells for entry in entries)
    assert Counter(entry.row_kind for entry in entries)[RowKind.NO_CONTACT] == 9
    assert len({one.file for one in case.returns() if one.file}) == 10
    assert {entry.agency for entry in entries} == {agency.key for agency in case.agencies()}


def test_planted_faults_were_found_on_the_way_in(case):
    found = {(problem.code, problem.entry) for problem in case.problems()}
    assert {
        ("C112", "CS-011"),
        ("C104", "CS-022"),
        ("C111", "HV-015"),
        ("C108", "HO-009"),
        ("C201", "GP-009"),
    } <= found


def test_dates_that_agencies_answered_for_are_settled_and_their_words_are_kept(case):
    entry = next(e for e in case.entries() if e.ref == "HO-009")
    assert (entry.when.first_day, entry.when.text) == (date(2022, 11, 14), "14/11/2032")
    answers = {p.code: p.answer for p in case.problems() if p.entry == "HO-009"}
    assert "14 November 2022" in answers["C108"]
    assert not answers["C201"]
    assert max(e.when.last_day for e in case.entries() if e.when.is_known) <= date(2023, 6, 30)


def test_three_meetings_are_linked_and_none_is_merged(case):
    linked = Counter(entry.same_event_id for entry in case.entries() if entry.same_event_id)
    assert sorted(linked.values()) == [2, 2, 2]


def test_accounts_point_at_entries_and_people_that_are_there(case):
    entries = {entry.id for entry in case.entries()}
    episodes = {episode.id for episode in case.episodes()}
    people = {person.id for person in case.participants()}
    accounts = case.accounts()
    assert len(accounts) == 18
    for account in accounts:
        assert account.contributor in people
        assert {anchor.target for anchor in account.anchors} <= entries | episodes


def test_each_account_was_captured_before_anything_was_decided_about_it(case):
    for account in case.accounts():
        first = case.history(account.id)[0]
        assert first.after["state"] == NarrativeState.CAPTURED
        assert first.after["attribution"] == "do_not_quote"


def test_an_accepted_correction_changes_the_entry_and_its_history_keeps_the_old_words(case):
    line = next(c for c in case.corrections() if c.answer is CorrectionAnswer.ACCEPTED)
    entry = next(e for e in case.entries() if e.id == line.entry)
    assert entry.text == line.proposed
    assert entry.claim_status is ClaimStatus.CORRECTED
    assert line.statement in case.history(entry.id)[0].after["text"]


def test_making_it_again_in_the_same_place_is_refused(made):
    with pytest.raises(Exception, match="already"):
        build_demo(made.parent, passphrase=PASSPHRASE)


def test_the_case_file_holds_no_registered_name_in_the_clear(made):
    data = made.read_bytes()
    for identity in opening().register:
        assert identity.name.encode() not in data
