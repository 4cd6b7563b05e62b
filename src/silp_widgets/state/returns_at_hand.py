"""What *prepare* does with returns: files brought in and settled, questions that go back."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any, ClassVar, Final

from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.ports import CaseReader
from silp_widgets.domain.uk_time import today
from silp_widgets.domain.vocabulary import ReturnStatus
from silp_widgets.state import return_desk, return_tracker
from silp_widgets.state.arriving import Arrivals
from silp_widgets.state.asking import asked_day, asked_form, asked_text
from silp_widgets.state.checking import all_problems
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.return_desk import Wish
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.chronology import Agency
    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.domain.records import Json

KINDS: Final = ("docx", "xlsx")
"""What is sent to agencies: a document to read, or a workbook to fill in."""

HIDDEN: Final = ("", "in", "out")
"""What may become of a file's hidden parts; nobody chose, and they are brought in, in the first."""

_LONGEST_MAPPING: Final = 200_000


class ReturnsAtHand(CasePart[CaseReader]):
    """The acts on returns."""

    name: ClassVar[str] = "returns_at_hand"

    def __init__(self, case: CaseReader, writer: CaseWriter | None = None) -> None:
        super().__init__(case, writer)
        self._arrivals = Arrivals()

    @verb
    def request_return(self, agency: str, due: str = "") -> Json:
        """Note that an agency was asked for its return."""
        return {"said": return_tracker.request(self._writer, agency, asked_day(due, "Due"))}

    @verb
    def change_due(self, agency: str, due: str, why: str = "") -> Json:
        """Change the day by which what was requested should come, with the reason."""
        day = asked_day(due, "Due")
        return {"said": return_tracker.change_due(self._writer, agency, day, why)}

    @quiet_verb
    def open_agency(self, agency: str) -> Json:
        """Send what one agency's files are called and what was found in them, as it wrote them."""
        return return_tracker.agency_detail(self._case, agency)

    @quiet_verb
    def write_reminder(self, agency: str) -> Json:
        """Write a reminder to an agency, to be copied; nothing is sent from here."""
        return {"text": return_tracker.reminder_for(self._case, agency, today())}

    @verb
    def settle_problem(self, problem: str, answer: str) -> Json:
        """Keep the answer to a problem."""
        return {"said": return_tracker.settle(self._writer, problem, answer)}

    @verb
    def mark_return(self, agency: str, status: str) -> Json:
        """Say how far an agency's return has come."""
        return {"said": return_tracker.mark(self._writer, agency, status)}

    @quiet_verb
    def send_piece(self, file: str, at: int, data: str) -> Json:
        """Take the next piece of a file; nothing of it is on this disk or in the case yet."""
        return {"arrived": self._arrivals.add(file, at, data)}

    @quiet_verb
    def look_at_file(self, file: str, name: str, wish: Mapping[str, Any] | None = None) -> Json:
        """Read a file that has arrived and say what is in it; nothing is kept yet."""
        return return_desk.look(self._case, self._arrivals.file(file, name), _wish(wish))

    @verb
    def take_file(self, file: str, name: str, wish: Mapping[str, Any] | None = None) -> Json:
        """Bring a file's entries into the case: all of them, or none."""
        done = return_desk.take(self._writer, self._arrivals.file(file, name), _wish(wish))
        self._arrivals.drop(file)
        return done

    @quiet_verb
    def save_columns(self, file: str, name: str, wish: Mapping[str, Any] | None = None) -> Json:
        """Make a mapping file of the columns as they are read now."""
        sent = self._arrivals.file(file, name)
        agency, data = return_desk.columns_file(self._case, sent, _wish(wish))
        return _file(f"{agency or 'agency'} columns", "toml", data)

    @quiet_verb
    def drop_file(self, file: str) -> Json:
        """Forget a file that was not brought in."""
        self._arrivals.drop(file)
        return {}

    @quiet_verb
    def make_questions(self, agency: str, kind: str) -> Json:
        """Make the file of questions that goes back to one agency (handbook 5.6)."""
        # python-docx and openpyxl take a second that nothing else here needs.
        from silp_widgets.reports.questions import questions_for
        from silp_widgets.reports.questions_document import questions_document
        from silp_widgets.reports.questions_workbook import questions_workbook

        case = self._case
        one = self._agency(agency)
        asked = questions_for(one, all_problems(case), case.entries(), case.returns())
        if not asked:
            raise BadInput(f"There is nothing to ask of {one.name}.")
        make = questions_document if _asked_kind(kind) == "docx" else questions_workbook
        title = f"Questions to {one.name}: review {case.review().title}"
        return _file(f"{one.name} questions", kind, make(title, asked))

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

    def _agency(self, key: str) -> Agency:
        found = next((one for one in self._case.agencies() if one.key == key), None)
        if found is None:
            raise NotInCase("That agency is not in this case.")
        return found


def _asked_kind(kind: object) -> str:
    if kind not in KINDS:
        raise BadInput("Choose a Word document or an Excel workbook.")
    return str(kind)


def _file(words: str, kind: str, data: bytes) -> Json:
    stem = re.sub(r"[^\w-]+", "-", words).strip("-").lower()
    return {"file": f"{stem}.{kind}", "data": base64.b64encode(data).decode()}


def _wish(asked: Mapping[str, Any] | None) -> Wish:
    form = asked_form(asked or {})
    mapping = form.get("mapping")
    hidden = asked_text(form.get("hidden"), "What is hidden", longest=3)
    if hidden not in HIDDEN:
        raise BadInput("What is hidden: bring it in, or leave it out.")
    return Wish(
        agency=asked_text(form.get("agency"), "Agency", longest=200),
        mapping=None if mapping is None else _mapping(mapping),
        columns=asked_text(form.get("columns"), "The mapping file", longest=_LONGEST_MAPPING),
        hidden=hidden,
    )


def _mapping(mapping: object) -> Mapping[str, str]:
    columns: Mapping[str, Any] = asked_form(mapping)
    return {heading: asked_text(name, heading, longest=100) for heading, name in columns.items()}
