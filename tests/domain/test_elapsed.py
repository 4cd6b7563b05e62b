from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silp_widgets.domain.ages import age
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.elapsed import completed_months, elapsed
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.when import When

INTERVALS = [
    ("3/3/2022", "12/3/2022", "9 days"),
    ("12/3/2022", "3/3/2022", "9 days earlier"),
    ("3/3/2022", "4/3/2022", "1 day"),
    ("3/3/2022", "3/3/2022", "the same day"),
    ("3/3/2022", "between 6 and 12 March 2022", "3 to 9 days"),
    ("3/3/2022", "between 3 and 9 March 2022", "up to 6 days"),
    ("March 2022", "April 2022", "1 to 60 days"),
    ("1/1/2022", "between 2/6/2022 and 8/6/2022", "about 5 months (152 to 158 days)"),
    ("1/1/2010", "1/1/2013", "about 3 years (1,096 days)"),
    ("1/1/2010", "1/7/2013", "about 3 years 6 months (1,277 days)"),
    ("2012", "14/3/2022", "about 9 years 2 months to 10 years 2 months (3,360 to 3,725 days)"),
    ("c. 10/6/2022", "10/6/2022", "up to 3 days either way"),
    ("between 3 and 9 March 2022", "5/3/2022", "up to 4 days earlier or 2 days later"),
    ("before 3/3/2022", "14/3/2022", "at least 12 days"),
    ("14/3/2022", "before 3/3/2022", "at least 12 days earlier"),
    ("14/3/2022", "since 14/3/2022", "the same day, or any time later"),
    ("14/3/2022", "by 14/3/2022", "the same day, or any time earlier"),
    ("after 3/3/2022", "15/3/2022", "order not known: any time earlier, or up to 11 days later"),
    ("15/3/2022", "after 3/3/2022", "order not known: any time later, or up to 11 days earlier"),
    ("date not known", "15/3/2022", "not known"),
    ("15/3/2022", "date not known", "not known"),
    ("?14/3/2022", "16/3/2022", "2 days?"),
    ("28/2/2024", "1/3/2024", "2 days"),
    ("28/2/2023", "1/3/2023", "1 day"),
]

TIMES = [
    ("14/3/2022 10:00", "14/3/2022 12:40", "2 hours 40 minutes"),
    ("14/3/2022 12:40", "14/3/2022 10:00", "2 hours 40 minutes earlier"),
    ("14/3/2022 10:00", "14/3/2022 10:01", "1 minute"),
    ("14/3/2022 10:00", "14/3/2022 10:00", "at the same minute"),
    ("14/3/2022 10:00", "15/3/2022 11:00", "25 hours"),
    ("14/3/2022 10:00", "20/3/2022 12:40", "6 days"),
    ("14/3/2022 10:00", "15/3/2022", "1 day"),
    ("14/3/2022 am", "14/3/2022 14:00", "2 hours 1 minute to 14 hours"),
    ("14/3/2022 am", "14/3/2022 10:00", "up to 1 hour 59 minutes earlier or 10 hours later"),
    ("14/3/2022 ?10:00", "14/3/2022 12:00", "2 hours?"),
    ("14/3/2022 10:00", "14/3/2022 ?12:00", "2 hours?"),
    ("26/3/2022 23:00", "27/3/2022 07:00", "7 hours"),  # the clocks went forward
    ("29/10/2022 23:00", "30/10/2022 07:00", "9 hours"),  # and back
    ("30/10/2022 00:30", "30/10/2022 01:30", "1 to 2 hours?"),  # that hour came twice
    ("27/3/2022 00:30", "27/3/2022 01:30", "up to 1 hour?"),  # and that one not at all
    ("1/7/2022 10:00", "1/7/2022 12:00", "2 hours"),
]

