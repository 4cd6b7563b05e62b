"""What a check means, for whoever opens its code on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from silp_widgets.domain.errors import NotInCase
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.returns.guidance import guidance
from silp_widgets.state.asking import asked_text
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb

if TYPE_CHECKING:
    from silp_widgets.domain.records import Json


class Explaining(CasePart[ReadingSurface]):
    """Explains checks, in the words of docs/checks.md."""

    name: ClassVar[str] = "explaining"

    @quiet_verb
    def explain_check(self, code: str) -> Json:
        """Say what a check means and how to mend what it found; docs/checks.md has the same."""
        found = guidance().get(asked_text(code, "Check", longest=10))
        if found is None:
            raise NotInCase("There is no such check.")
        return {"meaning": found.meaning, "mend": found.mend}
