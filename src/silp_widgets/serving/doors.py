"""Who may enter: links that carry a secret, and the cookie they are exchanged for."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OWN_NAMES: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True, slots=True)
class Link:
    """A way in for one reader.

    Parameters
    ----------
    reader : str
        Whom it was made for, as the access log names them.
    token : str
        The secret; it never shows in a repr.
    until : datetime, optional
        When it ends, in UTC; never, where it isn't given.
    """

    reader: str
    token: str = field(repr=False)
    until: datetime | None = None

    @classmethod
    def make(cls, reader: str, *, until: datetime | None = None) -> Link:
        """Return a link with a fresh secret."""
        return cls(reader, secrets.token_urlsafe(32), until)


class Doors:
    """Opens for the links that it knows.

    Parameters
    ----------
    links : iterable of Link
        Who may enter.
    names : iterable of str
        Names of this machine under which it may be asked, besides its own.
    now : callable, optional
        The clock, in UTC.
    """

    def __init__(
        self,
        links: Iterable[Link],
        *,
        names: Iterable[str] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._links = tuple(links)
        self._names = _OWN_NAMES | {name.lower() for name in names}
        self._key = secrets.token_bytes(32)
        self._now = now

    def by_token(self, token: str) -> Link | None:
        """Return the link that a token opens, if there is one."""
        return self._find(token, lambda link: link.token)

    def by_cookie(self, cookie: str) -> Link | None:
        """Return the link that a cookie was given out for, if there is one."""
        return self._find(cookie, self.cookie)

    def cookie(self, link: Link) -> str:
        """Return what the browser keeps instead of the token; worthless to any other server."""
        return hmac.new(self._key, link.token.encode(), hashlib.sha256).hexdigest()

    def _find(self, given: str, secret: Callable[[Link], str]) -> Link | None:
        # All are compared, and each in constant time, so that nothing is learnt from waiting.
        found = [
            link
            for link in self._links
            if hmac.compare_digest(secret(link).encode(), given.encode())
        ]
        now = self._now()
        return next((link for link in found if link.until is None or now < link.until), None)

    def host_is_ours(self, host: str) -> bool:
        """Tell whether a page asked for us by a name of ours.

        A page of another site can make its own name point at this machine, and would then be
        taken by the browser for a page of ours (DNS rebinding); its name gives it away.
        """
        name = host.lower()
        if not name.endswith("]"):
            name = name.rpartition(":")[0] or name
        return name in self._names