AGES = [
    ("2/3/2022", "14/8/2022", "5 months"),
    ("2/3/2022", "August 2022", "4 to 5 months"),
    ("2/3/2022", "2/3/2022", "the day of birth"),
    ("2/3/2022", "3/3/2022", "1 day"),
    ("2/3/2022", "15/3/2022", "13 days"),
    ("2/3/2022", "16/3/2022", "2 weeks"),
    ("2/3/2022", "1/6/2022", "13 weeks"),
    ("2/3/2022", "2/6/2022", "3 months"),
    ("2/3/2022", "1/3/2024", "23 months"),
    ("2/3/2022", "2/3/2024", "2 years"),
    ("2/3/2022", "Spring 2024", "23 months to 2 years"),
    ("14/11/2006", "22/9/2023", "16 years"),
    ("14/11/2006", "14/11/2023", "17 years"),
    ("29/2/2004", "28/2/2022", "17 years"),
    ("29/2/2004", "1/3/2022", "18 years"),
    ("29/2/2004", "29/2/2024", "20 years"),
    ("2/3/2022", "9/2/2022", "not yet born; born 3 weeks later"),
    ("2/3/2022", "8/2/2022", "not yet born; born about 3 weeks later"),
    ("2/3/2022", "1/3/2022", "not yet born; born 1 day later"),
    ("2/3/2022", "c. 10/2/2022", "not yet born; born 2 to 3 weeks later"),
    ("2/3/2022", "9/3/2019", "not yet born; born about 2 years later"),
    ("2/3/2022", "before 9/9/2021", "not yet born; born at least 175 days later"),
    ("2/3/2022", "March 2022", "not yet born, or up to 4 weeks"),
    ("2/3/2022", "between 1/3/2022 and 2/3/2022", "not yet born, or the day of birth"),
    ("2/3/2022", "before 9/9/2022", "not yet born, or up to 6 months"),
    ("2/3/2022", "after 2/2/2022", "not yet born, or any age"),
    ("2/3/2022", "after 9/9/2022", "at least 6 months"),
    ("2/3/2022", "between 2/3/2022 and 4/3/2022", "up to 2 days"),
    ("March 2022", "14/8/2022", "4 to 5 months"),
    ("2022", "9/9/2023", "8 to 20 months"),
    ("2/3/2022", "date not known", "not known"),
    ("?2/3/2022", "14/8/2022", "5 months?"),
]

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def between(first, last):
    return parse_when(f"between {first:%d/%m/%Y} and {last:%d/%m/%Y}")


@pytest.mark.parametrize(("first", "second", "words"), [*INTERVALS, *TIMES])
def test_an_interval_is_said_as_people_say_it_with_its_doubt(first, second, words):
    assert elapsed(parse_when(first), parse_when(second)).words == words


@pytest.mark.parametrize(("born", "at", "words"), AGES)
def test_an_age_is_said_as_people_count_it(born, at, words):
    assert age(parse_when(born), parse_when(at)).words == words


def test_a_birth_date_may_be_a_plain_day():
    assert age(date(2022, 3, 2), parse_when("14/8/2022")).words == "5 months"


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2022, 1, 31), date(2022, 2, 28), 0),
        (date(2022, 1, 31), date(2022, 3, 1), 1),
        (date(2022, 1, 31), date(2022, 3, 31), 2),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
        (date(2021, 12, 15), date(2022, 1, 14), 0),
    ],
)
def test_a_month_is_complete_when_its_day_comes_round(start, end, months):
    assert completed_months(start, end) == months


def test_weeks_are_whole_and_only_said_where_there_are_some():
    assert elapsed(parse_when("1/1/2022"), parse_when("22/1/2022")).weeks == "3 weeks"
    assert elapsed(parse_when("1/1/2022"), parse_when("between 5/1/2022 and 30/1/2022")).weeks == (
        "4 days to 4 weeks 1 day"
    )
    assert elapsed(parse_when("1/1/2022"), parse_when("5/1/2022")).weeks == ""
    assert elapsed(parse_when("c. 1/1/2022"), parse_when("3/1/2022")).weeks == ""


def test_an_open_end_is_no_number():
    assert elapsed(parse_when("before 3/3/2022"), parse_when("14/3/2022")).at_most is None
    assert elapsed(parse_when("3/3/2022"), When.unknown()).at_least is None


@given(a=DAYS, b=DAYS, c=DAYS, d=DAYS)
def test_a_range_holds_every_pair_of_days_that_both_dates_allow(a, b, c, d):
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    span = elapsed(between(a, b), between(c, d))
    possible = [(second - first).days for first in (a, b) for second in (c, d)]
    assert (span.at_least, span.at_most) == (min(possible), max(possible))
    assert span.order_known == (min(possible) >= 0 or max(possible) <= 0)


@given(first=DAYS, second=DAYS)
def test_turned_round_it_is_as_long(first, second):
    there = elapsed(When.day(first), When.day(second))
    back = elapsed(When.day(second), When.day(first))
    assert there.at_least == -back.at_most
    assert there.words.removesuffix(" earlier") == back.words.removesuffix(" earlier")


@given(born=DAYS, earlier=DAYS, later=DAYS)
def test_nobody_grows_younger(born, earlier, later):
    earlier, later = sorted((earlier, later))
    assert completed_months(born, earlier) <= completed_months(born, later)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: elapsed("3 March 2022", parse_when("4 March 2022")),
        lambda: age("2 March 2022", parse_when("4 March 2022")),
        lambda: age(date(2022, 3, 2), "4 March 2022"),
        lambda: parse_when(None),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(ask):
    with pytest.raises(BadInput, match=r"\.$"):
        ask()
