"""Dates that were asked about, each between the rows around it, and the readings to choose from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.dates import alternatives, parse_when
from silp_widgets.domain.errors import BadInput, DateNotUnderstood, NotInCase
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.domain.returns import Problem
from silp_widgets.domain.saying import counted
from silp_widgets.domain.uk_time import day_of
from silp_widgets.domain.vocabulary import ClaimStatus, Severity
from silp_widgets.returns.scope import scope_of
from silp_widgets.state.asking import asked_text
from silp_widgets.state.chronology.edit import ledger_lines
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.dates import Alternative
    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.when import When

_DATES: Final = "C1"
_AROUND: Final = 2
"""Rows shown on each side of the one that is asked about."""

_SHOWN: Final = 160
_AS_READ: Final = "Our reading was confirmed"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One entry, what was asked about its date, and the rows of its file in their order."""

    entry: Entry
    problems: tuple[Problem, ...]
    rows: tuple[Entry, ...]
    at: int

    @property
    def written(self) -> str:
        entry = self.entry
        starts = " ".join(filter(None, (entry.date_text, entry.time_text)))
        ends = " ".join(filter(None, (entry.end_date_text, entry.end_time_text)))
        return " to ".join(filter(None, (starts, ends)))

    def nearest(self, step: int) -> When | None:
        """Return the date of the nearest row that has one, before (-1) or after (1)."""
        place = self.at + step
        while 0 <= place < len(self.rows):
            if self.rows[place].when.is_known:
                return self.rows[place].when
            place += step
        return None

    def choices(self) -> tuple[Alternative, ...]:
        before, after = self.nearest(-1), self.nearest(1)
        if before and after and after.sort_key < before.sort_key:
            before, after = after, before  # a file that begins with the newest
        arrived = self.entry.provenance.imported_at
        return alternatives(
            self.written,
            self.entry.when,
            codes=[problem.code for problem in self.problems],
            before=before,
            after=after,
            received=day_of(arrived) if arrived else None,
        )


class DateQuestions(CasePart[ReadingSurface]):
    """Settles dates that could not be read for sure. Nothing is guessed in silence."""

    name: ClassVar[str] = "date_questions"

    def view(self) -> Json:
        """Return how many entries have a date to settle."""
        if self.read_only:
            return {}
        return {"count": dates_open(self._writer)}

    @quiet_verb
    def dates_to_settle(self) -> Json:
        """Return each entry whose date is asked about, with the rows around it and its readings."""
        asked = _asked(self._writer)
        kinds = Counter(code for one in asked for code in {p.code for p in one.problems})
        return {"dates": [_told(one) for one in asked], "kinds": dict(kinds)}

    @verb
    def settle_date(self, entry: str, choice: int, typed: str = "", reason: str = "") -> Json:
        """Keep one of the readings, or a date that was typed; what was asked is answered with it.

        ``choice`` is the place of the reading among those that were sent; -1 stands for ``typed``.
        """
        writer = self._writer
        one = next((a for a in _asked(writer) if a.entry.id == entry), None)
        if one is None:
            raise NotInCase("There is nothing left to settle about that date.")
        when, words, why = _chosen(one, choice, asked_text(typed, "Date", longest=200))
        known = asked_text(reason, "How you know", longest=2_000)
        if choice < 0 and not known:
            raise BadInput("Say how you know, so that others can follow the correction.")
        return self._settle(one, when, words, known or why)

    @verb
    def accept_readings(self, code: str) -> Json:
        """Confirm our reading of every date that nothing but this check asks about."""
        writer = self._writer
        alike = [
            one
            for one in _asked(writer)
            if {p.code for p in one.problems} == {code} and one.entry.when.is_known
        ]
        if not alike:
            raise BadInput("No date is asked about for this reason alone, and read.")
        with writer.act(f"Readings of {counted(len(alike), 'date')} confirmed"):
            for one in alike:
                writer.save(*(replace(p, answer=f"{_AS_READ}.") for p in one.problems))
        return {"said": f"{len(alike):,} dates stand as we read them."}

    def _settle(self, one: _Asked, when: When, words: str, reason: str) -> Json:
        writer, entry = self._writer, one.entry
        same = (entry.when.earliest, entry.when.latest) == (when.earliest, when.latest)
        stands = entry.when.is_known and same
        told = f"{_AS_READ}: {words}." if stands else f"{words}: {reason}."
        with writer.act(f"Date of {entry.ref} settled"):
            writer.save(*(replace(p, answer=told) for p in one.problems))
            if not stands:
                after = replace(
                    entry,
                    when=when,
                    claim_status=ClaimStatus.CORRECTED,
                    scope_status=scope_of(when, writer.review().scope),
                )
                (line,) = ledger_lines(entry, after, ("when",), reason, writer.corrections())
                # The words as written are the same on both sides; what differs is the reading.
                line = replace(line, statement=entry.when.label(), proposed=words)
                writer.save(after, line)
        return {"said": f"{entry.ref}: {words}.", "id": entry.id}


def dates_open(case: CaseReader) -> int:
    """Return how many entries have a date to settle; cheap, for it is asked after every act."""
    refs = {problem.entry for problem in case.problems() if _is_open(problem)}
    return sum(entry.ref in refs for entry in case.entries()) if refs else 0


def _chosen(one: _Asked, choice: int, typed: str) -> tuple[When, str, str]:
    if choice < 0:
        if not typed:
            raise BadInput("Choose one of the readings, or type the date.")
        try:
            when = parse_when(typed)
        except DateNotUnderstood as error:
            raise BadInput(str(error)) from None
        return when, when.label(), ""
    readings = one.choices()
    if choice >= len(readings):
        raise BadInput("Choose one of the readings, or type the date.")
    picked = readings[choice]
    return picked.when, picked.words, f"chosen because {picked.why}"


def _is_open(problem: Problem) -> bool:
    asked = problem.code.startswith(_DATES) and problem.severity is not Severity.INFORMATION
    return asked and not problem.answer


def _asked(case: CaseReader) -> list[_Asked]:
    """Return what is to be settled, gravest first, then in the order of the files."""
    open_problems: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in case.problems():
        if _is_open(problem):
            open_problems[problem.entry].append(problem)
    found = [
        _Asked(entry, tuple(open_problems[entry.ref]), rows, at)
        for rows in _files(case.entries())
        for at, entry in enumerate(rows)
        if entry.ref in open_problems
    ]
    return sorted(found, key=_gravest)


def _gravest(one: _Asked) -> tuple[bool, str, str, int]:
    came = one.entry.provenance
    error = any(p.severity is Severity.ERROR for p in one.problems)
    return not error, came.file, came.sheet, came.row


def _files(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Return the entries of each sheet or table, in the order of its rows."""
    files: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        files[entry.provenance.file_hash, entry.provenance.sheet].append(entry)
    return [tuple(sorted(rows, key=lambda entry: entry.provenance.row)) for rows in files.values()]


def _told(one: _Asked) -> Json:
    first = max(0, one.at - _AROUND)
    return {
        "entry": one.entry.id,
        "codes": [p.code for p in one.problems],
        "asked": [[p.code, p.message, p.suggestion] for p in one.problems],
        "written": one.written,
        "rows": [
            {
                "row": row.provenance.row,
                "written": row.date_text,
                "read": row.when.label() if row.when.is_known else "",
                "text": row.text[:_SHOWN],
                "here": row is one.entry,
            }
            for row in one.rows[first : one.at + _AROUND + 1]
        ],
        "choices": [[choice.words, choice.why] for choice in one.choices()],
    }
