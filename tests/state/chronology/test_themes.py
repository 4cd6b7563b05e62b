from __future__ import annotations

import pytest
from tests.state.chronology.small import entry

from silp_widgets.domain.chronology import Entry, Theme
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.narrative import Account


@pytest.fixture
def case(small_case):
    small_case.save(
        Theme(id="t1", key="neglect", name="Neglect"),
        entry("e1", "PO-001", "14/03/2022", themes=("neglect", "other")),
    )
    return small_case


def desk(do):
    return do.state.view()["theme_desk"]


def test_a_starter_theme_is_offered_until_it_is_there(do, case):
    assert "Neglect" not in desk(do)["starters"]
    do("save_theme", form={"name": "Escalation"})
    assert "Escalation" not in desk(do)["starters"]
    assert "escalation" in {theme.key for theme in case.themes()}


def test_a_theme_renamed_stays_on_its_entries(do, case):
    do("save_theme", theme="t1", form={"name": "Unmet needs", "definition": "Over time"})
    assert case.get(Theme, "t1").key == "neglect"
    assert case.get(Entry, "e1").themes == ("neglect", "other")


def test_two_themes_never_share_a_name_or_a_key(do, case):
    with pytest.raises(BadInput, match="already"):
        do("save_theme", form={"name": "NEGLECT"})
    do("save_theme", form={"name": "Ynglŷn â"})
    do("save_theme", form={"name": "Yngl-n -"})
    keys = [theme.key for theme in case.themes()]
    assert len(set(keys)) == len(keys) == 3


def test_a_theme_taken_out_leaves_its_entries_and_comes_back_on_them(do, case):
    do("remove_theme", theme="t1")
    assert case.get(Entry, "e1").themes == ("other",)
    assert do("undo") == {"said": "Undone: Theme taken out"}
    assert do("redo") == {"said": "Done again: Theme taken out"}
    do("undo")
    assert case.get(Entry, "e1").themes == ("neglect", "other")


def test_a_theme_that_accounts_carry_stays(do, case):
    case.save(Account(id="a1", contributor="p1", text_verbatim="Words.", themes=("neglect",)))
    with pytest.raises(BadInput, match="stays"):
        do("remove_theme", theme="t1")
