"""The compound files of older office programs (.xls): one stream out of them, and no more."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER: Final = 512
_ENTRY: Final = 128
_LAST: Final = 0xFFFFFFFA
_IN_HEADER: Final = 109
_STREAM, _ROOT = 2, 5


class DamagedCompound(Exception):
    """The file's own tables of contents contradict each other."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """A compound file, looked into.

    Parameters
    ----------
    data : bytes
        The file.

    Raises
    ------
    DamagedCompound
        If it is no whole compound file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            (shift,) = struct.unpack_from("<H", data, 30)
            first_entry, _, cutoff, first_small = struct.unpack_from("<IIII", data, 48)
            self._size = 1 << min(shift, 16)
            self._cutoff = cutoff
            self._next = self._sectors(data)
            self._entries = list(self._directory(self._chain(first_entry)))
            small = self._chain(first_small) if first_small < _LAST else b""
            self._next_small = struct.unpack(f"<{len(small) // 4}I", small)
        except (struct.error, IndexError) as error:
            raise DamagedCompound from error

    @property
    def names(self) -> frozenset[str]:
        """What its streams and folders are called."""
        return frozenset(entry.name for entry in self._entries)

    def stream(self, *names: str) -> bytes:
        """Return the first stream of one of these names; empty if there is none.

        Raises
        ------
        DamagedCompound
            If its sectors lead nowhere.
        """
        for entry in self._entries:
            if entry.kind == _STREAM and entry.name in names:
                try:
                    body = self._body(entry)
                except IndexError as error:
                    raise DamagedCompound from error
                return body[: entry.size]
        return b""

    def _body(self, entry: _Entry) -> bytes:
        if entry.size >= self._cutoff:
            return self._chain(entry.start)
        root = next(one for one in self._entries if one.kind == _ROOT)
        holder = self._chain(root.start)
        places = _followed(entry.start, self._next_small)
        return b"".join(holder[place * 64 : place * 64 + 64] for place in places)

    def _sectors(self, data: bytes) -> tuple[int, ...]:
        """Return which sector follows each."""
        first, count = struct.unpack_from("<II", data, 68)
        tables = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
        each = self._size // 4 - 1
        for _ in range(min(count, len(data) // self._size)):
            if first >= _LAST:
                break
            *more, first = struct.unpack_from(f"<{each + 1}I", data, _HEADER + first * self._size)
            tables.extend(more)
        found: list[int] = []
        for sector in tables:
            if sector < _LAST:
                found.extend(struct.unpack(f"<{self._size // 4}I", self._sector(sector)))
        return tuple(found)

    def _sector(self, number: int) -> bytes:
        start = _HEADER + number * self._size
        return self._data[start : start + self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _followed(start, self._next)))

    def _directory(self, body: bytes) -> Iterator[_Entry]:
        if not body or len(body) % _ENTRY:
            raise DamagedCompound
        for at in range(0, len(body) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", body, at + 64)
            start, size = struct.unpack_from("<II", body, at + 116)
            name = body[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
            yield _Entry(name, kind, start, size)


def _followed(start: int, following: tuple[int, ...]) -> Iterator[int]:
    """Yield the sectors of a chain; a chain that bites its own tail ends there."""
    left = len(following)
    while start < _LAST and left:
        yield start
        start = following[start]
        left -= 1
