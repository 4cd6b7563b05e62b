from datetime import date

import pandas as pd
import pytest

from silp_widgets.analysis.accounts import WORDS
from silp_widgets.analysis.columns import DTYPES
from silp_widgets.analysis.frames import DECLARED, Frames
from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.vocabulary import ScopeStatus
from silp_widgets.domain.when import When

FRAMES = [pytest.param(declared, id=declared.name) for declared in DECLARED]


def get(reader, declared):
    return getattr(Frames(reader), declared.name)()


@pytest.mark.parametrize("declared", FRAMES)
@pytest.mark.parametrize("case", ["small", "empty"])
def test_a_frame_has_the_columns_and_types_it_declares(declared, case, request):
    frame = get(request.getfixturevalue(case), declared)
    assert list(frame.columns) == [column.name for column in declared.columns]
    assert {c.name: str(frame[c.name].dtype) for c in declared.columns} == {
        c.name: DTYPES[c.kind] for c in declared.columns
    }
    assert frame.index.name == (declared.index.name if declared.index else None)


@pytest.mark.parametrize("declared", FRAMES)
def test_no_frame_can_tell_one_practitioner_from_another(declared, small):
    shown = get(small, declared).reset_index().astype("string").to_csv()
    assert "HV1" not in shown
    assert "PC1" not in shown


def test_an_entry_keeps_its_doubt_and_gets_no_time_that_nobody_stated(small):
    entries = Frames(small).entries()
    assert entries.loc["PO-001", "time"] == "14:30"
    assert entries.loc["HV-001", "time"] == ""
    assert entries.loc["HV-002", "doubt_days"] == 30
    assert pd.isna(entries.loc["PO-002", "first_day"])
    assert entries.loc["PO-002", "last_day"] == pd.Timestamp("2022-06-05")


def test_a_note_is_called_a_note_whatever_its_row_says(small):
    assert Frames(small).entries().loc["HV-005", "row_kind"] == "author_note"


def test_time_until_recording_is_a_range(small):
    entries = Frames(small).entries()
    first = entries.loc["HV-001"]
    assert (first["recorded_after_min"], first["recorded_after_max"]) == (2, 2)
    assert pd.isna(entries.loc["HV-002", "recorded_after_min"])


def test_agencies_come_in_the_order_of_their_lanes_also_where_they_recorded_nothing(small):
    codes = Frames(small).entries()["agency_code"].cat
    assert list(codes.categories) == ["HV", "PO", "HO"]


def test_any_date_that_somebody_typed_fits(small):
    far = Entry(id="x", ref="HV-009", agency="police", when=When.day(date(1022, 3, 14)))
    small.kept["entries"] = (far,)
    assert Frames(small).entries().loc["HV-009", "first_day"].year == 1022


def test_known_by_takes_a_name_and_a_written_day_and_never_answers_for_nobody(small):
    frames = Frames(small)
    same = frames.known_by("health_visiting", date(2022, 6, 30))
    assert list(frames.known_by("HV", "2022-06-30").index) == list(same.index)
    with pytest.raises(BadInput, match="No agency here is called 'Zoo'"):
        frames.known_by("Zoo", date(2022, 6, 30))
    with pytest.raises(BadInput, match="'June' is no day"):
        frames.known_by("HV", "June")


def test_known_by_then_is_what_was_on_record_and_no_more(small):
    frames = Frames(small)
    assert list(frames.known_by("health_visiting", date(2022, 1, 11)).index) == []
    assert list(frames.known_by("health_visiting", date(2022, 1, 12)).index) == ["HV-001"]
    by_july = frames.known_by("health_visiting", date(2022, 6, 30))
    assert "PO-001" in by_july.index  # its own record of the same call is of that day
    assert "PO-002" not in by_july.index


def test_an_agencys_own_later_record_of_an_event_it_knew_is_not_known_yet(small, stretch):
    late = stretch("HV-006", "01/08/2022", same_event_id="call")
    small.kept["entries"] = (*small.entries(), late)
    known = Frames(small).known_by("health_visiting", date(2022, 6, 30))
    assert "HV-006" not in known.index


def test_words_are_given_only_when_asked_for_and_never_when_taken_back(small):
    frames = Frames(small)
    assert not any(said.text_verbatim in frames.accounts().to_csv() for said in small.accounts())
    asked = frames.accounts(words=True)
    assert list(asked.columns) == [column.name for column in WORDS.columns]
    assert asked.loc[1, "text_verbatim"] == "I walked."
    assert "Take it all back" not in asked.to_csv()
    assert "Never mind" not in asked.to_csv()


def test_factors_of_words_that_were_taken_back_are_not_counted(small):
    assert list(Frames(small).factors()["factor"]) == ["own_team", "own_team"]
    assert Frames(small).factor_matrix().loc["own team", 1] == 1


def test_an_account_is_linked_to_its_entry_and_to_the_episode_of_that_entry(small):
    links = Frames(small).links()
    assert list(links["about"]) == ["entry", "episode", "general"]
    assert list(links["episode"].dropna()) == [1, 1]
    episode = Frames(small).episodes().loc[1]
    assert (episode["accounts"], episode["corrects"], episode["adds"]) == (1, 1, 1)


def test_a_correction_names_its_entry_and_says_whether_it_was_answered(small):
    corrections = Frames(small).corrections()
    assert list(corrections["entry"]) == ["HV-002", ""]
    assert list(corrections["answered"]) == [True, False]


def test_a_finding_counts_its_evidence_and_leads_to_what_was_recommended(small):
    frames = Frames(small)
    finding = frames.findings().loc[1]
    assert (finding["agencies"], finding["accounts"]) == (2, 1)
    assert finding["recommendations"] == "1"
    assert frames.recommendations().loc[1, "actions"] == 1
    assert frames.actions().loc[1, "recommendation"] == 1


def test_months_count_events_and_say_how_many_have_no_single_month(small):
    months = Frames(small).months()
    january = months[months["month"] == "2022-01-01"]
    assert dict(zip(january["agency_code"], january["entries"], strict=True)) == {"HV": 1, "PO": 1}
    assert months[months["month"].isna()]["entries"].sum() == 1
    assert months["entries"].sum() == 5


def test_a_run_of_not_being_seen_passes_over_rows_that_do_not_say(small):
    (run,) = Frames(small).not_seen_runs().itertuples()
    assert (run.person, run.contacts, run.agencies) == ("K", 3, 2)
    assert run.entries == "PO-001; HV-002; PO-002"
    assert Frames(small).not_seen_runs(at_least=4).empty


def test_people_are_counted_by_agency_and_practitioners_are_not(small, stretch):
    more = (
        stretch("HV-010", "02/02/2022", people=("Child K", "HV1", "PC7")),
        stretch("PO-010", "02/02/2022", people=("Adult M",), text="K asleep. PC1 stayed."),
        stretch("PO-011", "02/02/2019", people=("K",), scope_status=ScopeStatus.BACKGROUND),
    )
    small.kept["entries"] = (*small.entries(), *more)
    counted = Frames(small).people().set_index(["person", "agency_code"])
    assert set(counted.index) == {("K", "HV"), ("K", "PO"), ("Adult M", "PO")}
    here = ["entries", "in_text", "seen", "seen_alone"]
    assert list(counted.loc[("K", "HV"), here]) == [1, 3, 1, 1]
    assert list(counted.loc[("K", "PO"), here]) == [0, 3, 0, 0]
    before = Frames(small).people(background=True).set_index(["person", "agency_code"])
    assert before.loc[("K", "PO"), "entries"] == 1
