"""A safeguarding adults review's returns: other agencies and layouts, faults known beforehand."""

from __future__ import annotations

from datetime import date

from silp_widgets.returns.reading import Surroundings, read_return

RECEIVED = date(2023, 9, 1)


def codes(result, *wanted):
    return {(p.code, p.row) for p in result.problems if p.code in wanted}


def test_us_dates_are_never_assumed_but_the_whole_file_is_asked_about(text_file):
    rows = (
        "Incident Date/Time,Narrative,Crew,Disposition,Record source\n"
        "02/14/2020 10:15:00 PM,Adult W was lifted from the floor.,Crew 7,Not conveyed,Log 1\n"
        "3/2/2020 8:05:00 AM,Adult W refused to travel.,Crew 3,Not conveyed,Log 2\n"
        "11/30/2020 1:00:00 AM,Fall in the bathroom.,Crew 1,Not conveyed,Log 4\n"
    )
    result = read_return(text_file(rows, "ambulance.csv"), received=RECEIVED)
    assert codes(result, "C112", "C104") == {("C112", 2), ("C112", 4), ("C104", None)}
    assert result.entries[1].when.first_day == date(2020, 2, 3)
    assert result.entries[0].when.label() == "“02/14/2020 10:15:00 PM” (not read)"
    assert result.mapping["Disposition"] == "outcome"


def test_one_day_first_date_is_enough_to_ask_nothing_about_the_order(text_file):
    rows = (
        "Date,Source,Event\n02/14/2020,Log 1,A fall.\n11/30/2020,Log 2,A fall.\n"
        "22/12/2020,Log 3,A fall.\n"
    )
    result = read_return(text_file(rows, "ambulance.csv"), received=RECEIVED)
    assert codes(result, "C104") == set()


def test_a_merged_chronology_lays_no_agencys_rows_at_anothers_door(text_file):
    rows = (
        "Date,Agency,Source,Event\n"
        "12/01/2021,Northmere Companions,Log 1,Befriender visited.\n"
        "13/01/2021,Northmere Companions,Log 1,Befriender rang about the boiler.\n"
        "18/01/2021,City Hospital,Ward notes,Nurse telephoned.\n"
    )
    result = read_return(text_file(rows, "merged.csv"), received=RECEIVED)
    assert [entry.agency for entry in result.entries] == [
        "northmere_companions",
        "northmere_companions",
        "acute_hospital",
    ]
    assert codes(result, "C605") == {("C605", 2)}


def test_a_web_page_says_in_its_titles_whose_it_is(text_file):
    page = (
        "<html><head><title>Export</title></head><body><h1>City Hospital NHS Trust</h1><table>"
        "<tr><th>Admission date</th><th>Discharge date</th><th>Event</th>"
        "<th>What the patient said</th></tr>"
        "<tr><td>29/12/2020</td><td>28/12/2020</td><td>Went home.</td><td>Glad.</td></tr>"
        "</table></body></html>"
    )
    result = read_return(text_file(page, "epr_export.html"), received=RECEIVED)
    assert result.agency == "acute_hospital"
    assert codes(result, "C107") == {("C107", 2)}
    assert result.entries[0].voice == "Glad."


def test_a_period_is_out_of_order_only_if_no_day_of_it_fits(text_file):
    rows = (
        "Date,Source,Event\n05/01/2020,Note 1,Complaint.\nJanuary 2020,Note 2,Letter.\n"
        "13/01/2020,Note 3,Visit.\n18/06/2020,Note 4,Gas check.\n17/06/2020,Note 5,Call.\n"
        "14/03/2032,Note 6,Key safe.\n02/07/2020,Note 7,Letter.\n"
    )
    result = read_return(text_file(rows, "housing.csv"), received=RECEIVED)
    assert len(codes(result, "C301")) == 1
    told = next(p for p in result.problems if p.code == "C301")
    assert "Jun 2020" in told.message.split("near it is")[1]
    assert codes(result, "C108") == {("C108", 7)}


def test_no_gap_is_measured_to_a_date_that_is_doubted_itself(text_file):
    rows = (
        "Date,Source,Event\n07/01/2020,Note 1,Test.\n1/9/2020,Note 2,Visit.\n"
        "14/01/2020,Note 3,Letter.\n"
    )
    around = Surroundings(received=RECEIVED, scope=(date(2019, 1, 1), date(2022, 6, 30)))
    result = read_return(text_file(rows, "gp.csv"), surroundings=around)
    assert codes(result, "C104", "C503") == {("C104", 3)}


def test_two_dated_sentences_in_one_cell_are_two_events(text_file):
    said = "Went home. On 12 March 2021 the manager rang him. On 15 March 2021 he rang back."
    rows = f"Date,Source,Event\n10/03/2021,Notes folder 3,{said}\n"
    result = read_return(text_file(rows, "care home.csv"), received=RECEIVED)
    assert codes(result, "C207") == {("C207", 2)}
