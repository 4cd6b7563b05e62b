"""The readings that a person may choose from, one test for each check that asks."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silp_widgets.domain.dates import DateContext, alternatives, read_date
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision
from silp_widgets.domain.when import When

_RECEIVED = date(2023, 9, 1)


def on(text):
    return When.day(date.fromisoformat(text)) if text else None


def asked(text, before="", after="", *, midnight=None, year=None):
    """Read a cell among its neighbours, and give the readings to choose from."""
    around = {"before": on(before), "after": on(after)}
    context = DateContext(
        received=_RECEIVED,
        year=year,
        year_before=int(before[:4]) if before else None,
        year_after=int(after[:4]) if after else None,
        midnight_is_default=midnight,
        **around,
    )
    reading = read_date(text, context)
    found = alternatives(
        text, reading.when, codes=reading.codes, year=year, received=_RECEIVED, **around
    )
    return reading.codes, found


def words(*args, **options):
    return [one.words for one in asked(*args, **options)[1]]


def test_a_swapped_day_offers_the_present_reading_first_then_the_swap():
    codes, (present, swapped) = asked("04/12/2022", "2022-03-10", "2022-04-20")
    assert codes == ("C104",)
    assert (present.why, present.when.first_day) == ("as we read it", date(2022, 12, 4))
    assert swapped.words == "Tue 12 Apr 2022"
    assert swapped.why == "day and month swapped; it would fit the rows around it"


def test_a_reading_that_is_chosen_is_stated_and_keeps_its_words_and_time():
    _, found = asked("04/12/2022 14:30", "2022-03-10", "2022-04-20")
    when = found[1].when
    assert when.text == "04/12/2022 14:30"
    assert when.earliest == when.latest == datetime.fromisoformat("2022-04-12T14:30")
    assert (when.certainty, when.codes) == (DateCertainty.STATED, ())
    assert when.edtf == "2022-04-12T14:30:00"
    assert "A person chose this reading: day and month swapped" in when.assumption


def test_the_words_of_every_column_are_kept_where_there_were_several():
    when = When.day(date(2022, 12, 4), text="04/12/2022 14:30")
    found = alternatives("04/12/2022", when, codes=["C104"], before=None, after=None)
    assert {one.when.text for one in found} == {"04/12/2022 14:30"}


def test_a_new_year_slip_offers_the_next_year():
    codes, found = asked("02/01/2022", "2022-12-30", "2023-01-05")
    assert codes == ("C111",)
    assert [one.words for one in found] == ["Sun 2 Jan 2022", "Mon 2 Jan 2023"]
    assert found[0].when.certainty is DateCertainty.STATED
    assert "fit" in found[1].why


def test_a_missing_year_offers_those_of_the_rows_around_it_and_what_fits_comes_first():
    codes, found = asked("28 Dec", "2021-12-20", "2022-01-10")
    assert codes == ("C103",)
    assert [one.words for one in found] == ["Tue 28 Dec 2021", "Wed 28 Dec 2022"]
    assert found[0].why == "the year of the earlier row beside it; it would fit the rows around it"
    assert found[0].when.edtf == "2021-12-28"
    assert words("3 Jan", "2021-12-20", "2022-01-10") == ["Mon 3 Jan 2022", "Sun 3 Jan 2021"]
    assert words("early May", "2021-03-01", "2022-09-01") == ["early May 2021", "early May 2022"]
    assert words("6 June") == []


def test_a_year_that_was_filled_is_the_present_reading():
    codes, found = asked("6 June", "2022-05-01", "2022-07-01")
    assert codes == ("C105",)
    assert [(one.words, one.when.edtf) for one in found] == [("Mon 6 Jun 2022", "2022-06-06")]


def test_the_american_order_is_offered_and_other_impossible_days_are_not():
    assert asked("04/13/2022")[0] == ("C112",)
    assert words("04/13/2022") == ["Wed 13 Apr 2022"]
    assert words("31/04/2022") == []


def test_a_month_that_may_be_a_day_offers_the_day_with_the_years_around_it():
    codes, found = asked("Jun-22", "2023-06-01", "2023-07-01")
    assert codes == ("C113",)
    assert [one.words for one in found] == ["June 2022", "Thu 22 Jun 2023"]
    assert words("06/06", "2022-06-01", "2022-06-10") == ["Mon 6 Jun 2022", "June 2006"]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("2021/22", ["Apr 2021 \N{EN DASH} Mar 2022", "Sep 2021 \N{EN DASH} Aug 2022"]),
        ("Q1 2022", ["Apr\N{EN DASH}Jun 2022"]),
        ("Winter 2021", ["winter 2020/21"]),
        ("3/4 June 2022", ["Fri 3 Jun 2022, night", "3\N{EN DASH}4 Jun 2022"]),
        ("3/5 June 2022", ["3\N{EN DASH}5 Jun 2022"]),
        ("22/05/2016 midnight", ["Sun 22 May 2016, 00:00", "Mon 23 May 2016, 00:00"]),
        ("academic year 2021", ["Sep 2020 \N{EN DASH} Aug 2021"]),
        ("week of 8 June 2022", ["week of 8 Jun 2022"]),
        ("week ending Friday 10 June 2022", ["week of 6 Jun 2022"]),
        ("weekend of 8 June 2022", ["4\N{EN DASH}5 Jun 2022"]),
        ("first week of May 2022", ["week of 2 May 2022"]),
        ("last week in June 2022", ["week of 27 Jun 2022"]),
        ("2019 -", ["2019"]),
        ("22/12/2016 14:30 BST", ["Thu 22 Dec 2016, 14:30"]),
    ],
)
def test_a_wording_with_more_than_one_meaning_offers_each(text, others):
    codes, found = asked(text)
    assert "C114" in codes
    assert found[0].why == "as we read it"
    assert [one.words for one in found[1:]] == others


def test_a_month_left_out_offers_those_that_fit_the_rows_around_it():
    found = words("15/??/2022", "2022-03-01", "2022-05-01")
    assert found == ["2022", "Tue 15 Mar 2022", "Fri 15 Apr 2022"]


def test_a_week_that_begins_on_another_day_offers_its_monday():
    codes, found = asked("w/c 07/06/22")
    assert codes == ("C115",)
    assert found[1].when.earliest == date(2022, 6, 6)
    assert found[1].when.edtf == "[2022-06-06..2022-06-12]"


def test_week_ending_offers_the_weekend():
    codes, found = asked("w/e 12/06/2022")
    assert codes == ("C116",)
    assert [one.words for one in found] == ["week of 6 Jun 2022", "11\N{EN DASH}12 Jun 2022"]


def test_a_weekday_that_disagrees_offers_the_nearest_and_the_year_in_which_it_agrees():
    codes, found = asked("Monday 22 May 2016")
    assert codes == ("C123",)
    assert [one.words for one in found] == ["Sun 22 May 2016", "Mon 23 May 2016", "Mon 22 May 2017"]
    assert words("Friday 1 June 2022")[1] == "Fri 3 Jun 2022"


def test_a_number_with_two_readings_offers_both():
    codes, found = asked("30422")
    assert codes == ("C109",)
    assert [one.words for one in found] == ["Sat 16 Apr 1983", "Sun 3 Apr 2022"]


def test_a_year_that_cannot_be_offers_the_years_around_it_that_fit():
    codes, found = asked("14/03/2032", "2022-03-01", "2022-05-01")
    assert codes == ("C108",)
    assert [one.words for one in found] == ["Sun 14 Mar 2032", "Mon 14 Mar 2022"]


def test_several_dates_or_times_in_a_cell_are_offered_one_by_one():
    assert asked("22, 24 and 29 May 2022")[0] == ("C102",)
    days = words("22, 24 and 29 May 2022")
    assert days == ["Sun 22 May 2022", "Tue 24 May 2022", "Sun 29 May 2022"]
    times = words("22/05/2016 14:30 and 16:00")[1:]
    assert times == ["Sun 22 May 2016, 14:30", "Sun 22 May 2016, 16:00"]


def test_a_range_that_ends_before_it_begins_is_offered_the_other_way_round():
    codes, found = asked("9/2/22 - 3/2/22")
    assert codes == ("C107",)
    assert [one.when.edtf for one in found] == ["2022-02-03/2022-02-09"]


def test_a_default_midnight_is_offered_as_a_time():
    codes, found = asked("22/05/2016 00:00", midnight=True)
    assert codes == ("C119",)
    assert found[1].when.precision is DatePrecision.EXACT_TIME


def test_the_doubt_of_the_writer_stays_whatever_is_chosen():
    for one in asked("?Monday 22 May 2016")[1]:
        assert one.when.certainty is DateCertainty.UNCERTAIN
        assert one.when.edtf.endswith("?")


@pytest.mark.parametrize("text", ["TBC", "n/k", "", "31/04/2022"])
def test_where_the_words_allow_no_reading_nothing_is_offered(text):
    assert words(text) == []


_CODES = tuple(f"C{number}" for number in range(101, 126))


@settings(deadline=None)
@given(
    st.text(max_size=20) | st.sampled_from(["6 June", "3/4 June", "FY 2022", "w/e 1/1/01"]),
    st.lists(st.sampled_from(_CODES), max_size=4),
    st.none() | st.dates(),
)
def test_no_words_and_no_checks_break_the_asking(text, codes, day):
    row = When.day(day) if day else None
    reading = read_date(text, DateContext(received=_RECEIVED, year=2022)).when
    for one in alternatives(text, reading, codes=codes, before=row, after=row, year=2022):
        assert one.words
        assert one.when.text == text
        assert one.when.certainty is not DateCertainty.INFERRED
