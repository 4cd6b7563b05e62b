from __future__ import annotations

import pytest
import sqlcipher3
from sqlalchemy import text

from silp_widgets.domain.errors import CaseIsReadOnly
from silp_widgets.store.reader import Reader
from silp_widgets.store.writer import Writer

WRITING = {"act", "save", "remove", "undo", "redo", "save_draft", "clear_draft", "erase"}
ATTEMPTS = [
    "INSERT INTO meta VALUES ('a', 'b')",
    "UPDATE head SET seq = 0",
    "DELETE FROM change",
    "DROP TABLE entry",
    "CREATE TABLE more (id TEXT)",
]


def test_a_reader_has_no_way_to_ask_for_a_write():
    new = {name for name in vars(Writer) if not name.startswith("_")}
    assert new >= WRITING
    assert not any(hasattr(Reader, name) for name in (WRITING | {"set_register", "log"}))


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_readers_connection_cannot_write(reopen, case, attempt):
    before = case.last_change()
    with reopen() as reader:
        for open_one in (reader._database.reading, reader._database.writing):
            with pytest.raises(CaseIsReadOnly), open_one() as connection:
                connection.execute(text(attempt))
        assert reader.verify().is_whole
    assert case.last_change() == before


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_no_statement_gets_round_it(reopen, case, place):
    attempts = [
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA rekey = 'x'",
        f"ATTACH 'file:{place}?mode=rw' AS again",
        "ATTACH 'other.db' AS other",
        f"VACUUM INTO '{place}.copy'",
        "SELECT sqlcipher_export('main')",
        "SELECT load_extension('x')",
        "CREATE TEMP TABLE t (id)",
    ]
    with reopen() as reader, reader._database.reading() as connection:
        raw = connection.connection.driver_connection
        for attempt in attempts:
            with pytest.raises(sqlcipher3.DatabaseError):
                raw.execute(attempt)
        raw.set_authorizer(None)
        with pytest.raises(sqlcipher3.OperationalError, match="readonly"):
            raw.execute("UPDATE head SET seq = 0")
    assert case.verify().is_whole
    assert not place.with_name(f"{place.name}.copy").exists()
