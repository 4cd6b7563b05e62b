"""What a forged message can do to any screen: be refused in a sentence, and change nothing."""

from __future__ import annotations

import inspect
import itertools
from contextlib import suppress

import pytest

from silp_widgets.domain.chronology import Agency, Entry, Episode, Theme
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, CaseIsReadOnly, SilpError
from silp_widgets.domain.people import Participant, Support
from silp_widgets.domain.review import Review
from silp_widgets.state.chronology.screen import ChronologyState
from silp_widgets.state.learning_event import LearningEventState
from silp_widgets.state.prepare import PrepareState
from silp_widgets.store.doors import create_case

SCREENS = (PrepareState, ChronologyState, LearningEventState)
FORGED = (None, 7, True, [], {}, ["x"], {"x": {}}, "x", "x" * 50_000, {"id": ["p1"], "due": 3})
ASKING = {"open_register"}
"""What needs no argument, and so is no forgery when it comes without one."""


def verbs_of(state):
    owners = (state, *state.parts)
    return {
        name: getattr(owner, name)
        for owner in owners
        for name in dir(type(owner))
        if hasattr(getattr(type(owner), name), "__silp_verb__")
    }


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A case that every test leaves as it was."""
    review = Review(id="r1", title="Child Q", profile="rapid_review")
    path = tmp_path_factory.mktemp("untouched") / "q.silp"
    with create_case(path, review, passphrase="for tests only") as writer:
        when = parse_when("14/03/2022")
        writer.save(
            Participant(id="p1", code="HV1"),
            Support(id="s1", participant="p1"),
            Agency(id="a", key="police", name="Police", code="PO"),
            Entry(id="x", ref="PO-001", agency="police", when=when, text="Call.", source="log"),
            Episode(id="ep1", number=1, title="The move", when=when),
            Theme(id="t1", key="neglect", name="Neglect"),
        )
        yield writer


@pytest.mark.parametrize("screen", SCREENS)
def test_forged_values_are_answered_by_a_sentence(untouched, screen):
    state = screen(untouched, untouched)
    for name, method in verbs_of(state).items():
        wanted = [
            p for p in inspect.signature(method).parameters.values() if p.kind is not p.VAR_KEYWORD
        ]
        for value in FORGED if wanted else ():
            with suppress(SilpError):  # a sentence; anything else would fail here
                state.call(name, dict.fromkeys((p.name for p in wanted), value))
        for one, value in itertools.product(wanted, FORGED):
            with suppress(SilpError):
                state.call(name, {one.name: value})


@pytest.mark.parametrize("screen", SCREENS)
def test_missing_and_further_arguments_are_refused(untouched, screen):
    state = screen(untouched, untouched)
    before = untouched.last_change()
    for name, method in verbs_of(state).items():
        parameters = inspect.signature(method).parameters.values()
        if any(p.default is p.empty and p.kind is not p.VAR_KEYWORD for p in parameters):
            with pytest.raises(BadInput, match="message of another form"):
                state.call(name, {})
        with pytest.raises(BadInput):
            state.call(name, {"self": 1, "more": 1})
    assert untouched.last_change() == before


@pytest.mark.parametrize("screen", SCREENS)
def test_a_state_for_reading_refuses_every_verb(untouched, screen):
    state = screen(untouched)
    before = untouched.last_change()
    for name in verbs_of(screen(untouched, untouched)):
        with pytest.raises(CaseIsReadOnly, match="nothing was changed"):
            state.call(name, {})
    assert untouched.last_change() == before
    assert state.view()["read_only"]


@pytest.mark.parametrize("screen", SCREENS)
def test_what_is_no_verb_cannot_be_asked_for(untouched, screen):
    state = screen(untouched, untouched)
    before = untouched.last_change()
    for verb in ("_writer", "view", "call", "last_change", "__init__", "_case", "", 3, None, []):
        with pytest.raises(BadInput, match="nothing was changed"):
            state.call(verb, {})
    assert untouched.last_change() == before


@pytest.mark.parametrize("screen", SCREENS)
def test_two_parts_of_a_screen_never_have_one_name_or_one_verb(untouched, screen):
    state = screen(untouched, untouched)
    owners = (state, *state.parts)
    own = [
        name
        for owner in owners
        for name in dir(type(owner))
        if hasattr(getattr(type(owner), name), "__silp_verb__")
    ]
    assert len(own) == len(set(own))
    names = [part.name for part in state.parts]
    assert len(names) == len(set(names))
