"""A corrected return is matched to what is there; nothing disappears without a yes."""

from __future__ import annotations

from datetime import date

from silp_widgets.returns import compare_returns, read_return

RECEIVED = date(2023, 9, 1)
FIRST = """Date,Source,Event,Action taken
1/5/2022,log 1,Home visit by HV1 to see K,advice
2/5/2022,log 2,Mother rang about the damp in the bedroom,
9/5/2022,log 3,Letter sent to the landlord,copy kept
"""
CORRECTED = """Date,Source,Event,Action taken
30/4/2022,log 0,Antenatal clinic attended,none needed
1/5/2022,log 1,Home visit by HV1 to see K,advice
2/5/2022,log 2,Mother rang about the damp in the bedroom,inspection asked for
"""


def both(text_file, first, second):
    old = read_return(text_file(first, "gp 1.csv"), received=RECEIVED).entries
    new = read_return(text_file(second, "gp 2.csv"), received=RECEIVED).entries
    return compare_returns(old, new)


def test_rows_are_matched_although_their_numbers_shifted(text_file):
    result = both(text_file, FIRST, CORRECTED)
    assert [one.text for one, _ in result.unchanged] == ["Home visit by HV1 to see K"]
    assert [(row.old.provenance.row, row.fields) for row in result.changed] == [
        (3, ("action_taken",))
    ]
    assert [entry.text for entry in result.added] == ["Antenatal clinic attended"]
    assert [entry.text for entry in result.missing] == ["Letter sent to the landlord"]
    assert sorted(problem.code for problem in result.problems) == ["C405", "C406"]


def test_the_same_file_again_changes_nothing(text_file):
    result = both(text_file, FIRST, FIRST)
    assert len(result.unchanged) == 3
    assert not (result.changed)
    assert not (result.added)
    assert not (result.missing)


def test_a_mended_date_is_a_change_and_not_a_new_row(text_file):
    result = both(text_file, FIRST, FIRST.replace("9/5/2022", "8/5/2022"))
    assert [row.fields for row in result.changed] == [("date_text",)]
    assert not result.missing
