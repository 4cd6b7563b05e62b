"""The workbooks we ship: thin, clean, and running on the fictional review."""

import ast

import nbformat
import pytest
from nbclient import NotebookClient

from silp_widgets.serving.shipped import workbooks

ALL = sorted(workbooks().glob("*.ipynb"))
NAMES = [path.stem for path in ALL]
CHAIRS = ["prepare", "chronology", "learning_event"]


def run(notebook, folder, **settings):
    """Run all cells, as a reader of the workbook would, in a folder."""
    resources = {"metadata": {"path": folder}}
    NotebookClient(notebook, timeout=120, resources=resources, **settings).execute()


def test_all_five_are_there():
    assert NAMES == ["chronology", "explore", "learning_event", "panel", "prepare"]


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_a_workbook_is_committed_without_outputs_or_state(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert "widgets" not in notebook.metadata
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_a_workbook_holds_no_rules(path):
    thick = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.AsyncFunctionDef, ast.Try)
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert not [n for n in ast.walk(ast.parse(cell.source)) if isinstance(n, thick)]


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_a_workbook_runs_on_the_fictional_review(path, demo, monkeypatch):
    monkeypatch.setenv("SILP_CASE", str(demo.case))
    monkeypatch.setenv("SILP_RELEASE", str(demo.release))
    notebook = nbformat.read(path, as_version=4)
    run(notebook, demo.case.parent)
    errors = [o for c in notebook.cells for o in c.get("outputs", ()) if o.output_type == "error"]
    assert errors == []
    if path.stem in CHAIRS:
        assert "settee" not in str(notebook.cells), "words of the case are in the notebook"


@pytest.mark.parametrize("name", CHAIRS)
def test_a_workbook_opened_by_itself_asks_for_a_case(name, tmp_path, monkeypatch):
    monkeypatch.delenv("SILP_CASE", raising=False)
    notebook = nbformat.read(workbooks() / f"{name}.ipynb", as_version=4)
    run(notebook, tmp_path, store_widget_state=True)
    state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    views = [one["state"].get("view") for one in state.values()]
    assert {"path": "", "said": ""} in views
