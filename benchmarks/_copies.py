"""Chronologies in which records are copied from agency to agency, with slips, cut or shuffled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _known_events import Row, days_late, told
from _tellings import with_slips

if TYPE_CHECKING:
    from datetime import date
    from random import Random

_WORDS = told("copies")


class Copies:
    """Sentences of many words, of which hardly two are alike until they are copied."""

    @staticmethod
    def days(size: int, /) -> int:
        """Return over how many days the rows are spread: two a day."""
        return max(500, size // 2)

    @staticmethod
    def event(random: Random, day: date) -> list[Row]:
        """Return one record, and what one to four agencies made of it."""
        agencies = random.sample(_WORDS["agencies"], random.choice((2, 2, 3, 4, 5)))
        text = _text(random)
        late = days_late(random, [70, 30], day)
        return [
            Row(agency=agency, day=written, text=_copied(random, text) if turn else text, event=1)
            for turn, (agency, written) in enumerate(zip(agencies, late, strict=False))
        ]

    @staticmethod
    def alone(random: Random, day: date) -> list[Row]:
        """Return a record that nobody copied."""
        return [Row(agency=random.choice(_WORDS["agencies"]), day=day, text=_text(random))]


def _text(random: Random) -> str:
    sentences = []
    for _ in range(random.choice((1, 1, 2, 3, 4))):
        said = {name: random.choice(words) for name, words in _WORDS.items()}
        then = said["then"].format(**said)
        sentences.append(
            "The {who} {did} {how} {what} in the {where} {then}.".format(**said | {"then": then})
        )
    return " ".join(sentences)


def _copied(random: Random, text: str) -> str:
    way = random.choice(("slips", "slips", "cut", "capitals", "shuffled"))
    if way == "slips":
        return with_slips(random, text)
    if way == "cut":
        return text[: int(len(text) * random.uniform(0.45, 0.8))]
    if way == "capitals":
        return text.upper().replace(".", "")
    sentences = text.split(". ")
    random.shuffle(sentences)
    return ". ".join(sentences)
