"""Start Jupyter's parts without paying for what they never use."""

from __future__ import annotations

import sys


def skip_slow_import() -> None:
    """Keep ``rfc3987_syntax`` from being imported in this process.

    Jupyter's event schemas ask jsonschema for every format checker there is, and this one, for
    internationalised web addresses, builds a grammar that costs more than half of a kernel's
    start. jsonschema does without it where it isn't installed, and so it does here.
    """
    # setdefault: whoever has paid for it already keeps it.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # means: not there
