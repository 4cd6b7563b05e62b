"""The page on the checks is complete, and is the one that the program would write."""

from __future__ import annotations

from pathlib import Path

from silp_widgets.domain.returns import checks
from silp_widgets.returns.guidance import checks_page, guidance

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def test_every_check_is_explained_and_says_how_to_mend_it():
    assert set(guidance()) == set(checks())
    assert all(one.meaning.endswith(".") and one.mend.endswith(".") for one in guidance().values())


def test_the_page_in_the_documentation_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == checks_page()
