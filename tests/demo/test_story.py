"""The fixture is whole: the counts of the handbook, and nothing that points at nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from silp_widgets.demo.opening import opening
from silp_widgets.demo.sources import sources
from silp_widgets.demo.telling import telling
from silp_widgets.domain.vocabulary import Attribution, NarrativeState, Relation

REFS = [source.reference(n) for source in sources() for n in range(1, len(source.rows) + 1)]


@pytest.fixture(scope="module")
def start():
    return opening()


@pytest.fixture(scope="module")
def told():
    return telling({ref: f"id of {ref}" for ref in REFS})


def free_text(told):
    records = [
        *told.episodes,
        *told.themes,
        *told.accounts,
        *told.corrections,
        *told.findings,
        *told.recommendations,
        *told.actions,
        *told.feedback,
    ]
    return " ".join(str(record.to_json()) for record in records)


def test_22_took_part_one_without_a_supporter_and_one_not_briefed(start):
    by_id = {person.id: person.code for person in start.participants}
    assert len(by_id) == 22
    assert [by_id[s.participant] for s in start.support if not s.supporter] == ["NW1"]
    unbriefed = [s for s in start.support if not (s.briefed_on or s.caught_up_on)]
    assert [by_id[s.participant] for s in unbriefed] == ["HV2"]


def test_every_participant_and_supporter_is_in_the_register(start):
    pseudonyms = {identity.pseudonym for identity in start.register}
    assert {person.code for person in start.participants} <= pseudonyms
    assert {s.supporter for s in start.support if s.supporter} <= pseudonyms


def test_18_accounts_with_the_choices_that_the_handbook_asks_for(told):
    accounts = told.accounts
    assert len(accounts) == len({a.contributor for a in accounts}) == 18
    chosen = Counter(a.attribution for a in accounts)
    assert chosen[Attribution.DO_NOT_QUOTE] == 3
    assert chosen[Attribution.WITHDRAWN] == 2
    differing = [a for a in accounts if any(n.relation is Relation.DIFFERS for n in a.anchors)]
    assert len(differing) == 4


def test_an_account_is_withdrawn_in_state_and_attribution_alike(told):
    for account in told.accounts:
        withdrawn = account.state is NarrativeState.WITHDRAWN
        assert (account.attribution is Attribution.WITHDRAWN) == withdrawn
        assert not withdrawn or account.agreed_at is not None


def test_every_correction_and_every_difference_has_an_answer(told):
    assert len(told.corrections) == 7
    assert all(c.reason and c.what_changed and c.told_on for c in told.corrections)
    answered = {(c.account, c.entry) for c in told.corrections}
    for account in told.accounts:
        for anchor in account.anchors:
            if anchor.relation in {Relation.DIFFERS, Relation.CORRECTS}:
                assert (account.id, anchor.target) in answered


def test_every_finding_rests_on_records_and_accounts_and_has_a_good_side(told):
    assert len(told.findings) == 6
    heard = {account.id for account in told.accounts}
    for finding in told.findings:
        assert finding.entries
        assert finding.accounts
        assert set(finding.accounts) <= heard
        assert finding.good_practice
        assert finding.factors


def test_every_recommendation_traces_to_a_finding_and_has_an_action(told):
    findings = {finding.id for finding in told.findings}
    assert len(told.recommendations) == 9
    assert all(r.findings and set(r.findings) <= findings for r in told.recommendations)
    assert {a.recommendation for a in told.actions} == {r.id for r in told.recommendations}


def test_five_episodes_and_eight_themes_hold_entries_that_exist(told):
    assert (len(told.episodes), len(told.themes)) == (5, 8)
    assert set(told.episode_of) | set(told.themes_of) <= set(REFS)
    assert set(told.episode_of.values()) == {episode.id for episode in told.episodes}


def test_no_entry_is_claimed_by_two_episodes():
    from silp_widgets.demo.reading import fixture

    claimed = [ref for row in fixture("episodes")["episode"] for ref in row["entries"]]
    assert len(claimed) == len(set(claimed))


def test_twenty_feedback_forms(told):
    assert len(told.feedback) == 20
    assert all(set(form.scores) <= {str(n) for n in range(1, 11)} for form in told.feedback)


def test_nobody_s_words_hold_a_registered_person_s_name(start, told):
    text = free_text(told).casefold()
    people = [identity for identity in start.register if identity.kind != "place"]
    names = [name for p in people for name in (p.name, *p.aliases) if name != "KM"]
    assert [name for name in names if name.casefold() in text] == []


def test_nhs_numbers_are_of_the_test_range_and_pass_the_check_digit(start):
    numbers = [
        i.replace(" ", "")
        for person in start.register
        for i in person.identifiers
        if i.startswith("999 ")
    ]
    assert len(numbers) == 6
    for number in numbers:
        weighted = sum(int(d) * (10 - place) for place, d in enumerate(number[:9]))
        assert number.startswith("999")
        assert (11 - weighted % 11) % 11 == int(number[9])


def test_only_one_pair_of_people_shares_initials(start):
    people = [identity for identity in start.register if identity.kind != "place"]
    initials = Counter("".join(part[0] for part in p.name.split()) for p in people)
    assert [pair for pair, count in initials.items() if count > 1] == ["KM"]
