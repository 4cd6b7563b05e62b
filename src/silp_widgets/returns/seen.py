"""Reading the "seen" cells: was the person seen, and alone? (handbook 5.2)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import SeenMark
from silp_widgets.domain.vocabulary import Seen
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTS: Final = re.compile(r"[;\n]+|,\s*(?=(?:Child|Sibling|Adult)?\s?[A-Z]\b)")
_OF_PERSON: Final = re.compile(
    r"^\s*((?:(?:Child|Sibling|Adult|Subject|Baby)\s)?[A-Z][A-Za-z0-9]{0,14})\s*"
    r"(?:[:=\u2013-]+|\bwas\b|(?=\s(?:not )?seen\b))\s*(.+)$",
    re.DOTALL,
)
_ANSWERS: Final = frozenset(
    {
        "yes",
        "no",
        "y",
        "n",
        "seen",
        "not",
        "na",
        "wnb",
        "dna",
        "unknown",
        "attempted",
        "partly",
        "true",
    }
)
_BARE: Final = frozenset(
    {"yes", "no", "y", "n", "true", "false", "1", "0", "ie", "do", "na", "nage", "naddo", "x"}
)
# In this order: the first that fits decides.
_WORDINGS: Final = (
    (Seen.NOT_APPLICABLE, re.compile(r"^(?:n a|na(?! no\b)|not applicable|ddim yn berthnasol)\b")),
    (
        Seen.NOT_RECORDED,
        re.compile(r"^(?:not (?:recorded|stated|known|clear|documented)|unknown|n ?k|unclear)\b"),
    ),
    (
        Seen.ATTEMPTED,
        re.compile(r"\b(?:attempt\w*|tried|no (?:access|reply|answer)|not (?:at )?home)\b"),
    ),
    (
        Seen.SEEN_NOT_ALONE,
        re.compile(r"\b(?:not (?:seen )?(?:alone|on (?:his|her|their) own)|never alone)\b"),
    ),
    (
        Seen.NOT_SEEN,
        re.compile(
            r"^(?:no|n|false|0|none|nage|naddo|na no|nac (?:ydy|oes))\b|"
            r"^(?:cancelled|declined|refused|not offered|not accepted|missed|ufn)\b|"
            r"\b(?:not (?:seen|present|brought|there|attend(?:ed)?)|unseen|wnb|dna|absent|no show|"
            r"failed to attend)\b"
        ),
    ),
    (
        Seen.SEEN_ALONE,
        re.compile(
            r"\b(?:alone|on (?:his|her|their|own)|by (?:him|her|them)sel\w+|separately|"
            r"without (?:\w+ )?(?:mother|father|parents?|adults?|carers?)|1 1|one to one|"
            r"1 to 1|in private|ei hun)\b"
        ),
    ),
    (
        Seen.SEEN_NOT_ALONE,
        re.compile(
            r"\b(?:with|accompanied|presence|together|alongside|group|"
            r"(?:mother|father|mum|dad|parents?|partner|carer) (?:was )?(?:also )?present)\b"
        ),
    ),
    (
        Seen.SEEN,
        re.compile(
            r"^(?:yes|y|true|1|seen|present|ie|do|ydy|ydyn|oes|gwelwyd)\b|"
            r"\b(?:seen|observed|met|spoken|attended|face to face|f2f)\b"
        ),
    ),
)
_TICKS: Final = frozenset("✓✔☑√")
_CROSS: Final = frozenset("xX")
_CROSSES: Final = frozenset("✗✘☒")


@lru_cache(maxsize=5_000)
def read_seen(cell: str, alone: str = "") -> tuple[SeenMark, ...]:
    """Return what a cell says about who was seen.

    Parameters
    ----------
    cell : str
        Such as ``"Yes - alone"``, ``"K: seen with mother; L: not seen"``, ``"WNB"``.
    alone : str
        The cell of a column of its own that asks "Seen alone?".

    Returns
    -------
    tuple of SeenMark
        Empty where the cells say nothing, or nothing we know how to read; the words stay in the
        entry's raw cells.
    """
    marks = []
    for part in _PARTS.split(cell):
        if not part.strip():
            continue
        person, said = _person(part)
        code = _code(said)
        if code is not None:
            marks.append(SeenMark(person=person, code=code))
    if alone.strip():
        return _with_alone(marks, alone)
    return tuple(marks)


def crosses_mean_no(cells: Iterable[str]) -> bool:
    """Whether an x in a column says no: only beside ticks, for alone it may be a box that applies.

    Parameters
    ----------
    cells : iterable of str
        What stands in the column.
    """
    met = {cell.strip() for cell in cells}
    return not met.isdisjoint(_TICKS) and not met.isdisjoint(_CROSS)


def _person(part: str) -> tuple[str, str]:
    match = _OF_PERSON.match(part)
    if match is None or plain(match[1]).split()[0] in _ANSWERS:
        return "", part
    return match[1], match[2]


def _code(said: str) -> Seen | None:
    if said.strip() in _TICKS:
        return Seen.SEEN
    if said.strip() in _CROSSES:
        return Seen.NOT_SEEN
    words = plain(said)
    return next((code for code, looks in _WORDINGS if looks.search(words)), None)


def _with_alone(marks: list[SeenMark], alone: str) -> tuple[SeenMark, ...]:
    code = _code(alone)
    yes = code in {Seen.SEEN, Seen.SEEN_ALONE}
    no = code in {Seen.NOT_SEEN, Seen.SEEN_NOT_ALONE}
    if not marks and code is not None and plain(alone) not in _BARE:
        # "Seen with sister" or "Not at home", in the only column that asks.
        return read_seen(alone)
    if not marks:
        if yes:
            return (SeenMark(person="", code=Seen.SEEN_ALONE),)
        # "Seen alone? No" alone doesn't say whether the person was seen at all.
        return (SeenMark(person="", code=Seen.NOT_RECORDED),) if no else ()
    if not (yes or no):
        return tuple(marks)
    answer = Seen.SEEN_ALONE if yes else Seen.SEEN_NOT_ALONE
    return tuple(
        SeenMark(person=mark.person, code=answer if mark.code is Seen.SEEN else mark.code)
        for mark in marks
    )
