"""What is asked on the day, its ground rules and its run sheet: ``data/prompts.toml`` (part 6)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

EVENTS: Final = {"learning_event": "Learning event", "recall_event": "Recall event"}
"""The meetings that practitioners come to, and what people call them."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A stretch of the conversation, and the questions that open it."""

    key: str
    title: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the run sheet; ``episodes`` if its minutes are shared between the episodes."""

    name: str
    minutes: int
    episodes: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """All that helps to hold the conversation."""

    prompts: tuple[Prompt, ...]
    ground_rules: tuple[str, ...]
    run_sheet: tuple[Step, ...]

    def minutes_each(self, episodes: int) -> int:
        """Return the minutes that each of so many episodes has; 0 if there are none."""
        shared = sum(step.minutes for step in self.run_sheet if step.episodes)
        return shared // episodes if episodes else 0


@cache
def guide(event: str) -> Guide:
    """Return the guide of an event.

    Parameters
    ----------
    event : str
        A key of :data:`EVENTS`.
    """
    source = files("silp_widgets").joinpath("data", "prompts.toml").read_text(encoding="utf-8")
    kept = tomllib.loads(source)
    return Guide(
        prompts=tuple(Prompt(p["key"], p["title"], tuple(p["ask"])) for p in kept["prompt"]),
        ground_rules=tuple(kept["ground_rules"]["rules"]),
        run_sheet=tuple(Step(**step) for step in kept[event]),
    )
