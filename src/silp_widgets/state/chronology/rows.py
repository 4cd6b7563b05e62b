"""Entries as the compact rows of the chronology screen, and what changed since they were sent.

A chronology of ten thousand entries is sent to the page once. After that only *patches* go:
the rows that differ from those sent, each with the row it now stands after.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.knowing import Knowing, Why
from silp_widgets.domain.same_day import one_day, order_not_known
from silp_widgets.domain.vocabulary import (
    ClaimStatus,
    CorrectionAnswer,
    DateCertainty,
    DatePrecision,
    NarrativeState,
    PracticeQuality,
    RowKind,
    ScopeStatus,
    Seen,
    label,
)
from silp_widgets.state.chronology.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from silp_widgets.domain.chronology import Agency, Entry
    from silp_widgets.domain.knowing import Known
    from silp_widgets.domain.narrative import Account, Correction
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.when import When

    _Around = tuple[dict[str, int] | None, int, bool, dict[str, Known] | None]

PATCHES_AT_MOST: Final = 500
"""More changed rows than this are sent as a whole chronology again."""

_USUAL: Final = {
    "precision": DatePrecision.DAY,
    "certainty": DateCertainty.STATED,
    "quality": PracticeQuality.NOT_ASSESSED,
}
"""What a row says where it says nothing; ``static/chronology/rows.js`` puts it back."""

_UNSAID = (Seen.NOT_APPLICABLE, Seen.NOT_RECORDED)

_KNOWN_BY: Final = (
    *("agency", "when", "date_recorded", "same_event_id", "shared_with", "row_kind", "source"),
    *("event_type", "text", "action_taken", "outcome", "people"),
)
"""The fields that say who knew of an entry."""


class RowMaker:
    """Makes rows, and keeps those whose entry hasn't changed since."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Entry, _Around, Json]] = {}
        self._knowing = Knowing(())
        self._known = Kept[dict[str, dict[str, "Known"]]](*_KNOWN_BY)
        self._loose = Kept[set[str]]("agency", "when", "sequence")

    def rows(
        self,
        entries: Sequence[Entry],
        agencies: Sequence[Agency],
        accounts: Iterable[Account],
        corrections: Iterable[Correction],
    ) -> list[Json]:
        """Return the rows of a chronology, in its order.

        Parameters
        ----------
        entries : sequence of Entry
            In chronological order.
        agencies : sequence of Agency
            By whose names and codes records say who was told.
        accounts, corrections : iterable
            All that the reader may see; counted on the entries they are about.

        Returns
        -------
        list of dict
            Plain JSON; what is empty or usual is left out. Usual is, besides a few codes, that a
            row is of one whole ``day``, and known to its own agency by its last day.
        """
        relations = _relations(accounts)
        ledger = Counter(
            line.entry for line in corrections if line.answer is not CorrectionAnswer.WITHDRAWN
        )
        loose = self._loose.of(entries, lambda: order_not_known(entries))
        if self._knowing.agencies != tuple(agencies):
            self._knowing = Knowing(agencies)
        known = self._known.of(entries, lambda: self._knowing.of(entries), self._knowing)
        made = {}
        for entry in entries:
            key = entry.id
            around = (relations.get(key), ledger.get(key, 0), key in loose, known.get(key))
            kept = self._made.get(key)
            if kept is None or kept[0] is not entry or kept[1] != around:
                kept = (entry, around, _row(entry, *around))
            made[key] = kept
        self._made = made
        return [row for _, _, row in made.values()]


def _relations(accounts: Iterable[Account]) -> dict[str, dict[str, int]]:
    relations: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        if account.state is NarrativeState.WITHDRAWN:
            continue
        for anchor in account.anchors:
            if anchor.kind == "entry":
                relations[anchor.target][anchor.relation.value] += 1
    return {target: dict(counts) for target, counts in relations.items()}


def _row(
    entry: Entry,
    relations: dict[str, int] | None,
    corrections: int,
    loose: bool,  # noqa: FBT001 - as the row has it
    known: Mapping[str, Known] | None,
) -> Json:
    full = {
        **_told(entry),
        "accounts": relations,
        "corrections": corrections,
        "loose": loose,
        **_known(entry, known or {}),
    }
    return {k: value for k, value in full.items() if value and value != _USUAL.get(k)}


