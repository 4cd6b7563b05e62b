import re
from pathlib import Path

import nbformat
import pytest

from silp_widgets.domain.errors import ReleaseError
from silp_widgets.serving.panel import render_release

TINY = Path(__file__).parent / "tiny.ipynb"


def workbook_of(tmp_path, *cells):
    path = tmp_path / "panel.ipynb"
    nbformat.write(
        nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, cells))), path
    )
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    release = tmp_path_factory.mktemp("somewhere-private") / "child-t.silprel"
    release.write_text("what the release says", "utf-8")
    return release, render_release(release, workbook=TINY)


def test_the_page_carries_what_the_workbook_showed(made):
    html = made[1].html.decode()
    assert "what the release says" in html
    assert "<title>Child T</title>" in html
    assert "A tiny workbook" in html
    assert '<html lang="en-GB">' in html


def test_the_page_names_no_file_no_kernel_and_no_source(made):
    release, page = made
    html = page.html.decode()
    for secret in (
        str(release.parent),
        release.name,
        "SILP_RELEASE",
        "import os",
        "kernel_id",
    ):
        assert secret not in html
    assert not re.search(r"[0-9a-f]{32}", html), "an id of the kernel's is in the page"
    assert not re.search(r"(src|href|url)\s*[=(]\s*[\"']?(https?:)?//", html)


def test_the_same_release_makes_the_same_page(made):
    release, page = made
    assert render_release(release, workbook=TINY) == page


def test_the_policy_lets_no_request_out_and_no_other_script_in(made):
    policy = made[1].policy
    assert policy.startswith("default-src 'none'; connect-src 'none'")
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == made[1].html.count(b'<script type="module">') + made[
        1
    ].html.count(b"<style>")


def test_the_kernel_that_reads_a_release_is_not_given_the_case(tmp_path, monkeypatch):
    monkeypatch.setenv("SILP_PASSPHRASE", "not for the panel")
    release = tmp_path / "r.silprel"
    release.touch()
    workbook = workbook_of(tmp_path, "import os", "assert 'SILP_PASSPHRASE' not in os.environ")
    render_release(release, workbook=workbook)


def test_a_workbook_that_fails_is_refused_without_its_words(tmp_path):
    release = tmp_path / "r.silprel"
    release.touch()
    workbook = workbook_of(tmp_path, "1 + 1", "raise KeyError('Rosalind Achterberg')")
    with pytest.raises(ReleaseError, match=r"Step 2 .*KeyError") as refused:
        render_release(release, workbook=workbook)
    assert "Rosalind" not in str(refused.value)


def test_a_sentence_meant_for_people_reaches_them(tmp_path):
    release = tmp_path / "r.silprel"
    release.touch()
    raised = (
        "from silp_widgets.domain.errors import ReleaseDamaged; raise ReleaseDamaged('Cut short.')"
    )
    with pytest.raises(ReleaseError, match=r"^Cut short\.$"):
        render_release(release, workbook=workbook_of(tmp_path, raised))


def test_a_missing_release_is_named_as_it_was_typed():
    with pytest.raises(ReleaseError, match=r"no release at “nowhere\.silprel”"):
        render_release("nowhere.silprel")
