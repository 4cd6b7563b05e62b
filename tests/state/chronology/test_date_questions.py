from __future__ import annotations

from datetime import date

import pytest

from silp_widgets.domain.chronology import Agency, Entry, Provenance
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.returns import Problem
from silp_widgets.domain.vocabulary import ClaimStatus, ScopeStatus
from silp_widgets.domain.when import When

WRITTEN = ["01/03/2022", "4/5/2022", "20/04/2022", "31/04/2022", "6 June"]


def entry(row, when, written):
    return Entry(
        id=f"e{row}",
        ref=f"PO-{row:03d}",
        agency="police",
        when=when,
        date_text=written,
        text=f"Event {row}.",
        source="log",
        provenance=Provenance(file="po.csv", file_hash="h", row=row),
    )


def asked(row, code):
    return Problem(
        id=f"p{row}",
        code=code,
        message=f"Row {row}.",
        file="po.csv",
        row=row,
        entry=f"PO-{row:03d}",
    )


@pytest.fixture
def case(make_case):
    case = make_case(scope_from=date(2022, 4, 1))
    case.save(Agency(id="a", key="police", name="Police", code="PO"))
    case.save(
        entry(2, parse_when(WRITTEN[0]), WRITTEN[0]),
        entry(3, parse_when(WRITTEN[1]), WRITTEN[1]),
        entry(4, parse_when(WRITTEN[2]), WRITTEN[2]),
        entry(5, When.unread(WRITTEN[3], ("C112",)), WRITTEN[3]),
        entry(6, parse_when(WRITTEN[4], year=2022), WRITTEN[4]),
        asked(3, "C104"),
        asked(5, "C112"),
        asked(6, "C105"),
        asked(4, "C110"),
    )
    return case


def dates(state):
    return state.call("dates_to_settle", {})["dates"]


def test_each_date_stands_between_the_rows_around_it_gravest_first(state):
    found = dates(state)
    assert state.view()["date_questions"] == {"count": 3}
    assert [one["entry"] for one in found] == ["e5", "e3", "e6"]  # information is not asked
    swapped = found[1]
    assert [row["written"] for row in swapped["rows"]] == WRITTEN[:4]
    assert [row["here"] for row in swapped["rows"]] == [False, True, False, False]


def test_our_reading_comes_first_and_the_one_that_fits_brings_its_reason(state):
    (first, *others) = dates(state)[1]["choices"]
    assert first == ["Wed 4 May 2022", "as we read it"]
    assert "Tue 5 Apr 2022" in [words for words, _ in others]


def test_a_chosen_reading_is_a_correction_that_shows_both_and_answers_the_question(state, case):
    place = [words for words, _ in dates(state)[1]["choices"]].index("Tue 5 Apr 2022")
    state.call("settle_date", {"entry": "e3", "choice": place})
    now = case.get(Entry, "e3")
    assert now.when.first_day == date(2022, 4, 5)
    assert (now.date_text, now.claim_status) == ("4/5/2022", ClaimStatus.CORRECTED)
    (line,) = case.corrections()
    assert (line.statement, line.proposed) == ("Wed 4 May 2022", "Tue 5 Apr 2022")
    assert case.get(Problem, "p3").answer.startswith("Tue 5 Apr 2022: chosen because")
    assert "e3" not in {one["entry"] for one in dates(state)}
    state.call("undo", {})
    assert case.get(Entry, "e3").when.first_day == date(2022, 5, 4)
    assert case.get(Problem, "p3").answer == ""


def test_confirming_our_reading_changes_nothing_but_the_question(state, case):
    before = case.get(Entry, "e3")
    state.call("settle_date", {"entry": "e3", "choice": 0})
    assert case.get(Entry, "e3") == before
    assert case.corrections() == ()
    assert "confirmed" in case.get(Problem, "p3").answer


def test_a_date_that_was_typed_says_how_it_is_known_and_moves_into_or_out_of_scope(state, case):
    typed = {"entry": "e5", "choice": -1, "typed": "30 March 2022"}
    with pytest.raises(BadInput, match="how you know"):
        state.call("settle_date", typed)
    with pytest.raises(BadInput, match="April has 30 days"):
        state.call("settle_date", {**typed, "typed": "31/04/2022", "reason": "Seen"})
    state.call("settle_date", {**typed, "reason": "The contact sheet was seen"})
    now = case.get(Entry, "e5")
    assert (now.when.first_day, now.scope_status) == (date(2022, 3, 30), ScopeStatus.BACKGROUND)


@pytest.mark.parametrize("choice", [99, -1, -7])
def test_a_choice_that_was_not_offered_settles_nothing(state, case, choice):
    before = case.last_change()
    with pytest.raises(BadInput):
        state.call("settle_date", {"entry": "e3", "choice": choice})
    with pytest.raises(NotInCase):
        state.call("settle_date", {"entry": "e2", "choice": 0})
    assert case.last_change() == before


def test_readings_asked_about_for_one_reason_are_confirmed_and_undone_together(state, case):
    case.save(asked(2, "C105"))
    assert "2 dates" in state.call("accept_readings", {"code": "C105"})["said"]
    assert [one["entry"] for one in dates(state)] == ["e5", "e3"]
    state.call("undo", {})
    assert len(dates(state)) == 4
    with pytest.raises(BadInput):
        state.call("accept_readings", {"code": "C112"})  # a date that wasn't read has no reading
