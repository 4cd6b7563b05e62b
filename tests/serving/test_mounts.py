import json

import nbformat
import pytest

from silp_widgets.domain.errors import ReleaseError
from silp_widgets.serving.execute import STATE
from silp_widgets.serving.mounts import collect, safe_json

ESM = 'const end = "</ScRipt><!--";\nexport default { render() {} };\n'


def executed(**models):
    cells = [
        nbformat.v4.new_code_cell(
            outputs=[
                nbformat.v4.new_output(
                    "display_data", {"application/vnd.jupyter.widget-view+json": {"model_id": name}}
                )
            ]
        )
        for name in models
    ]
    metadata = {"widgets": {STATE: {"state": models}}}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


def widget(**traits):
    return {"model_name": "AnyModel", "state": {"_esm": ESM, "_css": "", **traits}}


def test_data_cannot_end_the_script_it_stands_in():
    value = {"text": "</script><!-- ]]> & \u2028 \u2029 é ’"}
    text = safe_json(value)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == value


def test_code_cannot_end_the_script_it_stands_in():
    (module,) = collect(executed(a=widget())).modules
    assert "</script" not in module.lower()
    assert "<!--" not in module


def test_two_screens_of_one_kind_share_their_module():
    mounts = collect(executed(a=widget(view={"n": 1}), b=widget(view={"n": 2})))
    assert len(mounts.modules) == 1
    assert [json.loads(m.state)["view"]["n"] for m in mounts.widgets.values()] == [1, 2]


def test_only_what_was_shown_is_carried_and_only_its_own_traits():
    notebook = executed(shown=widget(view={"words": "here"}, layout="IPY_MODEL_x", _view_name="V"))
    state = notebook.metadata["widgets"][STATE]["state"]
    state["hidden"] = widget(view={"words": "not for the panel"})
    mounts = collect(notebook)
    assert list(mounts.widgets) == ["shown"]
    assert json.loads(mounts.widgets["shown"].state) == {"view": {"words": "here"}}


def test_the_page_is_named_after_the_review():
    assert collect(executed(a=widget(view={"case": {"title": "Child K"}}))).title == "Child K"


@pytest.mark.parametrize(
    "model",
    [
        {"state": {"_model_name": "VBoxModel", "children": []}},
        {"state": {"_esm": ESM, "_css": ""}, "buffers": [{"data": "AA=="}]},
        {"state": {"_esm": "export { x as default };", "_css": ""}},
    ],
)
def test_what_needs_a_kernel_is_refused_with_a_sentence(model):
    with pytest.raises(ReleaseError, match=r"panel.s (workbook|page)"):
        collect(executed(a=model))
