"""One event that two agencies recorded is found; two events of one day are not joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from silp_widgets.domain.chronology import Agency, Entry, SeenMark
from silp_widgets.domain.records import new_id
from silp_widgets.domain.vocabulary import AgencyKind, DateCertainty, DatePrecision, Seen
from silp_widgets.domain.when import When
from silp_widgets.returns import check_case, find_duplicates

DAY = date(2023, 3, 9)
STRATEGY = (
    "Strategy discussion chaired by TM1 with police. Weight chart and February incident discussed.",
    "Strategy discussion by phone: TM1 and police. Weight chart and February incident; HV2 late.",
)


def entry(agency, number, text, day=DAY, **fields):
    ref = f"{agency[:2].upper()}-{number:03d}"
    return Entry(id=new_id(), ref=ref, agency=agency, when=When.day(day), text=text, **fields)


@pytest.fixture
def chronology():
    """Return some hundred everyday entries of four agencies, among which a pair has to be found."""
    random = Random(3)  # noqa: S311 - invented rows, the same every time
    acts = ("Home visit", "Telephone call", "Letter sent", "Clinic appointment", "Note on file")
    about = ("weight", "damp in the bedroom", "school place", "prescription", "rent", "sleep")
    people = ("Adult M", "Adult F", "the landlord", "DSL1", "GP1", "SW1")
    return [
        entry(
            random.choice(("police", "gp", "housing", "school")),
            number,
            f"{random.choice(acts)} about {random.choice(about)} with {random.choice(people)}.",
            DAY + timedelta(days=random.randint(-200, 200)),
        )
        for number in range(100, 300)
    ]


def test_two_tellings_of_one_meeting_are_found_among_many_rows(chronology):
    ours = entry("childrens_social_care", 29, STRATEGY[0])
    theirs = entry("health_visiting", 19, STRATEGY[1], DAY + timedelta(days=1))
    found = find_duplicates([*chronology, ours, theirs])
    pair = next(cluster for cluster in found if set(cluster.members) == {ours.ref, theirs.ref})
    assert [conflict.code for conflict in pair.conflicts] == ["C403"]
    assert "9 Mar 2023" in pair.conflicts[0]
    assert len(found) < len(chronology) / 20


def test_days_apart_the_same_words_are_two_events():
    rows = [entry("gp", 1, STRATEGY[0]), entry("police", 2, STRATEGY[0], DAY + timedelta(days=9))]
    assert find_duplicates(rows) == []


def test_records_that_differ_on_who_was_seen_and_on_roles_say_so():
    rows = [
        entry(
            "police",
            1,
            STRATEGY[0] + " Adult M (victim).",
            seen=(SeenMark(person="K", code=Seen.SEEN),),
        ),
        entry(
            "gp",
            2,
            STRATEGY[0] + " Adult M (suspect).",
            seen=(SeenMark(person="K", code=Seen.NOT_SEEN),),
        ),
    ]
    found = find_duplicates(rows)[0].conflicts
    assert {conflict.code for conflict in found} == {"C404", "C604"}


def test_the_case_is_checked_for_links_silences_and_agencies_without_rows():
    rows = [
        entry("gp", 1, STRATEGY[0]),
        entry("police", 2, STRATEGY[1]),
        *(
            entry(
                "school",
                n,
                "Visit",
                DAY + timedelta(days=n),
                seen=(SeenMark(person="K", code=Seen.NOT_SEEN),),
            )
            for n in (3, 4, 5)
        ),
    ]
    agencies = [
        Agency(id=new_id(), key="housing", name="Housing", code="HO", kind=AgencyKind.HOUSING)
    ]
    problems = check_case(rows, agencies, scope=(DAY, DAY + timedelta(days=90)))
    codes = [problem.code for problem in problems]
    assert codes.count("C402") == codes.count("C504") == codes.count("C506") == 1
    assert codes.count("C507") == 1
    assert "Housing" in next(p.message for p in problems if p.code == "C507")
    assert check_case([], agencies, nil_returns=frozenset({"housing"})) == []


def test_records_that_each_name_somebody_else_are_less_alike():
    same = [
        entry("police", 1, STRATEGY[0], people=("K", "M")),
        entry("gp", 2, STRATEGY[0], people=("K", "M")),
    ]
    other = [same[0], entry("gp", 3, STRATEGY[0], people=("K", "F"))]
    assert find_duplicates(other)[0].score < find_duplicates(same)[0].score


def test_an_offer_says_why_in_words():
    rows = [
        entry("police", 1, STRATEGY[0], people=("Adult M",)),
        entry("gp", 2, STRATEGY[0], people=("Adult M", "K")),
    ]
    (found,) = find_duplicates(rows)
    assert found.why[:2] == ("same day", "both name Adult M")
    assert found.why[2].startswith("both write of ")
    assert found.why[-1] == "texts almost the same"


def test_abbreviations_and_relations_meet_the_words_in_full(chronology):
    ours = entry("police", 1, "DV incident; S47, strat disc, MGM and HV rang.")
    theirs = entry(
        "childrens_social_care",
        2,
        "Domestic abuse. Section 47 and strategy meeting; calls from maternal grandmother and"
        " health visitor.",
    )
    found = find_duplicates([*chronology, ours, theirs])
    assert {ours.ref, theirs.ref} in [set(cluster.members) for cluster in found]


def test_slips_of_the_pen_do_not_hide_a_record(chronology):
    text = "Paramedics resuscitated the lodger beside the trampoline after electrocution."
    slips = "PARAMEDICS RESUSITATED THE LODGER BESIDE THE TRAMPOLNE AFTER ELECTROCUTON"
    ours, theirs = entry("police", 1, text), entry("gp", 2, slips)
    found = find_duplicates([*chronology, ours, theirs])
    assert {ours.ref, theirs.ref} in [set(cluster.members) for cluster in found]


def test_a_sentence_that_stands_on_every_other_day_is_no_evidence():
    people = [f"Child {letter}" for letter in "BCDEFGHJ"]
    rows = [
        entry(
            ("gp", "school", "police")[number % 3],
            number,
            f"Home visit. {people[number % 8]} seen. No concerns.",
            DAY + timedelta(days=number // 2),
        )
        for number in range(120)
    ]
    assert len(find_duplicates(rows)) <= 2


def test_a_note_of_being_told_the_day_after_is_an_event_of_its_own(chronology):
    fact = "Neighbour heard shouting and glass breaking; officers found the back door open."
    ours = entry("police", 1, fact)
    later = [
        entry("childrens_social_care", 2, text, DAY + timedelta(days=1))
        for text in (
            "Police notification: neighbour heard shouting, officers found door open.",
            "Neighbour heard shouting, officers found door open. Police were there.",
        )
    ]
    told, dated_late = (
        {
            frozenset(cluster.members): cluster.score
            for cluster in find_duplicates([*chronology, ours, other])
        }.get(frozenset({ours.ref, other.ref}), 0)
        for other in later
    )
    assert told < dated_late - 0.1


def test_the_order_in_which_returns_came_changes_nothing(chronology):
    rows = [*chronology, entry("police", 1, STRATEGY[0]), entry("gp", 2, STRATEGY[1])]
    assert find_duplicates(rows) == find_duplicates(rows[::-1])


def test_two_tellings_with_hardly_a_word_in_common_are_found_by_what_they_are_about(chronology):
    ours = entry("hospital", 1, "Toddler brought in with a spiral fracture of the humerus.")
    theirs = entry("health_visiting", 2, "Ward sister left word: broken arm, nobody can say how.")
    found = {
        frozenset(cluster.members): cluster.why
        for cluster in find_duplicates([*chronology, ours, theirs])
    }
    assert "both are about injury" in found[frozenset({ours.ref, theirs.ref})]


def test_a_line_belongs_to_the_minutes_that_others_share_words_with(chronology):
    minutes = (
        "Child protection conference chaired by the reviewing officer. The kitchen fire, the"
        " lodger’s bail conditions and the locksmith’s quotation were gone through."
    )
    rows = [
        entry("childrens_social_care", 1, minutes),
        entry("police", 2, "Case conference. Lodger’s bail conditions given."),
        entry("health_visiting", 3, "CP conference: kitchen fire."),
    ]
    found = find_duplicates([*chronology, *rows])
    assert {row.ref for row in rows} in [set(cluster.members) for cluster in found]
    (why,) = (cluster.why for cluster in found if len(cluster.members) == len(rows))
    assert any(" write of " in phrase for phrase in why)


def test_the_same_hour_tells_more_where_few_records_share_it(chronology):
    def scored(hour):
        day = datetime.combine(DAY, time(hour))
        when = When(
            earliest=day,
            latest=day,
            precision=DatePrecision.EXACT_TIME,
            certainty=DateCertainty.STATED,
            text=f"{day:%d/%m/%Y %H:%M}",
        )
        nine = [
            replace(row, when=replace(when, earliest=early, latest=early))
            for row in chronology
            if (early := datetime.combine(row.when.first_day, time(9)))
        ]
        pair = [
            replace(entry(agency, 1, STRATEGY[0][:40]), when=when) for agency in ("police", "gp")
        ]
        refs = {row.ref for row in pair}
        return next(c.score for c in find_duplicates([*nine, *pair]) if set(c.members) == refs)

    assert scored(4) > scored(9)
