"""Words while they are being typed: kept every moment, and never overwritten by somebody else's.

A *place* is a text that can be typed in: the big box of the learning event is one. Where two pages
type in the same place, the first keeps it and the second is given a numbered place beside it, so
that both texts stay whole. Each page has an id of its own, made when it was loaded; the newest
words of a place know which page they came from (in the draft's ``context``).
"""

from __future__ import annotations

import json
import secrets
from base64 import b64encode
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.uk_time import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.domain.narrative import Draft
    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json

KEY_PLACE: Final = "page_key"
"""Where the case keeps the key under which a page keeps words in its browser."""

KEY_BYTES: Final = 32
PLACES: Final = 9
"""How many texts may lie beside each other in one place: more scribes than a room has."""

_BESIDE: Final = ("well", "proposed")
"""What in a context is typed too, and so is as precious as the words."""


def page_key(writer: CaseWriter) -> str:
    """Return the case's key for words kept in a browser, in Base64; made at the first call.

    It is kept in the case alone, which is encrypted. A page holds it in memory only, so what lies
    in the browser of a lost laptop can't be read without the case.
    """
    with writer.act("A key for words kept on a page"):
        known = writer.draft(KEY_PLACE)
        if known is None or not known.text:
            made = b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")
            known = writer.save_draft(KEY_PLACE, made, by="workbook")
    return known.text


def waiting(case: CaseReader, stem: str) -> list[Draft]:
    """Return the drafts of a place and of those beside it that hold words, newest first."""
    found = [case.draft(place) for place in _places(stem)]
    return sorted((d for d in found if d and _typed(d)), key=lambda d: d.at, reverse=True)


def keep(
    writer: CaseWriter,
    stem: str,
    text: str,
    *,
    context: Json,
    base: int,
    page: str,
    place: str = "",
    by: str = "scribe",
) -> tuple[Draft, Draft | None]:
    """Keep the words that a page holds.

    Parameters
    ----------
    writer : CaseWriter
        An open case.
    stem : str
        The place that is typed in, such as ``"learning_event/words"``.
    text : str
        All the words, as they are now.
    context : dict
        The choices beside the words, and ``typed``: how often this page had changed them.
    base : int
        The revision that the page knew last.
    page : str
        The page's id.
    place : str
        Where this page kept words last, if it was moved beside the stem.

    Returns
    -------
    tuple of (Draft, Draft or None)
        What was kept, and another page's words that stood in its way; these are kept as they are.
    """
    mine = json.dumps({**context, "page": page}, ensure_ascii=False)
    stood_in_the_way: Draft | None = None
    with writer.act("Words being typed", actor=by):
        for at in _places(stem, first=place or stem):
            there = writer.draft(at)
            known = base if at == (place or stem) else 0
            if there and _is_anothers(there, page=page, known=known, text=text, context=context):
                stood_in_the_way = stood_in_the_way or there
                continue
            base = there.revision if there else 0
            return writer.save_draft(at, text, context=mine, by=by, base=base), stood_in_the_way
        return writer.save_draft(at, text, context=mine, by=by, base=known), stood_in_the_way


