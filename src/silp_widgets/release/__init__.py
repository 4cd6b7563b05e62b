"""Releases: what may be shown is selected, reworded, scanned, signed off and sealed in a file.

A release is built from what may be in it, never by leaving things out of a copy of the case
(design part 1, rule P1). The steps are one module each, in the order they happen: ``selection``,
``wording``, ``gate``, ``file``; :func:`publish` goes through them and :func:`open_release` reads
what came of it.
"""

from silp_widgets.release.publishing import publish
from silp_widgets.release.reading import Release, open_release

__all__ = ["Release", "open_release", "publish"]
