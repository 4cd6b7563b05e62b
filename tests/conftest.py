"""The fictional review, made once for a run and copied for each test that changes it."""

import shutil

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
