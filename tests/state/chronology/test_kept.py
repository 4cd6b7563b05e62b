"""Whatever changes in a case, a screen that stood open shows what one opened afterwards does."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import product
from weakref import WeakKeyDictionary

import pytest
from tests.state.chronology.small import entry

from silp_widgets.domain.chronology import (
    Agency,
    Entry,
    Episode,
    Provenance,
    SeenMark,
    SharedMark,
    Theme,
)
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.narrative import Account, Anchor, Correction
from silp_widgets.domain.people import Identity, Participant
from silp_widgets.domain.returns import Problem, ReturnFile
from silp_widgets.domain.vocabulary import (
    ClaimStatus,
    EventType,
    Impact,
    PracticeQuality,
    ReleaseLevel,
    ReturnStatus,
    RowKind,
    ScopeStatus,
    Seen,
    Significance,
    SourceType,
)
from silp_widgets.state.chronology import at_hand
from silp_widgets.state.chronology.kept import Kept
from silp_widgets.state.chronology.screen import ChronologyState

CHANGES = {
    "ref": "PO-900",
    "agency": "school",
    "when": parse_when("15 May 2022"),
    "text": "Told Health Visiting about Child Z.",
    "source": "# my own note",
    "row_kind": RowKind.NO_CONTACT,
    "event_ref": "7",
    "source_type": SourceType.OTHER,
    "source_document": "a letter",
    "source_page": "3",
    "date_text": "early June",
    "time_text": "noon",
    "end_date_text": "July",
    "end_time_text": "late",
    "date_recorded": date(2022, 8, 1),
    "sequence": None,
    "event_type": EventType.NOT_SHARED,
    "people": ("K", "Adult N"),
    "location": "the flat",
    "seen": (SeenMark(person="Child L", code=Seen.SEEN),),
    "voice": "wanted Adult M to stay",
    "action_taken": "Informed Health Visiting.",
    "reason_if_none": "no answer",
    "outcome": "Shared with Health Visiting.",
    "author_comment": "unusual",
    "comment_author": "PC",
    "impact": Impact.POSITIVE,
    "significance": Significance.KEY_EPISODE,
    "practice_quality": PracticeQuality.GOOD,
    "good_practice_note": "came back the same day",
    "themes": ("neglect",),
    "episode_id": "ep",
    "same_event_id": "together",
    "shared_with": (SharedMark(agency="health_visiting", on=date(2022, 7, 1)),),
    "claim_status": ClaimStatus.DISPUTED,
    "scope_status": ScopeStatus.BACKGROUND,
    "release_level": ReleaseLevel.PUBLIC,
    "provenance": Provenance(file="b.xlsx", row=9),
    "withdrawn": True,
}
"""Another value of every field of an entry."""


@pytest.fixture
def case(small_case):
    shared = {
        "event_type": EventType.INFORMATION_SHARED,
        "people": ("K", "Adult M", "HV1"),
        "sequence": Decimal(2),
    }
    visit = entry("e3", "HV-001", "20 May 2022", seen=(SeenMark(person="", code=Seen.SEEN),))
    small_case.save(
        Agency(id="b", key="health_visiting", name="Health visiting", code="HV", place=1),
        Agency(id="c", key="school", name="School", code="SC", place=2),
        Episode(id="ep", number=1, title="The move", when=parse_when("2022")),
        entry("e1", "PO-001", "4 May 2022", sequence=Decimal(1), people=("K",)),
        entry("e2", "PO-002", "4 May 2022", **shared),
        replace(visit, agency="health_visiting", same_event_id="together"),
        entry("e4", "PO-003", "3 May 2022", sequence=Decimal(3)),
    )
    return small_case


@pytest.fixture
def shows(case, monkeypatch):
    """Show all of a chronology: as it stands open here, or as one opened this moment does."""
    state = ChronologyState(case, case)

    def show(*, anew=False):
        if anew:
            with monkeypatch.context() as patched:
                patched.setattr(at_hand, "_OPEN", WeakKeyDictionary())
                return _all_of(ChronologyState(case, case))
        return _all_of(state)

    return show


def _all_of(state):
    asked = ("people_counts", "dates_to_settle", "same_events", "count_same_events", "changed_rows")
    view = state.view()
    del view["case"]["saved"]  # the time of day
    return {
        "view": view,
        "rows": state.rows(),
        **{name: state.call(name, {}) for name in asked},
    }


def test_every_field_of_an_entry_is_followed(case, shows):
    assert set(CHANGES) == {f.name for f in fields(Entry)} - {"id"}
    before = shows()
    for key, (name, value) in product(("e2", "e4"), CHANGES.items()):
        one = case.get(Entry, key)
        assert getattr(one, name) != value
        case.save(replace(one, **{name: value}))
        assert shows() == shows(anew=True), name
        case.undo()
        assert shows() == before, name


@pytest.mark.parametrize(
    "record",
    [
        Entry(id="e9", ref="PO-009", agency="police", when=parse_when("4 May 2022")),
        Agency(id="b", key="health_visiting", name="Police at home", code="QH", place=1),
        Agency(id="d", key="nursery", name="Nursery", code="NU", place=3),
        Participant(id="p", code="M", job="Adult M"),
        ReturnFile(id="f", agency="health_visiting", status=ReturnStatus.NIL_RETURN),
        Theme(id="t", key="neglect", name="Neglect"),
        Episode(id="ep", number=1, title="The move", when=parse_when("2022 to 2023")),
        Account(id="ac", contributor="p", anchors=(Anchor(kind="entry", target="e2"),)),
        Correction(id="co", number=1, entry="e2", field="text", statement="was", proposed="is"),
        Problem(id="pr", code="C104", message="Which day?", entry="PO-002"),
    ],
    ids=lambda record: type(record).__name__,
)
def test_every_other_record_is_followed(case, shows, record):
    shows()
    case.save(record)
    assert shows() == shows(anew=True)
    case.undo()
    assert shows() == shows(anew=True)


def test_the_review_and_the_register_are_followed(case, shows):
    shows()
    review = case.review()
    case.save(replace(review, title="Adult M", scope_from=date(2022, 5, 1)))
    assert shows() == shows(anew=True)
    case.set_register([Identity(id="i", name="Corinne Ashby", pseudonym="Adult M")])
    state = ChronologyState(case, case)
    state.call("use_register", {})
    patterns = {one["name"]: one["pattern"] for one in state.view()["spoken"]["people"]}
    assert "Ashby" not in str(patterns)
    case.save(replace(case.get(Entry, "e2"), text="Rang Corinne Ashby."))
    patterns = {one["name"]: one["pattern"] for one in state.view()["spoken"]["people"]}
    assert "Ashby" in patterns["Adult M"]


def test_what_says_the_same_is_not_made_again(case):
    made = []
    kept = Kept("agency", "when")

    def ask(*beside):
        return kept.of(case.entries(), lambda: made.append(1) or len(made), *beside)

    assert [ask(), ask()] == [1, 1]
    case.save(replace(case.get(Entry, "e1"), themes=("neglect",)))
    assert ask() == 1
    assert ask("another scope") == 2
    case.save(replace(case.get(Entry, "e1"), when=parse_when("3 May 2022")))
    assert ask("another scope") == 3
