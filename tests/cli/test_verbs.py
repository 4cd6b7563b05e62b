"""Every verb, as a script would use it: what it says, and the exit code it promises."""

import json
import re

import pytest
from sqlalchemy import text

from silp_widgets.release import open_release
from silp_widgets.store import open_case
from silp_widgets.store.first_schema import _SEARCHED
from silp_widgets.store.schema import RECORDS

SIGNED = ("--sign-off", "R. Peake, independent chair")


@pytest.fixture
def new_case(silp, tmp_path, monkeypatch):
    monkeypatch.setenv("SILP_PASSPHRASE", "a passphrase of a test")
    path = tmp_path / "n.silp"
    code, _, err = silp(
        "new", path, "--title", "Child N", "--from", "1 Jan 2022", "--to", "30/6/23"
    )
    assert code == 0, err
    return path


def test_a_new_case_is_encrypted_and_knows_its_scope(new_case):
    assert b"SQLite format" not in new_case.read_bytes()[:100]
    with open_case(new_case) as case:
        review = case.review()
    assert (review.title, str(review.scope_from), str(review.scope_to)) == (
        "Child N", "2022-01-01", "2023-06-30",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--profile", "inquest", "--title", "X"], "no review profile"),
        (["--title", "X", "--from", "31/04/2022"], "April has 30 days"),
        (["--title", "X", "--from", "2023-01-01", "--to", "2022-01-01"], "ends before it begins"),
        (["--title", "  "], "title"),
    ],
)
def test_a_case_that_can_not_be_made_leaves_nothing_behind(silp, tmp_path, words, said):
    code, _, err = silp("new", tmp_path / "x.silp", *words, typed="passphrase\n")
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert said in err


def test_opening_the_desk_brings_a_case_of_an_earlier_version_up_to_date(
    silp, new_case, monkeypatch
):
    with open_case(new_case, write=True) as case, case._database.writing() as connection:
        newest = connection.execute(text("SELECT max(number) FROM migration")).scalar()
        connection.execute(text("DELETE FROM migration WHERE number > 1"))
        for table in set(RECORDS) - set(_SEARCHED):
            connection.execute(text(f"DROP TABLE {table}"))
    assert silp("check", new_case)[0] == 2
    monkeypatch.setattr("silp_widgets.cli.desk.run_desk", lambda *_, **__: None)
    assert silp("open", new_case, "--no-browser")[0] == 0
    assert silp("check", new_case)[0] in {0, 1}
    with open_case(new_case) as case, case._database.reading() as connection:
        again = connection.execute(text("SELECT max(number) FROM migration")).scalar()
    assert again == newest > 1


def test_the_desk_begins_where_an_address_leads(silp, new_case, monkeypatch):
    begun = []
    monkeypatch.setattr(
        "silp_widgets.cli.desk.run_desk", lambda *_, first, **__: begun.append(first)
    )
    assert silp("open", new_case, "--at", "chronology#view=0f3a", "--no-browser")[0] == 0
    assert silp("open", new_case, "--no-browser")[0] == 0
    assert begun == ["chronology#view=0f3a", "prepare"]
    code, _, err = silp("open", new_case, "--at", "elsewhere#view=0f3a")
    assert (code, "no such page" in err) == (2, True)
    assert silp("open", new_case, "--lab", "--at", "chronology#view=0f3a")[0] == 2


def test_a_case_is_never_made_over_another(silp, new_case):
    before = new_case.read_bytes()
    code, _, _ = silp("new", new_case, "--title", "Child O")
    assert (code, new_case.read_bytes()) == (2, before)


def test_a_passphrase_comes_from_a_file_or_standard_input(silp, demo, tmp_path, monkeypatch):
    secret = tmp_path / "secret"
    secret.write_text("everyone here is invented\nsecond line\n")
    monkeypatch.delenv("SILP_PASSPHRASE")
    assert silp("audit", demo.case, "--passphrase-file", secret)[0] == 0
    assert silp("audit", demo.case, typed="everyone here is invented\n")[0] == 0
    code, _, err = silp("audit", demo.case)
    assert (code, "passphrase" in err) == (2, True)


def test_a_wrong_passphrase_is_a_sentence(silp, demo, monkeypatch):
    monkeypatch.setenv("SILP_PASSPHRASE", "wrong")
    code, out, err = silp("check", demo.case)
    assert (code, out) == (2, "")
    assert re.match(r"The passphrase doesn't open .*\.", err)


def test_import_reports_each_file_and_its_columns(silp, new_case, made_demo):
    code, out, _ = silp("import", new_case, made_demo.files / "gp_extract.csv", "--agency", "GP")
    assert code == 1
    assert "19 entries from 19 rows" in out
    assert "“Consultation / event” as event_fact" in out
    assert "C201  Row 11" in out


