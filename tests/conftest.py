"""The fictional review, made once for a run and copied for each test that changes it."""

import io
import shutil

import openpyxl
import pytest

from silp_widgets.demo import PASSPHRASE, Demo, make_demo
from silp_widgets.demo.build import CASE, RETURNS
from silp_widgets.demo.making import RELEASE


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory):
    """The fictional review; only to be looked at."""
    return make_demo(tmp_path_factory.mktemp("fictional") / "review")


@pytest.fixture
def demo(made_demo, tmp_path, monkeypatch):
    """A copy of the fictional review that a test may change, its passphrase in the environment."""
    folder = tmp_path / "review"
    shutil.copytree(made_demo.case.parent, folder)
    monkeypatch.setenv("SILP_PASSPHRASE", PASSPHRASE)
    return Demo(folder / CASE, folder / RELEASE, folder / RETURNS)


@pytest.fixture(scope="session")
def book():
    """Make a workbook's bytes of rows, some of them hidden by their number."""

    def make(*rows, hidden=()):
        made = openpyxl.Workbook()
        for row in rows:
            made.active.append(row)
        for number in hidden:
            made.active.row_dimensions[number].hidden = True
        kept = io.BytesIO()
        made.save(kept)
        return kept.getvalue()

    return make
