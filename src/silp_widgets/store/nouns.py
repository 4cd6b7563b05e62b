"""Every noun that a case keeps: its table, the columns we search by, and the order people expect.

There is nowhere here to put a score of a person, by design (I11).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar

from silp_widgets.domain.chronology import Agency, Entry, Episode, Theme
from silp_widgets.domain.feedback import FeedbackForm
from silp_widgets.domain.finding import Action, Finding, Recommendation
from silp_widgets.domain.narrative import Account, Correction
from silp_widgets.domain.people import FamilyContact, Participant, Question, Support
from silp_widgets.domain.records import Record
from silp_widgets.domain.release import Published
from silp_widgets.domain.returns import Problem, ResentRow, ReturnFile
from silp_widgets.domain.review import Deadline, Meeting, Review
from silp_widgets.domain.views import SavedView
from silp_widgets.store.text import keepable

R = TypeVar("R", bound=Record)
_LAST: Final = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun(Generic[R]):
    """One kind of record.

    Attributes
    ----------
    kind : type
        Its class.
    name : str
        Its table, and what the change log calls it.
    order : callable
        Sort key that gives the order people expect; always ends in something permanent.
    columns : Mapping of str to callable
        What we search by, beside ``id`` and ``body``.
    unique : str
        The column, if any, whose value only one record may have.
    anonymous : bool
        The change log must not say which record it was, nor what was in it (I12).
    speaks_of : frozenset of str or None
        The nouns whose ids its records may hold; ``None`` for any of them.
    """

    kind: type[R]
    name: str
    order: Callable[[R], Any]
    columns: Mapping[str, Callable[[R], str | None]] = field(default_factory=dict)
    unique: str = ""
    anonymous: bool = False
    speaks_of: frozenset[str] | None = None

    @property
    def words(self) -> str:
        """The name as people read it: ``"return file"``."""
        return self.name.replace("_", " ")

    def row(self, record: R, body: str) -> dict[str, str | None]:
        """Return the row of its table that keeps ``record``."""
        return {
            "id": record.id,
            "body": body,
            **{name: _keepable(value(record)) for name, value in self.columns.items()},
        }


def _keepable(value: str | None) -> str | None:
    return None if value is None else keepable(value)


def _natural(code: str) -> tuple[tuple[int, str], ...]:
    """Order HV2 before HV10."""
    parts = re.findall(r"\d+|\D+", code)
    return tuple((int(p), "") if p.isdecimal() else (-1, p.casefold()) for p in parts)


def _day(day: date | None) -> str:
    return day.isoformat() if day else _LAST


def _moment(at: datetime | None) -> str:
    if at is None:
        return _LAST
    return (at if at.tzinfo is None else at.astimezone(UTC)).isoformat()


def _chronological(entry: Entry) -> tuple[Any, ...]:
    """Handbook 5.5: the date's own key, then agency, the agency's own sequence, and file row."""
    return (
        entry.when.sort_key,
        entry.agency,
        entry.sequence if entry.sequence is not None else Decimal("Infinity"),
        entry.provenance.file,
        entry.provenance.sheet,
        entry.provenance.row,
        _natural(entry.ref),
        entry.id,
    )


def _bound(bound: date | None) -> str | None:
    return bound.isoformat() if bound else None


NOUNS: Final[tuple[Noun[Any], ...]] = (
    Noun(kind=Review, name="review", order=lambda r: r.id),
    Noun(
        kind=Agency,
        name="agency",
        order=lambda r: (r.place, r.key, r.id),
        columns={"key": lambda r: r.key},
        unique="key",
    ),
    Noun(
        kind=Entry,
        name="entry",
        order=_chronological,
        columns={
            "ref": lambda r: r.ref,
            "agency": lambda r: r.agency,
            "earliest": lambda r: _bound(r.when.earliest),
            "latest": lambda r: _bound(r.when.latest),
        },
        unique="ref",
        speaks_of=frozenset({"episode"}),
    ),
    Noun(kind=Episode, name="episode", order=lambda r: (r.number, r.id)),
    Noun(kind=Theme, name="theme", order=lambda r: (r.name.casefold(), r.key, r.id)),
    Noun(
        kind=ReturnFile,
        name="return_file",
        order=lambda r: (r.agency, _day(r.received), r.file, r.id),
        columns={"file_hash": lambda r: r.file_hash},
    ),
    Noun(
        kind=Problem,
        name="problem",
        order=lambda r: (r.file, r.sheet, r.row or 0, r.code, r.column, r.id),
        columns={"code": lambda r: r.code},
    ),
    Noun(
        kind=Participant,
        name="participant",
        order=lambda r: (_natural(r.code), r.id),
        columns={"code": lambda r: r.code},
        unique="code",
    ),
    Noun(
        kind=Support,
        name="support",
        order=lambda r: r.id,
        columns={"participant": lambda r: r.participant},
    ),
    Noun(kind=Question, name="question", order=lambda r: (_day(r.asked_on), r.id)),
    Noun(kind=FamilyContact, name="family_contact", order=lambda r: (_day(r.offered_on), r.id)),
    Noun(kind=Meeting, name="meeting", order=lambda r: (_day(r.on), r.kind, r.id)),
    Noun(kind=Deadline, name="deadline", order=lambda r: (_day(r.due), r.name, r.id)),
    Noun(
        kind=Account,
        name="account",
        order=lambda r: (_moment(r.captured_at), r.id),
        columns={"contributor": lambda r: r.contributor, "state": lambda r: r.state.value},
    ),
    Noun(
        kind=Correction,
        name="correction",
        order=lambda r: (r.number, r.id),
        columns={"entry": lambda r: r.entry},
    ),
    Noun(kind=Finding, name="finding", order=lambda r: (r.number, r.id)),
    Noun(kind=Recommendation, name="recommendation", order=lambda r: (r.number, r.id)),
    Noun(kind=Action, name="action", order=lambda r: (_day(r.target), r.id)),
    Noun(kind=FeedbackForm, name="feedback_form", order=lambda r: r.id, anonymous=True),
    Noun(kind=Published, name="published", order=lambda r: (r.number, r.id)),
    Noun(
        kind=ResentRow,
        name="resent_row",
        order=lambda r: (_moment(r.now.provenance.imported_at), r.now.provenance.row, r.id),
        columns={"entry": lambda r: r.entry},
    ),
    Noun(kind=SavedView, name="saved_view", order=lambda r: (_natural(r.name), r.id)),
)

BY_NAME: Final[Mapping[str, Noun[Any]]] = {noun.name: noun for noun in NOUNS}


_BY_KIND: Final[Mapping[type[Record], Noun[Any]]] = {noun.kind: noun for noun in NOUNS}


def noun_of(kind: type[R]) -> Noun[R]:
    """Return the noun of a class of record.

    Raises
    ------
    TypeError
        If a case keeps no such thing.
    """
    if kind not in _BY_KIND:
        raise TypeError(f"A case keeps no {kind.__name__}.")
    return _BY_KIND[kind]
