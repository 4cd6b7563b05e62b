"""A case as analysts and scripts meet it: ``silp.open_case(...)``.

It adds nothing of its own: it reads through the store, gives frames of the analysis room, and
writes through the same acts that the screens use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from silp_widgets import store
from silp_widgets.analysis.frames import Frames
from silp_widgets.domain.errors import CaseIsReadOnly
from silp_widgets.release import publish
from silp_widgets.state import narrating
from silp_widgets.state.chronology import edit
from silp_widgets.state.importing import Imported, import_return, read_for
from silp_widgets.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from silp_widgets.domain.changes import Change
    from silp_widgets.domain.chronology import Agency, Entry, Episode, Theme
    from silp_widgets.domain.finding import Action, Finding, Recommendation
    from silp_widgets.domain.narrative import Account, Correction
    from silp_widgets.domain.people import Participant, Register
    from silp_widgets.domain.release import Published, SignOff
    from silp_widgets.domain.returns import Problem, ReturnFile
    from silp_widgets.domain.review import Review
    from silp_widgets.domain.vocabulary import CorrectionAnswer, ReleaseLevel
    from silp_widgets.store.reader import Reader


class Case:
    """An open case; a context manager.

    Parameters
    ----------
    inner : Reader or Writer
        From the store. Whether it may write was decided when it was opened.
    """

    def __init__(self, inner: Reader | Writer) -> None:
        self._inner = inner

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        door = "for writing" if isinstance(self._inner, Writer) else "for reading"
        return f"Case({door}, {len(self.entries())} entries)"

    def close(self) -> None:
        """Close the case."""
        self._inner.close()

    @property
    def frames(self) -> Frames:
        """The case as tidy data frames, with documented columns."""
        return Frames(self._inner)

    def review(self) -> Review:
        """Return what this review is."""
        return self._inner.review()

    def agencies(self) -> tuple[Agency, ...]:
        """Return the agencies by lane."""
        return self._inner.agencies()

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry in chronological order (handbook 5.5)."""
        return self._inner.entries()

    def episodes(self) -> tuple[Episode, ...]:
        """Return the key practice episodes by number."""
        return self._inner.episodes()

    def themes(self) -> tuple[Theme, ...]:
        """Return the themes by name."""
        return self._inner.themes()

    def participants(self) -> tuple[Participant, ...]:
        """Return those who take part, by code."""
        return self._inner.participants()

    def accounts(self) -> tuple[Account, ...]:
        """Return what practitioners said, in the order it was captured."""
        return self._inner.accounts()

    def corrections(self) -> tuple[Correction, ...]:
        """Return the correction ledger by number."""
        return self._inner.corrections()

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings by number."""
        return self._inner.findings()

    def recommendations(self) -> tuple[Recommendation, ...]:
        """Return the recommendations by number."""
        return self._inner.recommendations()

    def actions(self) -> tuple[Action, ...]:
        """Return the actions by target date."""
        return self._inner.actions()

    def returns(self) -> tuple[ReturnFile, ...]:
        """Return the files that agencies sent, or were asked for."""
        return self._inner.returns()

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems found in returns, open and answered."""
        return self._inner.problems()

    def changes(self, since: int = 0) -> tuple[Change, ...]:
        """Return the change log after the given number, oldest first."""
        return self._inner.changes(since)

    def register(self) -> Register:
        """Return the register of real names; its opening is logged."""
        return self._inner.register()

    def import_return(
        self,
        path: str | Path,
        *,
        agency: str | None = None,
        mapping: Mapping[str, str] | str | Path | None = None,
    ) -> Imported:
        """Bring an agency's file in: all of it, or nothing.

        Raises
        ------
        FileNotUnderstood
            If nothing can be read from it.
        CaseIsReadOnly
            If the case was opened for reading.
        """
        read = read_for(self._writer, path, agency=agency, mapping=mapping)
        return import_return(self._writer, read)

    def record_account(self, **said: Any) -> Account:
        """Record what a practitioner says.

        Takes what :func:`silp_widgets.state.narrating.record_account` takes.
        """
        return narrating.record_account(self._writer, **said)

    def correct_entry(
        self, entry: Entry | str, changes: Mapping[str, Any], *, reason: str
    ) -> Entry:
        """Correct an entry; what the record said stays beside it.

        Takes what :func:`silp_widgets.state.chronology.edit.correct_entry` takes.
        """
        return edit.correct_entry(self._writer, entry, changes, reason=reason)

    def answer_correction(
        self, correction: Correction | str, answer: CorrectionAnswer | str, *, reason: str = ""
    ) -> Correction:
        """Answer a line of the correction ledger; whoever raised it will read the reason (I17)."""
        return narrating.answer_correction(self._writer, correction, answer, reason=reason)

    def erase(self, record: Account | Correction, *, note: str) -> None:
        """Remove somebody's words for good, from the change log too; a stub without words stays.

        Undo does not bring them back. A release that holds them already can't be recalled.
        """
        self._writer.erase(record, note=note)

    def undo(self, change: Change | int | None = None) -> Sequence[Change]:
        """Undo the act that a change belongs to; the newest one, if none is given."""
        return self._writer.undo(change)

    def publish(
        self, path: str | Path, *, level: ReleaseLevel, sign_off: Sequence[SignOff]
    ) -> Published:
        """Write a release; see :func:`silp_widgets.release.publish`."""
        return publish(self._writer, path, level=level, sign_off=sign_off)

    @property
    def _writer(self) -> Writer:
        if not isinstance(self._inner, Writer):
            raise CaseIsReadOnly("This case was opened for reading. Open it with write=True.")
        return self._inner


def open_case(
    path_or_url: str | Path,
    *,
    write: bool = False,
    passphrase: str | None = None,
) -> Case:
    """Open a case.

    Parameters
    ----------
    path_or_url : str or Path
        A case file, or the address of a PostgreSQL database.
    write : bool
        Decided here, once: what was opened for reading can't be written to.
    passphrase : str, optional
        ``SILP_PASSPHRASE`` if not given.

    Returns
    -------
    Case
        A context manager.

    Raises
    ------
    CaseNotOpened
        With a sentence that says why.
    """
    if write:
        return Case(store.open_case(path_or_url, write=True, passphrase=passphrase))
    return Case(store.open_case(path_or_url, passphrase=passphrase))
