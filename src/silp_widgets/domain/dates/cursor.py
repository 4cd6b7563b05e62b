"""A place in the tokens of a cell, and the marks met on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silp_widgets.domain.dates.lexer import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_END = Token("end")
MARKS = frozenset({"doubt", "approx"})
PASSED = MARKS | {"fill"}


class Unread(Exception):
    """The tokens make no date."""


class Cursor:
    """Reads tokens from left to right.

    Parameters
    ----------
    tokens : sequence of Token
        The cell.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.doubtful = False
        self.approximate = False

    def peek(self, ahead: int = 0) -> Token:
        """Return the token that comes next, or one further on; kind ``"end"`` after the last."""
        place = self.place + ahead
        return self.tokens[place] if place < len(self.tokens) else _END

    def take(self, *kinds: str) -> Token | None:
        """Take the next token if it is of one of these kinds."""
        token = self.peek()
        if token.kind not in kinds:
            return None
        self.place += 1
        return token

    def pass_marks(self) -> None:
        """Pass words that only fill, and note doubt and approximation."""
        while token := self.take(*PASSED):
            self.doubtful |= token.kind == "doubt"
            self.approximate |= token.kind == "approx"

    def beyond_marks(self, *more: str) -> int:
        """Return how far ahead the next token stands that is no mark, nor of kind ``more``."""
        ahead = 0
        while self.peek(ahead).kind in PASSED or self.peek(ahead).kind in more:
            ahead += 1
        return ahead
