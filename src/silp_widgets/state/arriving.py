"""Files on their way from a page: they come in pieces, because a page's messages are short."""

from __future__ import annotations

import base64
import binascii
from typing import Final

from silp_widgets.domain.errors import BadInput
from silp_widgets.returns.opening import SentFile
from silp_widgets.state.asking import asked_text

LARGEST: Final = 60_000_000
"""Bytes of one file; a chronology of 10,000 rows has about two million."""

_PIECE: Final = 6_000_000
_AT_ONCE: Final = 40
_WAITING: Final = 2 * LARGEST
_NOT_WHOLE: Final = "The file did not arrive whole. Choose it again."


class Arrivals:
    """The files that are arriving or have arrived, in this process's memory alone."""

    def __init__(self) -> None:
        self._pieces: dict[str, bytearray] = {}

    def add(self, key: str, at: int, data: str) -> int:
        """Add the next piece of a file.

        Parameters
        ----------
        key : str
            What the page calls the file.
        at : int
            How many bytes were there before; 0 begins a file.
        data : str
            The piece, in base64.

        Returns
        -------
        int
            How many bytes are there now.

        Raises
        ------
        BadInput
            If a piece is missing or broken, or the file is too large.
        """
        piece = _decoded(data)
        if at == 0:
            self._pieces[asked_text(key, "File", longest=100)] = bytearray()
            # Who leaves cards open keeps files in memory; the oldest is asked for again.
            for oldest in list(self._pieces)[:-_AT_ONCE]:
                self.drop(oldest)
            while len(self._pieces) > 1 and sum(map(len, self._pieces.values())) > _WAITING:
                self.drop(next(iter(self._pieces)))
        there = self._pieces.get(key)
        if there is None or at != len(there):
            raise BadInput(_NOT_WHOLE)
        if len(there) + len(piece) > LARGEST:
            self.drop(key)
            raise BadInput(
                f"The file is larger than {LARGEST // 1_000_000} MB. Ask the agency for its "
                "chronology alone, without pictures."
            )
        there += piece
        return len(there)

    def file(self, key: str, name: str) -> SentFile:
        """Return a file that has arrived, under the name it has on its sender's disk."""
        there = self._pieces.get(key)
        if there is None:
            raise BadInput(_NOT_WHOLE)
        called = asked_text(name, "File name", longest=255).replace("\\", "/").rsplit("/", 1)[-1]
        return SentFile(called, bytes(there))

    def drop(self, key: str) -> None:
        """Forget a file."""
        self._pieces.pop(key, None)


def _decoded(data: str) -> bytes:
    if len(data) > _PIECE:
        raise BadInput(_NOT_WHOLE)
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise BadInput(_NOT_WHOLE) from None
