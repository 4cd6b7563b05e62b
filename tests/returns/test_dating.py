"""What is said about the dates of a return, and in which column."""

from __future__ import annotations

from datetime import date

from silp_widgets.returns.reading import read_return

_HEAD = "Date,Time,Source,Event\n"


def problems(path):
    return read_return(path, received=date(2023, 9, 1)).problems


def test_several_times_are_asked_about_in_the_column_that_holds_them(text_file):
    rows = "05/01/2023,14:30 and 16:00,Log 1,Two calls\n06/01/2023 and 07/01/2023,,Log 2,Calls\n"
    found = [one for one in problems(text_file(_HEAD + rows)) if one.code == "C102"]
    assert [one.text for one in found] == ["14:30 and 16:00", "06/01/2023 and 07/01/2023"]
    assert "the day is kept" in found[0].message


def test_a_row_whose_date_is_asked_about_is_not_called_out_of_order_too(text_file):
    days = ("01/11/2021", "01/12/2021", "30/12/2021", "02/01/2021", "05/01/2021", "20/01/2022")
    rows = "".join(f"{day},,Log {n},Call number {n}\n" for n, day in enumerate(days))
    found = problems(text_file(_HEAD + rows))
    assert [one.row for one in found if one.code == "C111"] == [5, 6]
    assert [one.row for one in found if one.code == "C301"] == []


def test_what_is_asked_about_a_date_is_said_once(text_file):
    rows = "9 - 12 September,,Log 1,Visit\n31/4/2022,,Log 2,Call\n"
    said = {one.code: one.message for one in problems(text_file(_HEAD + rows))}
    assert said["C103"].count("year") == 1
    assert said["C112"].endswith("No such date in the calendar. April has 30 days.")
