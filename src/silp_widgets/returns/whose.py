"""Whose return it is: said by a person, by an agency column, or by titles and the file's name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.vocabulary import AgencyKind
from silp_widgets.returns.agencies import KnownAgency, agency_key, find_kind
from silp_widgets.returns.found import in_file
from silp_widgets.returns.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silp_widgets.domain.chronology import Agency
    from silp_widgets.domain.returns import Problem
    from silp_widgets.returns.making import EntryMaker
    from silp_widgets.returns.planning import Plan

_TITLE_LENGTH: Final = 120
_MOST: Final = 0.5
_NOBODY: Final = KnownAgency("other", AgencyKind.OTHER, "OT", sure=False)
_MEND: Final = "Say which agency it is, or add it to the review."


def whose(
    agency: str,
    plans: list[Plan],
    file: str,
    preamble: Iterable[str],
    known: tuple[Agency, ...],
) -> tuple[KnownAgency, bool]:
    """Return whose return it is, and whether its rows belong to several agencies.

    Parameters
    ----------
    agency : str
        What a person said; empty where nobody did.
    plans : list of Plan
        The tables to read.
    file : str
        The file's name.
    preamble : iterable of str
        Words around the tables.
    known : tuple of Agency
        The agencies of the case.
    """
    named: Counter[str] = Counter()
    for plan in plans:
        if (at := plan.columns.get("agency")) is not None:
            body = plan.table.rows[plan.header.last + 1 :]
            named.update(row[at].strip() for row in body if at < len(row) and row[at].strip())
    found = {name: agency_key(name, known) for name in named}
    keys: Counter[str] = Counter()
    for name, count in named.items():
        if found[name].sure:
            keys[found[name].key] += count
    # A name that nobody knows is asked about (C605). Beside one known name it is taken for its
    # other name; but most rows of a file, or one of several agencies, are not laid at its door.
    strangers = sum(count for name, count in named.items() if not found[name].sure)
    if agency:
        return agency_key(agency, known), len(keys) > 1
    several = len(keys) > 1 or (bool(keys) and strangers > _MOST * named.total())
    if keys:
        most = keys.most_common(1)[0][0]
        return next(one for one in found.values() if one.key == most), several
    if named:
        return found[named.most_common(1)[0][0]], False
    return _from_titles(plans, file, preamble, known), False


def _from_titles(
    plans: list[Plan], file: str, preamble: Iterable[str], known: tuple[Agency, ...]
) -> KnownAgency:
    titles = [file.rpartition(".")[0], *preamble]
    for plan in plans:
        titles.extend(cell for row in plan.table.rows[: plan.header.first] for cell in row if cell)
        titles.extend((plan.table.name, plan.table.above))
    for title in titles:
        if len(title) > _TITLE_LENGTH:
            continue
        words = plain(title)
        for agency in known:
            if any(plain(name) in words for name in (agency.name, *agency.also_known_as) if name):
                return KnownAgency(agency.key, agency.kind, agency.code, sure=True)
        kind = find_kind(words)
        if kind is not None and kind is not AgencyKind.OTHER:
            return agency_key(kind.value, known)
    return _NOBODY


def agency_problems(maker: EntryMaker, file: str, given: str) -> list[Problem]:
    """Return the names of agencies that mean nothing to us (C605)."""
    found = [
        in_file(
            "C605",
            f"Row {row}: the agency “{name}” is not known here. It may have been renamed.",
            file=file,
            row=row,
            text=name,
            suggestion=_MEND,
        )
        for name, row in maker.unknown_agencies.items()
    ]
    if maker.agency is _NOBODY:
        found.append(
            in_file(
                "C605",
                f"Nothing in “{file}” says which agency sent it.",
                file=file,
                suggestion="Choose the agency when importing it.",
            )
        )
    elif given and not maker.agency.sure:
        found.append(
            in_file(
                "C605",
                f"The agency “{given}” is not known here. It may have been renamed.",
                file=file,
                text=given,
                suggestion=_MEND,
            )
        )
    return found
