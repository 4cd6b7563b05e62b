"""What may be done with somebody's words, and by whom (handbook part 6, invariants I7 to I9).

Every step gives a new :class:`~silp_widgets.domain.narrative.Account`, or refuses with a sentence
that says what has to come first. The steps::

    captured ── read back ── agreed ── released
        └─ amended ─┘  ▲         │
               └───────┴─ change ┘        take back: from anywhere, and for good
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.errors import BadInput, NotYet
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    Relation,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from silp_widgets.domain.narrative import Account, Anchor, Correction

_SETTLED: Final = frozenset(
    {NarrativeState.AGREED, NarrativeState.RELEASED, NarrativeState.WITHHELD}
)
_NEEDS_A_REASON: Final = frozenset(
    {CorrectionAnswer.ACCEPTED_IN_PART, CorrectionAnswer.BOTH_SHOWN, CorrectionAnswer.WITHDRAWN}
)


def may_be_released(account: Account) -> bool:
    """Say whether an account may be in a release at all (I8, I9).

    Whether its words may be *quoted* there is its attribution's to say: see :func:`may_be_quoted`.
    """
    return (
        account.state in {NarrativeState.AGREED, NarrativeState.RELEASED}
        and account.attribution is not Attribution.WITHDRAWN
    )


def may_be_quoted(account: Account) -> bool:
    """Say whether a release may carry the very words: agreed, and *role only* was chosen."""
    return may_be_released(account) and account.attribution is Attribution.ROLE_ONLY


def is_read_back(account: Account) -> bool:
    """Say whether the words as they stand now have been read back to who said them."""
    return account.state is NarrativeState.READ_BACK or account.state in _SETTLED


def read_back(account: Account, *, at: datetime) -> Account:
    """Return the account as read back to its contributor.

    An account that was agreed stays agreed: hearing it again changes nothing.

    Raises
    ------
    NotYet
        If the words were taken back, or aren't captured yet.
    """
    _not_withdrawn(account)
    if account.state is NarrativeState.DRAFT:
        raise NotYet("These words are still a draft; capture them before reading them back.")
    state = account.state if account.state in _SETTLED else NarrativeState.READ_BACK
    return replace(account, state=state, read_back_at=at)


def agree(account: Account, attribution: Attribution, *, at: datetime) -> Account:
    """Return the account as agreed by its contributor, with how they may be named.

    Raises
    ------
    NotYet
        If the words as they stand haven't been read back (C812), or were taken back.
    BadInput
        If the attribution is *withdrawn*, which is taking back and not agreeing.
    """
    _not_withdrawn(account)
    if not is_read_back(account):
        raise NotYet("Read these words back to the person who said them before they agree.")
    if attribution is Attribution.WITHDRAWN:
        raise BadInput("To take the words back, choose “take back”; nothing was changed.")
    return replace(account, state=NarrativeState.AGREED, attribution=attribution, agreed_at=at)


def choose_attribution(account: Account, attribution: Attribution) -> Account:
    """Return the account with another choice of how its contributor may be named.

    A preference is no edit: what was agreed stays agreed.
    """
    _not_withdrawn(account)
    if attribution is Attribution.WITHDRAWN:
        return withdraw(account)
    return replace(account, attribution=attribution)


def amend(account: Account, text: str, *, by: str, what_went_well: str | None = None) -> Account:
    """Return the account in its contributor's new words, to be read back again.

    Parameters
    ----------
    account : Account
        As it stands.
    text : str
        Their new words.
    by : str
        The id of the participant whose change it is; only the contributor's own (I7).
    what_went_well : str, optional
        Their new words there; left as it is when not given.

    Raises
    ------
    BadInput
        If it is somebody else's change, or nothing would be left.
    NotYet
        If the words were taken back.
    """
    _not_withdrawn(account)
    if by != account.contributor:
        raise BadInput("Only the person who said these words may change them; nothing was changed.")
    if not text.strip():
        raise BadInput("To remove all the words, choose “take back”; nothing was changed.")
    well = account.what_went_well if what_went_well is None else what_went_well
    if (text, well) == (account.text_verbatim, account.what_went_well):
        return account
    return _edited(replace(account, text_verbatim=text, what_went_well=well))


def set_about(
    account: Account,
    *,
    anchors: Iterable[Anchor] | None = None,
    **beside: object,
) -> Account:
    """Return the account with other things beside the words: anchors, frame, factors, themes.

    Anchors and frame are part of what the contributor agreed to, so changing them after that
    returns the account to *amended*, as it does once they were read back; codes that an analyst
    adds don't.

    Raises
    ------
    BadInput
        If it would change the words.
    """
    _not_withdrawn(account)
    allowed = {"frame", "factors", "themes", "usual_practice", "release_level"}
    if set(beside) - allowed:
        raise BadInput("Only what stands beside the words can be set here; nothing was changed.")
    changed = replace(account, **beside)  # type: ignore[arg-type]  # names are checked above
    if anchors is not None:
        changed = replace(changed, anchors=tuple(anchors))
    same = (changed.anchors, changed.frame) == (account.anchors, account.frame)
    return changed if same or account.state is NarrativeState.CAPTURED else _edited(changed)


def withdraw(account: Account) -> Account:
    """Return the account as taken back: in no later release (I9). The words stay in the case."""
    return replace(account, state=NarrativeState.WITHDRAWN, attribution=Attribution.WITHDRAWN)


def is_correction(anchors: Iterable[Anchor]) -> bool:
    """Say whether any of what is said corrects the record, and so belongs in the ledger."""
    return any(anchor.relation is Relation.CORRECTS for anchor in anchors)


def answer(
    correction: Correction,
    given: CorrectionAnswer,
    *,
    reason: str = "",
    what_changed: str = "",
    told_on: date | None = None,
) -> Correction:
    """Return a line of the ledger with its answer (R2, I17).

    Raises
    ------
    BadInput
        If it is anything less than accepted and no reason is given: whoever raised it will read it.
    """
    if given in _NEEDS_A_REASON and not (reason or correction.reason).strip():
        raise BadInput("Say why in a sentence; the person who raised it will read it.")
    return replace(
        correction,
        answer=given,
        reason=reason or correction.reason,
        what_changed=what_changed or correction.what_changed,
        told_on=told_on or correction.told_on,
    )


def _edited(account: Account) -> Account:
    return replace(account, state=NarrativeState.AMENDED, agreed_at=None)


def _not_withdrawn(account: Account) -> None:
    if account.state is NarrativeState.WITHDRAWN:
        raise NotYet("These words were taken back by the person who said them.")
