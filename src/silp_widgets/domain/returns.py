"""A return: what one agency sent, and the problems found in it (handbook 5.6)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.making import fast_to_make
from silp_widgets.domain.records import Record
from silp_widgets.domain.vocabulary import ReturnStatus, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check of the handbook: its permanent code, how grave it is, and what it says."""

    code: str
    severity: Severity
    message: str
    override: bool = True


@cache
def checks() -> dict[str, Check]:
    """Return every check by its code, from ``data/checks.toml``."""
    source = files("silp_widgets").joinpath("data", "checks.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        code: Check(
            code=code,
            severity=Severity(row["severity"]),
            message=row["message"],
            override=row.get("override", True),
        )
        for code, row in rows.items()
    }


@fast_to_make
@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Record):
    """A check's message about one place.

    Attributes
    ----------
    code : str
        Such as ``"C112"``.
    message : str
        A sentence; the check's own, made particular where that helps.
    file, sheet, column : str
        Where it is; empty where that says nothing.
    row : int or None
        As the agency counts; ``None`` when it is about the whole file or case.
    text : str
        The words it is about, as written (they are kept, handbook I19).
    suggestion : str
        How to mend it; may be empty.
    entry : str
        The entry's ``ref``, where there is one.
    answer : str
        What the agency or the chair answered; an answered problem is settled.
    """

    code: str
    message: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    text: str = ""
    suggestion: str = ""
    entry: str = ""
    answer: str = ""

    @property
    def severity(self) -> Severity:
        """How grave the handbook says this check is."""
        return checks()[self.code].severity


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFile(Record):
    """One file that an agency sent, and how far it has come.

    Attributes
    ----------
    agency : str
        The :attr:`Agency.key`; empty where the file holds several agencies' rows.
    file, file_hash : str
        Name without folder, and SHA-256 of its bytes.
    mapping : Mapping of str to str
        Heading to canonical field, as it was used; saved per agency and used again.
    order : str
        The order of its numeric dates, ``"DMY"``, ``"MDY"`` or ``"YMD"``; used again with
        the mapping.
    entries, changed, missing : int
        Rows that were new to the case; of a corrected file, those that differ and those it lacks.
    agencies : tuple of str
        Whose rows it holds, where they are several agencies'.
    slipped_because : str
        Why it is due later than was asked first.
    """

    agency: str
    file: str = ""
    file_hash: str = ""
    status: ReturnStatus = ReturnStatus.REQUESTED
    due: date | None = None
    received: date | None = None
    rows_read: int = 0
    entries: int = 0
    mapping: Mapping[str, str] = field(default_factory=dict)
    imported_at: datetime | None = None
    order: str = "DMY"
    changed: int = 0
    missing: int = 0
    agencies: tuple[str, ...] = ()
    slipped_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResentRow(Record):
    """A row that an agency sent again and differently: its new reading, kept for ever.

    The entry itself stays as it is until the chair takes the new reading, or keeps ours; which of
    the two it was stands in the problem's answer.

    Attributes
    ----------
    entry : str
        The entry's id.
    problem : str
        The id of the problem that tells of it (C405, C407); it waits while that has no answer.
    before, now : Entry
        The agency's reading as it was settled last, and as it is sent now, under the entry's id
        and reference. The raw cells, the file and its row are in ``now.provenance``.
    """

    entry: str
    problem: str
    before: Entry
    now: Entry
