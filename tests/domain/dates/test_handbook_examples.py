"""Every row of the worked examples in the handbook, part 5.4."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from silp_widgets.domain.dates import DateContext, read_date
from silp_widgets.domain.vocabulary import DatePrecision, DateStatus
from silp_widgets.domain.when import When

_HERE = Path(__file__).parent
_FILE = DateContext(
    received=date(2023, 9, 1),
    window_start=date(1990, 1, 1),
    year_before=2022,
    year_after=2022,
    row_above=When.day(date(2022, 3, 1), text="01/03/2022"),
    born=date(2022, 3, 2),
)
_AROUND = " (rows either side: 30/12/2022 and 05/01/2023)"


def _rows(name):
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _iso(bound):
    if isinstance(bound, datetime):
        return bound.isoformat(timespec="minutes")
    return bound.isoformat() if bound else ""


def _read(text):
    context = _FILE
    if text.endswith("(workbook set to 1904)"):
        text = text.split()[0]
        context = DateContext(received=date(2023, 9, 1), workbook_1904=True)
    if text.endswith(_AROUND):
        text = text.removesuffix(_AROUND)
        before, after = When.day(date(2022, 12, 30)), When.day(date(2023, 1, 5))
        context = DateContext(received=date(2023, 9, 1), before=before, after=after)
    return read_date(text, context)


@pytest.mark.parametrize(
    "row",
    [*_rows("handbook.csv"), *_rows("more_examples.csv")],
    ids=lambda row: row["text"] or "(blank)",
)
def test_a_date_is_read_as_the_handbook_says(row):
    reading = _read(row["text"])
    if reading.when is None:
        found = ("", "", "unknown", "", "")
        assert reading.message
    else:
        when = reading.when
        found = (
            _iso(when.earliest),
            _iso(when.latest),
            when.precision,
            when.time_certainty or when.certainty,
            when.edtf,
        )
    expected = tuple(row[k] for k in ("earliest", "latest", "precision", "certainty", "edtf"))
    assert (*found, set(reading.codes)) == (*expected, set(row["codes"].split()))


def test_a_refusal_is_told_from_a_stated_unknown():
    assert _read("n/k").when == When.unknown("n/k")
    assert _read("n/k").status is DateStatus.OK
    assert _read("TBC").status is DateStatus.REFUSED


def test_the_american_order_is_suggested_and_never_assumed():
    reading = _read("04/13/2022")
    assert reading.when is None
    assert "13 April 2022" in reading.suggestion


def test_a_new_year_slip_offers_the_next_year():
    assert "2 January 2023" in _read("02/01/2022" + _AROUND).suggestion


def test_two_dates_in_a_cell_are_offered_apart():
    suggestion = _read("22, 24 and 29 May 2022").suggestion
    assert "22 May 2022; 24 May 2022; 29 May 2022" in suggestion


def test_a_number_with_two_readings_says_both():
    suggestion = _read("30422").suggestion
    assert "16 April 1983" in suggestion
    assert "3 April 2022" in suggestion


def test_no_precision_is_left_without_an_example():
    seen = {row["precision"] for row in _rows("handbook.csv")}
    assert seen == {precision.value for precision in DatePrecision}
