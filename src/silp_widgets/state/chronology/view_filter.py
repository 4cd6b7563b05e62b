"""What a saved view may hold, checked as it comes from a browser: known keys, plain and short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.state.asking import asked_flag, asked_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from silp_widgets.domain.records import Json

PICKERS: Final = ("agency", "person", "theme", "episode", "mark")
"""What is picked from a list: wanted under its own name, not wanted under ``not_`` and its name."""

_LONGEST_SEARCH: Final = 1000
_LONGEST_VALUE: Final = 200
_MOST_VALUES: Final = 200
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE: Final = re.compile(r"[a-z0-9_]{0,40}")


def asked_filter(looked: object) -> Json:
    """Return what a view keeps.

    Parameters
    ----------
    looked : object
        From the browser. Keys: the search's ``text``; each of :data:`PICKERS`, ``not_`` and
        ``all_`` before it; ``from`` and ``to``; ``good`` and ``background``; ``known``;
        ``lanes``; ``zoom``, a pair of days; whether the timeline is ``hidden``, and whether it has
        ``no_silences``.

    Returns
    -------
    dict
        A new mapping of plain JSON types.

    Raises
    ------
    BadInput
        If it holds anything else, or too much of it.
    """
    if not isinstance(looked, dict) or not set(looked) <= set(_CHECKS):
        raise BadInput("This page sent a view of another form; nothing was saved. Reload it.")
    return {key: _CHECKS[key](value) for key, value in looked.items()}


def _text(value: object) -> str:
    return asked_text(value, "The search", longest=_LONGEST_SEARCH)


def _values(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadInput("What is picked should be a list.")
    if len(value) > _MOST_VALUES:
        raise BadInput(f"A view can pick up to {_MOST_VALUES} at once.")
    return [asked_text(one, "What is picked", longest=_LONGEST_VALUE) for one in value]


def _flag(value: object) -> bool:
    return asked_flag(value, "The view")


def _day(value: object) -> str:
    if value == "" or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise BadInput("A date of the view is not a day.")


def _code(value: object) -> str:
    if isinstance(value, str) and _CODE.fullmatch(value):
        return value
    raise BadInput("The lanes of the view are none that there are.")


def _zoom(value: object) -> list[str] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - from and to
        raise BadInput("The stretch of the timeline should be two days.")
    return [_day(day) for day in value]


def _known(value: object) -> Json | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not {"agency", "date"} <= set(value):
        raise BadInput("Known by: choose an agency and a date.")
    others = {key: one for key, one in value.items() if key not in {"agency", "date"}}
    if len(others) > 4 or not all(  # noqa: PLR2004 - ways of showing it
        _CODE.fullmatch(str(key)) and isinstance(one, bool) for key, one in others.items()
    ):
        raise BadInput("Known by: this page sent more than it may. Reload it.")
    agency = asked_text(value["agency"], "The agency", longest=_LONGEST_VALUE)
    return {"agency": agency, "date": _day(value["date"]), **others}


_CHECKS: Final[Mapping[str, Callable[[object], Any]]] = {
    "text": _text,
    **{f"{way}{name}": _values for name in PICKERS for way in ("", "not_")},
    **{f"all_{name}": _flag for name in PICKERS},
    "from": _day,
    "to": _day,
    "good": _flag,
    "background": _flag,
    "known": _known,
    "lanes": _code,
    "zoom": _zoom,
    "hidden": _flag,
    "no_silences": _flag,
}
