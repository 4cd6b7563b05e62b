"""Write anew what the documentation says of the package's own data: the checks, and the columns."""

from __future__ import annotations

import re
from pathlib import Path

from silp_widgets.analysis.accounts import WORDS
from silp_widgets.analysis.frames import DECLARED
from silp_widgets.returns.guidance import checks_page

DOCS = Path(__file__).resolve().parents[1] / "docs"


def with_columns(page: str) -> str:
    """Return the analyst's page with every frame's columns as they are declared now."""
    for declared in (*DECLARED, WORDS):
        section = f"### {declared.name}\n\nA row is {declared.rows}.\n\n{declared.as_table()}\n"
        there = rf"### {re.escape(declared.name)}\n.*?\|\n(?=\n|\Z)"
        page = re.sub(there, lambda _, new=section: new, page, flags=re.DOTALL)
    return page


def main() -> None:
    """Write ``docs/checks.md``, and the tables of columns in ``docs/explore.md``."""
    (DOCS / "checks.md").write_text(checks_page(), encoding="utf-8")
    explore = DOCS / "explore.md"
    explore.write_text(with_columns(explore.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
