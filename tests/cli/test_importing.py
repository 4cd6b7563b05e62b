"""Bringing returns in from a terminal: saved mappings, and what is hidden in a file."""

from __future__ import annotations

import json

import openpyxl
import pytest


@pytest.fixture
def case(silp, tmp_path, monkeypatch):
    monkeypatch.setenv("SILP_PASSPHRASE", "a passphrase of a test")
    assert silp("new", tmp_path / "n.silp", "--title", "Child N")[0] == 0
    return tmp_path / "n.silp"


@pytest.fixture
def sent(tmp_path):
    """Return a function that writes an agency's workbook, its third row hidden."""

    def write(name, *rows, head=("Date", "Event", "Source")):
        book = openpyxl.Workbook()
        for row in (head, *rows):
            book.active.append(row)
        book.active.row_dimensions[3].hidden = True
        book.save(tmp_path / name)
        return tmp_path / name

    return write


ROWS = (("1/5/2022", "A call about housing", "Log 4"), ("2/5/2022", "A visit to K", "Log 5"))


def test_a_mapping_is_saved_and_used_for_the_agencys_next_file(silp, case, sent, tmp_path):
    to = tmp_path / "police.toml"
    first = sent("police.xlsx", *ROWS)
    _, out, _ = silp("import", case, first, "--save-mapping", to)
    assert "police.toml says which column is which" in out
    head = ("Date", "Event", "Origin")
    second = sent("police 2.xlsx", ("3/5/2022", "A letter", "Log 6"), head=head)
    _, out, _ = silp("import", case, second, "--mapping", to, "--json")
    told = [p["message"] for p in json.loads(out)["files"][0]["problems"] if p["code"] == "C703"]
    assert any("“Source”" in message for message in told)
    assert any("“Origin”" in message for message in told)


def test_no_mapping_is_written_over_a_file_or_for_several_files(silp, case, sent, tmp_path):
    to = tmp_path / "police.toml"
    to.write_text("mine", encoding="utf-8")
    code, _, err = silp("import", case, sent("police.xlsx", *ROWS), "--save-mapping", to)
    assert code == 2
    assert "already" in err
    assert to.read_text(encoding="utf-8") == "mine"
    files = (sent("a.xlsx", *ROWS), sent("b.xlsx", *ROWS))
    code, _, err = silp("import", case, *files, "--save-mapping", tmp_path / "new.toml")
    assert code == 2
    assert "one at a time" in err


def test_hidden_rows_are_asked_about_and_left_out_where_that_is_said(silp, case, sent):
    file = sent("police.xlsx", *ROWS)
    _, out, _ = silp("import", case, file, "--dry-run")
    assert "1 row is hidden" in out
    assert "--leave-hidden" in out
    _, out, _ = silp("import", case, file, "--leave-hidden", "--json")
    (read,) = json.loads(out)["files"]
    assert read["added"] == 1
    assert any("row 3 is hidden" in p["message"] for p in read["problems"])
