from __future__ import annotations

import pytest
from sqlalchemy import Text, inspect, select, text

from silp_widgets.domain.errors import CaseNotOpened, CaseTooNew
from silp_widgets.store.migrations import MIGRATIONS, check_current, migrate, pending
from silp_widgets.store.schema import metadata, migration

FIRST = {
    *("review", "agency", "entry", "episode", "theme", "return_file", "problem", "participant"),
    *("support", "question", "family_contact", "meeting", "deadline", "account", "correction"),
    *("finding", "recommendation", "action", "feedback_form", "published", "change", "draft"),
    *("head", "meta", "migration"),
}
"""The tables of version 0.1."""


def add_a_column(connection):
    connection.execute(text("ALTER TABLE theme ADD COLUMN colour TEXT"))


def fail_half_way(connection):
    connection.execute(text("ALTER TABLE theme ADD COLUMN half TEXT"))
    raise RuntimeError


def columns(connection, table="theme"):
    return {column["name"] for column in inspect(connection).get_columns(table)}


def test_the_migrations_make_what_this_version_reads_and_writes(case):
    with case._database.reading() as connection:
        made = set(inspect(connection).get_table_names())
        assert made == set(metadata.tables)
        for name, table in metadata.tables.items():
            assert columns(connection, name) == {column.name for column in table.columns}
            for wanted, found in zip(
                sorted(table.columns, key=lambda c: c.name),
                sorted(inspect(connection).get_columns(name), key=lambda c: c["name"]),
                strict=True,
            ):
                is_text = isinstance(found["type"], Text)
                assert is_text is isinstance(wanted.type, Text), (name, wanted.name)


def test_nothing_in_a_case_has_a_place_for_a_score_or_a_name_of_a_person(case):
    with case._database.reading() as connection:
        for table in inspect(connection).get_table_names():
            assert columns(connection, table).isdisjoint({"score", "rating", "rank", "name"}) or (
                table == "migration"
            )


def test_a_later_migration_is_applied_once_and_an_earlier_version_then_refuses(case):
    later = (*MIGRATIONS, add_a_column)
    with case._database.writing() as connection:
        assert migrate(connection, later) == ("add_a_column",)
        assert migrate(connection, later) == ()
        assert "colour" in columns(connection)
        names = connection.execute(select(migration.c.name).order_by(migration.c.number))
        assert [row.name for row in names] == [step.__name__ for step in later]
        with pytest.raises(CaseTooNew):
            pending(connection)


def test_a_case_of_the_first_version_gets_the_tables_that_came_later(case, reopen):
    with case._database.writing() as connection:
        for table in set(metadata.tables) - FIRST:
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("DELETE FROM migration WHERE number > 1"))
    reopen(write=True).close()
    with reopen() as reader, reader._database.reading() as connection:
        assert set(inspect(connection).get_table_names()) == set(metadata.tables)
        assert reader.views() == ()
    case.close()


def test_a_migration_that_fails_leaves_the_case_as_it_was(case):
    def attempt():
        with case._database.writing() as connection:
            migrate(connection, (*MIGRATIONS, add_a_column, fail_half_way))

    with pytest.raises(RuntimeError):
        attempt()
    with case._database.reading() as connection:
        assert columns(connection).isdisjoint({"colour", "half"})
        assert pending(connection) == ()


def test_an_older_case_is_brought_up_to_date_by_a_writer_and_not_by_a_reader(
    case, reopen, monkeypatch
):
    later = (*MIGRATIONS, add_a_column)
    for function in (pending, migrate, check_current):
        monkeypatch.setattr(function, "__defaults__", (later,))
    with pytest.raises(CaseNotOpened, match="earlier version"):
        reopen()
    reopen(write=True).close()
    with reopen() as reader, reader._database.reading() as connection:
        assert "colour" in columns(connection)
    case.close()