def _told(entry: Entry) -> Json:
    when = entry.when
    good = entry.practice_quality is PracticeQuality.GOOD
    return {
        "id": entry.id,
        "ref": entry.ref,
        "agency": entry.agency,
        "kind": "" if entry.row_kind is RowKind.EVENT else entry.row_kind.value,
        "note": entry.is_author_note,
        **_when(when, _as_written(entry)),
        "recorded": entry.date_recorded.isoformat() if entry.date_recorded else "",
        "sequence": str(entry.sequence) if entry.sequence is not None else "",
        "text": entry.text,
        "source": entry.source,
        "people": list(entry.people),
        "place": entry.location,
        "seen": [
            [mark.person, label(mark.code)] for mark in entry.seen if mark.code not in _UNSAID
        ],
        "voice": entry.voice,
        "action": entry.action_taken,
        "no_action": entry.reason_if_none,
        "outcome": entry.outcome,
        "comment": entry.author_comment,
        "comment_by": entry.comment_author,
        "type": label(entry.event_type) if entry.event_type else "",
        "significance": entry.significance.value if entry.significance else "",
        "quality": entry.practice_quality.value,
        "good": good or bool(entry.good_practice_note),
        "good_note": entry.good_practice_note,
        "themes": list(entry.themes),
        "episode": entry.episode_id,
        "event": entry.same_event_id,
        "shared": [
            [mark.agency, mark.on.isoformat() if mark.on else ""] for mark in entry.shared_with
        ],
        "status": "" if entry.claim_status is ClaimStatus.RECORDED else label(entry.claim_status),
        "scope": "" if entry.scope_status is ScopeStatus.IN_SCOPE else entry.scope_status.value,
    }


def _as_written(entry: Entry) -> str:
    """Return the date cells letter by letter; a correction doesn't change them.

    A release has no cells, only a plain date, which nobody wrote and nobody is shown as written.
    """
    start = " ".join(filter(None, (entry.date_text, entry.time_text)))
    end = " ".join(filter(None, (entry.end_date_text, entry.end_time_text)))
    if start or end:
        return " to ".join(filter(None, (start, end)))
    when = entry.when
    plain = when.first_day is not None and when.text.startswith(when.first_day.isoformat())
    return "" if plain else when.text


def _when(when: When, written: str) -> Json:
    said = when.label()
    day = one_day(when)
    whole = day is not None and when.earliest == when.latest == day
    return {
        "date": said,
        "from": when.earliest.isoformat() if when.earliest and not whole else "",
        "to": when.latest.isoformat() if when.latest and not whole else "",
        "day": day.isoformat() if day else "",
        "timed": isinstance(when.earliest, datetime),
        "precision": when.precision.value,
        "certainty": when.certainty.value,
        "wording": written if written != said else "",
        "assumed": when.assumption,
    }


def _known(entry: Entry, ways: Mapping[str, Known]) -> Json:
    """Return who knew of an entry, from which day, and how where it is not their own record.

    Where its own agency alone has it, from its latest day, nothing is said: that is usual.
    """
    if len(ways) == 1 and not entry.date_recorded and entry.agency in ways:
        return {}
    return {
        "known": {agency: way.day.isoformat() for agency, way in ways.items()},
        "how": {agency: way.why.value for agency, way in ways.items() if way.why is not Why.OWN},
    }


class RowFeed:
    """What a page has been sent, and what it has to be sent to show the rows as they are now."""

    def __init__(self) -> None:
        self.version = 0
        self._sent: dict[str, Json] = {}

    def take(self, rows: Sequence[Json]) -> tuple[bool, Json]:
        """Compare the rows with those sent.

        Parameters
        ----------
        rows : sequence of dict
            As they are now, in order.

        Returns
        -------
        whole : bool
            Whether all rows have to be sent again, under the new :attr:`version`.
        patches : dict
            ``base`` (the version they stand on), ``rows`` (pairs of a row and the id it comes
            after) and ``removed`` (ids).
        """
        patched: list[tuple[Json, str]] = []
        stayed: list[str] = []
        before = ""
        for row in rows:
            was = self._sent.get(row["id"])
            if was is row or was == row:
                stayed.append(row["id"])
            else:
                patched.append((row, before))
            before = row["id"]
        now = {row["id"] for row in rows}
        untouched = set(stayed)
        moved = stayed != [row_id for row_id in self._sent if row_id in untouched]
        if not self.version or moved or len(patched) > PATCHES_AT_MOST:
            self.version += 1
            self._sent = {row["id"]: row for row in rows}
            return True, {"base": self.version, "rows": [], "removed": []}
        removed = [row_id for row_id in self._sent if row_id not in now]
        return False, {
            "base": self.version,
            "rows": [[row, after] for row, after in patched],
            "removed": removed,
        }
