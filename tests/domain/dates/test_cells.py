"""A row's four columns, and what a whole column knows that a row doesn't."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from silp_widgets.domain.dates import DateCells, DateContext, read_date_cells, settle_dates
from silp_widgets.domain.vocabulary import DateCertainty, DatePrecision, DateStatus

_FILE = DateContext(received=date(2023, 9, 1), window_start=date(1990, 1, 1))


def row(date_text, time_text="", end_date_text="", end_time_text=""):
    return read_date_cells(date_text, time_text, end_date_text, end_time_text, _FILE)


def column(*texts):
    rows = [DateCells(*text) if isinstance(text, tuple) else DateCells(text) for text in texts]
    return settle_dates(rows, _FILE)


@pytest.mark.parametrize(
    "time_text",
    [
        "14:30",
        "14.30",
        "14.30 hours",
        "1430 hrs",
        "1430",
        "2.30pm",
        "2:30 PM",
        "14:30:00",
        "1899-12-30 14:30:00",
        "0.604166666666667",
    ],
)
def test_a_time_column_is_read_in_all_its_layouts(time_text):
    when = row("22/05/2016", time_text).when
    assert when.earliest == when.latest == datetime.fromisoformat("2016-05-22T14:30")
    assert when.edtf == "2016-05-22T14:30:00"
    assert when.codes == ()


@pytest.mark.parametrize("time_text", ["", "-", "n/k", "not recorded", "unknown", " "])
def test_a_time_column_that_says_nothing_invents_no_time(time_text):
    when = row("22/05/2016", time_text).when
    assert (when.precision, when.codes) == (DatePrecision.DAY, ())


def test_a_time_that_is_none_leaves_the_date():
    for time_text in ("25:10", "after school"):
        when = row("22/05/2016", time_text).when
        assert (when.first_day, when.codes) == (date(2016, 5, 22), ("C117",))


@pytest.mark.parametrize("end", ["ongoing", "Present", "to date", "still ongoing"])
def test_an_end_that_has_not_come_leaves_the_date_open(end):
    when = row("22/05/2016", "", end).when
    assert (when.first_day, when.latest) == (date(2016, 5, 22), None)
    assert (when.edtf, when.codes) == ("2016-05-22/..", ())
    assert when.text == f"22/05/2016 – {end}"


def test_part_of_the_day_may_stand_in_the_time_column():
    when = row("22/05/2016", "am").when
    assert when.latest == datetime.fromisoformat("2016-05-22T11:59")
    assert when.label() == "Sun 22 May 2016, am"


def test_start_and_end_times_make_one_stretch():
    when = row("22/05/2016", "13:45", "", "14:30").when
    assert when.label().endswith("13:45\N{EN DASH}14:30")
    assert row("22/05/2016", "13:45", "22/05/2016", "14:30").when.latest == when.latest


def test_an_end_date_makes_a_period_that_lasted():
    when = row("03/02/2022", "", "09/02/2022").when
    assert (when.edtf, when.precision) == ("2022-02-03/2022-02-09", DatePrecision.RANGE)
    assert row("03/02/2022", "", "9 Feb").when.latest == date(2022, 2, 9)


def test_the_words_of_all_four_columns_are_kept():
    when = row("03/02/2022", "22:00", "04/02/2022", "06:00").when
    assert when.text == "03/02/2022 22:00 \N{EN DASH} 04/02/2022 06:00"
    assert when.latest == datetime.fromisoformat("2022-02-04T06:00")


def test_an_end_before_the_start_is_refused():
    for cells in (("09/02/2022", "", "03/02/2022"), ("22/05/2016", "14:30", "", "13:45")):
        reading = row(*cells)
        assert (reading.status, reading.codes) == (DateStatus.REFUSED, ("C107",))


def test_an_end_date_that_cannot_be_read_is_named():
    reading = row("03/02/2022", "", "31/02/2022")
    assert reading.codes == ("C112",)
    assert "end date" in reading.message


def test_a_date_column_and_a_time_column_that_differ_are_in_doubt():
    when = row("22/05/2016 14:30", "15:30").when
    assert when.codes == ("C114",)
    assert when.time_certainty is DateCertainty.UNCERTAIN
    assert row("22/05/2016 14:30", "14:30").when.codes == ()


def test_a_real_date_cell_is_a_plain_day():
    assert row("2022-05-22 00:00:00").when.codes == ()
    assert row("2022-05-22T00:00:00").when.label() == "Sun 22 May 2022"


def test_a_year_is_filled_only_where_both_sides_agree():
    readings = column("1 May 2022", "6 June", "7 July 2022", "8 August", "9 Sept 2021")
    assert readings[1].when.first_day == date(2022, 6, 6)
    assert readings[1].codes == ("C105",)
    assert readings[3].codes == ("C103",)


def test_at_the_edge_of_a_file_no_year_is_filled():
    assert column("6 June", "7 June 2022")[0].codes == ("C103",)


def test_ditto_follows_the_row_above_through_a_run():
    readings = column("01/03/2022", "ditto", "same day", "the next day", "4 March 2022")
    assert [reading.when.first_day.day for reading in readings] == [1, 1, 1, 2, 4]
    assert readings[2].codes == ("C121",)


def test_a_swapped_day_is_noticed_and_not_changed():
    readings = column("10/03/2022", "04/12/2022", "20/04/2022")
    assert (readings[1].codes, readings[1].when.first_day) == (("C104",), date(2022, 12, 4))
    assert column("10/03/2022", "04/11/2022", "20/03/2022")[1].codes == ()
    readings = column("10/03/2022", "2022-01-04 00:00:00", "20/04/2022")
    assert readings[1].codes == ("C104",)
    assert readings[1].when.first_day == date(2022, 1, 4)
    assert "1 April 2022" in readings[1].suggestion


def test_a_day_with_its_month_in_words_is_never_called_swapped():
    assert column("10/03/2022", "4 January 2022", "20/04/2022")[1].codes == ()


def test_a_new_year_slip_is_noticed_in_its_place():
    readings = column("30/12/2022", "02/01/2022", "05/01/2023")
    assert [reading.codes for reading in readings] == [(), ("C111",), ()]
    assert readings[1].when.certainty is DateCertainty.UNCERTAIN


def test_a_file_with_its_newest_row_first_is_judged_the_right_way_round():
    readings = column("14/05/2023", "20/01/2023", "05/01/2023", "02/01/2022", "30/12/2022")
    assert [reading.codes for reading in readings] == [(), (), (), ("C111",), ()]


def test_midnight_is_no_time_where_most_rows_say_it():
    readings = column("22/05/2016 00:00", "23/05/2016 00:00", "24/05/2016 14:30")
    assert [reading.codes for reading in readings] == [("C119",), ("C119",), ()]
    assert readings[0].when.precision is DatePrecision.DAY


def test_midnight_is_a_time_where_the_other_rows_have_times():
    readings = column("22/05/2016 23:50", ("23/05/2016", "00:00"), "23/05/2016 00:20")
    assert readings[1].when.earliest == datetime.fromisoformat("2016-05-23T00:00")
    assert readings[1].codes == ()


def test_one_bad_row_leaves_its_neighbours_alone():
    readings = column("10/03/2022", "TBC", "31/04/2022", "", "20/04/2022")
    assert [reading.codes for reading in readings] == [(), ("C125",), ("C112",), ("C101",), ()]


def test_an_empty_column_is_read():
    assert column() == []


def codes_of(*texts):
    return [" ".join(reading.codes) for reading in column(*texts)]


def test_two_swapped_days_in_a_row_do_not_hide_each_other():
    days = ("01/03/2022", "10/03/2022", "04/11/2022", "04/12/2022", "20/04/2022", "01/05/2022")
    assert codes_of(*days, "03/06/2022") == ["", "", "C104", "C104", "", "", ""]


def test_words_of_a_time_hide_no_swap():
    assert codes_of("06/04/2022 10:00", "5/4/2022 14.00 hrs", "18/05/2022")[1] == "C104"
    assert codes_of("06/04/2022", "5 April 2022", "18/05/2022")[1] == ""


def test_a_run_of_new_year_slips_is_noticed_row_by_row():
    days = ("01/12/2021", "30/12/2021", "02/01/2021", "05/01/2021", "20/01/2022", "03/02/2022")
    assert codes_of("01/11/2021", *days) == ["", "", "", "C111", "C111", "", ""]


def test_a_slip_in_the_last_row_is_compared_with_the_row_before_it():
    assert codes_of("01/12/2021", "30/12/2021", "02/01/2021") == ["", "", "C111"]
    assert codes_of("05/03/2022", "20/03/2022", "28/03/2022", "04/01/2022")[-1] == "C104"
    assert codes_of("05/10/2022", "12/05/2022", "20/05/2022", "01/06/2022")[0] == "C104"


def test_at_the_edge_of_a_file_nothing_far_off_or_after_receipt_is_offered():
    assert codes_of("20/05/2022", "20/06/2022", "15/01/2022")[-1] == ""
    assert codes_of("28/08/2023", "30/08/2023", "09/01/2023")[-1] == "C104"
    assert codes_of("28/08/2023", "30/08/2023", "10/08/2023", "09/02/2023")[-1] == ""


def test_a_wild_year_beside_it_does_not_hide_a_swapped_day():
    days = ("10/03/2022", "12/03/2032", "04/01/2022", "20/04/2022", "01/05/2022")
    assert codes_of(*days) == ["", "C108", "C104", "", ""]


def test_several_times_in_the_time_column_keep_the_day_and_are_asked_about():
    when = row("22/05/2016", "14:30 and 16:00").when
    assert (when.first_day, when.codes) == (date(2016, 5, 22), ("C102",))
    assert when.time_certainty is DateCertainty.UNCERTAIN


def test_a_cell_of_30_000_characters_is_refused_before_it_is_read():
    for text in ("1/" * 15_000, "same day " * 3_300, "(" * 30_000):
        assert column(text)[0].codes == ("C125",)
