"""A small fictional case with something in it that may not leave, one kind of each."""

from dataclasses import replace
from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry, Episode, Provenance
from silp_widgets.domain.finding import Finding, Recommendation
from silp_widgets.domain.narrative import Account, Anchor, Correction
from silp_widgets.domain.people import Participant, Register
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import (
    AgencyKind,
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    ReleaseLevel,
    RowKind,
)
from silp_widgets.domain.when import When
from silp_widgets.store import create_case

REGISTER = Register.from_records(
    [
        {
            "name": "Kestrel Ashby",
            "pseudonym": "Child K",
            "aliases": ["Kes"],
            "identifiers": ["999 000 0018"],
            "born": "2022-03-02",
        },
        {"name": "Corinne Ashby", "pseudonym": "Adult M"},
        {"name": "Imogen Fairweather", "pseudonym": "HV1"},
    ]
)


def entry(number, text, **more):
    """Return an entry of the health visitor's, in March 2022."""
    return Entry(
        id=f"entry-{number}",
        ref=f"HV-{number:03}",
        agency="health_visiting",
        when=When.day(date(2022, 3, number), text=f"{number}/3/22"),
        text=text,
        source="contact sheet",
        provenance=Provenance(file="hv.docx", row=number, raw_cells={"Event": f"raw {text}"}),
        **more,
    )


def account(number, contributor, text, **more):
    """Return an agreed account about the first entry."""
    return Account(
        id=f"account-{number}",
        contributor=contributor,
        anchors=(Anchor(kind="entry", target="entry-1"),),
        text_verbatim=text,
        state=more.pop("state", NarrativeState.AGREED),
        **more,
    )


RECORDS = (
    Agency(
        id="a1", key="health_visiting", name="Health visiting", code="HV",
        kind=AgencyKind.HEALTH_VISITING, also_known_as=("Tern Valley 0-19",),
    ),
    Participant(id="p1", code="HV1", job="health visitor", agency="health_visiting"),
    Participant(id="p2", code="HV2", job="health visitor", agency="health_visiting"),
    Participant(id="p3", code="MW1", job="midwife", agency="midwifery"),
    Participant(id="p4", code="MW2", job="community midwife", agency="midwifery"),
    entry(1, "Home visit to Corinne Ashby. Kes seen, smiling."),
    entry(2, "A reviewer's own thought.", row_kind=RowKind.AUTHOR_NOTE),
    entry(3, "For the chair alone.", release_level=ReleaseLevel.CHAIR_ONLY),
    Episode(id="ep1", number=1, title="The first weeks", when=When.day(date(2022, 3, 1))),
    account(
        1, "p1", "I told Imogen Fairweather there was no car that day and I walked up the hill.",
        attribution=Attribution.ROLE_ONLY, text_paraphrase="She walked.",
        what_went_well="My manager let me finish late.",
    ),
    account(
        2, "p2", "Nobody had ever asked me before what it was like on that corridor.",
        attribution=Attribution.PARAPHRASE_ONLY,
        text_paraphrase="The health visitor said it was new to be asked.",
        what_went_well="She lent me her car that week.",
        text_theme="Being asked was new.",
    ),
    account(
        3, "p3", "I cried in the car park and I do not want that written anywhere at all.",
        attribution=Attribution.DO_NOT_QUOTE, text_theme="Being asked was new.",
    ),
    account(
        4, "p4", "Please take all of this back because I have changed my mind about it.",
        attribution=Attribution.WITHDRAWN, state=NarrativeState.WITHDRAWN,
    ),
    Correction(
        id="c1", number=1, statement="Visit refused by Ms Ashby", proposed="Nobody had called",
        entry="entry-1", raised_by="p3", answer=CorrectionAnswer.ACCEPTED, reason="Diary checked",
    ),
    Correction(id="c2", number=2, statement="Secret so far", proposed="Unknown", raised_by="p1"),
    Finding(
        id="f1", number=1, title="Distance decided who was seen", entries=("entry-1", "entry-3"),
        accounts=("account-1", "account-4"),
    ),
    Recommendation(id="r1", number=1, text="Bring the clinic back.", findings=("f1",)),
)  # fmt: skip


@pytest.fixture
def case(tmp_path):
    """A case with all of these in it, open for writing."""
    review = Review(id="review", title="Child K", profile="cspr_local", scope_from=date(2022, 1, 1))
    with create_case(tmp_path / "k.silp", review, passphrase="only for tests") as made:
        made.set_register(REGISTER.identities)
        made.save(*RECORDS, note="A small case")
        yield made


@pytest.fixture
def rewrite(case):
    """A way to change one record before publishing."""

    def change(record_id, **fields):
        (record,) = (r for r in RECORDS if r.id == record_id)
        case.save(replace(record, **fields))

    return change
