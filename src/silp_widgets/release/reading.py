"""A release as its readers see it: the reading surface of a case, and nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from silp_widgets.analysis.frames import Frames
from silp_widgets.domain.errors import ReleaseDamaged
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.release.file import read_release
from silp_widgets.release.snapshot import Heard, Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from silp_widgets.domain.changes import Change
    from silp_widgets.domain.chronology import Agency, Entry, Episode, Theme
    from silp_widgets.domain.finding import Action, Finding, Recommendation
    from silp_widgets.domain.narrative import Account, Correction
    from silp_widgets.domain.people import Participant
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.review import Review


class Release:
    """A signed-off release. Nothing in it can be changed, and no real name is in it.

    Parameters
    ----------
    manifest : dict
        As read from the file.
    snapshot : Snapshot
        Its contents.
    """

    def __init__(self, manifest: Json, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.number: int = manifest["number"]
        self.level = ReleaseLevel(manifest["level"])
        self.at = datetime.fromisoformat(manifest["at"])
        self.signed_off_by: tuple[str, ...] = tuple(manifest["signed_off_by"])
        self.seal: str = manifest["seal"]

    def __repr__(self) -> str:
        return f"Release({self.review().title!r}, number {self.number}, {self.level.value})"

    def review(self) -> Review:
        """Return what this review is."""
        return self._snapshot.review

    def agencies(self) -> tuple[Agency, ...]:
        """Return the agencies by lane."""
        return self._snapshot.records["agencies"]

    def entries(self) -> tuple[Entry, ...]:
        """Return the released entries in chronological order."""
        return self._snapshot.records["entries"]

    def episodes(self) -> tuple[Episode, ...]:
        """Return the key practice episodes by number."""
        return self._snapshot.records["episodes"]

    def themes(self) -> tuple[Theme, ...]:
        """Return the themes by name."""
        return self._snapshot.records["themes"]

    def participants(self) -> tuple[Participant, ...]:
        """Return those who are quoted, by role alone; roles that are unique are generalised."""
        return self._snapshot.records["participants"]

    def accounts(self) -> tuple[Account, ...]:
        """Return what practitioners agreed to have released, as they chose to be heard."""
        return self._snapshot.records["accounts"]

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that were answered, by number."""
        return self._snapshot.records["corrections"]

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings by number."""
        return self._snapshot.records["findings"]

    def recommendations(self) -> tuple[Recommendation, ...]:
        """Return the recommendations by number."""
        return self._snapshot.records["recommendations"]

    def actions(self) -> tuple[Action, ...]:
        """Return the actions by target date."""
        return self._snapshot.records["actions"]

    def changes(self, since: int = 0) -> tuple[Change, ...]:
        """Return nothing: a release never changes, and holds no history (P2)."""
        del since
        return ()

    def last_change(self) -> int:
        """Return 0: a release never changes."""
        return 0

    @property
    def frames(self) -> Frames:
        """The release as tidy data frames, with documented columns."""
        return Frames(self)

    @property
    def heard(self) -> Heard:
        """How many of those involved were heard, and what came of it."""
        return self._snapshot.heard

    @property
    def themed(self) -> tuple[str, ...]:
        """Unattributed sentences that two or more practitioners stand behind."""
        return self._snapshot.themed

    @property
    def feedback(self) -> Mapping[str, float] | None:
        """Mean answers to the feedback questions, where at least five people answered."""
        return self._snapshot.feedback


def open_release(path: str | Path) -> Release:
    """Open a release file for reading.

    Parameters
    ----------
    path : str or Path
        A ``.silprel`` file.

    Raises
    ------
    ReleaseDamaged
        If it is no release, was changed, or was cut short.
    """
    file = Path(path)
    manifest, contents = read_release(file)
    try:
        return Release(manifest, Snapshot.from_json(contents))
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
        raise ReleaseDamaged(
            f"{file.name} is sealed, but does not hold what a release holds. "
            "Ask the chair for it again."
        ) from None
