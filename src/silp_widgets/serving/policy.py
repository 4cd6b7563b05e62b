"""What our pages may do in the browser, and whom they may ask."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOPBACK: Final = "127.0.0.1"
"""Where both servers listen, unless told otherwise: this machine only."""

PLAIN_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
"""Headers of every answer, of either server."""


def page_policy(*, scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return a Content-Security-Policy that lets through the given inline texts, and no request.

    Parameters
    ----------
    scripts, styles : iterable of str
        The texts of the page's own ``<script>`` and ``<style>`` elements, to the letter.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "connect-src 'none'",
            _source("script-src", scripts),
            _source("style-src", styles),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _source(directive: str, texts: Iterable[str]) -> str:
    hashes = [
        "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for text in texts
    ]
    return f"{directive} {' '.join(dict.fromkeys(hashes)) or chr(39) + 'none' + chr(39)}"


def desk_policy(host: str) -> str:
    """Return the policy of pages with a kernel.

    Jupyter's own scripts compile code as they run, so the desk can't be held as tightly as a
    finished page; but no host other than itself can be asked for anything.

    Parameters
    ----------
    host : str
        The server's name and port, for its websockets.
    """
    return "; ".join(
        (
            "default-src 'self'",
            f"connect-src 'self' ws://{host}",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
