from datetime import date

import pytest

from silp_widgets.domain.saying import (
    counted,
    long_day,
    long_month,
    named_day,
    short_day,
    short_month,
)
from silp_widgets.domain.when import When


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (counted(1, "entry", "entries"), "1 entry"),
        (counted(0, "entry", "entries"), "0 entries"),
        (counted(1204, "day"), "1,204 days"),
    ],
)
def test_one_thing_is_said_as_one_and_thousands_can_be_read(said, words):
    assert said == words


def test_a_day_is_said_in_full_or_in_short_and_never_with_a_nought_before_it():
    assert long_day(date(2022, 9, 3)) == "3 September 2022"
    assert long_day(None) == ""
    assert short_day(date(2022, 9, 3)) == "3 Sep 2022"


def test_a_day_can_be_said_with_its_weekday():
    assert named_day(date(2022, 3, 3)) == "Thu 3 Mar 2022"


def test_names_are_english_whatever_language_the_computer_is_set_to():
    class Elsewhere(date):
        def __format__(self, how):
            return "mars" if how else str(self)

    assert long_month(Elsewhere(2022, 3, 3)) == "March"
    assert short_month(Elsewhere(2022, 3, 3)) == "Mar"
    assert When.day(Elsewhere(2022, 3, 3)).label() == "Thu 3 Mar 2022"
