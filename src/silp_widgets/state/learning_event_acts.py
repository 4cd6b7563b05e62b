"""What was done on one page, so that undo there never takes back what somebody else did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.errors import NothingToUndo
from silp_widgets.domain.narrative import Account

if TYPE_CHECKING:
    from collections.abc import Sequence

    from silp_widgets.domain.changes import Change
    from silp_widgets.domain.ports import CaseWriter


class OwnActs:
    """The acts of one page, newest last."""

    def __init__(self) -> None:
        self._done: list[int] = []
        self._undone: list[int] = []

    def did(self, writer: CaseWriter, record: str) -> None:
        """Remember the newest change of a record as done here."""
        newest = writer.history(record)[-1].seq
        if newest not in self._done:
            self._done.append(newest)
        self._undone.clear()

    def undo(self, writer: CaseWriter) -> Account | None:
        """Undo the newest act; return the account that it had captured, if it did.

        Raises
        ------
        NothingToUndo
            If nothing was done here, or something later stands on it.
        """
        if not self._done:
            raise NothingToUndo("Nothing was done on this page that could be undone.")
        changes = writer.undo(self._done[-1], actor="scribe")
        self._undone.append(self._done.pop())
        return next((_account(c.before) for c in _of_accounts(changes) if c.after is None), None)

    def redo(self, writer: CaseWriter) -> Account | None:
        """Do again what was undone here last; return the account it captured again, if it did.

        Raises
        ------
        NothingToUndo
            If nothing was undone here.
        """
        if not self._undone:
            raise NothingToUndo("Nothing was undone on this page, so nothing can be done again.")
        changes = writer.redo(actor="scribe")
        self._done.append(self._undone.pop())
        return next((_account(c.after) for c in _of_accounts(changes) if c.before is None), None)


def _of_accounts(changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if change.noun == "account"]


def _account(body: object) -> Account | None:
    return Account.from_json(body) if isinstance(body, dict) else None
