"""Read the fixture's TOML into the domain's values, field by field under the same names."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import NAMESPACE_URL, uuid5

from silp_widgets.domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

Table = dict[str, Any]
R = TypeVar("R", bound=Record)


def fixture(name: str) -> Table:
    """Return one file of ``fixture/``, its dates as ISO text."""
    source = files("silp_widgets").joinpath("demo", "fixture", f"{name}.toml")
    tables: Table = _plain(tomllib.loads(source.read_text(encoding="utf-8")))
    return tables


def fixed_id(kind: str, key: object) -> str:
    """Return the permanent id of something in the demonstration: the same at every making."""
    return uuid5(NAMESPACE_URL, f"urn:silp:demo:{kind}:{key}").hex


def ids(kind: str, keys: Iterable[object]) -> list[str]:
    """Return the permanent ids of several things."""
    return [fixed_id(kind, key) for key in keys]


def made(kind: type[R], rows: Iterable[Table], key: str) -> tuple[R, ...]:
    """Return a record for each row, its id made from one of its fields.

    Parameters
    ----------
    kind : type of Record
        What to make.
    rows : iterable of dict
        Fields; those that the kind doesn't have are left aside.
    key : str
        The field that tells the rows apart.
    """
    name = kind.__name__.casefold()
    return tuple(kind.from_json({"id": fixed_id(name, row[key]), **row}) for row in rows)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
