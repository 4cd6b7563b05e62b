"""Key practice episodes: made, changed and taken out while the chronology is in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from silp_widgets.domain.chronology import Episode
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, DateNotUnderstood
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.records import new_id
from silp_widgets.domain.saying import counted
from silp_widgets.domain.vocabulary import UsualPractice, label
from silp_widgets.domain.when import When
from silp_widgets.language import check_language
from silp_widgets.state.asking import asked_code, asked_form, asked_text
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.records import Json


WORDS: Final = {
    "why_chosen": "Why it was chosen",
    "record_shows": "What the record shows",
    "accounts_add": "What the accounts add",
    "what_helped": "What helped",
    "what_made_it_hard": "What made it hard",
}
"""The fields of an episode that are prose (handbook part 7), in their order."""

QUALITIES: Final = ("neutral", "good", "mixed", "difficult")
"""What an episode may be called; neutral until somebody says."""


class Episodes(CasePart[ReadingSurface]):
    """Makes episodes. Which entries are in them is set on the entries."""

    name: ClassVar[str] = "episode_desk"

    def view(self) -> Json:
        """Return every episode as its form shows it."""
        if self.read_only:
            return {}
        return {
            "episodes": [_form(episode) for episode in self._case.episodes()],
            "fields": list(WORDS.items()),
            "qualities": list(QUALITIES),
            "usual": [[code.value, label(code)] for code in UsualPractice],
        }

    @verb
    def save_episode(self, form: Mapping[str, Any], episode: str = "") -> Json:
        """Add an episode, or change one; the numbers of the others make room."""
        writer, given = self._writer, asked_form(form)
        others = [one for one in writer.episodes() if one.id != episode]
        was = writer.get(Episode, episode) if episode else None
        title = asked_text(given.get("title"), "Title", longest=200)
        if not title:
            raise BadInput(
                "Give the episode a neutral title, such as “The move and the handovers”."
            )
        base = was or Episode(id=new_id(), number=1, title=title, when=When.unknown())
        prose: dict[str, Any] = {n: asked_text(given.get(n), words) for n, words in WORDS.items()}
        made = replace(
            base,
            number=_number(given.get("number"), len(others) + 1),
            title=title,
            when=_dates(given.get("dates"), was),
            usual_practice=asked_code(
                given.get("usual_practice", UsualPractice.UNKNOWN), UsualPractice, "Usual or not"
            ),
            quality=_quality(given.get("quality", "neutral")),
            **prose,
        )
        with writer.act(f"Episode {made.number} {'changed' if was else 'added'}"):
            writer.save(*_in_order(made, others))
        return {"said": f"Episode {made.number} kept.", "id": made.id, "asks": asks(title)}

    @verb
    def remove_episode(self, episode: str) -> Json:
        """Take an episode out; its entries stay. Not while an account speaks of it."""
        writer = self._writer
        gone = writer.get(Episode, episode)
        about = [a for a in writer.accounts() if any(x.target == gone.id for x in a.anchors)]
        if about:
            raise BadInput(
                f"Accounts speak of “{gone.title}”, so it stays. Change its title or its dates."
            )
        freed = [replace(e, episode_id="") for e in writer.entries() if e.episode_id == gone.id]
        left = [one for one in writer.episodes() if one.id != gone.id]
        with writer.act(f"Episode {gone.number} taken out"):
            writer.save(*freed)
            writer.remove(gone)
            writer.save(*(replace(one, number=n) for n, one in enumerate(left, start=1)))
        return {"said": "Taken out. Its entries stay; undo brings it back."}

    @verb
    def gather_episode(self, episode: str) -> Json:
        """Put the entries of an episode's dates in it, but for those that are in another."""
        writer = self._writer
        one = writer.get(Episode, episode)
        found = [e for e in writer.entries() if _belongs(e, one)]
        if not found:
            return {"said": "No further entry of these dates is without an episode."}
        with writer.act(f"Entries put in episode {one.number}"):
            writer.save(*(replace(entry, episode_id=one.id) for entry in found))
        return {"said": f"{counted(len(found), 'entry', 'entries')} put in “{one.title}”."}

    @quiet_verb
    def look_at_title(self, title: str) -> Json:
        """Say what the language lens asks about a title; it blocks nothing (I16)."""
        return {"asks": asks(asked_text(title, "Title", longest=200))}


def asks(title: str) -> list[str]:
    """Return the questions of the language lens about a title."""
    return [f"{remark.message} {remark.prompt}" for remark in check_language(title)]


def _form(episode: Episode) -> Json:
    return {
        "id": episode.id,
        "number": episode.number,
        "title": episode.title,
        "dates": episode.when.text or episode.when.label(),
        "said": episode.when.label(),
        "quality": episode.quality,
        "usual_practice": episode.usual_practice.value,
        **{name: getattr(episode, name) for name in WORDS},
    }


def _dates(text: object, was: Episode | None) -> When:
    words = asked_text(text, "Dates", longest=200)
    if was and words == (was.when.text or was.when.label()):
        return was.when
    if not words:
        raise BadInput("Say from when to when, such as “5 March 2022 to 28 July 2022”.")
    try:
        when = parse_when(words)
    except DateNotUnderstood as error:
        raise BadInput(f"Dates: {error}") from None
    if when.first_day is None or when.last_day is None:
        raise BadInput("An episode has a first and a last day: “5 March 2022 to 28 July 2022”.")
    return when


def _number(value: object, last: int) -> int:
    try:
        number = int(str(value)) if value not in {None, ""} else last
    except ValueError:
        raise BadInput("The place of an episode is a whole number, such as 2.") from None
    return min(max(number, 1), last)


def _quality(value: object) -> str:
    if value not in QUALITIES:
        raise BadInput("Say whether it was good, mixed, difficult or neutral.")
    return str(value)


def _in_order(made: Episode, others: Iterable[Episode]) -> list[Episode]:
    """Return all episodes, numbered from 1, the one that was made at its place."""
    order = list(others)
    order.insert(made.number - 1, made)
    return [replace(one, number=number) for number, one in enumerate(order, start=1)]


def _belongs(entry: Entry, episode: Episode) -> bool:
    first, last = episode.when.first_day, episode.when.last_day
    starts, ends = entry.when.first_day, entry.when.last_day
    if entry.episode_id or None in {first, last, starts, ends}:
        return False
    return bool(first and last and starts and ends and first <= starts and ends <= last)
