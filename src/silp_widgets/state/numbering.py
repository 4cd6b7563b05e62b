"""References and agency codes that nobody else in the case has."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.chronology import Agency
from silp_widgets.domain.records import new_id
from silp_widgets.domain.vocabulary import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.returns.agencies import KnownAgency

_NUMBERED: Final = re.compile(r"(.+)-(\d+)$")


def met_agencies(
    known: Iterable[Agency], met: Iterable[KnownAgency], *, said: str = ""
) -> dict[str, Agency]:
    """Return agencies by key: those of the case, then those new to it, their codes kept apart.

    Parameters
    ----------
    known : iterable of Agency
        The case's own.
    met : iterable of KnownAgency
        Those that a name or a file speaks of.
    said : str, optional
        How a person wrote the name, where only one agency is new.
    """
    by_key = {a.key: a for a in known}
    for one in met:
        if one.key not in by_key:
            by_key[one.key] = Agency(
                id=new_id(),
                key=one.key,
                name=said if said and not one.sure else _name(one),
                code=_free_code(one.code, {a.code for a in by_key.values()}),
                kind=one.kind,
                place=len(by_key),
            )
    return by_key


def _name(one: KnownAgency) -> str:
    words = label(one.kind) if one.sure else one.key.replace("_", " ")
    return words[0].upper() + words[1:]


def _free_code(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(f"{wanted}{n}" for n in range(2, len(taken) + 3) if f"{wanted}{n}" not in taken)


def numbered(
    kept: Iterable[Entry], agencies: Mapping[str, Agency], fresh: Iterable[Entry]
) -> tuple[list[Entry], dict[str, str]]:
    """Give new entries references, each agency's counting on from the highest that it has.

    Parameters
    ----------
    kept : iterable of Entry
        Those of the case.
    agencies : Mapping of str to Agency
        By key; their codes differ.
    fresh : iterable of Entry
        Those that are new, in the file's order.

    Returns
    -------
    list of Entry
        With their references.
    dict of str to str
        The reference that a file's reader gave, to the one in the case.
    """
    highest: dict[str, int] = {}
    for entry in kept:
        if found := _NUMBERED.match(entry.ref):
            highest[found[1]] = max(highest.get(found[1], 0), int(found[2]))
    renamed: dict[str, str] = {}
    made: list[Entry] = []
    for entry in fresh:
        code = agencies[entry.agency].code
        highest[code] = highest.get(code, 0) + 1
        renamed[entry.ref] = f"{code}-{highest[code]:03}"
        made.append(replace(entry, ref=renamed[entry.ref]))
    return made, renamed
