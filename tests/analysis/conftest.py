"""A small fictional review, held in memory."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from silp_widgets.domain.chronology import Agency, Entry, Episode, Provenance, SeenMark
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.finding import Action, Finding, Recommendation
from silp_widgets.domain.narrative import Account, Anchor, Correction, FactorMark
from silp_widgets.domain.people import Participant
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    Relation,
    Role,
    RowKind,
    Seen,
)

AGENCIES = (
    Agency(id="a1", key="health_visiting", name="Health visiting", code="HV", place=0),
    Agency(id="a2", key="police", name="Police", code="PO", place=1),
    Agency(id="a3", key="housing", name="Housing", code="HO", place=4),
)
KEYS = {agency.code: agency.key for agency in AGENCIES}


def entry(ref, when, **more):
    """Return an entry of the agency that its reference names."""
    more.setdefault("source", "case record")
    return Entry(
        id=f"id-{ref}",
        ref=ref,
        agency=KEYS[ref[:2]],
        when=parse_when(when),
        provenance=Provenance(file="sent.xlsx", row=int(ref[-3:])),
        **more,
    )


def marks(code, person="K"):
    return (SeenMark(person=person, code=code),)


ENTRIES = (
    entry("HV-001", "10/01/2022", text="New birth visit.", seen=marks(Seen.SEEN_ALONE),
          date_recorded=date(2022, 1, 12), episode_id="e1", sequence=Decimal("1.5")),
    entry("PO-001", "10/01/2022 14:30", text="=Call to the flat", same_event_id="call",
          seen=marks(Seen.NOT_SEEN), episode_id="e1"),
    entry("HV-002", "March 2022", text="Visit tried.", seen=marks(Seen.ATTEMPTED)),
    entry("HV-003", "1 April 2022 to 20 April 2022", row_kind=RowKind.NO_CONTACT),
    entry("PO-002", "before 6 June 2022", text="Earlier call.", seen=marks(Seen.NOT_SEEN)),
    entry("HV-004", "30/06/2022", text="Call shared by police.", same_event_id="call",
          seen=marks(Seen.NOT_RECORDED)),
    entry("HV-005", "01/07/2022", text="A thought.", source="# reviewer"),
)  # fmt: skip

ACCOUNTS = (
    Account(
        id="s1", contributor="p1", text_verbatim="I walked.", state=NarrativeState.AGREED,
        anchors=(
            Anchor(kind="entry", target="id-HV-001", relation=Relation.CORRECTS),
            Anchor(kind="episode", target="e1", relation=Relation.ADDS),
        ),
        factors=(FactorMark(code="own_team", level="frontline"),),
        what_went_well="My manager moved my clinic.",
        captured_at=datetime(2022, 12, 12, 10, 5, tzinfo=UTC),
    ),
    Account(
        id="s2", contributor="p2", text_verbatim="Take it all back.",
        state=NarrativeState.WITHDRAWN, attribution=Attribution.WITHDRAWN,
        anchors=(Anchor(kind="general"),), factors=(FactorMark(code="role"),),
        what_went_well="Never mind.",
    ),
)  # fmt: skip


@dataclass
class Held:
    """The doors that frames use, over plain values."""

    kept: dict = field(default_factory=dict)

    def review(self):
        return self.kept["review"]

    def __getattr__(self, name):
        if name.startswith("_") or name == "heard":
            raise AttributeError(name)
        return lambda: tuple(self.kept.get(name, ()))


@pytest.fixture
def empty():
    """A review in which nothing is yet."""
    return Held({"review": Review(id="r", title="Child K", profile="cspr_local")})


@pytest.fixture
def small():
    """A review with a little of everything."""
    review = Review(
        id="r", title="Child K", profile="cspr_local",
        scope_from=date(2022, 1, 1), scope_to=date(2022, 9, 30),
    )  # fmt: skip
    return Held(
        {
            "review": review,
            "agencies": AGENCIES,
            "entries": ENTRIES,
            "episodes": (Episode(id="e1", number=1, title="A flat", when=parse_when("Jan 2022")),),
            "participants": (
                Participant(id="p1", code="HV1", job="health visitor", agency="health_visiting"),
                Participant(id="p2", code="PC1", job="police constable", agency="police"),
            ),
            "accounts": ACCOUNTS,
            "corrections": (
                Correction(id="c1", number=1, statement="Refused", proposed="Not home",
                           entry="id-HV-002", answer=CorrectionAnswer.ACCEPTED),
                Correction(id="c2", number=2, statement="Page 3", proposed="Page 4"),
            ),
            "findings": (
                Finding(id="f1", number=1, title="Distance", entries=("id-HV-001", "id-PO-001"),
                        accounts=("s1",), factors=(FactorMark(code="own_team"),)),
            ),
            "recommendations": (
                Recommendation(id="m1", number=1, text="A clinic.", findings=("f1",)),
            ),
            "actions": (Action(id="x1", recommendation="m1", text="Open it."),),
        }
    )  # fmt: skip


@pytest.fixture
def people():
    """Make participants of an agency, some of them with an account."""

    def make(agency, number, heard, role=Role.PRACTITIONER):
        there = [
            Participant(id=f"{agency}{n}", code=f"{agency}{n}", agency=KEYS[agency], role=role)
            for n in range(number)
        ]
        said = [
            Account(id=f"s{p.id}", contributor=p.id, state=NarrativeState.CAPTURED)
            for p in there[:heard]
        ]
        return there, said

    return make


@pytest.fixture
def stretch():
    """Make an entry by its reference and its date, as somebody wrote it."""
    return entry
