from pathlib import Path

import pytest

from silp_widgets.analysis.accounts import WORDS
from silp_widgets.analysis.frames import DECLARED

PAGE = Path(__file__).parents[2] / "docs" / "explore.md"


@pytest.mark.parametrize("declared", [*DECLARED, WORDS], ids=lambda declared: declared.name)
def test_the_documentation_has_every_column_as_it_is_declared(declared):
    section = f"### {declared.name}\n\nA row is {declared.rows}.\n\n{declared.as_table()}\n"
    assert section in PAGE.read_text(encoding="utf-8")
