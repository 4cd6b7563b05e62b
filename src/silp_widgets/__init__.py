"""SILP Workbook: hear the people who were there, and make an accurate account.

``import silp_widgets as silp`` costs next to nothing: each name is fetched when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from silp_widgets import figures
    from silp_widgets.case import Case, open_case
    from silp_widgets.domain.ages import age
    from silp_widgets.domain.dates import parse_when
    from silp_widgets.domain.elapsed import elapsed
    from silp_widgets.domain.errors import (
        BadInput,
        DateNotUnderstood,
        FileNotUnderstood,
        ReleaseRefused,
        SilpError,
    )
    from silp_widgets.domain.people import Register
    from silp_widgets.domain.when import When
    from silp_widgets.language import (
        check_language,
        find_identities,
        pseudonymise,
    )
    from silp_widgets.release import Release, open_release
    from silp_widgets.returns import find_duplicates, read_return

__all__ = [
    "BadInput",
    "Case",
    "DateNotUnderstood",
    "FileNotUnderstood",
    "Register",
    "Release",
    "ReleaseRefused",
    "SilpError",
    "When",
    "age",
    "check_language",
    "elapsed",
    "figures",
    "find_duplicates",
    "find_identities",
    "open_case",
    "open_release",
    "parse_when",
    "pseudonymise",
    "read_return",
]

_FROM: Final = {
    "BadInput": "domain.errors",
    "Case": "case",
    "DateNotUnderstood": "domain.errors",
    "FileNotUnderstood": "domain.errors",
    "Register": "domain.people",
    "Release": "release",
    "ReleaseRefused": "domain.errors",
    "SilpError": "domain.errors",
    "When": "domain.when",
    "age": "domain.ages",
    "check_language": "language",
    "elapsed": "domain.elapsed",
    "figures": "",
    "find_duplicates": "returns",
    "find_identities": "language",
    "open_case": "case",
    "open_release": "release",
    "parse_when": "domain.dates",
    "pseudonymise": "language",
    "read_return": "returns",
}
"""The module behind each name; empty where the name is a module itself."""


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if not _FROM[name]:
        return import_module(f"{__name__}.{name}")
    found = getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