def test_the_same_file_twice_changes_nothing(silp, new_case, made_demo):
    silp("import", new_case, made_demo.files / "gp_extract.csv")
    with open_case(new_case) as case:
        before = case.last_change()
    _, out, _ = silp("import", new_case, made_demo.files / "gp_extract.csv")
    assert "was imported before; nothing changed" in out
    with open_case(new_case) as case:
        assert len(case.entries()) == 19
        # The register is read to find names that are not in it; that is logged, and nothing else.
        assert {c.verb for c in case.changes(before)} <= {"reveal"}


def test_a_dry_run_keeps_nothing(silp, new_case, made_demo):
    _, out, _ = silp("import", new_case, made_demo.files / "gp_extract.csv", "--dry-run")
    assert "dry run" in out
    with open_case(new_case) as case:
        assert case.entries() == ()


def test_a_file_that_is_none_does_not_stop_the_others(silp, new_case, made_demo, tmp_path):
    picture = tmp_path / "holiday.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    code, out, err = silp("import", new_case, picture, made_demo.files / "gp_extract.csv")
    assert (code, "19 entries" in out, "holiday.xlsx" in err) == (1, True, True)
    assert silp("import", new_case, picture)[0] == 2


def test_a_file_without_a_chronology_is_refused(silp, new_case, tmp_path):
    (tmp_path / "minutes.csv").write_text("Dear all,\nthe minutes are attached.\n")
    code, out, _ = silp("import", new_case, tmp_path / "minutes.csv")
    assert (code, "nothing was kept" in out) == (2, True)


def test_import_speaks_json(silp, new_case, made_demo):
    _, out, _ = silp("import", new_case, made_demo.files / "gp_extract.csv", "--json")
    (file,) = json.loads(out)["files"]
    assert (file["file"], file["entries"], file["added"]) == ("gp_extract.csv", 19, 19)
    assert {"code", "severity", "file", "row", "message", "text"} <= set(file["problems"][0])


def test_check_says_who_has_no_supporter_and_who_was_not_briefed(silp, demo):
    code, out, _ = silp("check", demo.case)
    assert code == 1
    assert "C801  NW1 has no named supporter." in out
    assert "C802  HV2 has not been briefed" in out


def test_audit_finds_the_log_whole_and_says_who_did_what(silp, demo):
    code, out, _ = silp("audit", demo.case)
    assert code == 0
    assert "in order and as they were written" in out
    assert "Published release 1 (panel)" in out


def test_audit_prints_nobodys_words(silp, demo):
    _, out, _ = silp("audit", demo.case, "--json")
    with open_case(demo.case) as case:
        words = [a.text_verbatim[:30] for a in case.accounts() if a.text_verbatim]
        names = [i.name for i in case.register()]
    assert not [w for w in (*words, *names) if w in out]


def test_publish_refuses_without_a_signature_and_writes_nothing(silp, demo, tmp_path):
    code, _, err = silp("publish", demo.case, "-o", tmp_path / "r.silprel")
    assert (code, (tmp_path / "r.silprel").exists()) == (2, False)
    assert "C911" in err


def test_publish_writes_a_release_and_names_what_to_look_at(silp, demo, tmp_path):
    code, out, _ = silp("publish", demo.case, "-o", tmp_path / "r.silprel", *SIGNED)
    assert code == 1
    assert "C908 · “Kathleen Quill”" in out
    assert open_release(tmp_path / "r.silprel").number == 2


def test_publish_never_names_the_signatory_in_json(silp, demo, tmp_path):
    _, out, _ = silp("publish", demo.case, "-o", tmp_path / "r.silprel", *SIGNED, "--json")
    assert json.loads(out)["signed_off_by"] == ["independent chair"]
    assert "Peake" not in out


def test_doctor_looks_a_case_over(silp, demo):
    code, out, _ = silp("doctor", demo.case)
    assert code == 0
    assert "SQLCipher" in out
    assert "opens; 164 entries" in out


def test_what_can_not_be_foreseen_is_a_sentence_without_private_words(silp, demo, monkeypatch):
    def fall(_path, **_):
        raise RuntimeError("Corinne Ashby's words")

    monkeypatch.setattr("silp_widgets.cli.cases.open_case", fall)
    code, out, err = silp("audit", demo.case)
    assert (code, out) == (2, "")
    assert "Ashby" not in err
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [["frobnicate"], ["import"], ["publish", "x"], ["new"]])
def test_words_that_are_off_leave_with_2(silp, words):
    assert silp(*words)[0] == 2


def test_the_demonstration_can_be_made_twice_and_keeps_what_was_changed(silp, tmp_path):
    folder = tmp_path / "demo"
    assert silp("demo", folder)[0] == 0
    before = (folder / "child-k.silp").read_bytes()
    code, out, _ = silp("demo", folder)
    assert (code, (folder / "child-k.silp").read_bytes()) == (0, before)
    assert "silp open" in out
