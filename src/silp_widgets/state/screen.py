"""The contract between a state and its screen: one view, and verbs that may be called."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from silp_widgets.domain.errors import BadInput
from silp_widgets.state.asking import OTHER_FORM

if TYPE_CHECKING:
    from silp_widgets.domain.records import Json

F = TypeVar("F", bound=Callable[..., Any])

_FORMS: Final[Mapping[str, type]] = {
    "str": str,
    "int": int,
    "bool": bool,
    "None": type(None),
    "Mapping": dict,
    "Json": dict,
    "Sequence": list,
}
"""How a verb's signature names the forms of JSON."""


def verb(method: F) -> F:
    """Mark a method as something that a browser may ask for.

    Whatever isn't marked can't be reached from a page, however its messages are forged. A verb
    takes keyword arguments of plain JSON types. Their form is held to its signature; what they say
    it checks itself.
    """
    method.__silp_verb__ = True  # type: ignore[attr-defined]  # a mark, read by `call`
    return method


def quiet_verb(method: F) -> F:
    """Mark a verb that changes nothing the view shows, so that its answer needs no repaint."""
    method.__silp_quiet__ = True  # type: ignore[attr-defined]  # a mark, read by `is_quiet`
    return verb(method)


class ScreenState(ABC):
    """The base of every state.

    Subclasses give :meth:`view`, and methods marked with :func:`verb`. A state that would grow
    large is made of :attr:`parts`, each a state with its own view and verbs.
    """

    parts: Sequence[ScreenState] = ()
    """States whose verbs may be asked for as if they were its own."""

    @abstractmethod
    def view(self) -> Json:
        """Return all that the screen shows, as JSON; cheap enough to call after every act."""

    def last_change(self) -> int:
        """Return the number of the newest change it knows of; 0 where nothing changes."""
        return 0

    def is_quiet(self, name: object) -> bool:
        """Say whether a verb changes nothing that the view shows."""
        found = self._verb(name)
        return bool(found and getattr(found[1], "__silp_quiet__", False))

    def call(self, name: str, arguments: Mapping[str, Any]) -> Json:
        """Do what a screen asks for.

        Parameters
        ----------
        name : str
            The verb.
        arguments : Mapping
            Its keyword arguments, as they came from the browser.

        Returns
        -------
        dict
            What the verb answers; empty where it answers nothing.

        Raises
        ------
        BadInput
            If there is no such verb, or the arguments aren't of its form.
        """
        found = self._verb(name)
        if found is None:
            raise BadInput("This page asked for something it may not do; nothing was changed.")
        owner, method = found
        signature = inspect.signature(method)
        try:
            bound = signature.bind(owner, **arguments)
        except TypeError:
            raise BadInput(OTHER_FORM) from None
        for name_of, value in arguments.items():
            parameter = signature.parameters.get(name_of)
            if parameter is not None and not _fits(value, str(parameter.annotation)):
                raise BadInput(OTHER_FORM)
        return method(*bound.args, **bound.kwargs) or {}

    def _verb(self, name: object) -> tuple[ScreenState, Callable[..., Any]] | None:
        """Return the verb of that name and whose it is; ``None`` where there is none."""
        if not isinstance(name, str):
            return None
        for owner in (self, *self.parts):
            method = getattr(type(owner), name, None)
            if getattr(method, "__silp_verb__", False) and method is not None:
                return owner, method
        return None


def _fits(value: object, annotation: str) -> bool:
    """Say whether a value from a browser is of the form that a verb's signature names."""
    forms = [form.split("[", 1)[0].strip() for form in annotation.split("|")]
    return any(type(value) is _FORMS.get(form, type(value)) for form in forms)
