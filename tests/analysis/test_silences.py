import pandas as pd

from silp_widgets.analysis.frames import Frames


def stretches(frame, kind):
    own = frame[frame["kind"] == kind]
    return [
        (row.agency_code, f"{row.first_day:%Y-%m-%d}", f"{row.last_day:%Y-%m-%d}", row.days)
        for row in own.itertuples()
    ]


def test_silence_is_what_no_row_touches_within_the_scope(small):
    found = stretches(Frames(small).silences(), "nothing_recorded")
    # March is covered by a date that may be any day of it, April by the row that says no contact.
    assert ("HV", "2022-04-21", "2022-06-29", 70) in found
    assert ("HO", "2022-01-01", "2022-09-30", 273) in found
    assert ("PO", "2022-01-11", "2022-09-30", 263) in found


def test_what_somebody_checked_is_told_apart_from_a_blank(small):
    frame = Frames(small).silences()
    assert stretches(frame, "no_contact") == [("HV", "2022-04-01", "2022-04-20", 20)]
    assert list(frame[frame["kind"] == "no_contact"]["entry"]) == ["HV-003"]


def test_a_joint_silence_is_nobodys_and_a_no_contact_row_does_not_break_it(small):
    frame = Frames(small).silences()
    joint = frame[frame["kind"] == "joint"]
    assert joint["agency_code"].isna().all()
    days = [(f"{r.first_day:%Y-%m-%d}", r.days) for r in joint.itertuples()]
    assert days == [("2022-01-11", 49), ("2022-04-01", 90), ("2022-07-01", 92)]


def test_a_stretch_of_exactly_so_many_days_counts(small):
    frames = Frames(small)
    assert ("HV", "2022-04-21", "2022-06-29", 70) in stretches(
        frames.silences(days=70), "nothing_recorded"
    )
    assert not any(
        row[1] == "2022-04-21" for row in stretches(frames.silences(days=71), "nothing_recorded")
    )


def test_without_a_scope_silence_is_looked_for_between_entries_alone(small, empty):
    empty.kept |= {"agencies": small.agencies(), "entries": small.entries()}
    found = Frames(empty).silences()
    assert "HO" not in set(found["agency_code"].dropna())
    assert found["last_day"].max() < pd.Timestamp("2022-06-30")


def test_a_short_entry_inside_a_long_one_does_not_open_a_silence(empty, small, stretch):
    empty.kept |= {
        "agencies": small.agencies(),
        "entries": (
            stretch("HV-001", "1 January 2022 to 30 June 2022"),
            stretch("HV-002", "02/02/2022"),
            stretch("HV-003", "01/07/2022"),
        ),
    }
    assert Frames(empty).silences().empty