def bring_back(
    writer: CaseWriter, stem: str, local: Json, *, page: str, by: str = "scribe"
) -> tuple[str, Draft | None, str]:
    """Take in words that a browser kept because nobody answered any more.

    Parameters
    ----------
    writer : CaseWriter
        An open case.
    stem : str
        The place that was typed in.
    local : dict
        What the browser kept: ``text``, ``context``, ``base``, ``page``, ``place`` and ``at``.
    page : str
        The id of the page that brings them back.

    Returns
    -------
    tuple of (str, Draft or None, str)
        What became of them (``"nothing"``, ``"same"``, ``"older"``, ``"captured"``,
        ``"restored"``, ``"beside"``); the draft they are in now; and a sentence about it.
    """
    text, context = str(local.get("text", "")), _as_json(local.get("context"))
    place = str(local.get("place") or stem)
    if not _content(text, context).strip():
        return "nothing", None, ""
    there = writer.draft(place) if place in set(_places(stem)) else None
    if there and _content(there.text, _context(there)) == _content(text, context):
        return "same", there, ""
    if _is_later(there, local, context):
        return "older", there, ""
    if there is None and _is_captured(writer, text, local.get("at")):
        return "captured", None, ""
    base = there.revision if there and _follows(there, local) else int(local.get("base") or 0)
    # The page that brings them back counts its own changes, from nought.
    context = {**context, "typed": 0}
    kept, other = keep(
        writer, stem, text, context=context, base=base, page=page, place=place, by=by
    )
    typed_at = _clock_of(local.get("at"))
    missing = said_missing(there.text if there and not other else "", text)
    if other:
        return (
            "beside",
            kept,
            (
                f"Words from {typed_at} on this computer had not reached the file. "
                "Somebody else has written since; both texts are kept."
            ),
        )
    return "restored", kept, f"Your words from {typed_at} are back: {missing}"


def said_missing(kept: str, typed: str) -> str:
    """Say how many of the words typed are not among those kept."""
    new, old = typed.split(), kept.split()
    same = sum(
        m.size for m in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    )
    count = len(new) - same
    if not count:
        return "the last change had not reached the file."
    return (
        "1 word had not reached the file."
        if count == 1
        else (f"{count} words had not reached the file.")
    )


def as_view(draft: Draft | None) -> Json | None:
    """Return a draft as a page is shown it."""
    if draft is None:
        return None
    context = _context(draft)
    context.pop("page", None)
    return {
        "place": draft.place,
        "text": draft.text,
        "context": context,
        "by": draft.by,
        "at": clock(draft.at),
        "revision": draft.revision,
    }


def is_of(draft: Draft, page: str) -> bool:
    """Say whether a draft's words came from this page."""
    return bool(page) and _context(draft).get("page") == page


def _places(stem: str, first: str = "") -> Iterator[str]:
    every = [stem, *(f"{stem}/{n}" for n in range(2, PLACES + 1))]
    if first in every:
        every.remove(first)
        every.insert(0, first)
    yield from every


def _is_anothers(there: Draft, *, page: str, known: int, text: str, context: Json) -> bool:
    """Say whether a place holds words that a page has neither written nor seen."""
    return (
        there.revision != known
        and not is_of(there, page)
        and bool(_typed(there))
        and _content(there.text, _context(there)) != _content(text, context)
    )


def _is_later(there: Draft | None, local: Json, context: Json) -> bool:
    """Say whether the file has later words of the very page that the local copy is from."""
    if there is None or not is_of(there, str(local.get("page", ""))):
        return False
    return int(_context(there).get("typed") or 0) >= int(context.get("typed") or 0)


def _follows(there: Draft, local: Json) -> bool:
    return is_of(there, str(local.get("page", ""))) or there.revision == local.get("base")


def _is_captured(case: CaseReader, text: str, typed_at: Any) -> bool:
    """Say whether these words became an account after they were typed, not the like before."""
    since = _moment(typed_at)
    return since is not None and any(
        account.text_verbatim == text and account.captured_at and account.captured_at >= since
        for account in case.accounts()
    )


def _typed(draft: Draft) -> str:
    return _content(draft.text, _context(draft)).strip()


def _content(text: str, context: Json) -> str:
    return "\n".join([text, *(str(context.get(name) or "") for name in _BESIDE)])


def _context(draft: Draft) -> Json:
    try:
        return _as_json(json.loads(draft.context or "{}"))
    except ValueError:
        return {}


def _as_json(value: Any) -> Json:
    return dict(value) if isinstance(value, dict) else {}


def _clock_of(at: Any) -> str:
    known = _moment(at)
    return clock(known) if known else "a moment ago"


def _moment(at: Any) -> datetime | None:
    try:
        known = datetime.fromisoformat(str(at))
    except ValueError:
        return None
    return known if known.tzinfo else known.replace(tzinfo=UTC)
