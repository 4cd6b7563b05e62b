"""A case or a release as a file to take elsewhere: Excel, Word, CSV, Parquet or JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.analysis import accounts, entries, ledger, returns
from silp_widgets.analysis.frames import Frames
from silp_widgets.domain.vocabulary import NarrativeState
from silp_widgets.reports.spreadsheet import workbook_bytes
from silp_widgets.reports.whole import chosen_by_ending, write_whole
from silp_widgets.reports.word.chronology_alone import chronology_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from silp_widgets.domain.narrative import Account
    from silp_widgets.domain.ports import ReadingSurface
    from silp_widgets.domain.records import Json
    from silp_widgets.reports.spreadsheet import Sheet

SCHEMA: Final = "silp-export"
VERSION: Final = 1

_GUARDED: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")  # noqa: RUF001 - spreadsheets take the full-width ones for signs too
_NOUNS: Final = (
    "agencies", "entries", "episodes", "themes", "participants", "accounts", "corrections",
    "findings", "recommendations", "actions",
)  # fmt: skip


def export(source: ReadingSurface, path: str | Path) -> None:
    """Write a case or a release to a new file; its ending says which kind.

    Words that their contributor took back are in none of them; neither are the register, support
    records, questions and feedback forms.

    Parameters
    ----------
    source : ReadingSurface
        An open case, or a release.
    path : str or Path
        Ends in ``.xlsx``, ``.csv``, ``.parquet`` or ``.json``, or in ``.docx`` for the integrated
        chronology alone. Must not be there yet.

    Raises
    ------
    BadInput
        If the ending is another, there is a file already, or it can't be written.
    """
    target = Path(path)
    make = writer_for(target)
    write_whole(target, make(source, datetime.now(UTC)))


def writer_for(path: Path) -> Callable[[ReadingSurface, datetime], bytes]:
    """Return what makes the file, before anything is read.

    Raises
    ------
    BadInput
        If nothing does, or there is a file already.
    """
    return chosen_by_ending(path, MAKERS, "End its name in .xlsx, .docx, .csv, .parquet or .json.")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    One apostrophe goes before a text that begins like a formula or with an apostrophe; taking one
    leading apostrophe off gives every text back exactly.
    """
    return f"'{text}" if text.startswith(_GUARDED) else text


def _xlsx(source: ReadingSurface, at: datetime) -> bytes:
    frames = Frames(source)
    sheets = (
        ("Entries", entries.ENTRIES, frames.entries()),
        ("Episodes", ledger.EPISODES, frames.episodes()),
        ("Accounts", accounts.WORDS, frames.accounts(words=True)),
        ("Corrections", ledger.CORRECTIONS, frames.corrections()),
        ("Findings", ledger.FINDINGS, frames.findings()),
        ("Recommendations", ledger.RECOMMENDATIONS, frames.recommendations()),
        ("Actions", ledger.ACTIONS, frames.actions()),
        *_tracker(source, frames, at),
    )
    return workbook_bytes(_front(source, at), sheets, at)


def _tracker(source: ReadingSurface, frames: Frames, at: datetime) -> tuple[Sheet, ...]:
    """Return how far the returns have come, where a whole case is written that asked for any."""
    asked, narrowed = getattr(source, "returns", None), getattr(source, "narrowed", "")
    if asked is None or narrowed or not asked():
        return ()
    return (("Returns", returns.RETURNS, frames.returns(at.date())),)


def _csv(source: ReadingSurface, _: datetime) -> bytes:
    frame = Frames(source).entries().reset_index()
    for name in frame.columns:
        if str(frame[name].dtype) in {"string", "category"}:
            frame[name] = frame[name].astype("string").map(guarded, na_action="ignore")
    text: str = frame.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _parquet(source: ReadingSurface, _: datetime) -> bytes:
    out = BytesIO()
    frame: pd.DataFrame = Frames(source).entries()
    frame.to_parquet(out)
    return out.getvalue()


def _json(source: ReadingSurface, at: datetime) -> bytes:
    body: dict[str, Any] = {
        "schema": SCHEMA,
        "version": VERSION,
        "exported_at": at.isoformat(timespec="seconds"),
        "origin": _origin(source),
        "review": source.review().to_json(),
    }
    for noun in _NOUNS:
        body[noun] = [record.to_json() for record in getattr(source, noun)()]
    body["accounts"] = [_heard(account) for account in source.accounts()]
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _heard(account: Account) -> Json:
    silent = accounts.SAID if account.state is NarrativeState.WITHDRAWN else ()
    return {**account.to_json(), **dict.fromkeys(silent, "")}


def _front(source: ReadingSurface, at: datetime) -> Mapping[str, str]:
    review = source.review()
    bounds = [day.isoformat() if day else "open" for day in review.scope]
    return {
        "Review": review.title,
        "Purpose": review.purpose,
        "Scope": " to ".join(bounds),
        "Made from": _origin(source),
        "Holds": getattr(source, "narrowed", "") or "Every entry.",
        "Exported": f"{at:%Y-%m-%d %H:%M} UTC",
    }


def _origin(source: ReadingSurface) -> str:
    """Say what a file was made from; only a release carries a seal."""
    seal = getattr(source, "seal", "")
    if not seal:
        return "An open case. Not pseudonymised: keep this file where the case is kept."
    number, signed = getattr(source, "number", ""), getattr(source, "signed_off_by", ())
    return f"Release {number}, signed off by {' and '.join(signed)}; seal {seal}."


MAKERS: Final[Mapping[str, Callable[[ReadingSurface, datetime], bytes]]] = {
    ".xlsx": _xlsx,
    ".docx": chronology_bytes,
    ".csv": _csv,
    ".parquet": _parquet,
    ".json": _json,
}
"""What makes each kind of file, by its ending, from a source and the moment it is made."""
