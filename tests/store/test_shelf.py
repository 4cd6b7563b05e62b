from __future__ import annotations

from dataclasses import replace


def test_what_nobody_touched_stays_the_same_object_however_much_else_changed(case, entry):
    rows = [entry(f"HV-{n:03d}", text="as it was") for n in range(1, 801)]
    case.save(*rows)
    before = {e.ref: e for e in case.entries()}
    case.save(*(replace(one, text="changed") for one in rows[:700]))
    after = case.entries()
    assert sum(one.text == "changed" for one in after) == 700
    assert all(one is before[one.ref] for one in after if one.text != "changed")
    case.undo()
    assert case.entries() == tuple(before.values())


def test_a_record_that_moves_stands_at_its_new_place_at_once(case, entry):
    rows = [entry(f"HV-{n:03d}") for n in range(1, 5)]
    case.save(*rows)
    case.entries()
    case.save(replace(rows[1], ref="HV-009"))
    assert [e.ref for e in case.entries()] == ["HV-001", "HV-003", "HV-004", "HV-009"]
    case.remove(rows[2])
    assert [e.ref for e in case.entries()] == ["HV-001", "HV-004", "HV-009"]
    case.undo()
    case.undo()
    assert [e.ref for e in case.entries()] == ["HV-001", "HV-002", "HV-003", "HV-004"]
