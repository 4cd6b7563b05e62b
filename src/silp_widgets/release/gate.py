"""The gate: what keeps a release from leaving (checks C901 to C912, rules P3 and P4).

It looks at the finished contents, as they would be written, and never at what was meant. A reason
names the place and the kind of what was found, not the words: the chair's screen may be on a
projector.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.release import SignOff, may_be_in
from silp_widgets.domain.vocabulary import Attribution, ReleaseLevel
from silp_widgets.language import Span, find_identities, find_possible_names, pseudonym_clashes
from silp_widgets.release.selection import AGREED
from silp_widgets.release.wording import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from silp_widgets.domain.narrative import Account
    from silp_widgets.domain.people import Register
    from silp_widgets.release.snapshot import Snapshot

_PATTERNS: Final = {
    "nhs_number": "an NHS number",
    "date_of_birth": "a date of birth",
    "postcode": "a postcode",
    "phone": "a telephone number",
    "email": "an e-mail address",
    "national_insurance": "a National Insurance number",
    "upn": "a unique pupil number",
    "vehicle": "a vehicle registration",
    "address": "a street address",
    "identifier": "a registered identifier",
}
"""What is refused when only a pattern gives it away (C902)."""

_TO_LOOK_AT: Final = {
    "web_address": "a web address",
    "case_number": "a case or crime number",
}
"""What a person should look at before it goes out."""

_RUN: Final = 8
"""How many words in a row make somebody's own words recognisable (C906)."""

_SHORTEST: Final = 4
"""A whole sentence is recognisable from this many words on."""

_EXACT_DATE: Final = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)? "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gate says.

    Attributes
    ----------
    reasons : tuple of str
        Why the release may not leave; empty when it may.
    warnings : tuple of str
        What a person should look at all the same.
    """

    reasons: tuple[str, ...]
    warnings: tuple[str, ...]


def judge(
    snapshot: Snapshot,
    *,
    level: ReleaseLevel,
    register: Register,
    unreleased: Sequence[Account],
    sign_off: Sequence[SignOff],
) -> Judgement:
    """Scan finished contents and say whether they may leave.

    Parameters
    ----------
    snapshot : Snapshot
        As it would be written.
    level : ReleaseLevel
        Who it is for.
    register : Register
        Who must not be recognisable in it.
    unreleased : sequence of Account
        Accounts whose words may not be in it.
    sign_off : sequence of SignOff
        Who signed.
    """
    reasons = [*_sign_off(sign_off), *_register(register), *_levels(snapshot, level)]
    reasons += _evidence(snapshot)
    warnings: list[str] = []
    known = _known_words(snapshot)
    withheld = _runs_of(unreleased)
    possible: dict[str, list[str]] = {}
    for place, text in texts(snapshot):
        spans = find_identities(text, register)
        reasons += _identities(place, spans)
        reasons += _withheld(place, text, withheld)
        warnings += _to_look_at(place, spans)
        for span in find_possible_names(text, register, known):
            possible.setdefault(text[span.start : span.end], []).append(place)
        if level is ReleaseLevel.PUBLIC and _EXACT_DATE.search(text):
            warnings.append(f"C903 · {place}: an exact date in a public release.")
    warnings += _possible(possible)
    return Judgement(tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(warnings)))


def _sign_off(sign_off: Sequence[SignOff]) -> Iterator[str]:
    if not any(s.name for s in sign_off):
        yield "C911 · Nobody has signed this release off. Give a name and a role."


def _register(register: Register) -> Iterator[str]:
    if shared := register.shared_pseudonym():
        yield f"C910 · Two people share the pseudonym “{shared}”. Give each their own."
    for pseudonym in pseudonym_clashes(register):
        yield f"C901 · The pseudonym “{pseudonym}” holds a registered name. Choose another."


def _levels(snapshot: Snapshot, level: ReleaseLevel) -> Iterator[str]:
    for name, records in snapshot.records.items():
        for record in records:
            mark = getattr(record, "release_level", None)
            if mark and not may_be_in(mark, level):
                yield f"C907 · One of the {name} is marked {mark.value} and may not be in here."


def _evidence(snapshot: Snapshot) -> Iterator[str]:
    findings = snapshot.records["findings"]
    for finding in findings:
        if not finding.entries and not finding.accounts:
            yield (
                f"I10 · Finding {finding.number} has no released evidence. Tie it to an entry or "
                "an account, or keep it back."
            )
    known = {f.id for f in findings}
    for recommendation in snapshot.records["recommendations"]:
        if not known & set(recommendation.findings):
            yield (
                f"C823 · Recommendation {recommendation.number} traces to no finding in this "
                "release. Tie it to one, or keep it back."
            )


def _identities(place: str, spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        where = f"{place}, characters {span.start + 1} to {span.end}"
        if span.identity and not span.exact:
            yield (
                f"C901 · {where}: looks like a misspelt name of {span.identity}. Correct it, or "
                "add it to the register as a spelling."
            )
        elif span.identity:
            yield f"C901 · {where}: a registered identity ({span.identity}). Correct the text."
        elif span.kind in _PATTERNS:
            yield (
                f"C902 · {where}: {_PATTERNS[span.kind]}. Take it out of the text, or add it to "
                "the register with the person it belongs to."
            )


def _to_look_at(place: str, spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        if not span.identity and span.kind in _TO_LOOK_AT:
            yield f"C905 · {place}: {_TO_LOOK_AT[span.kind]}; could it identify someone?"


def _possible(found: dict[str, list[str]]) -> Iterator[str]:
    """Say each guessed word once; it is nobody's registered name, and a person must see it."""
    for word, places in sorted(found.items()):
        more = f", and {len(places) - 1} more" if len(places) > 1 else ""
        yield f"C908 · “{word}” may be a name that is not in the register: {places[0]}{more}."


