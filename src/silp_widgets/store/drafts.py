"""Live text as it is typed: every revision is kept for a while, and nobody overwrites anybody.

A revision says which one it was typed on (its base). A revision that nothing was typed on is the
end of a branch: the last words of somebody whom another scribe overtook. Those stay.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, delete, insert, or_, select

from silp_widgets.domain.narrative import Draft
from silp_widgets.store.chain import digest, new_salt
from silp_widgets.store.log import Act, Step
from silp_widgets.store.schema import draft
from silp_widgets.store.text import keepable

KEPT: Final = 200
"""How many of the newest revisions of a place are kept."""

NOUN: Final = "draft"
PRUNED_EVERY: Final = 50
"""After how many revisions old ones go."""


def newest(connection: Connection, place: str) -> Draft | None:
    """Return the newest words of a place, or ``None`` where there are none or they are done."""
    row = _last(connection, place)
    return None if row is None or row.text is None else _to_draft(row)


def revisions(connection: Connection, place: str) -> tuple[Draft, ...]:
    """Return the revisions of a place that are kept, oldest first."""
    rows = connection.execute(_of(place).order_by(draft.c.revision))
    return tuple(_to_draft(row) for row in rows if row.text is not None)


def waiting(connection: Connection) -> tuple[Draft, ...]:
    """Return the newest words of every place where some are waiting, by place."""
    places = connection.execute(select(draft.c.place).distinct().order_by(draft.c.place)).all()
    found = (newest(connection, row.place) for row in places)
    return tuple(one for one in found if one is not None)


def keep(act: Act, words: Draft, *, base: int) -> Draft:
    """Append a revision, unless it says exactly what the newest one says.

    Parameters
    ----------
    act : Act
        The act it belongs to.
    words : Draft
        What to keep; its revision and time are given to it here.
    base : int
        The revision the typist saw last.
    """
    place = keepable(words.place)
    last = _last(act.connection, place)
    kept = Draft(
        place=place,
        text=keepable(words.text),
        context=keepable(words.context),
        by=keepable(words.by),
        at=datetime.now(UTC),
        revision=last.revision + 1 if last is not None else 1,
    )
    if last is not None and (last.text, last.context, last.by) == (
        kept.text,
        kept.context,
        kept.by,
    ):
        return _to_draft(last)
    _append(act, kept, text=kept.text, base=base)
    if kept.revision % PRUNED_EVERY == 0:
        prune(act.connection, place, kept.revision)
    return kept


def clear(act: Act, place: str) -> None:
    """Let go of the newest words of a place and of those they grew from; other branches stay."""
    last = _last(act.connection, place)
    if last is None or last.text is None:
        return
    bases = select(draft.c.revision, draft.c.base).where(draft.c.place == place)
    grew_from = {row.revision: row.base for row in act.connection.execute(bases)}
    done, revision = [], last.revision
    while revision in grew_from:
        done.append(revision)
        revision = grew_from.pop(revision)
    _delete(act.connection, place, done)
    gone = Draft(
        place=place,
        text="",
        context="",
        by=act.actor,
        at=datetime.now(UTC),
        revision=last.revision + 1,
    )
    _append(act, gone, text=None, base=last.revision)


def prune(connection: Connection, place: str, newest_revision: int) -> None:
    """Drop old revisions of a place, except the newest and the ends of branches."""
    built_on = select(draft.c.base).where(draft.c.place == place)
    connection.execute(
        delete(draft).where(
            draft.c.place == place,
            draft.c.revision <= newest_revision - KEPT,
            or_(draft.c.revision.in_(built_on.scalar_subquery()), draft.c.text.is_(None)),
        )
    )


def forget(connection: Connection, record_id: str) -> None:
    """Delete every draft that was about one record, by its place or its context."""
    mentions = or_(
        draft.c.place.contains(record_id, autoescape=True),
        draft.c.context.contains(record_id, autoescape=True),
    )
    connection.execute(delete(draft).where(mentions))


def _append(act: Act, words: Draft, *, text: str | None, base: int) -> None:
    salt = new_salt()
    sealed = digest(salt, text)
    (seq,) = act.log([Step(verb="draft", noun=NOUN, record=words.place, sealed=sealed)])
    row: dict[str, Any] = {
        "place": words.place,
        "revision": words.revision,
        "base": base,
        "text": text,
        "context": words.context,
        "by": words.by,
        "at": words.at.isoformat(),
        "seq": seq,
        "salt": salt,
    }
    act.connection.execute(insert(draft), row)


def _delete(connection: Connection, place: str, done: list[int]) -> None:
    few = 500
    for start in range(0, len(done), few):
        some = done[start : start + few]
        connection.execute(delete(draft).where(draft.c.place == place, draft.c.revision.in_(some)))


def _of(place: str) -> Select[Any]:
    return select(draft).where(draft.c.place == place)


def _last(connection: Connection, place: str) -> Row[Any] | None:
    return connection.execute(_of(place).order_by(draft.c.revision.desc()).limit(1)).first()


def _to_draft(row: Row[Any]) -> Draft:
    return Draft(
        place=row.place,
        text=row.text or "",
        context=row.context,
        by=row.by,
        at=datetime.fromisoformat(row.at),
        revision=row.revision,
    )
