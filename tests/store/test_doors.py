from __future__ import annotations

import logging
import os
import sqlite3
import traceback
import unicodedata
import zipfile

import pytest
import sqlcipher3
from sqlalchemy import insert

from silp_widgets.domain.errors import CaseError, CaseNotOpened, CaseTooNew, WrongPassphrase
from silp_widgets.domain.narrative import Account
from silp_widgets.domain.records import new_id
from silp_widgets.domain.review import Review
from silp_widgets.store import create_case, open_case
from silp_widgets.store.schema import migration

REVIEW = Review(id=new_id(), title="Child K", profile="cspr_local")
SECRET = "pass'phrase\"; -- ☃ é"  # odd on purpose


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "k.silp"
    create_case(path, REVIEW, passphrase=SECRET).close()
    return path


def test_a_case_that_was_made_opens_again(case, reopen):
    case.close()
    with reopen() as reader, reopen(write=True) as writer:
        assert reader.review() == writer.review()
        assert reader.case_id == writer.case_id != ""


def test_making_a_case_where_one_is_changes_nothing(case, place, tmp_path):
    before = case.last_change()
    with pytest.raises(CaseNotOpened, match="already"):
        create_case(place, REVIEW, passphrase=SECRET, register_path=tmp_path / "x.silpreg")
    assert case.last_change() == before
    assert not (tmp_path / "x.silpreg").exists()


def test_making_a_case_beside_an_old_register_leaves_nothing_behind(place, register_path, tmp_path):
    register_path.write_bytes(b"somebody's")
    with pytest.raises(CaseNotOpened, match="register"):
        create_case(place, REVIEW, passphrase=SECRET, register_path=register_path)
    assert [path.name for path in tmp_path.iterdir()] == [register_path.name]
    assert register_path.read_bytes() == b"somebody's"


def test_a_case_written_by_a_later_version_is_refused(case, reopen):
    step = {"number": 99, "name": "add_something_later", "at": ""}
    with case._database.writing() as connection:
        connection.execute(insert(migration), step)
    for write in (False, True):
        with pytest.raises(CaseTooNew, match="later version"):
            reopen(write=write)


def test_a_closed_case_says_so(case):
    case.close()
    case.close()
    with pytest.raises(CaseError, match="closed"):
        case.entries()
    with pytest.raises(CaseError, match="closed"):
        case.save_draft("a", "words")


def test_a_wrong_passphrase_is_a_sentence_and_nothing_on_the_terminal(file, capfd):
    for wrong in ("wrong", SECRET + " ", SECRET[:-1]):
        with pytest.raises(WrongPassphrase, match=r"doesn't open k\.silp"):
            open_case(file, passphrase=wrong)
    assert capfd.readouterr() == ("", "")


def test_no_passphrase_is_asked_for_and_the_setting_serves(file, monkeypatch):
    monkeypatch.delenv("SILP_PASSPHRASE", raising=False)
    with pytest.raises(WrongPassphrase, match="needs its passphrase"):
        open_case(file)
    monkeypatch.setenv("SILP_PASSPHRASE", SECRET)
    open_case(file).close()
    with pytest.raises(CaseNotOpened, match="passphrase"):
        create_case(file.with_name("l.silp"), REVIEW, passphrase="")


def test_a_keyboard_that_composes_accents_otherwise_opens_it_too(file):
    other = unicodedata.normalize("NFD", SECRET)
    assert other != SECRET
    open_case(file, passphrase=other).close()


def test_what_is_no_case_is_named_for_what_it_is(tmp_path):
    plain = tmp_path / "plain.silp"
    with sqlite3.connect(plain) as connection:
        connection.execute("CREATE TABLE entry (id)")
    archive = tmp_path / "return.silp"
    with zipfile.ZipFile(archive, "w") as sheet:
        sheet.writestr("a", "b")
    (tmp_path / "short.silp").write_bytes(b"abc")
    (tmp_path / "folder.silp").mkdir()
    said = {
        "plain.silp": "without encryption",
        "return.silp": "spreadsheet",
        "short.silp": "cut off",
        "folder.silp": "folder",
        "missing.silp": "There is no case missing.silp",
    }
    for name, sentence in said.items():
        with pytest.raises(CaseNotOpened, match=sentence):
            open_case(tmp_path / name, passphrase=SECRET)
    assert not (tmp_path / "missing.silp").exists()


