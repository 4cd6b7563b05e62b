"""What may be set on many entries at once, in one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import SeenMark
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.vocabulary import PracticeQuality, Seen, Significance
from silp_widgets.state.asking import asked_code, asked_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from silp_widgets.domain.chronology import Entry

_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What is to be set. ``None`` leaves a field as it is.

    Attributes
    ----------
    add_theme, drop_theme : str or None
        The key of a theme.
    episode : str or None
        The id of an episode; empty for none.
    significance : Significance, str or None
        Empty takes it off.
    quality : PracticeQuality or None
        How practice is seen.
    good_note : str or None
        What helped; a note makes the practice good (R7).
    add_person, drop_person : str or None
        As people are called in the chronology.
    seen : SeenMark or None
        Whether one person was seen; takes the place of what was said of that person.
    voice : str or None
        What the person said, showed or wanted; set where nothing is recorded yet.
    """

    add_theme: str | None = None
    drop_theme: str | None = None
    episode: str | None = None
    significance: Significance | str | None = None
    quality: PracticeQuality | None = None
    good_note: str | None = None
    add_person: str | None = None
    drop_person: str | None = None
    seen: SeenMark | None = None
    voice: str | None = None


def asked_coding(given: Mapping[str, Any]) -> Coding:
    """Return what a form asks to be set.

    Raises
    ------
    BadInput
        If a word isn't of its list, or isn't text.
    """
    words = {name: given[name] for name in Coding.__slots__ if given.get(name) is not None}
    for name, what in _TEXTS.items():
        if name in words:
            longest = 30_000 if name in {"good_note", "voice"} else _LONGEST_NAME
            words[name] = asked_text(words[name], what, longest=longest)
    if words.get("significance"):
        words["significance"] = asked_code(words["significance"], Significance, "Significance")
    if "quality" in words:
        words["quality"] = asked_code(words["quality"], PracticeQuality, "Practice")
    if "seen" in words:
        words["seen"] = _asked_mark(words["seen"])
    return Coding(**words)


_TEXTS: Final = {
    "add_theme": "Theme",
    "drop_theme": "Theme",
    "episode": "Episode",
    "significance": "Significance",
    "good_note": "What helped",
    "add_person": "Person",
    "drop_person": "Person",
    "voice": "Voice",
}


def _asked_mark(given: Any) -> SeenMark:
    if not isinstance(given, list) or len(given) != len(("who", "how")):
        raise BadInput("Seen: say whom, and whether alone.")
    person = asked_text(given[0], "Who was seen", longest=_LONGEST_NAME)
    return SeenMark(person=person, code=asked_code(given[1], Seen, "Seen"))


def coded(entry: Entry, coding: Coding) -> Entry:
    """Return an entry as it should be; one that is so already comes back equal.

    What the agency wrote about voice stays: words are only put where there were none.
    """
    changes: dict[str, Any] = {
        "themes": _with(entry.themes, coding.add_theme, coding.drop_theme),
        "people": _with(entry.people, coding.add_person, coding.drop_person),
    }
    if coding.episode is not None:
        changes["episode_id"] = coding.episode
    if coding.significance is not None:
        changes["significance"] = coding.significance or None
    if coding.quality is not None:
        changes["practice_quality"] = coding.quality
    if coding.good_note is not None:
        changes["good_practice_note"] = coding.good_note
        if coding.good_note:
            changes["practice_quality"] = PracticeQuality.GOOD
    if coding.seen is not None:
        others = tuple(mark for mark in entry.seen if mark.person != coding.seen.person)
        said = coding.seen.code is not Seen.NOT_RECORDED
        changes["seen"] = (*others, coding.seen) if said else others
    if coding.voice and not entry.voice:
        changes["voice"] = coding.voice
    return replace(entry, **changes)


def _with(there: tuple[str, ...], add: str | None, drop: str | None) -> tuple[str, ...]:
    kept = tuple(one for one in there if one != drop)
    return (*kept, add) if add and add not in kept else kept
