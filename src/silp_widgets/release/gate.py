"""The gate: what keeps a release from leaving (checks C901 to C912, rules P3 and P4).

It looks at the finished contents, as they would be written, and never at what was meant. A reason
names the place and the kind of what was found, not the words: the chair's screen may be on a
projector.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.release import may_be_in
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.language import pseudonym_clashes
from silp_widgets.language.words import is_ordinary
from silp_widgets.release.allowed import left_over
from silp_widgets.release.coarsening import dates_of
from silp_widgets.release.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from silp_widgets.domain.people import Register
    from silp_widgets.domain.release import SignOff
    from silp_widgets.language import Scan, Span
    from silp_widgets.release.snapshot import Snapshot
    from silp_widgets.release.unsayable import Unsayable

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

_MISSPELT: Final = (
    "C901 · {}: looks like a misspelt name of {}. Correct it, or add it to the register as a "
    "spelling."
)
_NAMED: Final = "C901 · {}: a registered identity ({}). Correct the text."
_DISGUISED: Final = (
    "C901 · {}: {}, written in a way that a search would miss: with "
    "codes for letters, letter by letter, or run together. Write it plainly."
)
_NUMBER: Final = (
    "C902 · {}: {}. Take it out of the text, or add it to the register with the person it "
    "belongs to."
)
_BORN: Final = "C902 · {}: the birth date of somebody in the register. Give another date, or none."
_NOT_THEIRS_TO_GIVE: Final = (
    "C906 · {}: uses words that a practitioner withdrew, has not agreed, or asked not to be "
    "quoted. Say it in other words, or leave it out."
)

_LOOK_AT: Final = "C905 · {}: {}; could it identify someone?"

_AT_A_TIME: Final = 12
"""How many records one reason lists, so that it can still be read."""

_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_EXACT_DATE: Final = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
_AGE_IN_DAYS: Final = re.compile(r"\b(?:\d+ days? old|aged? \d+ days?)\b", re.IGNORECASE)


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
    scan: Scan,
    unsayable: Unsayable,
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
    scan : Scan
        Reads texts with that register.
    unsayable : Unsayable
        Words that may not be in it.
    sign_off : sequence of SignOff
        Who signed; the file names their roles.
    """
    found = _Found()
    for reason in (
        *_register(register),
        *_left_over(snapshot),
        *_levels(snapshot, level),
        *_evidence(snapshot),
    ):
        found.refuse(reason)
    born = {identity.born for identity in register if identity.born}
    for place in dates_of(snapshot, born):
        found.refuse(_BORN, place)
    known = scan.left_alone(_known_words(snapshot))
    possible: dict[str, list[str]] = {}
    signatures = [("the sign-off, role", s.role) for s in sign_off]
    for place, text in [*texts(snapshot), *signatures]:
        spans = scan.find(text)
        _identities(found, place, text, scan)
        if unsayable.are_in(text):
            found.refuse(_NOT_THEIRS_TO_GIVE, place)
        for span in spans:
            if not span.identity and span.kind in _TO_LOOK_AT:
                found.warn(_LOOK_AT.format("{}", _TO_LOOK_AT[span.kind]), place)
        for span in scan.possible_names(text, known):
            possible.setdefault(text[span.start : span.end], []).append(place)
        if level is ReleaseLevel.PUBLIC:
            _too_exact(found, place, text)
    for reason in _sign_off(sign_off, scan, known):
        found.refuse(reason)
    warnings = [*found.warnings(), *_possible(possible), *_second_signature(sign_off)]
    return Judgement(tuple(found.reasons()), tuple(warnings))


def _too_exact(found: _Found, place: str, text: str) -> None:
    if _EXACT_DATE.search(text):
        found.warn("C903 · {}: an exact date in a public release. Say the month.", place)
    if _AGE_IN_DAYS.search(text):
        found.warn(_LOOK_AT.format("{}", "an age in days"), place)


