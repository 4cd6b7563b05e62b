"""Each check points at the row that has the fault, and leaves its neighbours alone."""

from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.people import Register
from silp_widgets.returns.reading import Surroundings, read_return

RECEIVED = date(2023, 9, 1)
HEAD = "No,Date,Time,Source,Event,Child seen?,Voice,Action taken,Date recorded\n"


@pytest.fixture
def rows_of(text_file):
    """Return a function from rows of cells to the row numbers that a check points at."""

    def read(code, *rows, head=HEAD, **known):
        text = head + "\n".join(rows) + "\n"
        result = read_return(text_file(text), received=RECEIVED, surroundings=Surroundings(**known))
        return [problem.row for problem in result.problems if problem.code == code]

    return read


@pytest.mark.parametrize(
    ("code", "fault", "fine"),
    [
        ("C201", "1,1/5/2022,,,Call,,,done,", "1,1/5/2022,,Log 4,Call,,,done,"),
        (
            "C202",
            "1,1/5/2022,,case notes,Call,,,done,",
            "1,1/5/2022,,Case note 14 May,Call,,,done,",
        ),
        ("C203", "1,1/5/2022,,Log 4,,,,done,", "1,1/5/2022,,Log 4,Call,,,done,"),
        ("C204", "1,1/5/2022,,Log 4,Call,,,,", "1,1/5/2022,,Log 4,Call,,,None needed: well,"),
        ("C205", "1,1/5/2022,,Log 4,SW1 failed to ring,,,x,", "1,1/5/2022,,Log 4,SW1 rang,,,x,"),
        ("C206", "1,1/5/2022,,Log 4,Sent to QZX,,,x,", "1,1/5/2022,,Log 4,Sent to CAMHS,,,x,"),
        (
            "C207",
            "1,1/5/2022,,Log 4,1) SW1 rang the mother. 2) Later HV1 rang SW1.,,,x,",
            "1,1/5/2022,,Log 4,SW1 rang the mother about 2 letters and 1 visit.,,,x,",
        ),
        ("C208", f"1,1/5/2022,,Log 4,{'a' * 255},,,x,", f"1,1/5/2022,,Log 4,{'a' * 254}.,,,x,"),
        ("C209", "1,1/5/2022,,Log 4,Home visit,,,x,", "1,1/5/2022,,Log 4,Home visit,No,,x,"),
        ("C210", "1,1/5/2022,,Log 4,Visit,Yes,,x,", "1,1/5/2022,,Log 4,Visit,Yes,Smiled,x,"),
        ("C508", "1,1/5/2022,,Log 4,Call,,,x,20/5/2022", "1,1/5/2022,,Log 4,Call,,,x,8/5/2022"),
        (
            "C601",
            "1,1/5/2022,,Log 4,Mrs Harker rang,,,x,",
            "1,1/5/2022,,Log 4,Adult M rang Oak Street,,,x,",
        ),
    ],
)
def test_a_fault_in_one_row_is_found_there_and_a_sound_row_is_not(rows_of, code, fault, fine):
    assert rows_of(code, fault) == [2]
    assert rows_of(code, fine) == []


def test_a_row_out_of_order_is_found_and_those_after_it_are_not(rows_of):
    days = ["1/3/2022", "5/3/2022", "20/6/2022", "9/3/2022", "12/3/2022"]
    assert rows_of("C301", *(f"{n},{d},,Log {n},Call,,,x," for n, d in enumerate(days))) == [4]


def test_a_file_with_its_newest_row_first_is_in_order(rows_of):
    days = ["12/3/2022", "9/3/2022", "5/3/2022", "1/3/2022"]
    assert rows_of("C301", *(f"{n},{d},,Log {n},Call,,,x," for n, d in enumerate(days))) == []


def test_two_rows_of_a_day_need_a_time_each(rows_of):
    assert rows_of("C302", ",1/5/2022,,L 1,A,,,x,", ",1/5/2022,,L 2,B,,,x,") == [3]
    assert rows_of("C302", ",1/5/2022,09:00,L 1,A,,,x,", ",1/5/2022,10:00,L 2,B,,,x,") == []


def test_the_same_row_twice_is_found_at_the_second(rows_of):
    row = "1/5/2022,,Log 4,Mother rang about the damp.,,,x,"
    assert rows_of("C401", f"1,{row}", f"2,{row.upper()}") == [3]


def test_a_silence_of_more_than_sixty_days_is_asked_about_unless_a_row_explains_it(rows_of):
    first, last = ",1/3/2022,,L 1,A,,,x,", ",1/9/2022,,L 2,B,,,x,"
    quiet = ",2 March 2022 to 31 August 2022,,L 3,No contact in this period,,,,"
    assert rows_of("C503", first, last) == [3]
    assert rows_of("C503", first, quiet, last) == []


def test_a_no_contact_row_that_covers_an_event_contradicts_it(rows_of):
    quiet = ",1 March 2022 to 31 August 2022,,L 3,No contact in this period,,,,"
    assert rows_of("C505", quiet, ",1/5/2022,,L 1,Home visit,,,x,") == [2]
    assert rows_of("C505", quiet, ",1/9/2022,,L 1,Home visit,,,x,") == []


