"""What practitioners said as frames; by agency and kind of work, never by who they are (I11)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from silp_widgets.analysis.columns import AGENCY, Column, Columns
from silp_widgets.analysis.joining import known
from silp_widgets.domain.vocabulary import (
    VOCABULARIES,
    Attribution,
    FactorLevel,
    NarrativeFrame,
    NarrativeState,
    Relation,
    UsualPractice,
    label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silp_widgets.analysis.joining import Known
    from silp_widgets.domain.narrative import Account, FactorMark
    from silp_widgets.domain.ports import ReadingSurface

SAID: Final = (
    "text_verbatim", "text_paraphrase", "text_theme", "what_went_well", "saw_knew", "thought",
    "felt", "hoped", "options", "competing_demands", "helped", "hindered", "enabled_by",
)  # fmt: skip
"""The fields of an account that hold its contributor's words."""

_NUMBER: Final = Column("account", "number", "Counts accounts in the order they were captured.")

ACCOUNTS: Final = Columns(
    "accounts",
    "what one practitioner said; who they are is not here",
    (
        *AGENCY,
        Column("job", "text", "Their work then: “health visitor”."),
        Column("event", "code", "Where it was said: learning event, recall event or outside both."),
        Column("frame", "code", "As it looked then, or with hindsight.", codes=NarrativeFrame),
        Column("usual_practice", "code", "Whether it is usually done so.", codes=UsualPractice),
        Column("state", "code", "How far it is agreed.", codes=NarrativeState),
        Column("attribution", "code", "How they chose to be heard.", codes=Attribution),
        Column("entries", "text", "References of the entries it is about; “; ” between."),
        Column("episodes", "text", "Numbers of the episodes it is about; “; ” between."),
        *(
            Column(r.value, "number", f"How many of these it {r.value}.", "entries and episodes")
            for r in Relation
        ),
        Column("good_practice", "yes_no", "Whether it names something that went well."),
        Column("themes", "text", "Keys of its themes; “; ” between."),
        Column("captured_at", "moment", "When it was captured, in UTC."),
        Column("agreed_at", "moment", "When its contributor agreed it, in UTC."),
    ),
    _NUMBER,
)

WORDS: Final = Columns(
    "accounts(words=True)",
    "as in `accounts`, with what was said; words that were taken back stay out",
    (*ACCOUNTS.columns, *(Column(n, "text", f"The account's *{n}*, as agreed.") for n in SAID)),
    _NUMBER,
)

LINKS: Final = Columns(
    "links",
    "one account standing in one relation to one entry or episode",
    (
        Column("account", "number", "The account, as in `accounts`."),
        *AGENCY,
        Column("about", "code", "What it is about: an entry, an episode, or the case in general."),
        Column("entry", "text", "The entry's reference."),
        Column("episode", "number", "The episode, or the one that the entry belongs to."),
        Column("relation", "code", "Confirms, adds, corrects or differs.", codes=Relation),
        Column("frame", "code", "As it looked then, or with hindsight.", codes=NarrativeFrame),
    ),
)

FACTORS: Final = Columns(
    "factors",
    "one contributory factor that an account or a finding names; "
    "no agency, since with one or two people from each a count would point at one of them",
    (
        Column("named_by", "code", "An account or a finding."),
        Column("number", "number", "The account, or the finding's number."),
        Column("code_frame", "code", "The set of factors that the code belongs to."),
        Column("factor", "code", "The factor's code."),
        Column("factor_name", "code", "The factor, as people read it."),
        Column("level", "code", "Where the condition lies.", codes=FactorLevel),
        Column("episode", "number", "The first episode that the account is about, if any."),
    ),
)


def account_frame(reader: ReadingSurface, *, words: bool) -> pd.DataFrame:
    """Return what practitioners said; columns as :data:`ACCOUNTS` or :data:`WORDS` says."""
    ids = known(reader)
    declared = WORDS if words else ACCOUNTS
    rows = (_row(number, a, ids) for number, a in enumerate(reader.accounts(), start=1))
    return declared.frame(rows, ids.lanes.orders)


