"""Make the fictional case: the same reader, importer and writer as for anybody's."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from importlib.resources import files as package_files
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.demo.files import write_files
from silp_widgets.demo.later import ask_again, send_again, tell
from silp_widgets.demo.opening import opening
from silp_widgets.demo.reading import fixed_id
from silp_widgets.demo.sources import sources
from silp_widgets.demo.telling import telling
from silp_widgets.domain.saying import long_day
from silp_widgets.domain.vocabulary import (
    Attribution,
    ClaimStatus,
    CorrectionAnswer,
    DateCertainty,
    NarrativeState,
    PracticeQuality,
    ScopeStatus,
    Significance,
)
from silp_widgets.domain.when import When
from silp_widgets.returns.reading import Surroundings, read_return
from silp_widgets.state.importing import import_return
from silp_widgets.store.doors import create_case

if TYPE_CHECKING:
    from pathlib import Path

    from silp_widgets.demo.opening import Opening
    from silp_widgets.demo.telling import Telling
    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.narrative import Account, Correction
    from silp_widgets.store.writer import Writer

CASE: Final = "child-k.silp"
"""The name of the case file; the register is beside it."""

RETURNS: Final = "returns"
"""The folder of the agencies' files."""

CORRECTED: Final = "corrected"
"""The folder of what an agency sent again."""

_SAID: Final = {
    NarrativeState.CAPTURED: "Put in the third person",
    NarrativeState.READ_BACK: "Read back",
    NarrativeState.AMENDED: "Changed by its contributor",
    NarrativeState.AGREED: "Read back and agreed",
    NarrativeState.WITHDRAWN: "Taken back",
}


def build_demo(directory: Path, *, passphrase: str) -> Path:
    """Make the fictional review: the agencies' files, and the case that was made of them.

    Parameters
    ----------
    directory : Path
        Made if it is not there.
    passphrase : str
        What opens the case and its register.

    Returns
    -------
    Path
        Of the case.

    Raises
    ------
    CaseNotOpened
        If there is a case in the directory already; it is left as it is.
    """
    start = opening()
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / CASE
    with create_case(path, start.review, passphrase=passphrase) as case:
        _prepare(case, start)
        around = _surroundings(start)
        for source, sent in zip(sources(), write_files(directory / RETURNS), strict=True):
            import_return(case, read_return(sent, agency=source.key, surroundings=around))
        _settle(case)
        by_ref = {entry.ref: entry for entry in case.entries()}
        told = telling({ref: entry.id for ref, entry in by_ref.items()})
        _choose(case, by_ref, told)
        _hear(case, told)
        _correct(case, told)
        _learn(case, told)
        send_again(case, directory / CORRECTED, around)
        ask_again(case)
        tell(case)
    return path


def _prepare(case: Writer, start: Opening) -> None:
    case.set_register(start.register)
    with case.act("The agencies, the meetings and the dates", actor="administrator"):
        case.save(*start.agencies, *start.meetings, *start.deadlines)
    with case.act("Those who take part, and their support", actor="administrator"):
        case.save(*start.participants, *start.support, *start.questions)
    with case.act("Contact with the family"):
        case.save(*start.family_contacts)


def _surroundings(start: Opening) -> Surroundings:
    review = start.review
    subject = next(one for one in start.register if one.pseudonym == review.title)
    return Surroundings(
        received=review.received,
        scope=(review.scope_from, review.scope_to),
        background_from=review.background_from,
        born=subject.born,
        known=start.agencies,
        register=start.register,
    )


def _settle(case: Writer) -> None:
    """Settle the dates that agencies have answered for; what they wrote stays beside them."""
    known = _known()
    meant = {ref: date.fromisoformat(known["meant"][ref]) for ref in known["rows"]["settled"]}
    for entry in case.entries():
        if (day := meant.get(entry.ref)) is None:
            continue
        answer = f"The agency confirmed that this was {long_day(day)}."
        problems = [
            p for p in case.problems() if p.entry == entry.ref and p.code in entry.when.codes
        ]
        when = replace(
            When.day(day, text=entry.when.text),
            certainty=DateCertainty.INFERRED,
            edtf=f"{day.isoformat()}?",
            assumption=answer,
        )
        with case.act(f"Date of {entry.ref} settled"):
            case.save(replace(entry, when=when, scope_status=ScopeStatus.IN_SCOPE))
            case.save(*(replace(problem, answer=answer) for problem in problems))


def _choose(case: Writer, by_ref: dict[str, Entry], told: Telling) -> None:
    """Choose episodes, set themes, and link what two agencies recorded."""
    events = {
        ref: fixed_id("event", place)
        for place, pair in enumerate(_known()["same_event"])
        for ref in pair["rows"]
    }
    with case.act("Episodes and themes chosen"):
        case.save(*told.episodes, *told.themes)
        case.save(
            *(
                replace(
                    entry,
                    episode_id=told.episode_of.get(ref, ""),
                    themes=told.themes_of.get(ref, ()),
                    significance=_significance(ref, told),
                    practice_quality=_quality(entry),
                )
                for ref, entry in by_ref.items()
            )
        )
    with case.act("Records of one event linked"):
        chosen = [entry for entry in case.entries() if entry.ref in events]
        case.save(*(replace(entry, same_event_id=events[entry.ref]) for entry in chosen))


def _hear(case: Writer, told: Telling) -> None:
    """Capture each account as the scribe did, then what its contributor decided about it."""
    codes = {person.id: person.code for person in case.participants()}
    for account in told.accounts:
        who = codes[account.contributor]
        case.save(_as_captured(account), note=f"What {who} said", actor="scribe")
        case.save(account, note=f"{_SAID[account.state]}: {who}", actor="scribe")


def _as_captured(account: Account) -> Account:
    return replace(
        account,
        text_paraphrase="",
        text_theme="",
        state=NarrativeState.CAPTURED,
        attribution=Attribution.DO_NOT_QUOTE,
        read_back_at=None,
        agreed_at=None,
    )


def _correct(case: Writer, told: Telling) -> None:
    """Keep the ledger; where a correction was accepted, the entry changes with it."""
    by_id = {entry.id: entry for entry in case.entries()}
    for line in told.corrections:
        entry = _corrected(by_id[line.entry], line)
        by_id[line.entry] = entry
        with case.act(f"Correction {line.number}, and its answer"):
            case.save(line, entry)


def _corrected(entry: Entry, line: Correction) -> Entry:
    if line.answer is CorrectionAnswer.BOTH_SHOWN:
        return replace(entry, claim_status=ClaimStatus.DISPUTED)
    changed: dict[str, Any] = {"claim_status": ClaimStatus.CORRECTED}
    if line.answer is CorrectionAnswer.ACCEPTED:
        several = isinstance(getattr(entry, line.field), tuple)
        changed[line.field] = tuple(line.proposed.split("; ")) if several else line.proposed
    return replace(entry, **changed)


def _learn(case: Writer, told: Telling) -> None:
    with case.act("Findings, recommendations and actions"):
        case.save(*told.findings, *told.recommendations, *told.actions)
    with case.act("Feedback after the learning event", actor="administrator"):
        case.save(*told.feedback)


def _significance(ref: str, told: Telling) -> Significance | None:
    if ref in told.turning_points:
        return Significance.TURNING_POINT
    return Significance.KEY_EPISODE if ref in told.episode_of else None


def _quality(entry: Entry) -> PracticeQuality:
    return PracticeQuality.GOOD if entry.good_practice_note else entry.practice_quality


def _known() -> dict[str, Any]:
    source = package_files("silp_widgets").joinpath("demo", "sources", "known.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
