"""What every kept value has in common: a permanent id, and an exact JSON form."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from os import urandom
from typing import Any, Self, Union, get_args, get_origin, get_type_hints

from silp_widgets.domain.when import When

Json = dict[str, Any]
"""A JSON object as Python sees it."""

Way = Callable[[Any], Any]
"""How a value is written as plain JSON, or read back."""


_CALLED = ("ref", "code", "number")
"""What people call a record by, where it has such a thing."""


def new_id() -> str:
    """Return a fresh permanent id: 32 hexadecimal characters that say nothing of what they name."""
    return urandom(16).hex()


def new_ids(count: int) -> list[str]:
    """Return many fresh permanent ids at once; see :func:`new_id`."""
    drawn = urandom(16 * count).hex()
    return [drawn[at : at + 32] for at in range(0, len(drawn), 32)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value that a case keeps. Subclasses add fields; all of them have defaults in their class.

    Attributes
    ----------
    id : str
        Permanent, ours, and never shown.
    """

    id: str

    def __init_subclass__(cls) -> None:
        """Let no record show its words where somebody looks at it: output is kept and passed on."""
        if "__repr__" not in vars(cls):
            cls.__repr__ = _named  # type: ignore[method-assign]  # a dataclass's own shows all fields

    def to_json(self) -> Json:
        """Return the record as plain JSON; :meth:`from_json` gives the same value back."""
        return _as_plain(self)

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Self:
        """Make the record again from its JSON form.

        Parameters
        ----------
        body : Mapping
            What :meth:`to_json` gave. Fields that it lacks take their default.

        Returns
        -------
        Record
            Equal to the one that was written.
        """
        restored: Self = _restore(cls, body)
        return restored

    @classmethod
    def same(cls, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Say whether two JSON forms are of equal records; only what differs is read.

        Parameters
        ----------
        one, other : Mapping
            What :meth:`to_json` gave, be it that of an earlier version.
        """
        return _same(cls, one, other)


def _named(record: object) -> str:
    """Return ``Entry('HV-014')``: what people call it, else its id."""
    for name in _CALLED:
        if called := getattr(record, name, None):
            return f"{type(record).__name__}({called!r})"
    return f"{type(record).__name__}(id={getattr(record, 'id', '')!r})"


def _as_plain(value: Any) -> Json:
    body: Json = {}
    for name in _names(value.__class__):
        field = getattr(value, name)
        write = _writer(field.__class__)
        body[name] = field if write is None else write(field)
    return body


def _plain(value: Any) -> Any:
    write = _writer(value.__class__)
    return value if write is None else write(value)


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls))


@cache
def _writer(kind: type) -> Way | None:
    """Return what makes plain JSON of values of one class; ``None`` where they are that already.

    Worked out once a class, for a case writes many thousands of values.
    """
    if issubclass(kind, When):
        return When.to_json
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, date):
        return kind.isoformat
    if issubclass(kind, Decimal):
        return str
    if is_dataclass(kind):
        return _as_plain
    if issubclass(kind, tuple):
        return lambda items: [_plain(item) for item in items]
    if issubclass(kind, Mapping):
        return lambda values: {str(key): _plain(item) for key, item in values.items()}
    return None


@cache
def _readers(cls: type) -> tuple[frozenset[str], dict[str, Way]]:
    """Return the fields of a class, and how those are read that JSON doesn't hold as they are."""
    hints = get_type_hints(cls)
    ways = {name: _reader(hints[name]) for name in _names(cls)}
    return frozenset(ways), {name: read for name, read in ways.items() if read is not None}


def _restore(cls: Any, body: Mapping[str, Any]) -> Any:
    names, readers = _readers(cls)
    values = {name: value for name, value in body.items() if name in names}
    for name, read in readers.items():
        if values.get(name) is not None:
            values[name] = read(values[name])
    return cls(**values)


def _same(cls: Any, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    names, readers = _readers(cls)
    for name in names:
        if name not in one or name not in other:
            return bool(cls.from_json(one) == cls.from_json(other))
        was, now = one[name], other[name]
        read = None if was is None or now is None else readers.get(name)
        if was != now and (read is None or read(was) != read(now)):
            return False
    return True


@cache
def _reader(hint: Any) -> Way | None:
    """Return what makes values of one type of plain JSON again; ``None`` where they are the same.

    Worked out once a type, as in :func:`_writer`.
    """
    if hint in (str, int, bool, float, Any):
        return None
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _reader(next(a for a in get_args(hint) if a is not type(None)))
    if origin is tuple:
        item = _or_nothing(_reader(get_args(hint)[0]))
        return tuple if item is None else lambda values: tuple([item(v) for v in values])
    if origin is not None and issubclass(origin, typing.cast("type", Mapping)):
        held = _or_nothing(_reader(get_args(hint)[1]))
        return dict if held is None else lambda values: {k: held(v) for k, v in values.items()}
    if hint is When:
        return When.from_json
    if hint in (date, datetime):
        return typing.cast("Way", hint.fromisoformat)
    if is_dataclass(hint):
        return partial(_restore, hint)
    return typing.cast("Way", hint)


def _or_nothing(read: Way | None) -> Way | None:
    """Return the same, for values that may be missing."""
    return read and (lambda value: None if value is None else read(value))
