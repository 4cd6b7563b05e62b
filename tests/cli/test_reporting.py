import docx
import pytest


def test_a_case_s_report_is_written_and_the_person_told_whose_copy_it_is(silp, demo, tmp_path):
    code, out, err = silp("report", demo.case, "-o", tmp_path / "k.docx")
    assert (code, out.strip()) == (0, f"{tmp_path / 'k.docx'} is written.")
    assert "chair's copy" in err
    assert "neither pseudonymised nor encrypted" in err
    assert docx.Document(tmp_path / "k.docx").paragraphs[0].text == "Child K"


@pytest.mark.parametrize("ending", ["docx", "svg", "png"])
def test_a_release_is_written_without_a_passphrase_or_a_warning(
    silp, made_demo, tmp_path, monkeypatch, ending
):
    monkeypatch.delenv("SILP_PASSPHRASE", raising=False)
    code, _, err = silp("report", made_demo.release, "-o", tmp_path / f"k.{ending}")
    assert (code, err) == (0, "")
    assert (tmp_path / f"k.{ending}").stat().st_mode & 0o077 == 0


def test_an_unknown_ending_is_refused_before_the_passphrase_is_asked(
    silp, made_demo, tmp_path, monkeypatch
):
    monkeypatch.setenv("SILP_PASSPHRASE", "wrong")
    code, _, err = silp("report", made_demo.case, "-o", tmp_path / "k.pdf")
    assert code == 2
    assert "“k.pdf” doesn't end in a kind of file that is made here" in err
    assert not list(tmp_path.glob("k*"))


def test_a_report_that_is_there_is_left_as_it_is(silp, made_demo, tmp_path):
    kept = tmp_path / "k.docx"
    kept.write_text("mine")
    code, _, err = silp("report", made_demo.release, "-o", kept)
    assert code == 2
    assert "already" in err
    assert kept.read_text() == "mine"
