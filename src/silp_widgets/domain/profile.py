"""Review profiles: which law, guidance and time limits apply (handbook part 4).

A profile is data, in ``data/profiles.toml``. What was not confirmed at its source carries
``confirmed=False`` and is shown with its doubt, never as fact.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.vocabulary import Nation, ReviewType


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit: so many units after a trigger.

    Attributes
    ----------
    trigger : str
        ``"aware"``, ``"notified"``, ``"received"`` or ``"decided"``; that day is day 0.
    unit : str
        ``"working_day"``, ``"day"`` or ``"month"``.
    source : str
        Where the rule stands.
    confirmed : bool
        Whether it was confirmed there.
    """

    key: str
    name: str
    trigger: str
    amount: int
    unit: str
    source: str
    confirmed: bool = False

    def words(self) -> str:
        """Return the rule as people say it: ``"15 working days after notified"``."""
        unit = self.unit.replace("_", " ") + ("" if self.amount == 1 else "s")
        return f"{self.amount} {unit} after the day it was {_TRIGGERS[self.trigger]}"


_TRIGGERS = {
    "aware": "known of",
    "notified": "notified",
    "received": "received",
    "decided": "decided",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One kind of review: names, mandate, limits and wording."""

    key: str
    name: str
    review_type: ReviewType
    nations: tuple[Nation, ...]
    opens_when: str
    law: tuple[str, ...] = ()
    guidance: str = ""
    edition: str = ""
    practitioners: str = ""
    practitioners_source: str = ""
    limits: tuple[Limit, ...] = ()


@cache
def profiles() -> dict[str, Profile]:
    """Return every profile by its key."""
    source = files("silp_widgets").joinpath("data", "profiles.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        key: Profile(
            key=key,
            name=row["name"],
            review_type=ReviewType(row["review_type"]),
            nations=tuple(Nation(n) for n in row["nations"]),
            opens_when=row["opens_when"],
            law=tuple(row["law"]),
            guidance=row["guidance"],
            edition=row["edition"],
            practitioners=row.get("practitioners", ""),
            practitioners_source=row.get("practitioners_source", ""),
            limits=tuple(Limit(**limit) for limit in row.get("limits", ())),
        )
        for key, row in rows.items()
    }


def profile(name: str) -> Profile:
    """Return a profile by its key, its review type's code, or its name.

    Parameters
    ----------
    name : str
        Such as ``"cspr_local"``, ``"CSPR_local"`` or ``"SAR"``; case, spaces and dashes don't
        matter.

    Raises
    ------
    BadInput
        If there is none; the sentence lists those there are.
    """
    wanted = name.strip().casefold().replace(" ", "_").replace("-", "_")
    for one in profiles().values():
        names = (one.key, one.review_type.value, one.name)
        if wanted in {n.casefold().replace(" ", "_").replace("-", "_") for n in names}:
            return one
    raise BadInput(f"There is no review profile “{name}”. There are: {', '.join(profiles())}.")