def link_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return what each account is about; columns as :data:`LINKS` says."""
    ids = known(reader)
    rows = (
        row
        for number, account in enumerate(reader.accounts(), start=1)
        for row in _links(number, account, ids)
    )
    return LINKS.frame(rows, {**ids.lanes.orders, "about": ("entry", "episode", "general")})


def factor_frame(reader: ReadingSurface) -> pd.DataFrame:
    """Return the factors that accounts and findings name; columns as :data:`FACTORS` says."""
    ids = known(reader)
    rows = [
        _factor("account", number, mark, _first_episode(account, ids))
        for number, account in enumerate(reader.accounts(), start=1)
        if account.state is not NarrativeState.WITHDRAWN
        for mark in account.factors
    ]
    rows += [
        _factor("finding", finding.number, mark, None)
        for finding in reader.findings()
        for mark in finding.factors
    ]
    return FACTORS.frame(rows, {"named_by": ("account", "finding")})


def factor_matrix(factors: pd.DataFrame) -> pd.DataFrame:
    """Return how many accounts name each factor, by episode; takes what :func:`factor_frame` gives.

    One account counts once in a cell, however often it names the factor.
    """
    said = factors[factors["named_by"] == "account"].dropna(subset=["episode"])
    said = said.drop_duplicates(["number", "factor_name", "episode"])
    return pd.crosstab(said["factor_name"], said["episode"])


def _row(number: int, account: Account, ids: Known) -> dict[str, Any]:
    links = list(_links(number, account, ids))
    relations = Counter(link["relation"] for link in links)
    person = ids.participants.get(account.contributor)
    taken_back = account.state is NarrativeState.WITHDRAWN
    return {
        **ids.lanes.of(ids.agency_of(account.contributor)),
        "account": number,
        "job": person.job if person else "",
        "entries": "; ".join(link["entry"] for link in links if link["entry"]),
        "episodes": "; ".join(str(link["episode"]) for link in links if link["about"] == "episode"),
        **{relation.value: relations[relation] for relation in Relation},
        "good_practice": bool(account.what_went_well) and not taken_back,
        "themes": "; ".join(account.themes),
        "captured_at": _utc(account.captured_at),
        "agreed_at": _utc(account.agreed_at),
        **{n: getattr(account, n) for n in ("event", "frame", "usual_practice", "state")},
        "attribution": account.attribution,
        **{name: "" if taken_back else getattr(account, name) for name in SAID},
    }


def _links(number: int, account: Account, ids: Known) -> Iterator[dict[str, Any]]:
    for anchor in account.anchors:
        entry = ids.entries.get(anchor.target) if anchor.kind == "entry" else None
        if anchor.kind == "entry" and entry is None:
            continue
        yield {
            "account": number,
            **ids.lanes.of(ids.agency_of(account.contributor)),
            "about": anchor.kind,
            "entry": entry.ref if entry else "",
            "episode": ids.number(entry.episode_id if entry else anchor.target),
            "relation": anchor.relation,
            "frame": account.frame,
        }


def _first_episode(account: Account, ids: Known) -> int | None:
    numbers = (link["episode"] for link in _links(0, account, ids))
    return next((n for n in numbers if n is not None), None)


def _factor(named_by: str, number: int, mark: FactorMark, episode: int | None) -> dict[str, Any]:
    vocabulary = VOCABULARIES.get(mark.frame, ())
    name = next((label(code) for code in vocabulary if code.value == mark.code), mark.code)
    return {
        "named_by": named_by,
        "number": number,
        "code_frame": mark.frame,
        "factor": mark.code,
        "factor_name": name,
        "level": mark.level,
        "episode": episode,
    }


def _utc(at: datetime | None) -> datetime | None:
    """Return a moment without its zone, which the column's meaning says."""
    return at.astimezone(UTC).replace(tzinfo=None) if at and at.tzinfo else at
