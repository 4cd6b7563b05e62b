"""The language lens: words that may hide what happened, each with a question (handbook part 8).

The lens prompts. It changes no text and blocks no save (I16).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from silp_widgets.domain.vocabulary import LensSeverity
from silp_widgets.language.folding import Folded, fold
from silp_widgets.language.quotations import in_quotation, quotations

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROLE_REACH = 48  # characters before a verb in which its doer is looked for
_NEGATION_REACH = 24
_SENTENCE_END = re.compile(r"[.!?;:\n]")
_ROLE_CODE = r"\b[a-z]{1,4}\d{1,2}\b"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """A place in a text where the lens has a question.

    Attributes
    ----------
    start, end : int
        Offsets in the text, in code points; ``end`` is exclusive.
    family : str
        ``"L1"`` … ``"L10"``.
    severity : LensSeverity
        How much it asks to be looked at.
    message : str
        What was found, as a sentence.
    prompt : str
        The question for the writer.
    """

    start: int
    end: int
    family: str
    severity: LensSeverity
    message: str
    prompt: str


@dataclass(frozen=True, slots=True)
class _Family:
    code: str
    name: str
    severity: LensSeverity
    prompt: str
    finds: re.Pattern[str]
    roles: re.Pattern[str] | None
    sources: re.Pattern[str] | None
    negated: bool


def _any_of(phrases: str, *, more: str = "") -> re.Pattern[str]:
    listed = sorted({" ".join(p.split()) for p in phrases.split(",")} - {""}, key=len, reverse=True)
    forms = [re.sub(r"\\?[ -]", r"[\\s-]+", re.escape(fold(p).text)) for p in listed]
    return re.compile(rf"(?<![\w])(?:{'|'.join(forms)})(?!\w)" + (f"|{more}" if more else ""))


@cache
def _lexicon() -> tuple[tuple[_Family, ...], re.Pattern[str]]:
    text = files("silp_widgets").joinpath("data/lexicon.toml").read_text("utf-8")
    tables: Mapping[str, Any] = tomllib.loads(text)
    negation = tables["negation"]
    families = tuple(
        _Family(
            code=code,
            name=table["name"],
            severity=LensSeverity(table["severity"]),
            prompt=table["prompt"],
            finds=_any_of(table["phrases"]),
            roles=_roles(table) if table.get("near") else None,
            sources=_any_of(table["sources"]) if table.get("unsourced") else None,
            negated=code in negation["families"].split(),
        )
        for code, table in tables.items()
        if code != "negation"
    )
    words = "|".join(re.escape(w.strip()) for w in negation["words"].split(",") if w != " n't")
    return families, re.compile(rf"(?:\b(?:{words})|n't)\s+(?:[\w'-]+\s+){{0,2}}\Z")


def _roles(table: Mapping[str, Any]) -> re.Pattern[str]:
    listed = [role.strip() for role in table["roles"].split(",")]
    return _any_of(",".join([*listed, *(f"{role}s" for role in listed)]), more=_ROLE_CODE)


def check_language(text: str, *, quoted_ok: bool = True) -> list[Remark]:
    """Look at a text through the language lens.

    Parameters
    ----------
    text : str
        What somebody has written; it is never changed.
    quoted_ok : bool
        Whether to leave quotations alone (the default): they are somebody else's words.

    Returns
    -------
    list of Remark
        Sorted by where they start. Where families overlap the longest phrase speaks.
    """
    plain = fold(text)
    families, negation = _lexicon()
    skipped = quotations(plain.text) if quoted_ok else []
    found: list[Remark] = []
    for family in families:
        for m in family.finds.finditer(plain.text):
            if in_quotation(m.start(), skipped) or not _asks(family, m, plain, negation):
                continue
            start, end = plain.original(*m.span())
            message = f"“{text[start:end]}” ({family.name})."
            found.append(Remark(start, end, family.code, family.severity, message, family.prompt))
    return _longest(found)


def _asks(family: _Family, m: re.Match[str], plain: Folded, negation: re.Pattern[str]) -> bool:
    start = m.start()
    before = _same_sentence_before(plain.text, start)
    if family.negated and negation.search(before[-_NEGATION_REACH:]):
        return False
    if family.roles is not None and not family.roles.search(before[-_ROLE_REACH:]):
        return False
    if family.sources is not None:
        after = _SENTENCE_END.split(plain.text[m.end() :], maxsplit=1)[0]
        return not family.sources.search(before + m[0] + after)
    return True


def _same_sentence_before(text: str, start: int) -> str:
    return _SENTENCE_END.split(text[max(0, start - 300) : start])[-1]


def _longest(found: list[Remark]) -> list[Remark]:
    kept: list[Remark] = []
    for remark in sorted(found, key=lambda r: (-(r.end - r.start), r.start)):
        if all(remark.end <= other.start or remark.start >= other.end for other in kept):
            kept.append(remark)
    return sorted(kept)
