"""Writing down what somebody says: one act each, whatever screen or notebook asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from silp_widgets.domain import narrative_rules as rules
from silp_widgets.domain.chronology import Entry, Episode
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.narrative import Account, Anchor, Correction, FactorMark
from silp_widgets.domain.people import Participant
from silp_widgets.domain.records import new_id
from silp_widgets.domain.uk_time import day_of, today
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeFrame,
    NarrativeState,
    Relation,
    ReleaseLevel,
    UsualPractice,
    label,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.ports import CaseReader, CaseWriter

    About = Entry | Episode | str | None

V = TypeVar("V", bound=StrEnum)


def record_account(  # noqa: PLR0913 - everything but the first three has a default
    writer: CaseWriter,
    *,
    contributor: Participant | str,
    text: str,
    about: About | Iterable[About] = None,
    relation: Relation | str = Relation.ADDS,
    frame: NarrativeFrame | str = NarrativeFrame.AT_THE_TIME,
    what_went_well: str = "",
    usual_practice: UsualPractice | str = UsualPractice.UNKNOWN,
    factors: Iterable[FactorMark] = (),
    proposed: str = "",
    how: str = "scribe",
    event: str = "learning_event",
    by: str = "scribe",
    at: datetime | None = None,
) -> Account:
    """Capture what a practitioner says; what corrects the record also enters the ledger.

    Parameters
    ----------
    writer : CaseWriter
        An open case.
    contributor : Participant or str
        Who speaks: a participant, their id, or their code (``"HV1"``).
    text : str
        Their words, kept to the letter.
    about : Entry, Episode, str, None, or several of them
        What it is about: an entry or episode, an id, an entry's ref (``"HV-014"``), or
        ``"episode 2"``; ``None`` for something general.
    relation : Relation or str
        How it stands to each of these.
    frame : NarrativeFrame or str
        At the time, with hindsight, general practice, or a suggestion.
    what_went_well : str
        What helped, and what made it possible (R7).
    proposed : str
        For a correction: what the record should say; the words themselves when not given.
    by : str
        Who captured it, by role.
    at : datetime, optional
        When; now, if not given.

    Returns
    -------
    Account
        Captured, not yet read back or agreed, and not to be quoted until they choose.

    Raises
    ------
    BadInput
        If there are no words, or a code isn't one of its vocabulary.
    NotInCase
        If nobody has that code, or there is no such entry or episode.
    """
    if not text.strip() and not what_went_well.strip():
        raise BadInput("There are no words to capture yet.")
    person = find_participant(writer, contributor)
    said_at = at or datetime.now(UTC)
    stands = code(Relation, relation)
    account = Account(
        id=new_id(),
        contributor=person.id,
        anchors=tuple(anchor_of(writer, one, stands) for one in _several(about)),
        text_verbatim=text if text.strip() else what_went_well,
        frame=code(NarrativeFrame, frame),
        what_went_well=what_went_well,
        usual_practice=code(UsualPractice, usual_practice),
        factors=tuple(factors),
        state=NarrativeState.CAPTURED,
        captured_by=by,
        captured_at=said_at,
        how=how,
        event=event,
    )
    with writer.act(f"What {person.code} said", actor=by):
        writer.save(account, actor=by)
        if rules.is_correction(account.anchors):
            writer.save(*_ledger_lines(writer, account, proposed, day_of(said_at)), actor=by)
    return account


def read_back(
    writer: CaseWriter, account: Account | str, *, by: str = "scribe", at: datetime | None = None
) -> Account:
    """Note that an account was read back to its contributor; see the rule of the same name."""
    known = find_account(writer, account)
    return _keep(writer, rules.read_back(known, at=at or datetime.now(UTC)), "Read back", by)


def agree(
    writer: CaseWriter,
    account: Account | str,
    attribution: Attribution | str,
    *,
    by: str = "scribe",
    at: datetime | None = None,
) -> Account:
    """Note that its contributor agreed an account, and how they may be named."""
    known, chosen = find_account(writer, account), code(Attribution, attribution)
    return _keep(writer, rules.agree(known, chosen, at=at or datetime.now(UTC)), "Agreed", by)


def choose_attribution(
    writer: CaseWriter,
    account: Account | str,
    attribution: Attribution | str,
    *,
    by: str = "scribe",
) -> Account:
    """Note another choice of how a contributor may be named."""
    known, chosen = find_account(writer, account), code(Attribution, attribution)
    return _keep(writer, rules.choose_attribution(known, chosen), "How they may be named", by)


def amend(
    writer: CaseWriter,
    account: Account | str,
    text: str,
    *,
    contributor: Participant | str,
    what_went_well: str | None = None,
    by: str = "scribe",
) -> Account:
    """Change an account to its contributor's new words; nobody else's change is taken (I7)."""
    known, person = find_account(writer, account), find_participant(writer, contributor)
    changed = rules.amend(known, text, by=person.id, what_went_well=what_went_well)
    follow = [
        replace(line, proposed=text)
        for line in _open_lines(writer, known)
        if line.proposed == known.text_verbatim
    ]
    return _keep(writer, changed, f"Changed by {person.code}", by, *follow)


def set_about(
    writer: CaseWriter,
    account: Account | str,
    *,
    about: About | Iterable[About],
    relation: Relation | str,
    frame: NarrativeFrame | str,
    factors: Iterable[FactorMark],
    by: str = "scribe",
) -> Account:
    """Set what an account is about, its frame and factors; a correction enters the ledger."""
    known, stands = find_account(writer, account), code(Relation, relation)
    changed = rules.set_about(
        known,
        anchors=[anchor_of(writer, one, stands) for one in _several(about)],
        frame=code(NarrativeFrame, frame),
        factors=tuple(factors),
    )
    corrects_now = rules.is_correction(changed.anchors) and not _open_lines(writer, known)
    lines = _ledger_lines(writer, changed, "", today()) if corrects_now else ()
    return _keep(writer, changed, "What it is about", by, *lines)


def withdraw(writer: CaseWriter, account: Account | str, *, by: str = "scribe") -> Account:
    """Take an account back, and what it asked to correct: in no later release (I9)."""
    known = find_account(writer, account)
    reason = "Taken back by the person who raised it."
    with_it = [
        rules.answer(line, CorrectionAnswer.WITHDRAWN, reason=reason)
        for line in _open_lines(writer, known)
    ]
    return _keep(writer, rules.withdraw(known), "Taken back", by, *with_it)


def answer_correction(
    writer: CaseWriter,
    correction: Correction | str,
    answer: CorrectionAnswer | str,
    *,
    reason: str = "",
    what_changed: str = "",
    told_on: date | None = None,
    by: str = "chair",
) -> Correction:
    """Answer a line of the correction ledger (R2, I17)."""
    line = writer.get(Correction, correction if isinstance(correction, str) else correction.id)
    given = code(CorrectionAnswer, answer)
    answered = rules.answer(line, given, reason=reason, what_changed=what_changed, told_on=told_on)
    writer.save(answered, note=f"Correction {line.number}: {label(given)}", actor=by)
    return answered


def find_participant(case: CaseReader, who: Participant | str) -> Participant:
    """Return the participant of an id or code, whatever its case."""
    if isinstance(who, Participant):
        return who
    wanted = who.strip().casefold()
    for person in case.participants():
        if wanted and wanted in (person.id, person.code.casefold()):
            return person
    raise NotInCase(f"Nobody who takes part has the code “{who}”; add them under Prepare.")


def find_account(case: CaseReader, account: Account | str) -> Account:
    """Return an account as it stands in the case now."""
    return case.get(Account, account if isinstance(account, str) else account.id)


def anchor_of(case: CaseReader, about: About, relation: Relation) -> Anchor:
    """Return the anchor to an entry, an episode, or nothing in particular."""
    if isinstance(about, Entry):
        return Anchor(kind="entry", target=about.id, relation=relation)
    if isinstance(about, Episode):
        return Anchor(kind="episode", target=about.id, relation=relation)
    wanted = (about or "general").strip().casefold()
    if wanted == "general":
        return Anchor(kind="general", relation=relation)
    for entry in case.entries():
        if wanted in (entry.id, entry.ref.casefold()):
            return Anchor(kind="entry", target=entry.id, relation=relation)
    for episode in case.episodes():
        if wanted in (episode.id, f"episode {episode.number}", episode.title.casefold()):
            return Anchor(kind="episode", target=episode.id, relation=relation)
    raise NotInCase(f"There is no entry or episode “{about}” in this case.")


def code(vocabulary: type[V], value: V | str) -> V:
    """Return a member of a vocabulary, or refuse with a sentence."""
    try:
        return vocabulary(value)
    except ValueError:
        allowed = ", ".join(vocabulary)
        raise BadInput(f"“{value}” isn't one of: {allowed}.") from None


def _several(about: About | Iterable[About]) -> list[About]:
    if about is None or isinstance(about, (str, Entry, Episode)):
        return [about]
    return list(about) or [None]


def _ledger_lines(
    case: CaseReader, account: Account, proposed: str, on: date
) -> tuple[Correction, ...]:
    """Return the lines; where the words themselves stand in for a proposed text, no panel's."""
    number = max((line.number for line in case.corrections()), default=0)
    lines = []
    for anchor in account.anchors:
        if anchor.relation is not Relation.CORRECTS:
            continue
        number += 1
        entry = case.get(Entry, anchor.target) if anchor.kind == "entry" else None
        lines.append(
            Correction(
                id=new_id(),
                number=number,
                statement=entry.text if entry else "",
                entry=entry.id if entry else "",
                report_line="" if entry else _title(case, anchor),
                proposed=proposed.strip() or account.text_verbatim,
                raised_by=account.contributor,
                raised_on=on,
                account=account.id,
                release_level=ReleaseLevel.PANEL if proposed.strip() else ReleaseLevel.REVIEW_TEAM,
            )
        )
    return tuple(lines)


def _title(case: CaseReader, anchor: Anchor) -> str:
    if anchor.kind == "episode":
        episode = case.get(Episode, anchor.target)
        return f"Episode {episode.number}: {episode.title}"
    return "Something that isn't in one entry"


def _open_lines(case: CaseReader, account: Account) -> list[Correction]:
    return [
        line
        for line in case.corrections()
        if line.account == account.id and line.answer is CorrectionAnswer.PENDING
    ]


def _keep(
    writer: CaseWriter, account: Account, note: str, by: str, *with_it: Correction
) -> Account:
    writer.save(account, *with_it, note=note, actor=by)
    return account
