from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from silp_widgets.domain.chronology import Agency, Episode
from silp_widgets.domain.errors import BadInput, NothingToUndo
from silp_widgets.domain.narrative import Account, Anchor
from silp_widgets.domain.records import new_id
from silp_widgets.domain.release import Published
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.domain.when import When
from silp_widgets.store.schema import RECORDS


def test_undo_takes_back_a_whole_act_and_redo_does_it_again(case, entry):
    rows = [entry(f"HV-00{n}") for n in range(1, 6)]
    case.save(*rows, note="Import of 5 rows")
    whole = case.entries()
    made = case.undo()
    assert case.entries() == ()
    assert {c.verb for c in made} == {"undo"}
    assert len({c.group for c in made}) == 1
    assert [c.verb for c in case.redo()] == ["redo"] * 5
    assert case.entries() == whole
    case.undo()
    assert case.entries() == ()
    assert case.verify().is_whole


def test_undo_goes_back_step_by_step_and_redo_forward_again(case, entry):
    one = entry("HV-001", text="first")
    case.save(one)
    for word in ("second", "third"):
        case.save(dataclasses.replace(one, text=word))
    seen = []
    for step in (case.undo, case.undo, case.redo, case.redo):
        step()
        seen.append(case.entries()[0].text)
    assert seen == ["second", "first", "second", "third"]
    with pytest.raises(NothingToUndo, match="Nothing was undone"):
        case.redo()


def test_an_act_that_came_to_nothing_does_not_stand_in_the_way(case, entry):
    case.save(entry("HV-001"))
    with case.act("Added by mistake"):
        case.save(two := entry("HV-002"))
        case.remove(two)
    case.undo()
    case.undo()
    assert case.entries() == ()
    case.redo()
    assert len(case.entries()) == 1


def test_an_undo_inside_an_act_is_done_again_alone(case, entry):
    case.save(entry("HV-001"))
    with case.act("Start over"):
        case.undo()
        case.save(entry("HV-002"))
    case.redo()
    assert [one.ref for one in case.entries()] == ["HV-001", "HV-002"]


def test_a_removed_record_comes_back(case, entry):
    one = entry("HV-001")
    case.save(one)
    case.remove(one)
    case.undo()
    assert case.entries() == (one,)


def test_an_act_can_be_undone_though_something_unrelated_came_after(case, entry):
    one, two = entry("HV-001"), entry("HV-002")
    case.save(one)
    first = case.changes()[-1]
    case.save(two)
    case.undo(first)
    assert case.entries() == (two,)
    with pytest.raises(NothingToUndo, match="undone already"):
        case.undo(first.seq)


def test_what_a_later_change_stands_on_is_not_undone(case, entry):
    one = entry("HV-001")
    case.save(one)
    first = case.changes()[-1]
    case.save(dataclasses.replace(one, text="corrected"))
    with pytest.raises(NothingToUndo, match="changed again"):
        case.undo(first)
    assert case.entries()[0].text == "corrected"


def test_an_import_that_accounts_speak_of_is_not_undone(case, entry):
    one = entry("HV-001")
    case.save(one)
    imported = case.changes()[-1]
    account = Account(
        id=new_id(), contributor=new_id(), anchors=(Anchor(kind="entry", target=one.id),)
    )
    case.save(account)
    with pytest.raises(NothingToUndo, match="one account speaks of"):
        case.undo(imported)
    case.remove(account)
    case.undo(imported)
    assert case.entries() == ()


def test_an_agency_that_has_entries_is_not_undone(case, entry):
    case.save(Agency(id=new_id(), key="health_visiting", name="Health visiting", code="HV"))
    made = case.changes()[-1]
    case.save(entry("HV-001"))
    with pytest.raises(NothingToUndo, match="one entry speaks of"):
        case.undo(made)


def test_an_episode_that_entries_are_in_is_not_undone(case, entry):
    episode = Episode(id=new_id(), number=1, title="The move", when=When.unknown())
    one = entry("HV-001")
    case.save(one)
    case.save(episode)
    made = case.last_change()
    case.save(dataclasses.replace(one, episode_id=episode.id))
    with pytest.raises(NothingToUndo, match="one entry speaks of"):
        case.undo(made)


def test_two_entries_may_exchange_their_references_and_back(case, entry):
    one, two = entry("HV-001"), entry("HV-002")
    case.save(one, two)
    case.save(dataclasses.replace(one, ref="HV-002"), dataclasses.replace(two, ref="HV-001"))
    case.undo()
    assert sorted(case.entries(), key=lambda e: e.ref) == [one, two]


def test_there_is_a_sentence_for_everything_that_cannot_be_undone(case, entry):
    start = case.last_change()
    with pytest.raises(NothingToUndo, match="where the case began"):
        case.undo()
    with pytest.raises(BadInput, match="change it instead"):
        case.remove(case.review())
    with pytest.raises(NothingToUndo, match="no change 999"):
        case.undo(999)
    assert case.last_change() == start
    case.save(entry("HV-001"))
    case.undo()
    with pytest.raises(NothingToUndo, match="made by undo"):
        case.undo(case.last_change())
    case.save_draft("a", "words")
    with pytest.raises(NothingToUndo, match="isn't something that can be undone"):
        case.undo(case.last_change())


def test_a_record_kept_by_a_version_that_knew_fewer_fields_is_not_a_change(case, entry):
    one = entry("HV-001")
    case.save(one)
    table = RECORDS["entry"]
    older = json.dumps({k: v for k, v in one.to_json().items() if k != "impact"})
    with case._database.writing() as connection:
        connection.execute(update(table).values(body=older))
    before = case.last_change()
    case.save(one)
    assert case.last_change() == before


def test_undo_steps_over_all_that_was_undone_already(case, entry):
    case.save(entry("HV-001"))
    case.save(*(entry(f"HV-10{n}") for n in range(5)))
    with case.act("Two at once"):
        case.save(entry("HV-201"))
        case.save(entry("HV-202"))
    case.save_draft("a", "words")
    for left in (6, 1, 0):
        case.undo()
        assert len(case.entries()) == left
    with pytest.raises(NothingToUndo):
        case.undo()
    case.redo()
    assert [e.ref for e in case.entries()] == ["HV-001"]


def test_a_published_release_is_not_called_back(case, entry):
    case.save(entry("HV-001"))
    with case.act("Published release 1 (panel)"):
        case.save(
            Published(
                id=new_id(),
                number=1,
                level=ReleaseLevel.PANEL,
                at=datetime(2024, 1, 9, 9, tzinfo=UTC),
                seal="0" * 64,
            )
        )
    with pytest.raises(NothingToUndo, match="Publish again"):
        case.undo(case.changes()[-1])
    case.undo()
    assert len(case.releases()) == 1
    assert case.entries() == ()
