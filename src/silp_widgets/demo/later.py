"""What came after the nine files: a corrected return, requests, and what nobody had written down.

So that every tool has something in it from the first day, as it has in a review that is under way.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from functools import cache
from importlib.resources import files as package_files
from typing import TYPE_CHECKING, Any

from silp_widgets.demo.files import file_bytes
from silp_widgets.demo.reading import fixed_id
from silp_widgets.demo.sources import sources
from silp_widgets.domain.chronology import SharedMark
from silp_widgets.domain.uk_time import today
from silp_widgets.domain.vocabulary import ReturnStatus, Significance
from silp_widgets.returns.reading import read_return
from silp_widgets.state.chronology.taken_out import as_taken_out
from silp_widgets.state.importing import import_return
from silp_widgets.state.return_tracker import mark, request

if TYPE_CHECKING:
    from pathlib import Path

    from silp_widgets.demo.sources import Source
    from silp_widgets.domain.ports import CaseWriter
    from silp_widgets.returns.reading import Surroundings


def corrected_source() -> Source:
    """Return the corrected return: the agency's first file, with what it changed."""
    told = _later()["corrected"]
    first = next(source for source in sources() if source.key == told["agency"])
    rows = []
    for number, row in enumerate(first.rows, start=1):
        ref = first.reference(number)
        if ref not in told["leaves_out"]:
            rows.append({**row, **told["changes"].get(ref, {})})
        if ref in told["adds"]:
            rows.append(told["adds"][ref])
    return replace(first, file=told["file"], rows=rows)


def send_again(case: CaseWriter, folder: Path, around: Surroundings) -> None:
    """Bring the corrected return in, say yes to a row that it leaves out, and place the new one.

    Parameters
    ----------
    case : CaseWriter
        With the nine files and the corrections in it.
    folder : Path
        Where the file is written; made if it is not there.
    around : Surroundings
        As for the nine files.
    """
    source = corrected_source()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / source.file
    path.write_bytes(file_bytes(source))
    import_return(case, read_return(path, agency=source.key, surroundings=around))
    out = {one["row"] for one in _later()["taken_out"]}
    for entry in [entry for entry in case.entries() if entry.ref in out]:
        with case.act(f"{entry.ref} taken out, as the agency left it out"):
            case.save(*as_taken_out(case, [entry]))
    coded = _later()["coded"]
    added = next(entry for entry in case.entries() if entry.ref == coded["row"])
    with case.act(f"{added.ref}: episode and themes set"):
        case.save(
            replace(
                added,
                episode_id=fixed_id("episode", coded["episode"]),
                themes=tuple(coded["themes"]),
                significance=Significance.KEY_EPISODE,
            )
        )


def ask_again(case: CaseWriter) -> None:
    """Note who was asked for a corrected return, by when, and how far the others have come."""
    now = today()
    for one in _later()["status"]:
        mark(case, one["agency"], ReturnStatus(one["status"]).value)
    for one in _later()["request"]:
        request(case, one["agency"], now + timedelta(days=one["days"]))


def tell(case: CaseWriter) -> None:
    """Record by hand that an agency was told of something, where no record says so."""
    by_ref = {entry.ref: entry for entry in case.entries()}
    names = {agency.key: agency.name for agency in case.agencies()}
    for one in _later()["told"]:
        entry = by_ref[one["row"]]
        shared = (*entry.shared_with, SharedMark(agency=one["agency"], on=one["on"]))
        with case.act(f"{names[one['agency']]} was told of {entry.ref}"):
            case.save(replace(entry, shared_with=shared))


@cache
def _later() -> dict[str, Any]:
    source = package_files("silp_widgets").joinpath("demo", "sources", "later.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
