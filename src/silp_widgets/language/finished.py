r"""Searching finished files for real names: the last look before a release (handbook 9, P3).

A name may stand in a file as plain UTF-8, as ``\\u00e9`` in JSON or script, as ``&eacute;`` in
HTML, as ``%C3%A9`` in an address. The gate either searches bytes for :func:`encoded_forms`, or has
:func:`find_in_bytes` undo the writing and read the text with every rule of this room.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from silp_widgets.language.matcher import matcher_for

if TYPE_CHECKING:
    from silp_widgets.domain.people import Register
    from silp_widgets.language.spans import Span

_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_JSON_SHORT = re.compile(r"\\([nrt/\"'])")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "/": "/", '"': '"', "'": "'"}


def encoded_forms(text: str) -> frozenset[bytes]:
    """Return the bytes by which a text may stand in a finished file.

    Parameters
    ----------
    text : str
        A name, as the register has it.

    Returns
    -------
    frozenset of bytes
        As UTF-8, UTF-16, JSON-escaped, HTML-escaped (named and numbered) and percent-encoded.
    """
    escaped = json.dumps(text)[1:-1]
    return frozenset(
        {
            text.encode(),
            text.encode("utf-16-le"),
            text.encode("utf-16-be"),
            escaped.encode(),
            re.sub(r"\\u[0-9a-f]{4}", lambda m: "\\u" + m[0][2:].upper(), escaped).encode(),
            html.escape(text).encode(),
            text.encode("ascii", "xmlcharrefreplace"),
            "".join(c if c.isascii() else f"&#x{ord(c):x};" for c in text).encode(),
            quote(text).encode(),
        }
    )


def readable(data: bytes) -> str:
    """Return a finished file's bytes as text, with the usual ways of escaping undone.

    Parameters
    ----------
    data : bytes
        A file, or a part of one; it need not be text.

    Returns
    -------
    str
        For searching alone: offsets are not the file's.
    """
    return undone(data.decode("utf-8", "replace"))


def undone(text: str) -> str:
    """Return a text with the usual ways of escaping undone."""
    text = _JSON_ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _JSON_SHORT.sub(lambda m: _SHORT[m[1]], text)
    text = html.unescape(text)
    return unquote(text) if "%" in text else text


def find_in_bytes(data: bytes, register: Register) -> list[tuple[Span, str]]:
    """Find registered people in a finished file.

    Parameters
    ----------
    data : bytes
        The file. What is compressed has to be unpacked first.
    register : Register
        The real names.

    Returns
    -------
    list of tuple of (Span, str)
        What was found, and the words it was found in, for the chair's eyes alone. Web addresses,
        and what only a pattern finds, are there too; the gate says what it accepts.
    """
    text = readable(data)
    return [(span, text[span.start : span.end]) for span in matcher_for(register).find(text)]