class _Found:
    """Reasons and warnings, each told once with all the places it stands in."""

    def __init__(self) -> None:
        self._reasons: dict[str, list[str]] = {}
        self._warnings: dict[str, list[str]] = {}

    def refuse(self, sentence: str, place: str = "") -> None:
        self._reasons.setdefault(sentence, []).append(place)

    def warn(self, sentence: str, place: str) -> None:
        self._warnings.setdefault(sentence, []).append(place)

    def reasons(self) -> list[str]:
        return [told for item in self._reasons.items() for told in _told(*item)]

    def warnings(self) -> list[str]:
        return [_first_of(_told(*item)) for item in self._warnings.items()]


def _told(sentence: str, places: Sequence[str]) -> Iterator[str]:
    """Say a sentence of all its places: by record, and a few records at a time."""
    by_record: dict[str, list[str]] = {}
    for place in dict.fromkeys(places):
        record, _, field = place.partition(", ")
        by_record.setdefault(record, []).append(field)
    told = [f"{record}, {', '.join(f)}" if any(f) else record for record, f in by_record.items()]
    for start in range(0, len(told), _AT_A_TIME):
        yield sentence.replace("{}", "; ".join(told[start : start + _AT_A_TIME]))


def _first_of(told: Iterator[str]) -> str:
    """Say a warning once: its places are examples, where a reason's are work to be done."""
    first, *others = told
    return f"{first} (And in more places.)" if others else first


def _is_a_name(role: str, scan: Scan, known: frozenset[str]) -> bool:
    """Whether a role is made of what may be names, and of nothing a role is called by."""
    words = re.findall(r"[^\W\d_]{3,}", role)
    plain = any(is_ordinary(word.casefold()) for word in words)
    return bool(scan.possible_names(role, known)) and not plain


def _sign_off(sign_off: Sequence[SignOff], scan: Scan, known: frozenset[str]) -> Iterator[str]:
    if not any(s.name for s in sign_off):
        yield "C911 · Nobody has signed this release off. Give a name and a role."
    for signature in sign_off:
        if _is_a_name(signature.role, scan, known) or _holds(signature.role, signature.name):
            yield (
                "C911 · A signature gives a name where the role belongs, and the role is written "
                "into the release. Give the name first, then a comma and the role."
            )


def _holds(role: str, name: str) -> bool:
    words = set(re.findall(r"[^\W\d_]{3,}", role.casefold()))
    own = re.findall(r"[^\W\d_]{3,}", name.casefold())
    return any(word in words and not is_ordinary(word) for word in own)


def _second_signature(sign_off: Sequence[SignOff]) -> Iterator[str]:
    if len({s.name.casefold() for s in sign_off if s.name}) == 1:
        yield "P5 · One person has signed this release off; two should, before it goes out."


def _register(register: Register) -> Iterator[str]:
    if shared := register.shared_pseudonym():
        yield f"C910 · Two people share the pseudonym “{shared}”. Give each their own."
    for pseudonym in pseudonym_clashes(register):
        yield f"C901 · The pseudonym “{pseudonym}” holds a registered name. Choose another."


def _left_over(snapshot: Snapshot) -> Iterator[str]:
    """Refuse any field that readers were never meant to have (C909)."""
    for name, records in (("review", (snapshot.review,)), *snapshot.records.items()):
        for field in dict.fromkeys(f for record in records for f in left_over(record)):
            yield f"C909 · In {name}: “{field.replace('_', ' ')}” may not be in a release."


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


def _identities(found: _Found, place: str, text: str, scan: Scan) -> None:
    spans = scan.find(text)
    for span in spans:
        where = place + _where(text, span, scan)
        if span.identity and not span.exact:
            found.refuse(_MISSPELT.format("{}", span.identity), where)
        elif span.identity:
            found.refuse(_NAMED.format("{}", span.identity), where)
        elif span.kind in _PATTERNS:
            found.refuse(_NUMBER.format("{}", _PATTERNS[span.kind]), where)
    for span in scan.find_disguised(text):
        what = f"a registered identity ({span.identity})" if span.identity else _PATTERNS[span.kind]
        found.refuse(_DISGUISED.format("{}", what), place)


def _where(text: str, span: Span, scan: Scan) -> str:
    """Say where in the case's own text something stands, if it can be said."""
    at = scan.as_written(text).find(text[span.start : span.end])
    return f" (characters {at + 1} to {at + span.end - span.start})" if at >= 0 else ""


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
    for theme in snapshot.records["themes"]:
        words.update(theme.name.split())
    return frozenset(words)
