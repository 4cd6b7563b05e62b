"""How the change log is sealed: salted digests of the words, and each row chained to the last.

The chain runs over the digests, not the words. So the words and the salt can be erased at their
owner's wish: the chain still verifies, and without the salt nobody can guess at what was there.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import Any


def new_salt() -> str:
    """Return a fresh salt for one change."""
    return secrets.token_hex(16)


def digest(salt: str, words: str | None) -> str:
    """Return the salted digest of some words; empty where there are none."""
    if words is None:
        return ""
    return hmac.digest(salt.encode(), words.encode(), "sha256").hex()


def link(previous: str, row: dict[str, Any]) -> str:
    """Return the hash that chains a row of the log to the hash before it."""
    sealed = [
        previous,
        row["seq"],
        row["at"],
        row["actor"],
        row["verb"],
        row["noun"],
        row["record"],
        row["note"],
        row["act"],
        row["target"],
        row["before_digest"],
        row["after_digest"],
    ]
    return hashlib.sha256(json.dumps(sealed).encode()).hexdigest()


def seal(secret: str, seq: int, last_hash: str) -> str:
    """Return what proves where the log ends, keyed with the case's own secret."""
    return hmac.digest(secret.encode(), f"{seq}:{last_hash}".encode(), "sha256").hex()
