"""Where in a text somebody can be recognised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

SpanKind = Literal[
    "name",
    "alias",
    "initials",
    "identifier",
    "nhs_number",
    "date_of_birth",
    "postcode",
    "phone",
    "email",
    "web_address",
    "national_insurance",
    "vehicle",
    "upn",
    "case_number",
    "address",
    "possible_name",
]

# Which kind is kept where two of one length cover the same words: what is known before what is
# guessed, and the narrower pattern before the wider one.
STRONGEST_FIRST: tuple[SpanKind, ...] = (
    "name",
    "alias",
    "nhs_number",
    "phone",
    "date_of_birth",
    "email",
    "identifier",
    "national_insurance",
    "upn",
    "postcode",
    "web_address",
    "address",
    "case_number",
    "vehicle",
    "initials",
    "possible_name",
)
_RANK = {kind: rank for rank, kind in enumerate(STRONGEST_FIRST)}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text that identifies, or may identify, somebody.

    Attributes
    ----------
    start, end : int
        Offsets in the text as given, in code points; ``end`` is exclusive.
    kind : str
        What it is; see ``SpanKind``.
    identity : str
        The pseudonym of the person it belongs to; empty where a pattern alone was found.
    others : tuple of str
        Pseudonyms of other people it may belong to as well: two people share this name.
    exact : bool
        False where the spelling differs from the register's.
    """

    start: int
    end: int
    kind: SpanKind
    identity: str = ""
    others: tuple[str, ...] = ()
    exact: bool = True


def _strength(span: Span) -> tuple[int, bool, bool, int]:
    return (span.start - span.end, not span.exact, not span.identity, _RANK[span.kind])


def resolve(spans: Iterable[Span]) -> list[Span]:
    """Keep the longest, then the strongest, of spans that overlap; sorted by where they start.

    A web or e-mail address, or a street, with a registered name in it belongs to that person.
    """
    out: list[Span] = []
    crowd: list[Span] = []
    reach = 0
    for span in sorted(spans):
        if span.start >= reach:
            out.extend(_strongest(crowd))
            crowd = []
        crowd.append(span)
        reach = max(reach, span.end)
    out.extend(_strongest(crowd))
    return out


def _strongest(crowd: list[Span]) -> list[Span]:
    """Choose among spans that overlap one another, however long the text around them is."""
    kept: list[Span] = []
    for span in sorted(crowd, key=lambda s: (_strength(s), s.start)):
        over = [o for o in kept if span.end > o.start and span.start < o.end]
        if not over:
            kept.append(span)
        elif span.identity and span.exact and not over[0].identity:
            owned = replace(over[0], identity=span.identity, others=span.others)
            kept[kept.index(over[0])] = owned
    return sorted(kept)
