r"""Other readings of a text: escapes undone, letters s p e l t o u t, words runTogether.

A name may come through a web form as ``&#75;ay`` or from a heading as ``K A Y``. A reader sees it;
a search for words doesn't. These readings are searched as well, and never shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from silp_widgets.language.finished import undone

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPED = re.compile(r"&#?\w{2,10};|%[0-9A-Fa-f]{2}|\\[ux]")
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
_SPELT = re.compile(r"(?<!\w)\w(?:[ .\-*\u00a0]\w){2,}(?!\w)")
_PAIR = re.compile(r"(?<=\b\d) (?=\d\b)")
_BETWEEN = re.compile(r"(?<=\w)[ .\-*\u00a0](?=\w)")
_RUN_TOGETHER = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[a-z])(?=\d)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")


def readings(text: str) -> Iterator[str]:
    """Yield what else a text may be read as; nothing for most texts.

    Parameters
    ----------
    text : str
        Any text.
    """
    if _ESCAPED.search(text):
        yield undone(_HEX.sub(lambda m: chr(int(m[1], 16)), text))
    if "<" in text and _TAG.search(text):
        yield _TAG.sub("", text)
    if _SPELT.search(text) or _PAIR.search(text):
        joined = _PAIR.sub("", _SPELT.sub(lambda m: _BETWEEN.sub("", m[0]), text))
        yield joined
        yield _RUN_TOGETHER.sub(" ", joined)
    if _RUN_TOGETHER.search(text):
        yield _RUN_TOGETHER.sub(" ", text)
