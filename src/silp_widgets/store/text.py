"""Words on their way into a case: what no database can hold is replaced, never dropped (I19)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from silp_widgets.domain.records import Json, Record

_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def keepable(text: str) -> str:
    """Return text that both databases keep alike.

    A NUL, which PostgreSQL refuses, and half a surrogate pair, which is no character at all, each
    become U+FFFD, so that the words around them stay where they were.
    """
    if text.isascii() and "\x00" not in text:
        return text
    return (
        text.replace("\x00", _REPLACEMENT)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def body_of(record: Record) -> str:
    """Return the JSON text of a record, as a case keeps it."""
    return as_json(record.to_json())


def as_json(body: Json) -> str:
    """Return JSON text that both databases keep alike."""
    text = _dump(body)
    if "\\u0000" in text or not _is_unicode(text):
        text = _dump(_clean(body))
    return text


def _dump(body: Json) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return keepable(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value
