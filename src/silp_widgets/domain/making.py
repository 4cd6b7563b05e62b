"""Frozen values that are made as fast as values that could be changed.

A frozen dataclass sets each of its fields through ``object.__setattr__``, which takes three times
as long as setting it plainly. For a value of forty fields of which a case has ten thousand, that
is a second that a chair waits.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, Final, TypeVar

_Value = TypeVar("_Value")
_NOT_GIVEN: Final = object()


def fast_to_make(cls: type[_Value]) -> type[_Value]:
    """Give a frozen dataclass with slots an ``__init__`` that sets its fields plainly.

    While it is made, the value belongs to a twin of its class that has the same slots and isn't
    frozen; the last line shuts it. Nobody else has hold of it until then. In every other way the
    class stays what :func:`dataclasses.dataclass` made of it.

    Parameters
    ----------
    cls : type
        A dataclass with ``frozen=True``, ``slots=True`` and no ``__post_init__``. No class may
        inherit its ``__init__``; another dataclass has one of its own.

    Returns
    -------
    type
        The same class.
    """
    twin = type(
        cls.__name__,
        cls.__bases__,
        {
            "__slots__": cls.__slots__,  # type: ignore[attr-defined]
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
        },
    )
    given = fields(cls)  # type: ignore[arg-type]
    names: dict[str, Any] = {
        "become": object.__setattr__,
        "twin": twin,
        "shut": cls,
        "NOT_GIVEN": _NOT_GIVEN,
    }
    for field in given:
        names[f"default_{field.name}"] = field.default
        names[f"make_{field.name}"] = field.default_factory
    lines = [
        f"def __init__(self, {', '.join(_parameters(given))}):",
        "    become(self, '__class__', twin)",
        *(f"    self.{field.name} = {_value(field)}" for field in given),
        "    self.__class__ = shut",
    ]
    # Written out and compiled, as dataclasses does it too; only names of fields are in it.
    exec("\n".join(lines), names)  # noqa: S102
    init = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = cls.__init__.__annotations__
    cls.__init__ = init  # type: ignore[method-assign]
    return cls


def _parameters(given: tuple[Field[Any], ...]) -> list[str]:
    found = [_parameter(field) for field in given if not field.kw_only]
    named = [_parameter(field) for field in given if field.kw_only]
    return [*found, "*", *named] if named else found


def _parameter(field: Field[Any]) -> str:
    if field.default is not MISSING:
        return f"{field.name}=default_{field.name}"
    return f"{field.name}=NOT_GIVEN" if field.default_factory is not MISSING else field.name


def _value(field: Field[Any]) -> str:
    if field.default_factory is MISSING:
        return field.name
    return f"make_{field.name}() if {field.name} is NOT_GIVEN else {field.name}"
