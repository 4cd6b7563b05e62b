"""What ids and agencies' keys stand for, for frames that join one noun to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from silp_widgets.analysis.columns import Lanes
from silp_widgets.domain.chronology import Entry, Episode
from silp_widgets.domain.people import Participant

if TYPE_CHECKING:
    from silp_widgets.domain.ports import ReadingSurface


@dataclass(frozen=True, slots=True)
class Known:
    """What ids stand for.

    Attributes
    ----------
    entries, episodes, participants : Mapping of str to Record
        By id.
    lanes : Lanes
        The agencies.
    """

    entries: Mapping[str, Entry]
    episodes: Mapping[str, Episode]
    participants: Mapping[str, Participant]
    lanes: Lanes

    def number(self, episode_id: str) -> int | None:
        """Return an episode's number, or ``None``."""
        found = self.episodes.get(episode_id)
        return found.number if found else None

    def agency_of(self, participant_id: str) -> str:
        """Return the agency key of who takes part; empty where it isn't known, as in a release."""
        found = self.participants.get(participant_id)
        return found.agency if found else ""


def known(reader: ReadingSurface) -> Known:
    """Ask a case or a release for what ids stand for."""
    return Known(
        entries={e.id: e for e in reader.entries()},
        episodes={e.id: e for e in reader.episodes()},
        participants={p.id: p for p in reader.participants()},
        lanes=lanes(reader),
    )


def lanes(reader: ReadingSurface) -> Lanes:
    """Return the agencies by lane; one that only entries speak of comes after the others."""
    cells: dict[str, dict[str, object]] = {}
    shared = [a.name for a in reader.agencies()]
    for agency in reader.agencies():
        name = agency.name if shared.count(agency.name) == 1 else f"{agency.name} ({agency.code})"
        cells[agency.key] = {
            "agency": agency.key,
            "agency_code": agency.code,
            "agency_name": name,
            "lane": agency.place,
        }
    for key in dict.fromkeys(e.agency for e in reader.entries() if e.agency):
        code = key[:2].upper()
        cells.setdefault(
            key, {"agency": key, "agency_code": code, "agency_name": key, "lane": len(cells)}
        )
    return Lanes(cells)
