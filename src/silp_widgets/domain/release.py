"""Releases: who may read what, and the record a case keeps of each (handbook part 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from silp_widgets.domain.records import Record
from silp_widgets.domain.vocabulary import ReleaseLevel

_WIDTH: Final = {level: width for width, level in enumerate(ReleaseLevel)}


def may_be_in(item: ReleaseLevel, release: ReleaseLevel) -> bool:
    """Return whether an item marked for one audience may be in a release for another.

    An item's level names the widest audience it may reach; a release for a narrower one may hold
    it too (rule P1, check C907).

    Parameters
    ----------
    item : ReleaseLevel
        The item's own mark.
    release : ReleaseLevel
        Who the release is for.
    """
    return _WIDTH[item] >= _WIDTH[release]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who signed a release off.

    Attributes
    ----------
    name : str
        Kept in the case alone; a release carries the role.
    role : str
        Such as ``"independent chair"``.
    """

    name: str
    role: str

    @classmethod
    def parse(cls, text: str) -> SignOff:
        """Read ``"Name, role"``; a name alone signs as the independent chair."""
        name, _, role = text.partition(",")
        return cls(name=name.strip(), role=role.strip() or "independent chair")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Record):
    """What a case remembers of a release (P5): hash and contents list, who signed, when.

    Attributes
    ----------
    number : int
        From 1; each release of a case has its own.
    seal : str
        SHA-256 of the release file's contents.
    contents : tuple of str
        How many of each thing it holds, as ``"entries: 160"``.
    warnings : tuple of str
        What the gate wanted a person to look at.
    """

    number: int
    level: ReleaseLevel
    at: datetime
    seal: str
    signed_off_by: tuple[SignOff, ...] = ()
    contents: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
