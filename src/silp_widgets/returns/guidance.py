"""What each check means and how to mend what it found: the page ``docs/checks.md``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from silp_widgets.domain.returns import checks
from silp_widgets.domain.vocabulary import Severity

_KINDS: Final = {
    Severity.ERROR: "Error: to be answered, or overridden with a written reason.",
    Severity.WARNING: "Warning: ask the agency.",
    Severity.INFORMATION: "Information.",
}
_FINAL: Final = "Error: may not be overridden."
_FAMILIES: Final = {
    "C1": "Dates",
    "C2": "What a row says",
    "C3": "Order",
    "C4": "Rows that belong together",
    "C5": "Scope and silence",
    "C6": "People and agencies",
    "C7": "Files",
    "C8": "Getting ready, events and findings",
    "C9": "Releases",
}
_OPENING: Final = """# The checks

Every check has a permanent code. Nothing ever blocks saving. An error is answered, or overridden
with a written reason, before rows are merged, an event is held or a release is made; a warning is a
question to the agency; information needs no answer. Nothing that an agency wrote is altered.
"""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a check means, and how to mend what it found."""

    meaning: str
    mend: str


@cache
def guidance() -> dict[str, Guidance]:
    """Return the guidance on every check, by its code."""
    source = files("silp_widgets").joinpath("data", "checks_help.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    return {code: Guidance(row["meaning"], row["mend"]) for code, row in rows.items()}


def checks_page() -> str:
    """Return the page on all checks as Markdown; each code is a heading that can be linked to."""
    parts = [_OPENING]
    family = ""
    for code, check in checks().items():
        if code[:2] != family:
            family = code[:2]
            parts.append(f"## {_FAMILIES[family]}\n")
        help_on = guidance()[code]
        kind = _KINDS[check.severity] if check.override else _FINAL
        parts.append(
            f"### {code}\n\n**{check.message}.** {kind}\n\n"
            f"{help_on.meaning}\n\n*To mend it:* {help_on.mend}\n"
        )
    return "\n".join(parts)
