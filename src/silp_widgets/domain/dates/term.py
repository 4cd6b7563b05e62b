"""What a cell says, before it is known which days that makes: terms, clocks, phrases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# The name of the last week, weekday or weekend of a month, in place of its number.
LAST = 5


class Shape(StrEnum):
    """How the terms of a cell hang together."""

    SINGLE = "single"
    BETWEEN = "between"
    LASTING = "lasting"
    EITHER = "either"
    SLASH = "slash"
    SEVERAL = "several"
    BEFORE = "before"
    BY = "by"
    AFTER = "after"
    NOT_BEFORE = "notbefore"
    SINCE = "since"
    UNTIL = "until"
    UNENDED = "unended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day as written.

    Parameters
    ----------
    start, end : int or None
        Minutes from midnight; ``end`` only where a stretch was written.
    part : str
        A part of the day, such as ``"morning"``; or ``"midnight"``.
    doubtful : bool
        Marked with a question mark, or said to be approximate.
    refused : bool
        There is no such time (C117).
    side : str
        ``"before"`` or ``"after"`` when the time is only a limit within the day.
    said : bool
        Midnight was meant (``12am``), not left by a program.
    linked : str
        ``"and"`` or ``"or"`` where several times were written; they lie within start and end.
    zone : str
        ``"BST"``, or an offset as ISO writes it (``"Z"``, ``"+01:00"``); empty for UK time.
    """

    start: int | None = None
    end: int | None = None
    part: str = ""
    doubtful: bool = False
    refused: bool = False
    side: str = ""
    said: bool = False
    linked: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One date as written, maybe with parts left out.

    Parameters
    ----------
    kind : str
        ``"date"``, or the kind of token that leads it, such as ``"season"`` or ``"weekof"``.
    name : str or int
        Which one: ``"spring"``, quarter 3, ``"easter"``.
    year, second_year : str
        Digits as written; the second of a split year such as 2021/22.
    month, day, weekday : int or None
        The parts that were written.
    parts : tuple of str
        ``("early",)``, ``("mid", "late")`` …
    clock : Clock or None
        A time written with it.
    masked : str
        ``"day"`` or ``"month"`` where the writer marked it as left out.
    apostrophe : bool
        The year was written as ``'22``, which can't be a day.
    slip : bool
        A letter or a name was mended to read it (C106).
    """

    kind: str = "date"
    name: str | int = ""
    year: str = ""
    second_year: str = ""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    parts: tuple[str, ...] = ()
    clock: Clock | None = None
    masked: str = ""
    apostrophe: bool = False
    slip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A whole cell: its shape, its terms, and the writer's marks."""

    shape: Shape
    terms: tuple[Term, ...]
    doubtful: bool = False
    approximate: bool = False
