"""Characters that a document can't hold, whatever an agency's file held."""

from __future__ import annotations

import re
from typing import Final

_REFUSED: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def writable(text: str) -> str:
    r"""Return a text that XML takes: every word is kept, and a replaced sign can be seen.

    Each kind of line break becomes ``\\n``.
    """
    return _REFUSED.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub("\n", text))
