import json

import pytest


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_each_agency_gets_a_file_of_its_own(silp, demo, tmp_path, kind):
    folder = tmp_path / "to send"
    code, out, _ = silp("check", demo.case, "--report", folder, "--format", kind)
    names = sorted(path.name for path in folder.iterdir())
    assert (code, len(names)) == (1, 9)
    assert f"police-questions.{kind}" in names
    assert all(name in out for name in names)


def test_a_report_is_never_written_over_another(silp, demo, tmp_path):
    (tmp_path / "police-questions.xlsx").write_bytes(b"with answers")
    before = sorted(path.name for path in tmp_path.iterdir())
    code, _, err = silp("check", demo.case, "--report", tmp_path)
    assert (code, "police-questions.xlsx" in err) == (2, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (tmp_path / "police-questions.xlsx").read_bytes() == b"with answers"


def test_a_folder_that_can_not_be_made_is_a_sentence(silp, demo, tmp_path):
    code, _, err = silp("check", demo.case, "--report", tmp_path / "no" / "where")
    assert (code, "Choose another place" in err) == (2, True)


def test_a_script_is_told_which_files_were_written(silp, demo, tmp_path):
    _, out, _ = silp("check", demo.case, "--report", tmp_path / "out", "--json")
    assert len(json.loads(out)["reports"]) == 9
