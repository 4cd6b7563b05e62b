"""How alike is alike enough is asked of the pairs that can't be one event."""

from __future__ import annotations

import math

import pytest

from silp_widgets.returns.same_event.likeness import Evidence
from silp_widgets.returns.same_event.standing_out import bar_for


def test_pairs_no_more_alike_than_those_some_days_apart_are_not_offered():
    everyday = [Evidence(step / 10, 0) for step in range(60)]
    assert bar_for(everyday, everyday, near=200, away=200).least == math.inf


def test_what_stands_out_is_offered_and_the_everyday_is_not():
    everyday = [Evidence(step / 10, 0) for step in range(40)]
    bar = bar_for([*everyday, *[Evidence(8.0, 0)] * 10], everyday, near=200, away=200)
    assert everyday[-1].found < bar.least
    assert bar.score(Evidence(8.0, 0)) >= bar.least


def test_where_agencies_tell_in_their_own_words_what_is_lacking_counts_little():
    copied = [Evidence(8.0, 0)] * 10
    retold = [Evidence(8.0, 20)] * 10
    strangers = [Evidence(5.0, 5)] * 30 + [Evidence(7.9, 21)]
    assert bar_for(copied, strangers, near=200, away=200).manner == pytest.approx(0.4)
    strangers = [Evidence(5.0, 5)] * 30
    assert bar_for(retold, strangers, near=200, away=200).manner < 0.4
