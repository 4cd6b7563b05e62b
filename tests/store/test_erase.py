from __future__ import annotations

import dataclasses
import json

import pytest
from sqlalchemy import select, update

from silp_widgets.domain.errors import NothingToUndo, NotInCase
from silp_widgets.domain.narrative import Account
from silp_widgets.domain.records import new_id
from silp_widgets.store.schema import metadata

WORDS = "I rang twice and nobody answered"


@pytest.fixture
def withdrawn(case):
    """An account that was typed, saved, changed, undone and then erased."""
    account = Account(id=new_id(), contributor=new_id(), text_verbatim=WORDS)
    case.save_draft(f"account/{account.id}", WORDS)
    case.save_draft("learning_event/words", WORDS, context=json.dumps({"account": account.id}))
    case.save(account, note="What HV1 said")
    case.save(dataclasses.replace(account, text_theme=WORDS))
    case.undo()
    case.erase(account, note="Withdrawn at the contributor's wish")
    return account


def test_erased_words_are_nowhere_in_the_case(case, withdrawn):
    with case._database.reading() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                assert WORDS not in repr(tuple(row))
    assert case.accounts() == ()
    assert case.drafts() == ()
    with pytest.raises(NotInCase):
        case.get(Account, withdrawn.id)


def test_a_stub_without_words_or_salt_stays_and_the_log_is_whole(case, withdrawn):
    stubs = case.history(withdrawn.id)
    assert [c.verb for c in stubs] == ["add", "change", "undo", "erase"]
    assert all(c.before is None and c.after is None for c in stubs)
    assert stubs[-1].note == "Withdrawn at the contributor's wish"
    with case._database.reading() as connection:
        change = metadata.tables["change"]
        rows = connection.execute(select(change.c.salt).where(change.c.record == withdrawn.id))
        assert {row.salt for row in rows} == {None}
    assert case.verify().is_whole


def test_what_was_erased_cannot_be_brought_back(case, withdrawn):
    added = case.history(withdrawn.id)[0]
    with pytest.raises(NothingToUndo, match="owner's wish"):
        case.undo(added)
    with pytest.raises(NothingToUndo, match="owner's wish"):
        case.redo()


def test_a_reader_lets_go_of_erased_words_too(case, reopen):
    account = Account(id=new_id(), contributor=new_id(), text_verbatim=WORDS)
    case.save(account)
    with reopen() as reader:
        assert reader.accounts() == (account,)
        case.erase(account, note="Withdrawn")
        assert reader.accounts() == ()


def test_a_removed_account_can_still_be_erased(case):
    account = Account(id=new_id(), contributor=new_id(), text_verbatim=WORDS)
    case.save(account)
    case.remove(account)
    case.erase(account, note="Withdrawn")
    assert all(c.before is None for c in case.history(account.id))
    with pytest.raises(NotInCase):
        case.erase(Account(id=new_id(), contributor=new_id()), note="Never here")


def test_words_blanked_after_an_erasure_are_found(case):
    account = Account(id=new_id(), contributor=new_id(), text_verbatim=WORDS)
    case.save(account)
    case.erase(account, note="Withdrawn")
    case.save(account)
    assert case.verify().is_whole
    change = metadata.tables["change"]
    with case._database.writing() as connection:
        last = update(change).where(change.c.seq == case.last_change())
        connection.execute(last.values(after=None, salt=None))
    assert case.verify().broken_at == case.last_change()
