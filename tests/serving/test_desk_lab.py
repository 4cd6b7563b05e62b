"""JupyterLab on the desk, for real, asked by a client that draws nothing."""

import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from silp_widgets.serving.desk import open_desk
from silp_widgets.serving.shipped import workbooks
from silp_widgets.serving.working_copy import working_copy

TINY = Path(__file__).parent / "tiny.ipynb"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    (folder / "tiny.ipynb").write_bytes(TINY.read_bytes())
    desk = open_desk(folder / "child-t.silp", "x", folder=folder, lab=True)
    desk.wait_ready()
    yield desk, folder
    desk.stop()


def call(desk, path, *, token=None, method="GET", body=None):
    headers = {"Authorization": f"token {token}"} if token else {}
    data = json.dumps(body).encode() if body is not None else None
    asked = urllib.request.Request(desk.address + path, data, headers, method=method)  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310 - our own server - our own server
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def test_only_who_has_the_link_comes_in(lab):
    desk, _ = lab
    assert call(desk, "api/contents")[0] == 403
    assert call(desk, "api/contents", token=desk.link.token)[0] == 200


def test_what_a_notebook_showed_is_not_written_to_disk(lab):
    desk, folder = lab
    notebook = json.loads(TINY.read_text("utf-8"))
    notebook["cells"][1]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": "somebody's words"}
    ]
    notebook["metadata"]["widgets"] = {"state": "somebody's words"}
    saved = {"type": "notebook", "format": "json", "content": notebook}
    answer, _ = call(
        desk, "api/contents/tiny.ipynb", token=desk.link.token, method="PUT", body=saved
    )
    assert answer == 200
    assert "somebody" not in (folder / "tiny.ipynb").read_text("utf-8")


def test_there_is_one_kernel_and_no_terminal(lab):
    desk, _ = lab
    _, listed = call(desk, "api/kernelspecs", token=desk.link.token)
    specs = json.loads(listed)["kernelspecs"]
    assert [spec["spec"]["display_name"] for spec in specs.values()] == ["SILP Workbook"]
    assert call(desk, "api/terminals", token=desk.link.token, method="POST", body={})[0] >= 400


def test_a_workbook_that_was_worked_in_is_left_as_it_is(tmp_path):
    case = str(tmp_path / "child-t.silp")
    folder = working_copy(case)
    names = {path.name for path in workbooks().glob("*.ipynb")}
    assert {path.name for path in folder.iterdir()} == names
    mine = folder / min(names)
    mine.write_text("worked in", "utf-8")
    assert working_copy(case) == folder
    assert mine.read_text("utf-8") == "worked in"
