"""From where on offers are worth a look, asked of the chronology itself (C402).

Pairs some days apart can't be one event. They are measured as pairs within a day are, and show how
many of those are as alike by chance, or because of follow-ups.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.returns.same_event.likeness import Evidence

_MANNERS: Final = (0.4, 0.2, 0.05)
_LIKELY_MORE: Final = 1.0
_SURELY_MORE: Final = 2.0
_UNSEEN: Final = 1.0
_FEW: Final = 50
_BY_CHANCE: Final = 0.02


class Bar(NamedTuple):
    """What a pair is held to.

    Attributes
    ----------
    least : float
        The score from which on pairs are offered; infinite where nothing stands out.
    manner : float
        What each word that only the shorter record has takes away. Much where records of one
        event are copies of each other here, little where every agency tells in its own words.
    """

    least: float
    manner: float

    def score(self, evidence: Evidence) -> float:
        """Return how strongly a pair speaks for one event, in this chronology's manner."""
        return evidence.found - self.manner * evidence.lacking


def bar_for(met: Sequence[Evidence], apart: Sequence[Evidence], *, near: int, away: int) -> Bar:
    """Choose the manner, and the score, by which most right offers stand out.

    Parameters
    ----------
    met, apart : sequence of Evidence
        Of pairs within a day, and of pairs some days apart.
    near, away : int
        How many pairs of either kind there are, whatever they share.
    """
    share = near / max(away, _FEW)
    few = _BY_CHANCE * min(near, _FEW)
    best, worth = Bar(math.inf, _MANNERS[0]), 0.0
    for manner in _MANNERS:
        bar = Bar(0.0, manner)
        ours, others = sorted(map(bar.score, met)), sorted(map(bar.score, apart))
        least, found = _least(ours, others, share=share, few=few)
        if found > worth:
            best, worth = Bar(least, manner), found
    return best


def _least(
    scores: Sequence[float], apart: Sequence[float], *, share: float, few: float
) -> tuple[float, float]:
    """Return the score from which on right offers make up most, and how large a part they make.

    That is a part of what is offered and of what there is to be found, both taken together (the F
    measure). Wrong offers are counted as many as they may well be, and what there is to be found as
    many as it must be: few pairs apart prove little. In a chronology too short to ask, one pair in
    fifty is thought to have a low score by chance.
    """
    right, most = [], 0.0
    for rank, score in enumerate(scores):
        seen = len(apart) - bisect_left(apart, score)
        doubt, offered = math.sqrt(seen), len(scores) - rank - few * math.exp(-score)
        right.append(offered - share * (seen + _LIKELY_MORE * doubt + _UNSEEN))
        most = max(most, offered - share * (seen + _SURELY_MORE * doubt + _UNSEEN))
    most = most or max(right, default=0.0)
    if most <= 0:
        return math.inf, 0.0
    parts = [some / (len(scores) - rank + most) for rank, some in enumerate(right)]
    best = max(range(len(parts)), key=parts.__getitem__)
    return scores[best], parts[best]
