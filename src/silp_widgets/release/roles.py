"""Roles in place of people, made general where one person alone holds a role (check C904)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from silp_widgets.domain.people import Participant
from silp_widgets.domain.records import new_id
from silp_widgets.domain.saying import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

GENERAL = "a practitioner"
"""Said of somebody whose role only they held."""


def voices(
    participants: Sequence[Participant], speaking: Collection[str]
) -> dict[str, Participant]:
    """Give each of those who are quoted a role in place of their code.

    Parameters
    ----------
    participants : sequence of Participant
        Everybody who takes part.
    speaking : collection of str
        The ids of those who are quoted.

    Returns
    -------
    dict of str to Participant
        By the case's id. A role that one person alone held becomes :data:`GENERAL`.
    """
    alone = {p.id for p in unique(participants)}
    return {
        p.id: Participant(
            id=new_id(),
            code=GENERAL if p.id in alone or not p.job else f"{_article(p.job)} {p.job}",
            job="" if p.id in alone else p.job,
        )
        for p in participants
        if p.id in speaking
    }


def _article(job: str) -> str:
    return "an" if job[:1].casefold() in set("aeiou") else "a"


def unique(participants: Sequence[Participant]) -> tuple[Participant, ...]:
    """Return those who were there and whose job nobody else there had."""
    there = [p for p in participants if p.was_there]
    jobs = Counter(p.job.casefold() for p in there)
    # Somebody in the background shares no role with those who did the work.
    return tuple(p for p in participants if not p.was_there or jobs[p.job.casefold()] < 2)  # noqa: PLR2004 - one alone


def told_apart(
    participants: Iterable[Participant], texts: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Warn where the text gives away a role that accounts make general (C904).

    Parameters
    ----------
    participants : iterable of Participant
        Those who are quoted and whose role only they held, as the case knows them.
    texts : sequence of (str, str)
        Every text of the release with its place.

    Yields
    ------
    str
        One sentence for each of them. That a chronology names people by code is the convention;
        beside what they say about it, it may say who speaks.
    """
    for one in participants:
        code = re.compile(rf"(?<!\w){re.escape(one.code)}(?!\w)")
        work = re.compile(rf"(?<!\w){re.escape(one.job.rpartition(' ')[2])}(?!\w)", re.IGNORECASE)
        coded = [place for place, text in texts if code.search(text)]
        said = [p for p, t in texts if one.job and p.startswith("account ") and work.search(t)]
        entries = len({p.partition(",")[0] for p in coded if p.startswith("entry ")})
        found = [*said, *(p for p in coded if not p.startswith("entry "))]
        if entries:
            found.append(f"{counted(entries, 'entry', 'entries')}, by code")
        if found:
            yield (
                f"C904 · {one.code} is the only one in this role and is quoted as “{GENERAL}”; who "
                f"it is may show from {'; '.join(dict.fromkeys(found))}. Say it in general words "
                "there, or ask them whether that is well."
            )
