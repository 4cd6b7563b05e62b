"""Ages and intervals: how long lies between two entries, and how old people were at each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from silp_widgets.domain.ages import age
from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.elapsed import elapsed
from silp_widgets.domain.errors import BadInput, DateNotUnderstood
from silp_widgets.domain.ports import ReadingSurface
from silp_widgets.state.asking import asked_text
from silp_widgets.state.chronology.at_hand import at_hand
from silp_widgets.state.chronology.picking import the_entry
from silp_widgets.state.over_case import CasePart
from silp_widgets.state.screen import quiet_verb, verb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from silp_widgets.domain.chronology import Entry
    from silp_widgets.domain.records import Json
    from silp_widgets.domain.when import When


class Ages(CasePart[ReadingSurface]):
    """Measures between entries. Birth dates stay here; ages alone go to the page."""

    name: ClassVar[str] = "ages"

    def view(self) -> Json:
        """Return whether the register's birth dates are at hand."""
        return {"at_hand": not self.read_only and at_hand(self._case).register is not None}

    @verb
    def use_register(self) -> Json:
        """Open the register of real names, for ages and for names that are one person's."""
        here = at_hand(self._case)
        here.open_register(self._writer)
        if not here.births():
            said = "It holds no birth dates yet: add them to it under Prepare."
        else:
            said = "Ages are shown where it has a birth date."
        return {"said": f"The register was opened, and that is logged. {said}"}

    @quiet_verb
    def measure(self, first: str, second: str, born: str = "") -> Json:
        """Return how long lies between two entries, what lies there, and ages at both.

        Parameters
        ----------
        first, second : str
            Ids of entries.
        born : str
            A birth date as typed, for somebody who isn't in the register; it isn't kept.
        """
        self._writer  # noqa: B018 - where nothing may be asked, this says so
        one, other = the_entry(self._case, first), the_entry(self._case, second)
        between = elapsed(one.when, other.when)
        births: dict[str, date | When] = dict(at_hand(self._case).births())
        if asked_text(born, "Born", longest=200):
            births["With the date you typed"] = _birth(born)
        return {
            "words": between.words,
            "weeks": between.weeks,
            "order_known": between.order_known,
            "between": _between(one, other, self._case.entries()),
            "ages": [
                [who, age(at, one.when).words, age(at, other.when).words]
                for who, at in sorted(births.items())
            ],
        }


def ages_at(case: ReadingSurface, entry: Entry) -> Json:
    """Return how old those were whom an entry names, as far as the register is at hand.

    Returns
    -------
    dict
        ``ages``: pairs of who and words; ``ages_asked``: whether the register was asked.
    """
    here = at_hand(case)
    if here.register is None:
        return {"ages": [], "ages_asked": False}
    births = here.births()
    named = (one.person.name for one in here.naming().of(entry))
    found = [[who, age(births[who], entry.when).words] for who in named if who in births]
    return {"ages": found, "ages_asked": True}


def _birth(text: str) -> When:
    try:
        return parse_when(text)
    except DateNotUnderstood as error:
        raise BadInput(f"Born: {error}") from None


def _between(one: Entry, other: Entry, entries: Iterable[Entry]) -> Json | None:
    """Count by agency what lies between two entries for sure, and what may.

    ``None`` where it isn't known which came first, or where an end is open.
    """
    if not elapsed(one.when, other.when).order_known:
        return None
    early, late = sorted((one, other), key=lambda entry: entry.when.sort_key)
    first, begins = early.when.first_day, early.when.last_day
    ends, last = late.when.first_day, late.when.last_day
    if first is None or begins is None or ends is None or last is None:
        return None
    sure: Counter[str] = Counter()
    perhaps = 0
    for entry in entries:
        starts, stops = entry.when.first_day, entry.when.last_day
        if starts is None or stops is None or entry.id in {one.id, other.id}:
            continue
        if entry.is_author_note or stops < first or starts > last:
            continue
        if begins < starts and stops < ends:
            sure[entry.agency] += 1
        else:
            perhaps += 1
    return {
        "agencies": [[agency, number] for agency, number in sure.items()],
        "perhaps": perhaps,
        "from": first.isoformat(),
        "to": last.isoformat(),
    }
