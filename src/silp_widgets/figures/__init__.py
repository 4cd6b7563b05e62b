"""Frames drawn as plotly figures, in one house style; no figure knows a store.

Each is fetched when it is first used: the palette alone doesn't bring plotly in.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from silp_widgets.figures.counts import by_month, coverage, factors
    from silp_widgets.figures.lanes import silences, timeline

__all__ = ["by_month", "coverage", "factors", "silences", "timeline"]

_FROM: Final = {
    "by_month": "counts",
    "coverage": "counts",
    "factors": "counts",
    "silences": "lanes",
    "timeline": "lanes",
}


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)


def __dir__() -> list[str]:
    return __all__
