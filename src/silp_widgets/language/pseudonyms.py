"""Putting pseudonyms in the place of names, and the other way for the chair."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from silp_widgets.language.matcher import matcher_for

if TYPE_CHECKING:
    from silp_widgets.domain.people import Register
    from silp_widgets.language.spans import Span, SpanKind

# Plain words rather than redaction marks (handbook part 9).
PHRASES: Mapping[SpanKind, str] = {
    "nhs_number": "an NHS number",
    "date_of_birth": "a known date of birth",
    "postcode": "a known postcode",
    "phone": "a telephone number",
    "email": "an e-mail address",
    "web_address": "a web address",
    "national_insurance": "a National Insurance number",
    "vehicle": "a vehicle registration",
    "upn": "a pupil number",
    "case_number": "a case reference",
    "address": "a known address",
    "identifier": "a known reference",
}
_AFTER_LABEL = "known to the review"
_LABEL = re.compile(
    r"(?:\b(?:number|no|num|tel|telephone|phone|mobile|mob|e-?mail|address|ref|reference|dob|"
    r"d\.o\.b|born|born on|date of birth|postcode|post code|registration|reg|upn|nino|nhs|chi|"
    r"crime|incident|log|case|court|claim|cad|urn|niche|custody|passport|website)\b\.?)\s*[:#=-]?\s*\Z",
    re.IGNORECASE,
)
_LABEL_REACH = 24
_HOUSEHOLD = re.compile(r" (family|household|home|children)\b")
_PASSES = 4  # a replacement can bring words together that are a name; it settles in two
_NAMING = frozenset({"name", "alias", "initials"})
_FAMILY = 3  # people who share a name are listed up to here, and are a family beyond


def pseudonymise(text: str, register: Register, *, registered_only: bool = False) -> str:
    """Put pseudonyms in the place of names, and plain words in that of numbers and addresses.

    Parameters
    ----------
    text : str
        Any text.
    register : Register
        The real names.
    registered_only : bool
        Replace only what the register holds to the letter, and leave misspellings and other
        people's numbers for somebody to decide on (rule P4).

    Returns
    -------
    str
        The text; the very same where nobody is in it. Pseudonymising again changes nothing.
        Where two people share a name both are offered: ``"Child K or Adult M"``.
    """
    return replaced(text, matcher_for(register).find, registered_only=registered_only)


def replaced(text: str, find: Callable[[str], list[Span]], *, registered_only: bool) -> str:
    """Return a text with words in the place of whatever a search finds in it.

    Parameters
    ----------
    text : str
        Any text.
    find : callable
        Finds spans in a text.
    registered_only : bool
        As for :func:`pseudonymise`.
    """
    for _ in range(_PASSES):
        spans = find(text)
        if registered_only:
            spans = [span for span in spans if span.identity and span.exact]
        if not spans:
            return text
        changed = _replace(text, spans)
        if changed == text:
            return text
        text = changed
    return text


def _replace(text: str, spans: list[Span]) -> str:
    out: list[str] = []
    at = 0
    said: set[str] = set()
    for span in spans:
        before = text[at : span.start]
        words, before = _words_for(text, span, before)
        out.append(before)
        if before[-1:].isalnum():
            out.append(" ")
        at = span.end
        if span.others and (shared := _HOUSEHOLD.match(text, at)) and before.endswith("the "):
            words, at = shared[1], shared.end()
        out.append(words)
        if text[at : at + 1].isalnum():
            if plural := _plural_after(text, span):
                out[-1], at = plural, at + 1
            else:
                # "Carters mother" lost its apostrophe; nothing else may touch a pseudonym.
                out.append("'" if text[at].lower() == "s" else " ")
        if span.kind in _NAMING:
            said.add(words)
    out.append(text[at:])
    return _say_once("".join(out), said)


def _words_for(text: str, span: Span, before: str) -> tuple[str, str]:
    """Return the words for a span, and what stands before it without what they repeat."""
    if span.kind not in _NAMING:
        label = _LABEL.search(text[max(0, span.start - _LABEL_REACH) : span.start])
        return (_AFTER_LABEL if label else PHRASES[span.kind]), before
    people = (span.identity, *span.others)
    words = " or ".join(people) if len(people) <= _FAMILY else "a member of the family"
    # "child Kay" and "Adult Mrs Carter" say the pseudonym's first word already.
    head, space, _ = words.partition(" ")
    said = re.search(rf"\b{re.escape(head)} +\Z", before, re.IGNORECASE) if space else None
    return words, before[: said.start()] if said else before


def _plural_after(text: str, span: Span) -> str:
    """Return ``"family"`` for "the Carters", else an empty string."""
    the = text[max(0, span.start - 4) : span.start].casefold() == "the "
    alone = not text[span.end + 1 : span.end + 2].isalnum()
    return "family" if the and alone and text[span.end].casefold() == "s" else ""


def _say_once(text: str, pseudonyms: set[str]) -> str:
    """Make one of ``"Child K (Child K)"`` and ``"Child K Child K"``."""
    for pseudonym in pseudonyms:
        one = re.escape(pseudonym)
        text = re.sub(rf"\b({one})(?: +{one}\b| *\({one}\))+", r"\1", text)
    return text


def personalise(text: str, register: Register) -> str:
    """Put the real names back in the place of pseudonyms: for the chair's eyes alone.

    Parameters
    ----------
    text : str
        A pseudonymised text.
    register : Register
        The real names.

    Returns
    -------
    str
        The text with names. Numbers and addresses that were taken out do not come back.
    """
    names = {identity.pseudonym: identity.name for identity in register}
    if not names:
        return text
    longest_first = sorted(names, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return found.sub(lambda m: names[m[0]], text)


def pseudonymise_deep(value: Any, register: Register) -> Any:
    """Pseudonymise every text in a JSON-like value; its keys are left as they are.

    Parameters
    ----------
    value : object
        Mappings, lists, tuples and texts; anything else is returned as it is.
    register : Register
        The real names.

    Returns
    -------
    object
        A new value of the same shape.
    """
    if isinstance(value, str):
        return pseudonymise(value, register)
    if isinstance(value, Mapping):
        return {key: pseudonymise_deep(inner, register) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(pseudonymise_deep(inner, register) for inner in value)
    return value
