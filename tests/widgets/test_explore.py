import json
from pathlib import Path

import pytest

from silp_widgets.demo import PASSPHRASE
from silp_widgets.demo.opening import opening
from silp_widgets.domain.errors import BadInput
from silp_widgets.serving.execute import run_once
from silp_widgets.widgets.explore import named_frames

WORKBOOK = Path(__file__).parents[2] / "workbooks" / "explore.ipynb"
PLOTLY = "application/vnd.plotly.v1+json"


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch, tmp_path):
    for name in ("SILP_RELEASE", "SILP_CASE", "SILP_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module", params=["release", "case"])
def outputs(request, made_demo):
    """What the workbook shows of the fictional release, and of the case."""
    named = {"SILP_RELEASE": str(made_demo.release)}
    if request.param == "case":
        named = {"SILP_CASE": str(made_demo.case), "SILP_PASSPHRASE": PASSPHRASE}
    run = run_once(WORKBOOK, named)
    return [out["data"] for cell in run.cells for out in cell.get("outputs", ())]


def test_the_first_hour_runs_and_draws_every_figure(outputs):
    assert sum(PLOTLY in data for data in outputs) == 6
    assert sum("text/html" in data for data in outputs) == 6
    assert not [data for data in outputs if PLOTLY in data and "text/html" in data]


def test_the_tables_it_shows_name_nobody_not_even_of_a_case(outputs):
    shown = json.dumps([data for data in outputs if PLOTLY not in data])
    assert [i.pseudonym for i in opening().register if i.name in shown] == []


def test_the_fictional_review_is_found_where_silp_demo_made_it(made_demo, tmp_path):
    (tmp_path / "demo-review").symlink_to(made_demo.case.parent)
    assert len(named_frames().entries()) > 100


def test_a_release_comes_before_a_case(made_demo, monkeypatch):
    monkeypatch.setenv("SILP_CASE", "nowhere.silp")
    monkeypatch.setenv("SILP_RELEASE", str(made_demo.release))
    assert len(named_frames().entries()) > 100


def test_with_nothing_to_open_it_says_what_to_do():
    with pytest.raises(BadInput, match="silp demo demo-review"):
        named_frames()
