"""One of each noun, with words planted in any of its fields."""

import json
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from types import SimpleNamespace
from typing import get_type_hints

from tests.release.conftest import REGISTER

from silp_widgets.domain.chronology import Agency, Entry, Episode, SeenMark, Theme
from silp_widgets.domain.finding import Action, Finding, Recommendation
from silp_widgets.domain.narrative import Account, Anchor, Correction, FactorMark
from silp_widgets.domain.people import Participant
from silp_widgets.domain.release import SignOff
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    ReleaseLevel,
    Seen,
)
from silp_widgets.domain.when import When
from silp_widgets.release.publishing import prepare

DAY = date(2022, 4, 5)
BORN = date(2022, 3, 2)
BASE = {
    "agencies": Agency(id="a", key="police", name="Police", code="PO"),
    "entries": Entry(id="e", ref="PO-001", agency="police", when=When.day(DAY)),
    "episodes": Episode(id="ep", number=1, title="Start", when=When.day(DAY)),
    "themes": Theme(id="t", key="neglect", name="Neglect"),
    "participants": Participant(id="p", code="HV1", job="health visitor"),
    "accounts": Account(
        id="ac", contributor="p", anchors=(Anchor(kind="general"),), text_verbatim="Words.",
        state=NarrativeState.AGREED, attribution=Attribution.ROLE_ONLY,
    ),
    "corrections": Correction(
        id="c", number=1, statement="Was", proposed="Now", answer=CorrectionAnswer.ACCEPTED
    ),
    "findings": Finding(id="f", number=1, title="Shown", entries=("e",)),
    "recommendations": Recommendation(id="r", number=1, text="Do", findings=("f",)),
    "actions": Action(id="x", recommendation="r", text="Done"),
}  # fmt: skip
REVIEW = Review(id="review", title="Child K", profile="cspr_local")
NOUNS = {**BASE, "review": REVIEW}


def case_of(**instead):
    """Return something that can be read as a case with one of each noun."""
    held = {**BASE, **instead}
    empty = dict.fromkeys(("feedback", "family_contacts"), tuple)
    return SimpleNamespace(
        register=lambda: REGISTER,
        review=lambda: held.get("review", REVIEW),
        **{name: (lambda one=held[name]: (one,)) for name in BASE},
        **empty,
    )


def text_fields():
    """Yield every field of every noun that can hold words, in whatever shape."""
    for noun, record in NOUNS.items():
        hints = get_type_hints(type(record))
        for f in fields(record):
            hint = hints[f.name]
            plain = isinstance(hint, type) and not issubclass(hint, Enum)
            if f.name in {"id", "contributor", "recommendation", "release_level"}:
                continue
            if (plain and hint in (str, When)) or "tuple" in str(hint):
                yield noun, f.name


def planted(noun, name, words):
    """Return the noun with these words in one of its fields."""
    record = NOUNS[noun]
    hint = str(get_type_hints(type(record))[name])
    value = words
    if "When" in hint:
        value = When.unknown(words)
    elif "SeenMark" in hint:
        value = (SeenMark(person=words, code=Seen.SEEN),)
    elif "FactorMark" in hint:
        value = (FactorMark(code=words, frame=words, level=words),)
    elif "Anchor" in hint:
        value = (Anchor(kind="general", target=words),)
    elif "tuple" in hint:
        value = (words,)
    return replace(record, **{name: value})


def released(**instead):
    """Return what would be written and why it may not be."""
    signed = [SignOff(name="A. Chair", role="chair")]
    snapshot, judgement = prepare(case_of(**instead), ReleaseLevel.PANEL, signed)
    return json.dumps(snapshot.to_json(), ensure_ascii=False), judgement.reasons
