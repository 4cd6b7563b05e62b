"""Pseudonymising and scanning 10,000 entries against 300 identities.

Budget: at most three times one compiled regular expression, all names in one alternation, over
the same text. Run it with ``python benchmarks/pseudonymise.py``.
"""

from __future__ import annotations

import random
import re
import time
from typing import TYPE_CHECKING

from silp_widgets.domain.people import Register
from silp_widgets.language.matcher import Matcher
from silp_widgets.language.pseudonyms import pseudonymise

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRIES = 10_000
IDENTITIES = 300
BUDGET = 3.0
_STARTS = ("Bar", "Cal", "Dor", "Fen", "Gar", "Hal", "Kel", "Lor", "Mar", "Nor", "Pel", "Tor")
_MIDDLES = ("an", "el", "in", "or", "um", "ad", "es")
_ENDS = ("dale", "ford", "ham", "ley", "ton", "wick")
_PROSE = (
    "the a health visitor rang and saw at home with her mother who said that school had been "
    "told about an appointment on Tuesday when no one was in so a letter went to the surgery"
)
_WORDS = tuple(_PROSE.split())


def _people(dice: random.Random) -> list[str]:
    names: set[str] = set()
    while len(names) < IDENTITIES:
        first = dice.choice(_STARTS) + dice.choice(_MIDDLES) + "a"
        last = dice.choice(_STARTS) + dice.choice(_MIDDLES) + dice.choice(_ENDS)
        names.add(f"{first} {last}")
    return sorted(names)


def _entry(dice: random.Random, names: list[str]) -> str:
    words = dice.choices(_WORDS, k=36)
    if dice.random() < 0.5:  # noqa: PLR2004 - every other entry names somebody
        words[dice.randrange(len(words))] = dice.choice(names)
    words[dice.randrange(len(words))] = f"on {dice.randint(1, 28)}/0{dice.randint(1, 9)}/2022"
    return " ".join(words) + "."


def _seconds(work: Callable[[str], object], texts: list[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - began


def main() -> None:
    """Print the times and the ratio."""
    dice = random.Random(2022)  # noqa: S311 - fictional text, the same every time
    names = _people(dice)
    texts = [_entry(dice, names) for _ in range(ENTRIES)]
    register = Register.from_records(
        {"name": name, "pseudonym": f"Adult {number}"} for number, name in enumerate(names, 1)
    )
    forms = sorted({f for n in names for f in (n, *n.split())}, key=len, reverse=True)
    any_case = re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
    expression = _seconds(any_case.findall, texts)
    replacing = _seconds(lambda text: pseudonymise(text, register), texts)
    scanning = _seconds(Matcher(register).find, texts)
    ratio = (replacing + scanning) / expression
    print(f"one regular expression, any case   {expression:6.2f} s")
    print(f"pseudonymise                       {replacing:6.2f} s")
    print(f"scan                               {scanning:6.2f} s")
    print(f"both / the expression              {ratio:6.2f}   (budget {BUDGET})")


if __name__ == "__main__":
    main()
