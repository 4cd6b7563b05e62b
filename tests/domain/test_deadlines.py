"""Deadlines skip what the nation doesn't work, and keep their doubt."""

from datetime import date

import pytest

from silp_widgets.domain.deadlines import add_months, add_working_days, deadlines_of
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.profile import profile, profiles
from silp_widgets.domain.vocabulary import Nation


def test_working_days_skip_weekends_and_easter():
    maundy_thursday = date(2022, 4, 14)
    assert add_working_days(maundy_thursday, 1, Nation.ENGLAND) == date(2022, 4, 19)


def test_easter_monday_is_worked_in_scotland():
    assert add_working_days(date(2022, 4, 14), 1, Nation.SCOTLAND) == date(2022, 4, 18)


def test_st_patricks_day_is_a_holiday_in_northern_ireland_alone():
    assert add_working_days(date(2022, 3, 16), 1, Nation.NORTHERN_IRELAND) == date(2022, 3, 18)
    assert add_working_days(date(2022, 3, 16), 1, Nation.WALES) == date(2022, 3, 17)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 9, 1), 6, date(2024, 3, 1)),
        (date(2023, 12, 15), 1, date(2024, 1, 15)),
    ],
)
def test_months_end_on_a_day_that_exists(start, months, end):
    assert add_months(start, months) == end


def test_a_rapid_review_has_fifteen_working_days_from_notification():
    made = deadlines_of(profile("rapid review"), {"notified": date(2023, 9, 1)}, Nation.ENGLAND)
    assert [(d.due, d.confirmed) for d in made] == [(date(2023, 9, 22), True)]


def test_an_unconfirmed_limit_stays_unconfirmed():
    (made,) = deadlines_of(profile("CSPR_local"), {"received": date(2023, 9, 1)}, Nation.ENGLAND)
    assert not made.confirmed
    assert "6 months" in made.source


def test_every_profile_can_be_asked_for_by_its_key():
    assert all(profile(key) is one for key, one in profiles().items())


def test_an_unknown_profile_is_refused_with_those_there_are():
    with pytest.raises(BadInput, match="cspr_local"):
        profile("inquest")
