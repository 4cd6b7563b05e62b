"""Releases that hold an account its contributor took back since (handbook 9, P7; I9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain import narrative_rules as rules
from silp_widgets.domain.narrative import Account
from silp_widgets.domain.release import may_be_in
from silp_widgets.domain.vocabulary import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.domain.ports import CaseReader
    from silp_widgets.domain.release import Published
    from silp_widgets.domain.vocabulary import ReleaseLevel


def outdated_releases(case: CaseReader) -> Iterator[tuple[int, str]]:
    """Yield the releases that need a replacement, and whose account in them it is about.

    Parameters
    ----------
    case : CaseReader
        The case. An account that was erased is no longer in it, and can't be told of here.

    Yields
    ------
    tuple of (int, str)
        A release's number, and the contributor's code; only the newest release of each level.
    """
    newest: dict[ReleaseLevel, Published] = {one.level: one for one in case.releases()}
    if not newest:
        return
    codes = {p.id: p.code for p in case.participants()}
    for account in case.accounts():
        if rules.may_be_quoted(account):
            continue
        for published in newest.values():
            was = _as_published(case, account, published)
            if was and _told(was, published.level) > _told(account, published.level):
                yield published.number, codes.get(account.contributor, "someone")


def _as_published(case: CaseReader, account: Account, published: Published) -> Account | None:
    """Return an account as it stood when a release was made; ``None`` if it was not there yet."""
    (made, *_) = case.history(published.id)
    then = [c for c in case.history(account.id) if c.seq < made.seq]
    body = then[-1].after if then else None
    return Account.from_json(body) if body else None


def _told(account: Account, level: ReleaseLevel) -> int:
    """Say how much of an account a release may hold: nothing, other words, or its own."""
    if not rules.may_be_released(account) or not may_be_in(account.release_level, level):
        return 0
    if account.attribution is Attribution.DO_NOT_QUOTE:
        return 0
    return 2 if rules.may_be_quoted(account) else 1
