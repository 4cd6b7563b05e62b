"""Addresses that a colleague sent, and where the desk begins."""

import pytest

from silp_widgets.domain.errors import BadInput
from silp_widgets.serving.at import place_sent
from silp_widgets.serving.shipped import workbooks

VIEW = "chronology#view=0f3a"


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        (VIEW, VIEW),
        (f"  {VIEW}\n", VIEW),
        ("chronology.ipynb#view=0f3a", VIEW),
        ("http://127.0.0.1:21999/voila/render/chronology.ipynb?token=abc#view=0f3a", VIEW),
        ("chronology", "chronology"),
        (
            "chronology#agency=police&not.theme=housing&known=gp@2022-03-03&entry=HV-014",
            "chronology#agency=police&not.theme=housing&known=gp@2022-03-03&entry=HV-014",
        ),
    ],
)
def test_what_was_copied_leads_to_its_page(sent, place):
    assert place_sent(sent, workbooks()) == place


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "#view=0f3a",
        "../secret#view=1",
        "chronology/..#view=1",
        "elsewhere#view=1",
        'chronology#"><script>',
        "chronology#view=1 2",
        "chronology#a\nb",
        "chronology#" + "x" * 4001,
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(sent):
    with pytest.raises(BadInput, match=r"no such page|no address"):
        place_sent(sent, workbooks())
