"""Looking through many texts at once."""

from __future__ import annotations

import re

from silp_widgets.returns.words import holding, matches


def test_a_pattern_is_found_in_its_own_text_and_never_across_two() -> None:
    texts = ["seen by HV", "", "HV and SW came", "s", "W"]
    found = [(place, match[0]) for place, match in matches(texts, re.compile(r"\b[HS]\W?[VW]\b"))]
    assert found == [(0, "HV"), (2, "HV"), (2, "SW")]


def test_seeds_are_found_whatever_their_case() -> None:
    assert holding(["Missed opportunity", "seen", "MISSED"], ("missed",)) == {0, 2}
