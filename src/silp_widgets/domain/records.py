"""What every kept value has in common: a permanent id, and an exact JSON form."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from os import urandom
from typing import Any, Self, Union, get_args, get_origin, get_type_hints

from silp_widgets.domain.when import When

Json = dict[str, Any]
"""A JSON object as Python sees it."""


def new_id() -> str:
    """Return a fresh permanent id: 32 hexadecimal characters that say nothing of what they name."""
    return urandom(16).hex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value that a case keeps. Subclasses add fields; all of them have defaults in their class.

    Attributes
    ----------
    id : str
        Permanent, ours, and never shown.
    """

    id: str

    def to_json(self) -> Json:
        """Return the record as plain JSON; :meth:`from_json` gives the same value back."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}

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


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return value.to_json()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls)}


def _restore(cls: Any, body: Mapping[str, Any]) -> Any:
    hints = _hints(cls)
    return cls(**{k: _value(hints[k], v) for k, v in body.items() if k in hints})


def _value(hint: Any, value: Any) -> Any:
    if value is None or hint in (str, int, bool, float, Any):
        return value
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _value(next(a for a in get_args(hint) if a is not type(None)), value)
    if origin is tuple:
        item = get_args(hint)[0]
        return tuple(_value(item, v) for v in value)
    if origin is not None and issubclass(origin, typing.cast("type", Mapping)):
        return {k: _value(get_args(hint)[1], v) for k, v in value.items()}
    if hint is When:
        return When.from_json(value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is date:
        return date.fromisoformat(value)
    if is_dataclass(hint):
        return _restore(hint, value)
    return hint(value)
