"""Undo and redo of whole acts: what an act left is put back, unless something stands on it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, func, select

from silp_widgets.domain.errors import NothingToUndo
from silp_widgets.store.keeping import put, standing
from silp_widgets.store.log import Act, Step, read_changes
from silp_widgets.store.nouns import BY_NAME, NOUNS, Noun
from silp_widgets.store.schema import RECORDS, change

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DOING: Final = ("add", "change", "remove")
"""The verbs that can be undone."""

_FOR_GOOD: Final = "published"
"""What has left the case: others hold the release, and no undo calls it back."""

_ID: Final = re.compile(r"\b[0-9a-f]{32}\b")


@dataclass(slots=True)
class _Net:
    """What an act did to one record, all in all."""

    noun: str
    record: str
    before: str | None
    after: str | None


def undo(act: Act, seq: int | None) -> tuple[int, ...]:
    """Undo the act that change ``seq`` belongs to, or the newest that isn't undone.

    Returns
    -------
    tuple of int
        The numbers of the changes made.

    Raises
    ------
    NothingToUndo
        With a sentence that says why.
    """
    target = _newest(act.connection) if seq is None else _act_of(act.connection, seq)
    if _states(act.connection).get(target) == "undo":
        raise NothingToUndo("That was undone already; redo brings it back.")
    return _revert(act, _done_last(act.connection, target), verb="undo", target=target)


def redo(act: Act) -> tuple[int, ...]:
    """Do again what was undone last.

    Raises
    ------
    NothingToUndo
        With a sentence that says why.
    """
    undone = [target for target, verb in _states(act.connection).items() if verb == "undo"]
    if not undone:
        raise NothingToUndo("Nothing was undone, so there is nothing to do again.")
    target = undone[-1]
    return _revert(act, _done_last(act.connection, target), verb="redo", target=target)


def _states(connection: Connection) -> dict[str, str]:
    """Return what was done last to each act that was ever undone: undo or redo; newest last."""
    newest = select(func.max(change.c.seq)).where(change.c.target != "").group_by(change.c.target)
    rows = read_changes(connection, select(change).where(change.c.seq.in_(newest)))
    return {row.target: row.verb for row in rows}


def _newest(connection: Connection) -> str:
    """Return the newest act that can be undone and isn't, going back act by act from the end."""
    undone = {target for target, verb in _states(connection).items() if verb == "undo"}
    nouns = BY_NAME.keys() - {_FOR_GOOD}
    doing = (change.c.verb.in_(DOING), change.c.record != "", change.c.noun.in_(nouns))
    question = select(change.c.act).where(*doing).order_by(change.c.seq.desc()).limit(1)
    found = connection.execute(question).scalar()
    while found is not None and found in undone:
        # The changes of one act stand together in the log, so this steps over all of them.
        begins = select(func.min(change.c.seq)).where(change.c.act == found).scalar_subquery()
        found = connection.execute(question.where(change.c.seq < begins)).scalar()
    if found is None:
        raise NothingToUndo("There is nothing to undo.")
    return str(found)


def _act_of(connection: Connection, seq: int) -> str:
    row = connection.execute(select(change).where(change.c.seq == seq)).first()
    if row is None:
        raise NothingToUndo(f"There is no change {seq} in this case.")
    if row.verb in {"undo", "redo"}:
        raise NothingToUndo(f"Change {seq} was itself made by {row.verb}; use undo and redo.")
    if row.noun == _FOR_GOOD:
        raise NothingToUndo("A release that was published can't be called back. Publish again.")
    if row.verb not in DOING or not row.record or row.noun not in BY_NAME:
        raise NothingToUndo("That is remembered, but it isn't something that can be undone.")
    return str(row.act)


def _done_last(connection: Connection, target: str) -> Sequence[Row[Any]]:
    """Return the changes by which an act stands as it does: its own, or its last undo or redo."""
    question = select(func.max(change.c.seq)).where(change.c.target == target)
    seq = connection.execute(question).scalar()
    if seq is None:
        return read_changes(
            connection,
            select(change).where(change.c.act == target, change.c.verb.in_(DOING)),
        )
    again = select(change.c.act).where(change.c.seq == seq).scalar_subquery()
    return read_changes(
        connection, select(change).where(change.c.act == again, change.c.target == target)
    )


