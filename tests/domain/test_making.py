"""Values that are made fast are still frozen dataclasses in every way that matters."""

from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.making import fast_to_make
from silp_widgets.domain.when import When


@fast_to_make
@dataclass(frozen=True, slots=True)
class Noted:
    word: str
    count: int = 1
    places: list[str] = field(default_factory=list, kw_only=True)


@dataclass(frozen=True, slots=True)
class NotedTwice(Noted):
    again: str = ""


def test_nothing_can_be_changed_after_it_was_made():
    noted = Noted("seen")
    with pytest.raises(FrozenInstanceError):
        noted.word = "heard"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del noted.word


def test_defaults_are_filled_and_never_shared():
    one, other = Noted("seen"), Noted("seen", places=[])
    assert one == other
    one.places.append("home")
    assert Noted("seen").places == []


def test_it_is_of_its_own_class_and_so_is_a_class_that_inherits_it():
    assert type(Noted("seen", 2)) is Noted
    twice = NotedTwice("seen", again="heard")
    assert (type(twice), twice.word, twice.count, twice.again) == (NotedTwice, "seen", 1, "heard")


def test_it_can_be_replaced_copied_and_hashed():
    entry = Entry(id="1", ref="HV-001", agency="hv", when=When.unknown("some time"))
    changed = replace(entry, text="seen at home")
    assert (changed.text, changed.ref, type(changed)) == ("seen at home", "HV-001", Entry)
    assert copy.deepcopy(entry) == entry
    assert copy.copy(entry) == entry
    assert len({entry.when, When.unknown("some time")}) == 1


@pytest.mark.parametrize(
    ("arguments", "said"), [({}, "word"), ({"word": "seen", "wrods": 1}, "wrods")]
)
def test_a_missing_or_unknown_argument_is_named(arguments, said):
    with pytest.raises(TypeError, match=rf"Noted\.__init__\(\).*{said}"):
        Noted(**arguments)