def test_a_call_that_was_not_answered_is_an_event_and_no_silence(rows_of):
    row = ",1/5/2022,,L 1,No contact made with mother,,,,"
    assert rows_of("C204", row) == [2]


def test_one_code_for_two_people_is_asked_about(rows_of):
    rows = (",1/5/2022,,L 1,KM (mother) rang,,,x,", ",2/5/2022,,L 2,KM (health visitor) rang,,,x,")
    assert rows_of("C602", *rows) == [3]


def test_a_name_in_the_register_is_no_stranger_and_nobody_is_seen_before_birth(rows_of):
    register = Register.from_records(
        [
            {"name": "Jane Harker", "pseudonym": "Adult M"},
            {"name": "Kit Harker", "pseudonym": "K", "born": "2022-03-02"},
        ]
    )
    assert rows_of("C601", "1,1/5/2022,,L 4,Mrs Harker rang,,,x,", register=register) == []
    assert rows_of("C603", "1,1/2/2022,,L 4,Visit,K: seen,,x,", register=register) == [2]


def test_nobody_is_seen_after_they_died_but_the_dead_are_spoken_of(rows_of):
    register = Register.from_records(
        [{"name": "Kit Harker", "pseudonym": "K", "born": "2022-03-02", "died": "2022-05-01"}]
    )
    rows = (
        "1,1/5/2022,,L 4,Visit,K: seen,,x,",
        "2,2/5/2022,,L 4,Visit,K: seen,,x,",
        "3,9/5/2022,,L 4,Review of care,K: not seen,,x,",
    )
    assert rows_of("C603", *rows, register=register) == [3]


def test_only_a_file_of_what_went_wrong_is_asked_for_strengths(rows_of):
    wrong = ("Missed appointment", "Shouting reported", "Refused entry", "Rent arrears")
    routine = ("Telephone call", "Letter sent", "Review booked", "Blood test")
    rows = {
        kind: [f"{n},{n}/5/2022,,Log {n},{words[n % 4]} {n},,,x," for n in range(1, 10)]
        for kind, words in (("wrong", wrong), ("routine", routine))
    }
    assert rows_of("C211", *rows["wrong"]) == [None]
    assert rows_of("C211", *rows["routine"]) == []
    assert rows_of("C211", *rows["wrong"], "10,10/5/2022,,Log 10,Tenancy kept well,,,x,") == []


def test_where_nobody_says_how_far_back_a_lifetime_is_plausible(rows_of):
    scope = (date(2022, 1, 1), date(2023, 6, 30))
    rows = ("1,14/3/1961,,Log 1,Born at home,,,x,", "2,14/3/1923,,Log 2,Visit,,,x,")
    assert rows_of("C109", *rows, scope=scope) == [3]
    assert rows_of("C501", *rows, scope=scope) == [2]


def test_who_a_row_opens_with_is_who_was_seen_where_no_column_says(rows_of):
    register = Register.from_records(
        [{"name": "Jane Harker", "aliases": ["Jane"], "pseudonym": "Adult M", "died": "2022-05-01"}]
    )
    rows = (
        "1,9/5/2022,,L 4,Jane attended the clinic and was well,Yes,,x,",
        "2,9/5/2022,,L 5,Sister of Jane Harker seen at home,Yes,,x,",
        "3,9/5/2022,,L 6,Jane Harker spoken of at the meeting,No,,x,",
    )
    assert rows_of("C603", *rows, register=register) == [2]


def test_a_reviewers_note_is_checked_for_its_date_alone(rows_of):
    note = "1,31/4/2022,,# chair,SW1 failed to ring QZX,,,,"
    assert rows_of("C112", note) == [2]
    assert rows_of("C205", note) == rows_of("C206", note) == rows_of("C204", note) == []


@pytest.mark.parametrize(
    "words",
    [
        "Telephone call from the mother about the visit",
        "Letter sent about the appointment",
        "Home visit. No access.",
    ],
)
def test_where_nobody_could_be_seen_it_is_not_asked_who_was(rows_of, words):
    assert rows_of("C209", f"1,1/5/2022,,Log 4,{words},,,done,") == []


def test_of_two_rows_the_wrong_way_round_the_second_is_the_one_that_steps_back(rows_of):
    days = ("1/5/2022", "20/5/2022", "10/5/2022", "30/5/2022", "9/6/2022", "19/6/2022")
    rows = [f"{n},{day},,Log {n},Call {n},,,x," for n, day in enumerate(days)]
    assert rows_of("C301", *rows) == [4]


def test_a_row_that_stands_there_twice_has_no_order_to_ask_about(rows_of):
    row = "1,1/5/2022,,Log 4,Call,,,x,"
    assert rows_of("C401", row, row) == [3]
    assert rows_of("C302", row, row) == []


