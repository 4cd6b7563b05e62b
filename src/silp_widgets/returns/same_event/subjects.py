"""What a record is about, however it is told (``data/subjects.toml``)."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from silp_widgets.returns.same_event.meanings import SAME, meaning

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_SUBJECT: Final = "~"


def subjects_of(written: Sequence[str], meant: AbstractSet[str]) -> set[str]:
    """Return the subjects of a text, each with a mark before it.

    Parameters
    ----------
    written : sequence of str
        Its words in lower case, in their order.
    meant : set of str
        What they count as.
    """
    words, starts = _subjects()
    found = {subject for word in words.keys() & meant for subject in words[word]}
    if not starts.keys().isdisjoint(written):
        for place, word in enumerate(written):
            for phrase, subject in starts.get(word, ()):
                if tuple(written[place : place + len(phrase)]) == phrase:
                    found.add(subject)
    return found


def is_subject(meant: str) -> bool:
    """Whether a word stands for what a record is about."""
    return meant.startswith(_SUBJECT)


def subject_name(meant: str) -> str:
    """Return a subject in plain words: ``"home conditions"``."""
    return meant.removeprefix(_SUBJECT).replace("_", " ")


class _Subjects(NamedTuple):
    words: dict[str, tuple[str, ...]]
    starts: dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _subjects() -> _Subjects:
    source = files("silp_widgets").joinpath("data", "subjects.toml")
    words: dict[str, set[str]] = defaultdict(set)
    starts: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name, told in tomllib.loads(source.read_text(encoding="utf-8")).items():
        for entry in " ".join(told.split()).split(","):
            phrase = tuple(entry.split())
            if len(phrase) > 1:
                starts[phrase[0]].append((phrase, _SUBJECT + name))
            else:
                # A key of the words that mean the same stands for all of them.
                words[meaning(phrase[0]) or phrase[0]].add(_SUBJECT + name)
                words[SAME + phrase[0]].add(_SUBJECT + name)
    return _Subjects({word: tuple(found) for word, found in words.items()}, dict(starts))
