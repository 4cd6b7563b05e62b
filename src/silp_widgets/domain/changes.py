"""A row of the change log: the audit trail, undo, and what keeps other screens fresh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from silp_widgets.domain.records import Json


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Change:
    """One write, as it is remembered (I18). Its ``repr`` shows none of the words.

    Attributes
    ----------
    seq : int
        Counts up from 1 without a gap.
    at : datetime
        In UTC.
    actor : str
        By role: ``"chair"``, ``"scribe"``, ``"import"``.
    verb : str
        ``"add"``, ``"change"``, ``"remove"``, ``"undo"``, ``"erase"``, ``"draft"``, ``"publish"``…
    noun : str
        The kind of record: ``"entry"``, ``"account"`` …
    record : str
        The record's id.
    note : str
        A sentence for people, without private words: ``"Import of 24 rows"``.
    before, after : dict or None
        The record's JSON form on both sides; ``None`` where there was or is none, or where words
        were erased at their owner's wish.
    group : str
        Changes of one act (one import, one undo) share it.
    hash : str
        Chains this row to the one before.
    """

    seq: int
    at: datetime
    actor: str
    verb: str
    noun: str
    record: str
    note: str = ""
    before: Json | None = None
    after: Json | None = None
    group: str = ""
    hash: str = ""

    def __repr__(self) -> str:
        return f"Change({self.seq}, {self.actor} {self.verb} {self.noun})"
