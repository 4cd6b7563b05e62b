from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import delete, text, update

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.feedback import FeedbackForm
from silp_widgets.domain.records import new_id
from silp_widgets.store.schema import RECORDS, change


def tamper(case, statement):
    with case._database.writing() as connection:
        connection.execute(statement)


def test_every_write_is_remembered_with_both_sides(case, entry):
    one = entry("HV-001", text="old")
    start = case.last_change()
    case.save(one, note="Import of 1 row", actor="import")
    new = dataclasses.replace(one, text="new")
    case.save(new)
    case.remove(new)
    added, changed, removed = case.changes(since=start)
    assert [c.verb for c in case.history(one.id)] == ["add", "change", "remove"]
    assert (added.actor, added.note, added.noun) == ("import", "Import of 1 row", "entry")
    assert (added.before, Entry.from_json(added.after)) == (None, one)
    assert (changed.before["text"], changed.after["text"]) == ("old", "new")
    assert (removed.before["text"], removed.after) == ("new", None)
    assert [c.seq for c in (added, changed, removed)] == [start + 1, start + 2, start + 3]
    assert "new" not in repr(changed)


def test_an_act_is_one_group_under_one_note_and_actor(case, entry):
    start = case.last_change()
    with case.act("Import of 2 rows", actor="import"):
        case.save(entry("HV-001"))
        with case.act("An inner act"):
            case.save(entry("HV-002"))
    changes = case.changes(since=start)
    assert len({c.group for c in changes}) == 1
    assert {c.actor for c in changes} == {"import"}
    assert {c.note for c in changes} == {"Import of 2 rows"}


def test_an_act_that_fails_leaves_nothing(case, reopen, entry):
    start = case.last_change()

    def fail():
        with case.act("Something that fails"):
            case.save(entry("HV-001"))
            assert len(case.entries()) == 1
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert case.entries() == ()
    assert case.last_change() == start
    with reopen() as reader:
        assert reader.entries() == ()


def test_an_inner_act_that_fails_takes_back_only_its_own(case, entry):
    def fail():
        with case.act("Inside"):
            case.save(entry("HV-002"))
            raise KeyError

    with case.act("Outside"):
        case.save(entry("HV-001"))
        with pytest.raises(KeyError):
            fail()
        case.save(entry("HV-003"))
    assert [one.ref for one in case.entries()] == ["HV-001", "HV-003"]
    assert case.verify().is_whole


def test_a_refused_save_inside_an_act_lets_the_act_go_on(case, entry):
    with case.act("Import"):
        case.save(entry("HV-001"))
        with pytest.raises(BadInput):
            case.save(entry("HV-001"))
        case.save(entry("HV-002"))
    assert len(case.entries()) == 2
    assert case.verify().is_whole


def test_a_log_as_it_was_written_is_whole(case, entry):
    case.save(entry("HV-001"))
    case.save_draft("learning_event/words", "She came in.")
    found = case.verify()
    assert found.broken_at is None
    assert f"All {case.last_change()} changes" in found.sentence


@pytest.mark.parametrize(
    "column", ["at", "actor", "verb", "noun", "record", "note", "before", "after", "salt"]
)
def test_a_change_that_was_altered_is_found(case, entry, column):
    one = entry("HV-001")
    case.save(one)
    case.save(dataclasses.replace(one, text="new"))
    case.save(entry("HV-002"))
    tamper(case, update(change).where(change.c.seq == 3).values({column: "{}"}))
    assert case.verify().broken_at == 3


def test_words_taken_out_of_the_log_without_being_erased_are_found(case, entry):
    case.save(entry("HV-001"))
    tamper(case, update(change).where(change.c.seq == 2).values(after=None, salt=None))
    assert case.verify().broken_at == 2


def test_a_change_cut_out_of_the_middle_or_the_end_is_found(case, entry):
    case.save(entry("HV-001"), entry("HV-002"), entry("HV-003"))
    tamper(case, delete(change).where(change.c.seq == 4))
    assert case.verify().broken_at == 4
    tamper(case, delete(change).where(change.c.seq == 3))
    assert case.verify().broken_at == 3


def test_an_end_moved_back_to_hide_a_cut_is_found(case, entry):
    case.save(entry("HV-001"), entry("HV-002"))
    last = case.changes()[-2]
    tamper(case, delete(change).where(change.c.seq == 3))
    tamper(case, text(f"UPDATE head SET seq = 2, hash = '{last.hash}'"))  # noqa: S608 - a digest
    assert case.verify().broken_at == 2


def test_a_record_altered_beside_the_log_is_found(case, entry):
    one = entry("HV-001")
    case.save(one)
    table = RECORDS["entry"]
    tamper(case, update(table).values(body=table.c.body.concat(" ")))
    found = case.verify()
    assert found.broken_at == 2
    assert "entry" in found.sentence
    tamper(case, delete(table))
    assert case.verify().broken_at == 2


def test_what_is_not_a_record_can_be_remembered_too(case):
    case.log("publish", noun="release", note="Release 1 for the panel")
    assert case.changes()[-1].verb == "publish"
    with pytest.raises(ValueError, match="store itself"):
        case.log("erase", noun="account")


def test_the_log_of_an_anonymous_form_says_neither_which_nor_what(case, reopen):
    with reopen() as reader:
        assert reader.feedback() == ()
        form = FeedbackForm(id=new_id(), comment="I was heard")
        case.save(form)
        assert reader.feedback() == (form,)
    last = case.changes()[-1]
    assert (last.verb, last.noun) == ("add", "feedback_form")
    assert (last.record, last.before, last.after) == ("", None, None)
    assert case.verify().is_whole
