"""What *prepare* does with returns: files brought in and settled, questions that go back."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any, ClassVar, Final

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.ports import CaseReader
from silp_widgets.domain.vocabulary import ReturnStatus
from silp_widgets.state import return_desk
from silp_widgets.state.arriving import Arrivals
from silp_widgets.state.asking import asked_day, asked_form, asked_text
from silp_widgets.state.checking import all_problems
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.chronology import Agency
    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json

KINDS: Final = ("docx", "xlsx")
"""What is sent to agencies: a document to read, or a workbook to fill in."""


class ReturnsAtHand(CasePart[CaseReader]):
    """The acts on returns."""

    name: ClassVar[str] = "returns_at_hand"

    def __init__(self, case: CaseReader, writer: CaseWriter | None = None) -> None:
        super().__init__(case, writer)
        self._arrivals = Arrivals()

    def view(self) -> Json:
        """Return nothing: the tracker is part of the screen's own view."""
        return {}

    @verb
    def request_return(self, agency: str, due: str = "") -> Json:
        """Note that an agency was asked for its return."""
        return {"said": return_desk.request(self._writer, agency, asked_day(due, "Due"))}

    @quiet_verb
    def open_return(self, return_id: str) -> Json:
        """Send what one return is called and what was found in it, as the agency wrote it."""
        return return_desk.return_detail(self._case, return_id)

    @verb
    def settle_problem(self, problem: str, answer: str) -> Json:
        """Keep the answer to a problem."""
        return {"said": return_desk.settle(self._writer, problem, answer)}

    @verb
    def mark_return(self, return_id: str, status: str) -> Json:
        """Say how far a return has come."""
        return {"said": return_desk.mark(self._writer, return_id, status)}

    @quiet_verb
    def send_piece(self, file: str, at: int, data: str) -> Json:
        """Take the next piece of a file; nothing of it is on this disk or in the case yet."""
        return {"arrived": self._arrivals.add(file, at, data)}

    @quiet_verb
    def look_at_file(
        self, file: str, name: str, agency: str = "", mapping: Mapping[str, str] | None = None
    ) -> Json:
        """Read a file that has arrived and say what is in it; nothing is kept yet."""
        sent, whose = self._arrivals.file(file, name), asked_text(agency, "Agency")
        return return_desk.look(self._case, sent, whose, _mapping(mapping))

    @verb
    def take_file(
        self, file: str, name: str, agency: str = "", mapping: Mapping[str, str] | None = None
    ) -> Json:
        """Bring a file's entries into the case: all of them, or none."""
        sent, whose = self._arrivals.file(file, name), asked_text(agency, "Agency")
        done = return_desk.take(self._writer, sent, whose, _mapping(mapping))
        self._arrivals.drop(file)
        return done

    @quiet_verb
    def drop_file(self, file: str) -> Json:
        """Forget a file that was not brought in."""
        self._arrivals.drop(file)
        return {}

    @quiet_verb
    def make_questions(self, return_id: str, kind: str) -> Json:
        """Make the file of questions that goes back to one agency (handbook 5.6)."""
        # python-docx and openpyxl take a second that nothing else here needs.
        from silp_widgets.reports.questions import questions_for
        from silp_widgets.reports.questions_document import questions_document
        from silp_widgets.reports.questions_workbook import questions_workbook

        case = self._case
        agency = self._agency_of(return_id)
        asked = questions_for(agency, all_problems(case), case.entries(), case.returns())
        if not asked:
            raise BadInput(f"There is nothing to ask of {agency.name}.")
        make = questions_document if _asked_kind(kind) == "docx" else questions_workbook
        title = f"Questions to {agency.name}: review {case.review().title}"
        return _file(f"{agency.name} questions", kind, make(title, asked))

    @quiet_verb
    def make_form(self, agency: str, kind: str) -> Json:
        """Make the form that an agency fills in for its return; no name of a person is in it."""
        from silp_widgets.reports.template import make_template
        from silp_widgets.reports.template_document import template_document
        from silp_widgets.reports.template_workbook import template_workbook

        case, name = self._case, asked_text(agency, "Agency", longest=200)
        keys = {one.key for one in case.agencies() if one.name.casefold() == name.casefold()}
        due = [
            one.due
            for one in case.returns()
            if one.agency in keys and one.status is ReturnStatus.REQUESTED and one.due
        ]
        made = make_template(
            case.review(),
            agency=name,
            agencies=[one.name for one in case.agencies()],
            due=min(due, default=None),
        )
        make = template_document if _asked_kind(kind) == "docx" else template_workbook
        return _file(f"{name or 'agency'} return", kind, make(made))

    def _agency_of(self, return_id: str) -> Agency:
        keys = {one.agency for one in self._case.returns() if one.id == return_id}
        found = next((one for one in self._case.agencies() if one.key in keys), None)
        if found is None:
            raise NotInCase("That return is of several agencies, or is no longer in this case.")
        return found


def _asked_kind(kind: object) -> str:
    if kind not in KINDS:
        raise BadInput("Choose a Word document or an Excel workbook.")
    return str(kind)


def _file(words: str, kind: str, data: bytes) -> Json:
    stem = re.sub(r"[^\w-]+", "-", words).strip("-").lower()
    return {"file": f"{stem}.{kind}", "data": base64.b64encode(data).decode()}


def _mapping(mapping: object) -> Mapping[str, str] | None:
    if mapping is None:
        return None
    columns: Mapping[str, Any] = asked_form(mapping)
    return {heading: asked_text(name, heading, longest=100) for heading, name in columns.items()}
