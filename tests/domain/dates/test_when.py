"""The value itself: its bounds, order, elapsed time, words on a screen, and JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from silp_widgets.domain.dates import DateContext, parse_when, read_date
from silp_widgets.domain.when import When

_CONTEXT = DateContext(received=date(2023, 9, 1), year=2022)


def when(text):
    reading = read_date(text, _CONTEXT)
    assert reading.when is not None, reading.message
    return reading.when


def test_a_chronology_is_ordered_as_the_handbook_says():
    ordered = [
        "until 6 June 2022",
        "6-9 June 2022",
        "6 June 2022",
        "6 June 2022 am",
        "6 June 2022 09:00",
        "6 June 2022 14:30",
        "7 June 2022",
        "since 8 June 2022",
        "n/k",
    ]
    whens = [when(text) for text in ordered]
    assert when("June 2022").sort_key < when("1 June 2022").sort_key
    assert sorted(whens[5:] + whens[:5], key=lambda one: one.sort_key) == whens


def test_what_nothing_orders_has_the_same_key():
    assert when("6 June 2022").sort_key == when("06/06/2022").sort_key


def test_elapsed_time_is_a_range():
    assert when("3-9 Feb 2022").days_until(when("12 Feb 2022")) == (3, 9)
    assert when("12 Feb 2022").days_until(when("3 Feb 2022")) == (-9, -9)
    assert when("since 2019").days_until(when("12 Feb 2022")) == (None, 1138)
    assert when("n/k").days_until(when("12 Feb 2022")) == (None, None)


def test_overlap_counts_both_ends_and_the_time_of_day():
    assert when("3-9 Feb 2022").overlaps(when("9 Feb 2022"))
    assert not when("3-9 Feb 2022").overlaps(when("10 Feb 2022"))
    assert when("9 Feb 2022 14:30").overlaps(when("9 Feb 2022"))
    assert not when("9 Feb 2022 am").overlaps(when("9 Feb 2022 14:30"))
    assert when("n/k").overlaps(when("9 Feb 2022"))
    assert not when("before 9 Feb 2022").overlaps(when("9 Feb 2022"))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("14/03/22", "Mon 14 Mar 2022"),
        ("14/03/2022 14:30", "Mon 14 Mar 2022, 14:30"),
        ("14/03/2022 14:30?", "Mon 14 Mar 2022, 14:30?"),
        ("14/03/2022 13:45-14:30", "Mon 14 Mar 2022, 13:45–14:30"),
        ("early hours of 14/03/2022", "Mon 14 Mar 2022, early hours"),
        ("14/03/2022?", "14 Mar 2022?"),
        ("c. 14 March 2022", "about 14 Mar 2022"),
        ("circa 2019", "about 2019"),
        ("early May 2022", "early May 2022"),
        ("late Feb 2022", "late February 2022"),
        ("mid 2021", "mid 2021"),
        ("May 2022", "May 2022"),
        ("2021", "2021"),
        ("Spring 2021", "spring 2021"),
        ("Winter 2021/22", "winter 2021/22"),
        ("Q1 2022", "Jan–Mar 2022"),
        ("w/c 6 June 2022", "week of 6 Jun 2022"),
        ("3-9 Feb 2022", "3–9 Feb 2022"),
        ("28 Feb - 3 Mar 2022", "28 Feb – 3 Mar 2022"),
        ("28 Dec 2021 - 3 Jan 2022", "28 Dec 2021 – 3 Jan 2022"),
        ("3 or 4 June 2022", "3 or 4 Jun 2022"),
        ("2019-2021", "2019–2021"),
        ("before 6 June 2022", "before 6 Jun 2022"),
        ("by 6 June 2022", "by 6 Jun 2022"),
        ("until March 2022", "until Mar 2022"),
        ("after 6 June 2022", "after 6 Jun 2022"),
        ("since 2019", "since 2019"),
        ("n/k", "date not known"),
    ],
)
def test_a_date_is_said_as_people_say_it(text, label):
    assert when(text).label() == label.replace("–", "\N{EN DASH}")


@pytest.mark.parametrize(
    "text", ["22/05/2016", "22/05/2016 14:30", "Easter 2022", "n/k", "since 2019", "6 June"]
)
def test_json_gives_back_exactly_the_same_value(text):
    first = when(text)
    assert When.from_json(json.loads(json.dumps(first.to_json()))) == first


def test_a_day_made_in_code_is_the_day_that_is_read():
    assert When.day(date(2016, 5, 22), text="22/05/2016") == parse_when("22/05/2016")


def test_an_unknown_date_keeps_its_words():
    assert not When.unknown("can't recall").is_known
    assert When.unknown("can't recall").text == "can't recall"


def test_words_that_could_not_be_read_are_shown_as_written() -> None:
    refused = When.unread("31/04/2022", ("C112",))
    assert refused.label() == "“31/04/2022” (not read)"
    assert When.from_json(refused.to_json()) == refused


def test_a_stated_unknown_says_that_the_date_is_not_known() -> None:
    assert parse_when("n/k").label() == "date not known"
    assert When.unread("", ("C101",)).label() == "date not known"
