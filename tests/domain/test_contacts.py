import pytest

from silp_widgets.domain.chronology import Entry, SeenMark
from silp_widgets.domain.contacts import (
    Naming,
    Tally,
    longest_runs,
    subject_of,
    tallies,
    unseen_runs,
)
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.review import Review
from silp_widgets.domain.spoken import spoken_of
from silp_widgets.domain.vocabulary import ScopeStatus, Seen

REVIEW = Review(id="r", title="Child K", profile="cspr_local")


def entry(at, *people, seen=None, who="", agency="hv", **fields):
    marks = (SeenMark(person=who, code=seen),) if seen else ()
    return Entry(
        id=f"e{at}",
        ref=f"HV-{at}",
        agency=agency,
        when=parse_when(f"{at}/3/2022"),
        people=people,
        seen=marks,
        **fields,
    )


def namings(*entries, review=REVIEW):
    people = spoken_of(entries)
    naming = Naming(people, subject_of(review, people))
    return [one for entry in entries for one in naming.of(entry)]


def seen(*entries):
    return {
        (one.person.name, one.entry.ref): one.seen
        for one in namings(*entries)
        if one.seen and one.certain
    }


def test_naming_is_counted_by_person_and_agency_and_never_by_practitioner():
    counts = tallies(
        namings(
            entry(1, "Child K", "HV1", seen=Seen.SEEN_ALONE, who="K"),
            entry(2, "Child K", "Adult M", agency="police"),
            entry(3, text="K was weighed by HV1."),
        )
    )
    assert counts == {
        ("Child K", "hv"): Tally(entries=1, in_text=1, seen=1, seen_alone=1),
        ("Child K", "police"): Tally(entries=1),
        ("Adult M", "police"): Tally(entries=1),
    }


def test_a_mark_without_a_name_is_the_subjects():
    assert seen(entry(1, "Child K", "Adult M", seen=Seen.SEEN)) == {("Child K", "HV-1"): Seen.SEEN}
    assert seen(entry(1, "Child K"), entry(2, "Adult M", seen=Seen.NOT_SEEN)) == {
        ("Child K", "HV-2"): Seen.NOT_SEEN
    }


def test_a_mark_that_may_be_another_childs_is_nobodys():
    both = entry(1, "Child K", "Sibling L", seen=Seen.SEEN_ALONE)
    other = entry(2, "Sibling L", seen=Seen.SEEN)
    in_text = entry(3, "Child K", text="Child L told the teacher.", seen=Seen.SEEN)
    assert seen(both, other) == {}
    assert seen(entry(4, "Child L"), in_text) == {}


def test_a_mark_by_name_is_theirs_whoever_else_is_named():
    row = entry(1, "Child K", "Sibling L", seen=Seen.SEEN_ALONE, who="L")
    assert seen(row) == {("Sibling L", "HV-1"): Seen.SEEN_ALONE}


def test_reviewers_notes_name_nobody():
    assert namings(entry(1, "Child K", source="# chair")) == []


def test_a_run_is_broken_by_being_seen_perhaps_or_surely():
    missed = [entry(day, "Child K", seen=Seen.NOT_SEEN) for day in (1, 2, 4, 5, 6)]
    sure = entry(3, "Child K", seen=Seen.SEEN)
    perhaps = entry(3, "Child K", "Sibling L", seen=Seen.SEEN)
    for between in (sure, perhaps):
        rows = sorted((*missed, between), key=lambda row: row.when.sort_key)
        runs = unseen_runs(namings(*rows))
        assert [len(run.entries) for run in runs] == [3, 2]
        assert longest_runs(runs)["Child K"] == runs[0]


def test_contacts_that_say_nothing_or_lie_outside_the_scope_make_no_run():
    rows = [
        entry(1, "Child K", seen=Seen.NOT_SEEN),
        entry(2, "Child K"),
        entry(3, "Child K", seen=Seen.ATTEMPTED, scope_status=ScopeStatus.BACKGROUND),
    ]
    assert unseen_runs(namings(*rows)) == []
    assert len(unseen_runs(namings(*rows, entry(4, "Child K", seen=Seen.ATTEMPTED)))) == 1


@pytest.mark.parametrize(
    ("title", "name"), [("child k", "K"), ("K", "K"), ("Adult M", "Adult M"), ("M", "Adult M")]
)
def test_the_review_says_whom_it_is_about(title, name):
    people = spoken_of([entry(1, "K", "Adult M")])
    assert subject_of(Review(id="r", title=title, profile="p"), people).name == name


def test_a_review_by_another_name_is_about_nobody_named():
    people = spoken_of([entry(1, "Child K", "Adult K")])
    assert subject_of(Review(id="r", title="The review", profile="p"), people) is None
    assert subject_of(Review(id="r", title="K", profile="p"), people) is None