def _revert(act: Act, rows: Sequence[Row[Any]], *, verb: str, target: str) -> tuple[int, ...]:
    nets = _net(rows)
    if any(net.noun == "review" and net.before is None for net in nets):
        raise NothingToUndo("There is nothing to undo: this is where the case began.")
    now: dict[str, dict[str, str]] = {}
    for name, some in _by_noun(nets).items():
        noun = BY_NAME[name]
        now[name] = standing(act.connection, noun, [net.record for net in some])
        for net in some:
            if now[name].get(net.record) != net.after:
                raise NothingToUndo(
                    f"Something later stands on this: one {noun.words} was changed again "
                    "afterwards. Undo that first."
                )
    _refuse_if_needed(act.connection, nets)
    # Take out before putting back, so that a reference given on is free again.
    for name, some in _by_noun(nets).items():
        gone: dict[str, str | None] = {net.record: None for net in some if net.before is None}
        put(act.connection, BY_NAME[name], gone, now[name])
    for name, some in _by_noun(nets).items():
        back: dict[str, str | None] = {n.record: n.before for n in some if n.before is not None}
        put(act.connection, BY_NAME[name], back, now[name])
    note = _told(act.connection, verb, target)
    steps = [
        Step(
            verb=verb,
            noun=net.noun,
            record=net.record,
            before=net.after,
            after=net.before,
            target=target,
            note=note,
        )
        for net in reversed(nets)
    ]
    # An act that came to nothing in the end must still be known to be undone.
    return act.log(steps or [Step(verb=verb, noun="act", target=target, note=note)])


def _told(connection: Connection, verb: str, target: str) -> str:
    """Return what was done, naming the act it was done to: ``"Undone: Import of a return"``."""
    done = "Undone" if verb == "undo" else "Done again"
    question = select(change.c.note).where(change.c.act == target).order_by(change.c.seq)
    of_what = next((row.note for row in connection.execute(question) if row.note), "")
    return f"{done}: {of_what}" if of_what else done


def _net(rows: Sequence[Row[Any]]) -> list[_Net]:
    nets: dict[tuple[str, str], _Net] = {}
    for row in rows:
        if not row.record or row.noun not in BY_NAME:
            continue
        if (row.before is None and row.before_digest) or (row.after is None and row.after_digest):
            raise NothingToUndo(
                "Some of the words in this were erased at their owner's wish, "
                "so it can't be undone any more."
            )
        net = nets.setdefault(
            (row.noun, row.record), _Net(row.noun, row.record, row.before, row.after)
        )
        net.after = row.after
    return [net for net in nets.values() if net.before != net.after]


def _by_noun(nets: Sequence[_Net]) -> dict[str, list[_Net]]:
    grouped: dict[str, list[_Net]] = defaultdict(list)
    for net in nets:
        grouped[net.noun].append(net)
    return grouped


def _may_name(noun: Noun[Any], nets: Iterable[_Net]) -> bool:
    return noun.speaks_of is None or any(net.noun in noun.speaks_of for net in nets)


def _refuse_if_needed(connection: Connection, nets: Sequence[_Net]) -> None:
    """Refuse to take out a record that others, outside this act, speak of."""
    leaving = {net.record: net for net in nets if net.before is None}
    if not leaving:
        return
    keys = {
        json.loads(net.after)["key"]
        for net in leaving.values()
        if net.noun == "agency" and net.after is not None
    }
    for noun in NOUNS:
        table = RECORDS[noun.name]
        # Entries are many and long, and hold few ids: most of the time they need not be read.
        if not (noun.name == "entry" and keys) and not _may_name(noun, leaving.values()):
            continue
        for row in connection.execute(select(table)):
            if row.id in leaving:
                continue
            used = not leaving.keys().isdisjoint(_ID.findall(row.body))
            if used or (noun.name == "entry" and row.agency in keys):
                raise NothingToUndo(
                    f"Something later stands on this: one {noun.words} speaks of what would "
                    "be taken out. Change that first."
                )
