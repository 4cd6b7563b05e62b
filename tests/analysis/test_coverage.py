from types import SimpleNamespace

from silp_widgets.analysis.frames import Frames


def rows(reader):
    frame = Frames(reader).coverage()
    return {(row.by, row.group): (row.people, row.heard) for row in frame.itertuples()}


def fill(reader, small, *groups):
    reader.kept["agencies"] = small.agencies()
    reader.kept["participants"] = [p for there, _ in groups for p in there]
    reader.kept["accounts"] = [a for _, said in groups for a in said]


def test_everyone_is_always_counted(small):
    assert rows(small) == {("everyone", "everyone"): (2, 2)}


def test_a_group_smaller_than_five_is_counted_only_with_others(empty, small, people):
    fill(empty, small, people("HV", 6, 4), people("PO", 3, 1), people("HO", 4, 4))
    found = rows(empty)
    assert found["agency", "Health visiting"] == (6, 4)
    assert found["agency", "all others together"] == (7, 5)
    assert not any("Police" in group or "Housing" in group for _, group in found)


def test_a_small_group_cannot_be_found_by_subtraction(empty, small, people):
    fill(empty, small, people("HV", 8, 4), people("PO", 6, 1), people("HO", 2, 2))
    found = rows(empty)
    assert found["agency", "Health visiting"] == (8, 4)
    assert found["agency", "all others together"] == (8, 3)
    assert ("agency", "Police") not in found


def test_a_release_gives_the_totals_it_holds_and_no_others(empty, small, people):
    fill(empty, small, people("HV", 6, 6))
    empty.heard = SimpleNamespace(invited=22, heard=18)
    assert rows(empty) == {("everyone", "everyone"): (22, 18)}
