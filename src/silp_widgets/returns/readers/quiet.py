"""Keeping a reader that is written in another language from writing to the terminal."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ERRORS: Final = 2


@contextmanager
def without_complaints() -> Iterator[None]:
    """Let nothing reach the standard error stream for a moment.

    Where the reader of old workbooks gives up on a damaged file it prints where in its own code it
    did, past Python, before we can say it in a sentence.
    """
    try:
        kept = os.dup(_ERRORS)
    except OSError:
        # There is no such stream, as under a window manager.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _ERRORS)
        yield
    finally:
        os.dup2(kept, _ERRORS)
        os.close(kept)
        os.close(nowhere)
