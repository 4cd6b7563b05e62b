"""Values as they come from a form, turned into what the domain takes, or refused in a sentence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from silp_widgets.domain.dates import parse_when
from silp_widgets.domain.errors import BadInput, DateNotUnderstood

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

S = TypeVar("S", bound=StrEnum)

OTHER_FORM: Final = "This page sent a message of another form; nothing was changed. Reload it."
"""Said where a browser sends what no page of ours would."""


def asked_day(text: object, what: str) -> date | None:
    """Return the day that was typed, in any form that names one day; ``None`` for an empty field.

    Parameters
    ----------
    text : object
        From the browser.
    what : str
        What the field is called, for the sentence.

    Raises
    ------
    BadInput
        If it is no single day.
    """
    words = asked_text(text, what, longest=200)
    if not words:
        return None
    try:
        when = parse_when(words)
    except DateNotUnderstood as error:
        raise BadInput(f"{what}: {error}") from None
    if when.first_day is None or when.first_day != when.last_day:
        raise BadInput(f"{what}: “{words}” is not one day. Write it as 14 March 2022.")
    return when.first_day


def asked_text(text: object, what: str, *, longest: int = 30_000) -> str:
    """Return text without blanks around it."""
    if text is None:
        return ""
    if not isinstance(text, str):
        raise BadInput(f"{what} should be text.")
    if len(text) > longest:
        raise BadInput(f"{what} is longer than {longest:,} characters.")
    return text.strip()


def asked_lines(text: object, what: str) -> tuple[str, ...]:
    """Return the lines of a text, or the items of a list of texts, without the empty ones."""
    items = text.splitlines() if isinstance(text, str) else text or ()
    if not isinstance(items, (list, tuple)):
        raise BadInput(f"{what} should be a list.")
    return tuple(line for item in items if (line := asked_text(item, what)))


def asked_form(form: object) -> Mapping[str, Any]:
    """Return the fields of a form, or refuse what isn't one."""
    if not isinstance(form, dict) or not all(isinstance(name, str) for name in form):
        raise BadInput(OTHER_FORM)
    return form


def asked_flag(value: object, what: str) -> bool:
    """Return yes or no."""
    if not isinstance(value, bool):
        raise BadInput(f"{what}: say yes or no.")
    return value


def asked_code(value: Any, codes: type[S], what: str) -> S:
    """Return a member of a vocabulary.

    Raises
    ------
    BadInput
        If there is no such code.
    """
    try:
        return codes(value)
    except (TypeError, ValueError):
        raise BadInput(f"{what}: choose one of the words in the list.") from None
