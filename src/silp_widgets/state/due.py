"""Deadlines: worked out from the profile's rules, or set; moved with a reason, and met."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from silp_widgets.domain.deadlines import deadlines_of
from silp_widgets.domain.errors import BadInput, NotInCase
from silp_widgets.domain.profile import profile
from silp_widgets.domain.records import new_id
from silp_widgets.domain.review import Deadline
from silp_widgets.domain.saying import named_day
from silp_widgets.state.asking import asked_day, asked_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from silp_widgets.domain.ports import CaseReader, CaseWriter
    from silp_widgets.domain.records import Json

TRIGGERS: Final = {
    "aware": "Known of on",
    "notified": "Notified on",
    "received": "Received on",
    "decided": "Decided on",
}
"""The days that set a time limit going, and what a form calls them."""


def deadline_rows(case: CaseReader, today: date) -> list[Json]:
    """Return the deadlines by date, each with its words, its rule and its doubt."""
    return [
        {
            **one.to_json(),
            "late": one.done_on is None and one.due < today,
            "words": named_day(one.due),
        }
        for one in case.deadlines()
    ]


def plan_deadlines(writer: CaseWriter, triggers: Mapping[str, Any]) -> str:
    """Work out the profile's deadlines from the days that set them going, and say so.

    A date that was moved with a reason stays where it was moved to.
    """
    review = writer.review()
    days = {
        name: day
        for name, words in TRIGGERS.items()
        if (day := asked_day(triggers.get(name), words)) is not None
    }
    made = deadlines_of(profile(review.profile), days, review.nation)
    if not made:
        raise BadInput("Give the day that sets the time limit going: that day is day 0.")
    known = {d.rule: d for d in writer.deadlines() if d.rule}
    moved = [d.name for d in made if d.rule in known and known[d.rule].slipped_because]
    ready = [
        replace(known[d.rule], name=d.name, due=d.due, source=d.source, confirmed=d.confirmed)
        if d.rule in known
        else d
        for d in made
        if d.name not in moved
    ]
    writer.save(*ready, note="Deadlines worked out")
    said = f"{len(ready)} worked out." if ready else "Nothing to work out."
    return f"{said} Left where it was moved to: {', '.join(moved)}." if moved else said


def put_deadline(writer: CaseWriter, form: Mapping[str, Any]) -> str:
    """Add a deadline, move one with its reason, or say that it was met; return what was done."""
    due = asked_day(form.get("due"), "Due")
    base = _standing(writer, asked_text(form.get("id"), "Id"))
    if base is None:
        name = asked_text(form.get("name"), "What is due", longest=300)
        if not name or due is None:
            raise BadInput("Say what is due, and when.")
        writer.save(Deadline(id=new_id(), name=name, due=due), note="A deadline was set")
        return f"Set: {name}."
    because = asked_text(form.get("slipped_because"), "Why it moves", longest=2_000)
    if due and due > base.due and not because:
        raise BadInput("Say why this date moves, and who agreed; the reason is kept.")
    later = replace(
        base,
        due=due or base.due,
        slipped_because=because or base.slipped_because,
        agreed_by=asked_text(form.get("agreed_by"), "Agreed by", longest=300) or base.agreed_by,
        done_on=asked_day(form["done_on"], "Done on") if "done_on" in form else base.done_on,
    )
    writer.save(later, note=f"Deadline: {later.name}")
    return f"Saved: {later.name}."


def _standing(writer: CaseWriter, deadline_id: str) -> Deadline | None:
    if not deadline_id:
        return None
    for one in writer.deadlines():
        if one.id == deadline_id:
            return one
    raise NotInCase("That deadline is no longer in this case.")