def test_a_no_contact_row_lasts_as_long_as_its_words_say(rows_of):
    rows = (
        "1,1/5/2022,,Log 1,Call,,,x,",
        "2,2/5/2022,,Log 2,No contact between 2 May 2022 and 1 September 2022,,,,",
        "3,,,Log 2,No contact from 2 September 2022 to 30 December 2022,,,,",
        "4,31/12/2022,,Log 3,Call again,,,x,",
    )
    assert rows_of("C503", *rows, scope=(date(2022, 1, 1), date(2023, 1, 1))) == []
    assert rows_of("C101", *rows) == []


def test_rows_whose_dates_could_not_be_read_are_not_the_same_row_for_that(rows_of):
    rows = ("1,31/6/2022,,Log 4,Clinic,,,x,", "2,,,Log 5,Clinic,,,x,", "3,,,Log 6,Clinic,,,x,")
    assert rows_of("C401", *rows) == [4]


def test_a_missed_appointment_is_no_opinion(rows_of):
    assert rows_of("C205", "1,1/5/2022,,Log 4,Failed to attend clinic,,,x,") == []


def test_a_closed_door_says_that_seeing_was_tried(rows_of):
    assert rows_of("C209", "1,1/5/2022,,Log 4,Not at home for the visit,,,card left,") == []


def test_where_the_only_answer_is_an_outcome_a_blank_one_is_missing(text_file):
    text = "Date,Event,Disposal,Source\n" + "".join(
        f"{day}/5/2022,Call about the noise,{said},Log {day}\n"
        for day, said in enumerate(("Advice", "", "Arrest"), start=2)
    )
    found = read_return(text_file(text), received=RECEIVED).problems
    assert [(p.row, p.column) for p in found if p.code == "C204"] == [(3, "Disposal")]


def test_a_sequence_number_used_twice_hides_no_other_that_is_wrong(rows_of):
    numbers = (1, 2, 3, 5, 4, 6, 6, 7, 8, 9)
    days = (2, 3, 4, 5, 6, 9, 9, 10, 11, 12)
    rows = [
        f"{number},{day}/5/2022,,Log {place},Call {place},,,x,"
        for place, (number, day) in enumerate(zip(numbers, days, strict=True))
    ]
    head = HEAD.replace("No,", "Seq,")
    assert len(rows_of("C303", *rows, head=head)) == 1
    assert rows_of("C304", *rows, head=head) == [8]


def test_a_date_that_is_doubted_is_asked_about_once(rows_of):
    slip = (
        "1,28/12/2022,,Log 1,Call,,,x,28/12/2022",
        "2,3/1/2022,,Log 2,Visit planned,,,x,3/1/2023",
        "3,10/1/2023,,Log 3,Call again,,,x,10/1/2023",
        "4,10/1/2032,,Log 4,Call later,,,x,",
    )
    scope = (date(2022, 6, 1), date(2023, 6, 30))
    assert rows_of("C111", *slip) == [3]
    assert rows_of("C108", *slip) == [5]
    assert rows_of("C508", *slip) == []
    assert rows_of("C501", *slip, scope=scope) == []


@pytest.mark.parametrize("words", ["No contact recorded: post vacant", "Nil contact - K missing"])
def test_a_row_of_weeks_that_says_no_contact_is_a_silence(rows_of, words):
    rows = (f"1,1/5/2022 - 30/6/2022,,Log 1,{words},,,,", "2,1/6/2022,,Log 2,Home visit,,,x,")
    assert rows_of("C505", *rows) == [2]
    assert rows_of("C204", *rows) == []


def test_a_text_that_stops_in_mid_sentence_may_be_cut_off(rows_of):
    hanging = "Staff followed to the station and spoke with the guard and waited for"
    assert rows_of("C208", f"1,1/5/2022,,Log 4,{hanging},,,x,") == [2]
    note = "Seen at the surgery with a headache since the autumn and given advice"
    whole = [f"{n},{n}/5/2022,,Log {n},{note} {n}.,,,x," for n in range(1, 7)]
    long = f"{note} and the flag was put on the record of both and the lead told the sa"
    assert rows_of("C208", *whole, f"7,7/5/2022,,Log 7,{long},,,x,") == [8]
    # Where nobody writes full stops, a missing one says nothing.
    bare = [row.replace(".,", ",") for row in whole]
    assert rows_of("C208", *bare, f"7,7/5/2022,,Log 7,{long},,,x,") == []


@pytest.mark.parametrize(
    "words", ["He is attention seeking.", "She is a prolific liar.", "A reckless decision."]
)
def test_a_judgement_on_a_person_is_no_fact(rows_of, words):
    assert rows_of("C205", f"1,1/5/2022,,Log 4,{words},,,x,") == [2]
    assert rows_of("C205", "1,1/5/2022,,Log 4,Seeking attention at the A&E desk,,,x,") == []


def test_what_somebody_is_quoted_as_saying_is_no_opinion_of_the_writer(rows_of):
    said = "A neighbour said “I think he should have been arrested” and left"
    assert rows_of("C205", f"1,1/5/2022,,Log 4,{said},,,x,") == []
    assert rows_of("C205", f"1,1/5/2022,,Log 4,{said}. I think so too,,,x,") == [2]