def test_an_encrypted_file_of_another_kind_is_no_case(tmp_path):
    path = tmp_path / "other.silp"
    with sqlcipher3.connect(str(path)) as other:
        other.set_key(SECRET)
        other.execute("CREATE TABLE something (id)")
    for write in (False, True):
        with pytest.raises(CaseNotOpened, match="holds no case"):
            open_case(path, passphrase=SECRET, write=write)
    (tmp_path / "empty.silp").touch()
    with pytest.raises(CaseNotOpened, match="holds no case"):
        open_case(tmp_path / "empty.silp", passphrase=SECRET)


def test_a_database_that_does_not_answer_is_a_sentence_without_the_password():
    for address in ("postgresql://me:hidden@127.0.0.1:1/none", "postgresql://[bad"):
        with pytest.raises(CaseNotOpened) as caught:
            open_case(address)
        assert "hidden" not in "".join(traceback.format_exception(caught.value, chain=False))


@pytest.mark.postgresql
def test_a_database_that_holds_something_else_is_left_alone(postgresql_server):
    with pytest.raises(CaseNotOpened, match="holds no case"):
        open_case(f"{postgresql_server}?options=-csearch_path%3Dpg_catalog")


def test_nothing_written_is_readable_on_the_disk(file):
    with open_case(file, passphrase=SECRET, write=True) as case:
        words = "She rang twice and nobody answered"
        case.save_draft("a", words)
        case.save(Account(id=new_id(), contributor="HV1", text_verbatim=words))
        for path in file.parent.iterdir():
            held = path.read_bytes()
            assert not held.startswith(b"SQLite format")
            assert words.encode() not in held
            assert b"CREATE TABLE" not in held
            assert path.stat().st_mode & 0o077 == 0


def test_the_passphrase_and_the_words_are_in_no_log_and_no_repr(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("sqlalchemy").setLevel(logging.DEBUG)
    try:
        with create_case(tmp_path / "k.silp", REVIEW, passphrase=SECRET) as case:
            case.save_draft("a", "She rang twice")
            shown = repr(case) + repr(case._database) + repr(case._database._engine)
            shown += repr(case._register_file) + caplog.text
    finally:
        logging.getLogger("sqlalchemy").setLevel(logging.NOTSET)
    assert SECRET not in shown
    assert "rang twice" not in shown


def test_a_case_somebody_else_holds_is_a_sentence_after_a_wait(file):
    with (
        open_case(file, passphrase=SECRET, write=True) as one,
        open_case(file, passphrase=SECRET, write=True) as two,
    ):
        with two._database.reading() as connection:
            connection.connection.driver_connection.execute("PRAGMA busy_timeout = 50")
        with one.act("A long act"), pytest.raises(CaseError, match="locked"):
            two.save_draft("a", "private words")
        two.save_draft("a", "private words")


def test_a_damaged_case_is_a_sentence(file):
    held = bytearray(file.read_bytes())
    middle = slice(len(held) // 2, len(held))
    held[middle] = bytes(len(held[middle]))
    file.write_bytes(held)
    with (
        pytest.raises(CaseError, match=r"damaged"),
        open_case(file, passphrase=SECRET) as case,
    ):
        case.verify()


@pytest.mark.parametrize("name", ["50% #1?.silp", "'quoted\".silp", "Zoë ☃", "a&mode=rw.silp"])
def test_a_file_may_have_any_name(tmp_path, name):
    create_case(tmp_path / name, REVIEW, passphrase=SECRET).close()
    with open_case(tmp_path / name, passphrase=SECRET) as case:
        assert case.review() == REVIEW
    assert (tmp_path / name).stat().st_size > 0


def test_a_case_closed_by_everybody_is_one_file(file):
    with open_case(file, passphrase=SECRET, write=True) as case:
        case.save_draft("a", "words")
    assert {path.suffix for path in file.parent.iterdir()} == {".silp", ".silpreg"}


def test_a_case_in_a_folder_that_nobody_may_write_to_can_be_read(file, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_case(file, passphrase=SECRET) as case:
        assert case.review() == REVIEW
        assert {path.suffix for path in file.parent.iterdir()} == {".silp", ".silpreg"}
    with pytest.raises(CaseNotOpened, match="read-only"):
        open_case(file, passphrase=SECRET, write=True)