def _known_words(snapshot: Snapshot) -> frozenset[str]:
    """Collect words that are no names: agencies', titles', and any that stand in lower case too.

    “Boiler replaced” opens with no name, as “the boiler” elsewhere shows.
    """
    words = {word for _, text in texts(snapshot) for word in re.findall(r"\b[a-z]{3,}\b", text)}
    for agency in snapshot.records["agencies"]:
        words.update(agency.name.split(), agency.code.split())
        for other in agency.also_known_as:
            words.update(other.split())
    for theme in snapshot.records["themes"]:
        words.update(theme.name.split())
    words.update(snapshot.review.title.split())
    return frozenset(words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _runs_of(accounts: Sequence[Account]) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for account in accounts:
        for text in _unsayable(account):
            words = _words(text)
            runs.update(tuple(words[i : i + _RUN]) for i in range(max(len(words) - _RUN + 1, 0)))
            for sentence in re.split(r"[.!?…]+\s", text):
                short = _words(sentence)
                if _SHORTEST <= len(short) < _RUN:
                    runs.add(tuple(short))
    return runs


def _unsayable(account: Account) -> tuple[str, ...]:
    """Return the texts of an account that its state and attribution keep out of a release."""
    may_speak = account.state in AGREED
    if not may_speak or account.attribution in {Attribution.WITHDRAWN, Attribution.DO_NOT_QUOTE}:
        return (account.text_verbatim, account.text_paraphrase, account.what_went_well)
    if account.attribution is Attribution.PARAPHRASE_ONLY:
        return (account.text_verbatim, account.what_went_well)
    return ()


def _withheld(place: str, text: str, runs: set[tuple[str, ...]]) -> Iterator[str]:
    words = _words(text) if runs else []
    if any(
        tuple(words[start : start + size]) in runs
        for start in range(len(words))
        for size in range(_SHORTEST, _RUN + 1)
    ):
        yield (
            f"C906 · {place}: uses words that a practitioner withdrew or asked not to be quoted. "
            "Say it in other words, or leave it out."
        )
